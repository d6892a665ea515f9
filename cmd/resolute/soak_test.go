package main

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A long run: go test -run Soak -soak 30m -timeout 40m ./cmd/resolute
var soak = flag.Duration("soak", 2*time.Second, "how long the test of hours of editing types")

// resident is the memory of a process in megabytes; 0 where the system does not say.
func resident(pid int) float64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(data), "VmRSS:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(fields[0])
	return float64(n) / 1024
}

// Editing for hours leaves the memory where it was: a draft of 60 kB is typed in and
// asked about, drafts are opened and closed, and nothing of old versions stays.
func TestSoak(t *testing.T) {
	var b strings.Builder
	b.WriteString("The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n")
	for i := range 400 {
		fmt.Fprintf(&b, "%d.\tDecides to recall resolution 70/%d of 25 September 2015, mentioned in paragraph %d above, and to go on as was said there;\n\n", i+1, i%300+1, i/2+1)
	}
	s := startServer(t)
	s.begin(`{}`)
	s.open(liveURI, b.String())
	rnd := rand.New(rand.NewPCG(1, 2))
	version, edits := 1, 0
	var held []string
	quarter, settledAt := time.Now().Add(*soak/4), 0.0
	mark, end := time.Now().Add(*soak/20), time.Now().Add(*soak)
	rest := time.NewTicker(10 * time.Millisecond)
	defer rest.Stop()
	for now := time.Now(); now.Before(end); now = <-rest.C {
		line := 4 + 2*rnd.IntN(390)
		for _, change := range []string{
			fmt.Sprintf(`{"range":{"start":{"line":%d,"character":20},"end":{"line":%[1]d,"character":20}},"text":"organise %d "}`, line, rnd.IntN(1000)),
			fmt.Sprintf(`{"range":{"start":{"line":%d,"character":20},"end":{"line":%[1]d,"character":24}},"text":""}`, line),
		} {
			version++
			edits++
			s.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[%s]}`, liveURI, version, change))
		}
		if edits%40 == 0 {
			at := fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":40},"range":{"start":{"line":0,"character":0},"end":{"line":%[2]d,"character":9}},"context":{"diagnostics":[]}}`, liveURI, line)
			for _, m := range []string{"hover", "completion", "documentSymbol", "codeAction", "semanticTokens/full", "foldingRange"} {
				s.call("textDocument/"+m, at)
			}
		}
		if edits%400 == 0 { // the text is what it was, and another comes and goes
			s.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"text":%s}]}`, liveURI, version, jsonString(b.String())))
			other := fmt.Sprintf("untitled:%d", edits)
			s.open(other, b.String())
			s.call("textDocument/hover", strings.Replace(onCite, liveURI, other, 1))
			s.notify("textDocument/didClose", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, other))
		}
		if settledAt == 0 && now.After(quarter) {
			settledAt = resident(s.cmd.Process.Pid)
		}
		if now.After(mark) {
			mark = mark.Add(*soak / 20)
			held = append(held, fmt.Sprintf("%.0f", resident(s.cmd.Process.Pid)))
		}
	}
	s.lives()
	last := resident(s.cmd.Process.Pid)
	t.Logf("%d edits in %v; MB resident: %s", edits, *soak, strings.Join(held, " "))
	if *soak > time.Minute && last > 1.25*settledAt+5 {
		t.Errorf("%.0f MB at the end, %.0f MB after a quarter of the time", last, settledAt)
	}
}
