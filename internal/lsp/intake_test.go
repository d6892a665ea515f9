package lsp

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"go.uber.org/zap"
)

// TestAnEditorMaySayAllBeforeItReads: one that reads nothing until everything that it
// has to say is taken from it is served all the same, whether findings are sent to it or
// asked for. Nothing is stored between the two: each waits for the other.
func TestAnEditorMaySayAllBeforeItReads(t *testing.T) {
	const edits = 300
	for name, capabilities := range map[string]string{"sent": `{}`, "asked for": `{"textDocument":{"diagnostic":{}}}`} {
		t.Run(name, func(t *testing.T) {
			toServer, out := io.Pipe()
			in, fromServer := io.Pipe()
			ended := make(chan struct{})
			go func() {
				defer close(ended)
				_, _ = Serve(context.Background(), struct {
					io.Reader
					io.Writer
					io.Closer
				}{toServer, fromServer, toServer}, Options{Version: "test", Log: zap.NewNop()})
				_ = fromServer.Close()
			}()
			say := func(message string) {
				if _, err := fmt.Fprintf(out, "Content-Length: %d\r\n\r\n%s", len(message), message); err != nil {
					t.Fatal(err)
				}
			}
			say(`{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":` + capabilities + `}}`)
			say(`{"jsonrpc":"2.0","method":"initialized","params":{}}`)
			say(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"` + doc + `","languageId":"resolution","version":1,"text":` + quoted(draft) + `}}}`)
			for i := range edits {
				say(fmt.Sprintf(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":{"start":{"line":2,"character":0},"end":{"line":2,"character":0}},"text":"x"}]}}`, doc, i+2))
				say(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"textDocument/diagnostic","params":{"textDocument":{"uri":%q}}}`, i+1, doc))
			}
			say(`{"jsonrpc":"2.0","id":9999,"method":"shutdown"}`)
			answers := 0
			read := bufio.NewReader(in)
			for last := false; !last; {
				m, err := readMessage(read)
				if err != nil {
					t.Fatalf("after %d answers: %v", answers, err)
				}
				if strings.Contains(m, `"id":`) && strings.Contains(m, `"result":`) {
					answers++
				}
				last = answers == edits+2
			}
			say(`{"jsonrpc":"2.0","method":"exit"}`)
			<-ended
		})
	}
}

func readMessage(r *bufio.Reader) (string, error) {
	var n int
	if _, err := fmt.Fscanf(r, "Content-Length: %d\r\n\r\n", &n); err != nil {
		return "", err
	}
	body := make([]byte, n)
	_, err := io.ReadFull(r, body)
	return string(body), err
}
