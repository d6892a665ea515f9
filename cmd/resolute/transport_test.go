package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// session holds one over a connection.
func (p *peer) session() {
	p.t.Helper()
	p.begin("{}")
	p.open(liveURI, liveText)
	p.lives()
	p.call("shutdown", "null")
	p.notify("exit", "null")
}

func TestTheEditorListensOnAPort(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	port := l.Addr().(*net.TCPAddr).Port
	s := startServer(t, fmt.Sprintf("--socket=%d", port))
	conn, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	newPeer(t, conn, conn, nil).session()
	if code := s.exit(); code != 0 {
		t.Errorf("exit code %d: %s", code, s.log)
	}
}

func TestAnEditorIsWaitedForOnAPort(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	l.Close() // nobody listens there now
	s := startServer(t, "--socket", fmt.Sprint(port))
	var conn net.Conn
	for deadline := time.Now().Add(patience); conn == nil; {
		if conn, err = net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port)); err != nil && time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
	newPeer(t, conn, conn, nil).session()
	if code := s.exit(); code != 0 {
		t.Errorf("exit code %d: %s", code, s.log)
	}
}

func TestTheEditorListensOnAPipe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("named pipes are not to be made with the standard library")
	}
	name := filepath.Join(t.TempDir(), "p")
	l, err := net.Listen("unix", name)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s := startServer(t, "--pipe="+name)
	conn, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	newPeer(t, conn, conn, nil).session()
	if code := s.exit(); code != 0 {
		t.Errorf("exit code %d: %s", code, s.log)
	}
}

func TestTheEditorIsNamedOnTheCommandLine(t *testing.T) {
	s := startServer(t, "--stdio", "--clientProcessId=4194303") // which is no process
	s.begin("{}")
	if code := s.exit(); code != 1 {
		t.Errorf("exit code %d: %s", code, s.log)
	}
}

func TestTheSessionIsWrittenDown(t *testing.T) {
	dir := t.TempDir()
	log, trace := filepath.Join(dir, "log"), filepath.Join(dir, "trace")
	s := startServer(t, "--log-file", log, "--trace", trace, "--verbose")
	s.begin("{}")
	s.notify("textDocument/didChange", `{"textDocument":{"uri":"file:///never","version":2},"contentChanges":[]}`)
	if m := s.upTo("window/logMessage"); !strings.Contains(string(m.Params), "is not open") {
		t.Errorf("told the editor: %s", m.Params)
	}
	s.call("shutdown", "null")
	s.notify("exit", "null")
	s.exit()
	for file, want := range map[string][]string{log: {"is not open"}, trace: {`<- {"jsonrpc":"2.0","id":1,"method":"initialize"`, `-> {"jsonrpc":"2.0","id":1,"result"`, "shutdown"}} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(string(data), w) {
				t.Errorf("%s has no %q:\n%.600s", filepath.Base(file), w, data)
			}
		}
		if info, err := os.Stat(file); err == nil && runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v", filepath.Base(file), info.Mode())
		}
	}
	if s.log.Len() > 0 {
		t.Errorf("standard error has %s", s.log)
	}
}

func TestWhatCannotBeServedIsSaid(t *testing.T) {
	for args, want := range map[string]string{
		"--socket=70000":          "--socket is a port from 1 to 65535, not 70000",
		"--pipe=/nowhere/pipe":    "no editor listens on /nowhere/pipe",
		"--log-file=/nowhere/log": "opening /nowhere/log",
	} {
		s := startServer(t, args)
		if code := s.exit(); code != 2 || !strings.Contains(s.log.String(), want) {
			t.Errorf("%s: exit code %d, %s", args, code, s.log)
		}
	}
}
