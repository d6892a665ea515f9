package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// here is the folder of this package; a test may go elsewhere.
var here, _ = os.Getwd()

// built is the program as it is shipped, made once a run.
var built = sync.OnceValues(func() (string, error) {
	var err error
	if builtIn, err = os.MkdirTemp("", "resolute"); err != nil {
		return "", err
	}
	path := filepath.Join(builtIn, "resolute")
	if runtime.GOOS == "windows" {
		path += ".exe"
	}
	build := exec.Command("go", "build", "-o", path, ".")
	build.Dir = here
	out, err := build.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// builtIn is the folder that it is in.
var builtIn string

// patience is how long a test waits for what must come; a busy machine is slow.
const patience = 30 * time.Second

// peer is an editor that speaks with a server over whatever joins them, and knows
// no library for it.
type peer struct {
	t    testing.TB
	out  io.WriteCloser
	msgs chan wireMessage
	// silent is closed when the server has hung up.
	silent chan struct{}
	id     int
	// answer gives the result for a request of the server's; nil answers null.
	answer func(method string, params json.RawMessage) string
	// seen is shown every message, of either side.
	seen func(fromServer bool, body []byte)
}

type wireMessage struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

// process is a peer with its server, which is a process of its own.
type process struct {
	*peer
	cmd   *exec.Cmd
	log   *bytes.Buffer // once it has ended
	ended chan struct{}
}

// startServer runs the built program as a server.
func startServer(t testing.TB, args ...string) *process {
	t.Helper()
	return startServerSeen(t, nil, args...)
}

func startServerSeen(t testing.TB, seen func(bool, []byte), args ...string) *process {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	p := &process{cmd: exec.Command(path, append([]string{"lsp"}, args...)...), log: &bytes.Buffer{}, ended: make(chan struct{})}
	p.cmd.Stderr = p.log
	in, err := p.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	p.peer = newPeer(t, out, in, seen)
	go func() {
		<-p.silent // Wait closes the pipe that is read
		_ = p.cmd.Wait()
		close(p.ended)
	}()
	t.Cleanup(func() {
		_ = in.Close()
		<-p.ended
	})
	return p
}

func newPeer(t testing.TB, in io.Reader, out io.WriteCloser, seen func(bool, []byte)) *peer {
	p := &peer{t: t, out: out, msgs: make(chan wireMessage, 1<<16), silent: make(chan struct{}), seen: seen}
	go p.listen(bufio.NewReaderSize(in, 1<<16))
	return p
}

func (p *peer) listen(in *bufio.Reader) {
	defer close(p.silent)
	defer close(p.msgs)
	for {
		n := 0
		for {
			line, err := in.ReadString('\n')
			if err != nil {
				return
			}
			if line = strings.TrimSpace(line); line == "" {
				break
			}
			if v, ok := strings.CutPrefix(line, "Content-Length: "); ok {
				n, _ = strconv.Atoi(v)
			}
		}
		body := make([]byte, n)
		if _, err := io.ReadFull(in, body); err != nil {
			return
		}
		if p.seen != nil {
			p.seen(true, body)
		}
		var m wireMessage
		if err := json.Unmarshal(body, &m); err != nil {
			m.Method = "not JSON: " + string(body)
		}
		p.msgs <- m
	}
}

// raw writes bytes as they are.
func (p *peer) raw(s string) {
	p.t.Helper()
	if _, err := io.WriteString(p.out, s); err != nil {
		p.t.Fatalf("the server reads no more: %v", err)
	}
}

func (p *peer) write(body string) {
	p.t.Helper()
	if p.seen != nil {
		p.seen(false, []byte(body))
	}
	p.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
}

func (p *peer) notify(method, params string) {
	p.t.Helper()
	p.write(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, params))
}

func (p *peer) send(method, params string) int {
	p.t.Helper()
	p.id++
	p.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":%q,"params":%s}`, p.id, method, params))
	return p.id
}

// read is the next message; what the server asks is answered.
func (p *peer) read() wireMessage {
	p.t.Helper()
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case m, ok := <-p.msgs:
		if !ok {
			p.t.Fatal("the server has hung up")
		}
		if strings.HasPrefix(m.Method, "not JSON") {
			p.t.Fatal(m.Method)
		}
		if m.Method != "" && m.ID != nil {
			result := "null"
			if p.answer != nil {
				result = p.answer(m.Method, m.Params)
			}
			p.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":%s}`, m.ID, result))
		}
		return m
	case <-late.C:
		p.t.Fatalf("nothing came in %v", patience)
		return wireMessage{}
	}
}

// reply waits for the answer to the request id.
func (p *peer) reply(id int) wireMessage {
	p.t.Helper()
	for {
		if m := p.read(); m.Method == "" && string(m.ID) == strconv.Itoa(id) {
			return m
		}
	}
}

// call asks and gives the result; an error ends the test.
func (p *peer) call(method, params string) string {
	p.t.Helper()
	m := p.reply(p.send(method, params))
	if m.Error != nil {
		p.t.Fatalf("%s %s: %d %s", method, params, m.Error.Code, m.Error.Message)
	}
	return string(m.Result)
}

// code asks and gives the code of the error, 0 for a result.
func (p *peer) code(method, params string) int {
	p.t.Helper()
	if m := p.reply(p.send(method, params)); m.Error != nil {
		return m.Error.Code
	}
	return 0
}

// upTo waits for a message of that method.
func (p *peer) upTo(method string) wireMessage {
	p.t.Helper()
	for {
		if m := p.read(); m.Method == method {
			return m
		}
	}
}

// begin is initialize and initialized.
func (p *peer) begin(capabilities string) string {
	p.t.Helper()
	result := p.call("initialize", `{"processId":null,"rootUri":null,"capabilities":`+capabilities+`}`)
	p.notify("initialized", "{}")
	return result
}

func (p *peer) open(uri, text string) {
	p.t.Helper()
	p.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":"resolution","version":1,"text":%s}}`, uri, jsonString(text)))
}

// exit waits for the end of the process and gives its code.
func (p *process) exit() int {
	p.t.Helper()
	select {
	case <-p.ended:
		return p.cmd.ProcessState.ExitCode()
	case <-time.After(patience):
		_ = p.cmd.Process.Kill()
		p.t.Fatal("the server did not leave")
		return -1
	}
}

func jsonString(s string) string {
	b, _ := json.Marshal(s) // of a string it cannot fail
	return string(b)
}
