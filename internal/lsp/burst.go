package lsp

import (
	"bytes"
	"strconv"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/text"
)

// burst is a document of which several changes wait to be read: they are made in one
// text, because nobody can ask about the versions between, and only the last version is
// made and checked. Only the reader knows it.
type burst struct {
	uri     uri.URI
	version int32
	text    *text.Buffer
}

// join makes a change part of a burst, if another one follows it at once or it ends one.
// It reports false for a change that is to be made by itself.
func (s *server) join(u uri.URI, version int32, changes []change) bool {
	follows := s.wire.changeWaits()
	if s.burst == nil && !follows || len(changes) != 1 || !changes[0].ofPart() {
		s.breakBurst()
		return false
	}
	if s.burst != nil && s.burst.uri != u {
		s.breakBurst()
	}
	if s.burst == nil {
		old := (*s.docs.Load())[u]
		if old == nil {
			return false
		}
		s.burst = &burst{uri: u, text: old.text.Buffer()}
	}
	b, c := s.burst, &changes[0]
	if b.text.Apply(c.edit(b.text, s.client.encoding)) != nil {
		s.breakBurst() // cannot be: places are held to the text
		return false
	}
	if b.version = version; !follows {
		s.checkHere(s.endBurst())
	}
	return true
}

// breakBurst ends a burst, if there is one, before a message of another kind, which is
// not to wait for the check.
func (s *server) breakBurst() {
	if s.burst != nil {
		s.check(s.endBurst().uri)
	}
}

// endBurst makes the version that the burst has come to that of its document. Whatever
// is asked or told next is about that.
func (s *server) endBurst() *document {
	b := s.burst
	s.burst = nil
	s.putMu.Lock()
	old := (*s.docs.Load())[b.uri]
	next := old.again(s.scopeFor(b.uri))
	next.version, next.text = b.version, b.text.Text()
	s.store(next)
	s.putMu.Unlock()
	s.refreshPages(b.uri)
	return next
}

// changeWaits tells that the next message is there whole, and a change of a text.
func (s *stream) changeWaits() bool {
	const lead, end = "Content-Length: ", "\r\n\r\n"
	waits, _ := s.in.Peek(s.in.Buffered())
	at := bytes.Index(waits, []byte(end))
	if at < len(lead) || string(waits[:len(lead)]) != lead {
		return false
	}
	n, err := strconv.Atoi(string(waits[len(lead):at]))
	body := waits[at+len(end):]
	if err != nil || n <= 0 || n > len(body) {
		return false
	}
	next, err := jsonrpc2.ScanMessageView(body[:n])
	return err == nil && next.Kind == jsonrpc2.MessageViewNotification && string(next.MethodBytes) == protocol.MethodTextDocumentDidChange
}
