package lsp

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"
	"go.uber.org/zap/zaptest"

	"resolute/internal/text"
)

// A long run: go test -race -run Order -edits 100000 ./internal/lsp, and the same
// with -tags jsonrpc2poison, which spoils what the library lends.
var edits = flag.Int("edits", 1500, "edits of the test of order and integrity")

// buffer is an editor's text with positions of its own reckoning: nothing of the
// server's has a part in it.
type buffer struct {
	s    string
	wide func(r rune) int // units of a character in the encoding agreed on
}

// position is that of a byte, which is not between CR and LF.
func (b *buffer) position(at int) (line, character int) {
	for i := 0; i < at; {
		switch {
		case strings.HasPrefix(b.s[i:], "\r\n"):
			i, line, character = i+2, line+1, 0
		case b.s[i] == '\n' || b.s[i] == '\r':
			i, line, character = i+1, line+1, 0
		default:
			r, n := utf8.DecodeRuneInString(b.s[i:])
			i, character = i+n, character+b.wide(r)
		}
	}
	return line, character
}

// place is a random byte where a position can be.
func (b *buffer) place(rnd *rand.Rand) int {
	at := rnd.IntN(len(b.s) + 1)
	for at < len(b.s) && (!utf8.RuneStart(b.s[at]) || at > 0 && b.s[at-1] == '\r' && b.s[at] == '\n') {
		at++
	}
	return at
}

// lineEnd is the end of the line that a byte is in.
func (b *buffer) lineEnd(at int) int {
	if i := strings.IndexAny(b.s[at:], "\r\n"); i >= 0 {
		return at + i
	}
	return len(b.s)
}

var typed = []string{
	"", "x", " ", "\n", "\r\n", "\r", "é", "𝔘", "2.\tDecides to ", "\n\n3.\tRequests ", "(a)\tthat", "resolution 70/1 ", ";\n", "Resolution 140 (Rev. Busan, 2014)",
	"paragraph 1 above", "\n\nRecalling ", "{++new++}", "{--", "\t", "\u00a0", "e\u0301", "organise ", "\n%% unlink paragraph 1: so\n", "\n%% confirm paragraph 1: Decides\n",
}

// edit makes a random change of the text and gives it in the protocol's terms.
func (b *buffer) edit(rnd *rand.Rand) string {
	if rnd.IntN(200) == 0 || len(b.s) > 6000 {
		b.s = "The General Assembly,\r\n\r\nNoting 𝔘nicode and é,\n\n1.\tDecides to organise it;\n\n3.\tRequests it.\n"
		return `{"text":` + quoted(b.s) + `}`
	}
	from := b.place(rnd)
	to := from
	if rnd.IntN(3) == 0 {
		to = b.place(rnd)
		from, to = min(from, to), max(from, to)
		if to-from > 40 {
			to = from
		}
	}
	l1, c1 := b.position(from)
	l2, c2 := b.position(to)
	switch rnd.IntN(12) { // what lies outside is the end of the line, or of the text
	case 0:
		to = b.lineEnd(to)
		l2, _ = b.position(to)
		c2 = 100_000 + rnd.IntN(9)
	case 1:
		to = len(b.s)
		l2, c2 = 1<<20, rnd.IntN(9)
	case 2:
		from, to = b.lineEnd(to), b.lineEnd(to)
		l1, _ = b.position(from)
		l2, c1, c2 = l1, 1<<30, 1<<30
	}
	if from > to {
		from, l1, c1 = to, l2, c2
	}
	s := typed[rnd.IntN(len(typed))]
	b.s = b.s[:from] + s + b.s[to:]
	return fmt.Sprintf(`{"range":{"start":{"line":%d,"character":%d},"end":{"line":%d,"character":%d}},"text":%s}`, l1, c1, l2, c2, quoted(s))
}

// asked is a request on its way, with the text that it was asked about.
type asked struct {
	method, params, text string
	version              int
	cancelled            bool
}

func TestOrderAndIntegrity(t *testing.T) {
	for _, enc := range []struct {
		name string
		wide func(rune) int
	}{
		{"utf-16", func(r rune) int { return len(utf16.Encode([]rune{r})) }},
		{"utf-8", utf8.RuneLen},
		{"utf-32", func(rune) int { return 1 }},
	} {
		t.Run(enc.name, func(t *testing.T) {
			t.Parallel()
			run := newOrder(t, enc.name, enc.wide)
			for range *edits / 3 {
				run.step()
			}
			run.finish()
		})
	}
}

// order is one run: an editor that types, asks and takes back without waiting.
type order struct {
	t       *testing.T
	e       *editor
	s       *server
	rnd     *rand.Rand
	buf     buffer
	version int
	asked   map[int]asked
	done    int // answers that were looked at
	stopped int // of which were cancelled
	out     *hesitant
}

// hesitant holds what is written until it is wanted: editors send several messages at
// once when they were busy.
type hesitant struct {
	io.WriteCloser
	held  bytes.Buffer
	holds bool
}

func (h *hesitant) Write(p []byte) (int, error) {
	if h.holds {
		return h.held.Write(p)
	}
	return h.WriteCloser.Write(p)
}

func (h *hesitant) flush() {
	_, _ = h.WriteCloser.Write(h.held.Bytes())
	h.held.Reset()
}

func newOrder(t *testing.T, encoding string, wide func(rune) int) *order {
	e, s := connect(t)
	o := &order{t: t, e: e, s: s, rnd: rand.New(rand.NewPCG(7, uint64(len(encoding)))), buf: buffer{"The General Assembly,\n", wide}, version: 1, asked: map[int]asked{}}
	// That a reference has changed is told from the versions before, of which the server
	// that answers afresh knows nothing.
	e.call("initialize", `{"processId":null,"rootUri":null,"initializationOptions":{"rules":{"reference-changed":"off"}},"capabilities":{"general":{"positionEncodings":["`+encoding+`"]},"textDocument":{"diagnostic":{}}}}`)
	e.notify("initialized", `{}`)
	e.openAs(doc, language, o.buf.s)
	o.out = &hesitant{WriteCloser: e.out, holds: true}
	e.out = o.out
	return o
}

// connect is an editor and the server that it speaks with.
func connect(t testing.TB) (*editor, *server) {
	t.Helper()
	log := zap.NewNop()
	if _, fuzz := t.(*testing.F); !fuzz { // which may not log while it runs
		log = zaptest.NewLogger(t, zaptest.Level(zap.ErrorLevel))
	}
	toServer, fromEditor := io.Pipe()
	toEditor, fromServer := io.Pipe()
	s := greet(context.Background(), struct {
		io.Reader
		io.Writer
		io.Closer
	}{toServer, fromServer, toServer}, Options{Version: "test", Log: log})
	s.listen(s)
	done := make(chan struct{})
	go func() {
		_, _ = s.wait()
		fromServer.Close()
		close(done)
	}()
	e := &editor{t: t, out: fromEditor, in: make(chan message, 1<<14), published: map[string]published{}, early: map[int]message{}}
	go e.listen(bufio.NewReader(toEditor))
	t.Cleanup(func() {
		fromEditor.Close()
		for range e.in {
		}
		<-done
	})
	return e, s
}

func (o *order) step() {
	o.version += 1 + o.rnd.IntN(3) // gaps are allowed
	var changes []string
	for range 1 + o.rnd.IntN(3)*o.rnd.IntN(2) {
		changes = append(changes, o.buf.edit(o.rnd))
	}
	if o.rnd.IntN(300) == 0 { // a change that does not fit, and the whole text to repair it
		o.e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":{"start":{"line":0}},"text":"x"}]}`, doc, o.version))
		changes = []string{`{"text":` + quoted(o.buf.s) + `}`}
		o.version++
	}
	o.e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[%s]}`, doc, o.version, strings.Join(changes, ",")))
	if o.rnd.IntN(4) == 0 {
		o.ask()
	}
	if o.rnd.IntN(4) == 0 {
		o.out.flush()
	}
	for len(o.asked) > 20 || len(o.asked) > 0 && o.version%64 == 0 {
		o.take()
	}
}

// requests are what is asked at random, with the position filled in.
var requests = []string{
	"textDocument/diagnostic", "textDocument/hover", "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/completion",
	"textDocument/definition", "textDocument/documentHighlight", "textDocument/selectionRange",
}

func (o *order) ask() {
	line, character := o.buf.position(o.buf.place(o.rnd))
	at := fmt.Sprintf(`{"line":%d,"character":%d}`, line, character)
	a := asked{method: requests[o.rnd.IntN(len(requests))], text: o.buf.s, version: o.version, cancelled: o.rnd.IntN(3) == 0}
	a.params = fmt.Sprintf(`{"textDocument":{"uri":%q},"position":%s,"positions":[%s]}`, doc, at, at)
	id := o.e.send(a.method, a.params)
	o.asked[id] = a
	if a.cancelled {
		o.e.notify("$/cancelRequest", fmt.Sprintf(`{"id":%d}`, id))
	}
}

// take reads one message and holds an answer against what a server gives that has
// seen no other version than the one asked about.
func (o *order) take() {
	o.out.flush()
	m := o.e.read()
	if m.ID == nil || m.Method != "" {
		return
	}
	a, ok := o.asked[*m.ID]
	if !ok {
		o.t.Fatalf("an answer to %d, which was not asked or has been answered", *m.ID)
	}
	delete(o.asked, *m.ID)
	o.done++
	if m.Error != nil {
		if !a.cancelled || m.Error.Code != -32800 {
			o.t.Fatalf("%s on version %d: %+v", a.method, a.version, m.Error)
		}
		o.stopped++
		return
	}
	if want := o.afresh(a); !bytes.Equal(m.Result, want) {
		o.t.Fatalf("%s %s on version %d of %q\n got %s\nwant %s", a.method, a.params, a.version, a.text, m.Result, want)
	}
}

func (o *order) afresh(a asked) []byte {
	u := uri.URI(doc)
	d := &document{uri: u, version: int32(a.version), text: text.New(a.text), draft: true, scope: o.s.scopeFor(u), earlier: &earlier{}}
	ctx := context.WithValue(context.Background(), viewKey{}, view{u: d})
	if special := byHand[a.method]; special != nil {
		got, err := special(o.s, ctx, []byte(a.params))
		if err != nil {
			o.t.Fatal(err)
		}
		return encoded(o.t, got)
	}
	got, err := o.s.typed(ctx, a.method, []byte(a.params))
	if err != nil {
		o.t.Fatal(err)
	}
	return encoded(o.t, got)
}

func encoded(t *testing.T, v any) []byte {
	raw, err := codec{&spelling{}}.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// typed calls a request as the library does.
func (s *server) typed(ctx context.Context, method string, params []byte) (any, error) {
	switch method {
	case "textDocument/hover":
		return call(ctx, params, s.Hover)
	case "textDocument/documentSymbol":
		return call(ctx, params, s.DocumentSymbol)
	case "textDocument/foldingRange":
		return call(ctx, params, s.FoldingRanges)
	case "textDocument/completion":
		return call(ctx, params, s.Completion)
	case "textDocument/definition":
		return call(ctx, params, s.Definition)
	case "textDocument/documentHighlight":
		return call(ctx, params, s.DocumentHighlight)
	case "textDocument/selectionRange":
		return call(ctx, params, s.SelectionRange)
	}
	return nil, fmt.Errorf("%s is not among them", method)
}

func call[P, R any](ctx context.Context, params []byte, f func(context.Context, *P) (R, error)) (any, error) {
	var p P
	if err := protocol.Unmarshal(params, &p); err != nil {
		return nil, err
	}
	return f(ctx, &p)
}

func (o *order) finish() {
	o.out.flush()
	o.out.holds = false
	for len(o.asked) > 0 {
		o.take()
	}
	o.e.call("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, doc)) // everything before has been read
	if got := (*o.s.docs.Load())[doc]; got.text.String() != o.buf.s || int(got.version) != o.version {
		o.t.Fatalf("the server has version %d\n%q\nthe editor %d\n%q", got.version, got.text, o.version, o.buf.s)
	}
	if n := o.s.bugs.Load(); n > 0 {
		o.t.Errorf("%d internal errors", n)
	}
	o.t.Logf("version %d, %d answers held against the version asked about, %d cancelled", o.version, o.done-o.stopped, o.stopped)
}
