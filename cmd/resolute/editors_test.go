package main

import (
	"bufio"
	"io"
	"net/textproto"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// The tests of the editors record what editor and server say to each other
// (editors/testing.sh); here it is held against the protocol's description. The two
// sides are in two files without a common clock, so all questions are seen before
// all answers.
func TestTheSessionsOfRealEditorsAreAsTheProtocolHasIt(t *testing.T) {
	folder := os.Getenv("RESOLUTE_SESSIONS")
	if folder == "" {
		t.Skip("RESOLUTE_SESSIONS names no folder of recorded sessions: editors/test.sh makes one")
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.out"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no sessions in %s: %v", folder, err)
	}
	model := officialModel(t)
	for _, out := range files {
		name := strings.TrimSuffix(filepath.Base(out), ".out")
		t.Run(name, func(t *testing.T) {
			w := newWitness(model)
			eachFrame(t, strings.TrimSuffix(out, ".out")+".in", func(body []byte) { w.see(false, body) })
			eachFrame(t, out, func(body []byte) { w.see(true, body) })
			for _, wrong := range w.wrong {
				t.Error(wrong)
			}
			seen := 0
			for _, n := range w.count {
				seen += n
			}
			if seen == 0 {
				t.Error("the server said nothing")
			}
			t.Logf("%d messages of %d kinds", seen, len(w.count))
		})
	}
}

// eachFrame calls see with the body of every message of a recording. The last may
// be cut: an editor that has left reads no more.
func eachFrame(t *testing.T, file string, see func([]byte)) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := bufio.NewReader(f)
	for {
		header, err := textproto.NewReader(r).ReadMIMEHeader()
		if err != nil {
			return
		}
		n, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		body := make([]byte, n)
		if _, err := io.ReadFull(r, body); err != nil {
			return
		}
		see(body)
	}
}
