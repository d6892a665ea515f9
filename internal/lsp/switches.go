package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// The editor's setting "resolute.off" names what is not wanted. What is off at the
// start is not offered; once it is wanted it is, to an editor that takes offers later,
// and is taken back when it is off again. To any other it is answered with nothing.

// switchable is a thing that can be off, and the requests that it is asked for with.
type switchable struct {
	name     string
	requests []switched
}

// switched is a request, with what is told when it is offered later.
type switched struct{ method, name, options string }

var switches = []switchable{
	{"formatting", []switched{
		{protocol.MethodTextDocumentFormatting, "formatting", `{"documentSelector":null}`},
		{protocol.MethodTextDocumentRangeFormatting, "rangeFormatting", `{"documentSelector":null,"rangesSupport":true}`},
		{protocol.MethodTextDocumentOnTypeFormatting, "onTypeFormatting", `{"documentSelector":null,"firstTriggerCharacter":"\n","moreTriggerCharacter":[";"]}`},
	}},
	{"lenses", []switched{{protocol.MethodTextDocumentCodeLens, "codeLens", `{"documentSelector":null,"resolveProvider":true}`}}},
	{"hints", []switched{{protocol.MethodTextDocumentInlayHint, "inlayHint", `{"documentSelector":null,"resolveProvider":true}`}}},
	{"index", nil},    // of the folder's drafts
	{"untitled", nil}, // findings in what has no name yet
}

// switchOf is the thing that a request is for.
var switchOf = func() map[string]string {
	of := map[string]string{protocol.MethodTextDocumentRangesFormatting: "formatting"}
	for _, s := range switches {
		for _, r := range s.requests {
			of[r.method] = s.name
		}
	}
	return of
}()

// board is how the switches stand.
type board struct {
	mu      sync.Mutex
	off     []string
	later   map[string]bool // what the editor takes offers of later, as its capabilities call it
	offered map[string]bool // methods that were not offered at the start but are now
	quiet   map[string]bool // methods that were not offered at the start
}

func (b *board) isOff(name string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Contains(b.off, name)
}

// learn reads what the editor takes offers of later.
func (b *board) learn(raw []byte) {
	var w struct {
		Capabilities struct {
			TextDocument map[string]json.RawMessage `json:"textDocument"`
		} `json:"capabilities"`
	}
	_ = json.Unmarshal(raw, &w) // initialize has told of what cannot be read
	b.mu.Lock()
	defer b.mu.Unlock()
	b.later = map[string]bool{}
	for name, can := range w.Capabilities.TextDocument {
		var is struct {
			Dynamic bool `json:"dynamicRegistration"`
		}
		b.later[name] = json.Unmarshal(can, &is) == nil && is.Dynamic
	}
}

// switchOff takes the editor's settings; it tells whether the index is another matter
// now.
func (s *server) switchOff(raw json.RawMessage) bool {
	var w struct {
		Off []string `json:"off"`
	}
	var wrapped struct {
		Resolute json.RawMessage `json:"resolute"`
	}
	if json.Unmarshal(raw, &wrapped) == nil && len(wrapped.Resolute) > 0 {
		raw = wrapped.Resolute
	}
	if json.Unmarshal(raw, &w) != nil {
		return false // who reads the rest of the settings tells of it
	}
	var known []string
	for _, sw := range switches {
		known = append(known, sw.name)
	}
	for _, name := range w.Off {
		if !slices.Contains(known, name) {
			s.tell(fmt.Sprintf("resolute.off: nothing is called %q; it may name %s", name, strings.Join(known, ", ")))
		}
	}
	b := &s.switches
	b.mu.Lock()
	was := b.off
	b.off = w.Off
	b.mu.Unlock()
	turned := func(name string) bool { return slices.Contains(was, name) != slices.Contains(w.Off, name) }
	if turned("untitled") {
		s.recheck()
	}
	return turned("index")
}

// silent tells a document that has no name yet, where nothing is to be found in such.
func (s *server) silent(u uri.URI) bool {
	return strings.HasPrefix(string(u), "untitled:") && s.switches.isOff("untitled")
}

// withhold takes out of an offer what is off.
func (b *board) withhold(c *protocol.ServerCapabilities) {
	b.quiet = map[string]bool{}
	for _, sw := range switches {
		if !b.isOff(sw.name) {
			continue
		}
		for _, r := range sw.requests {
			b.quiet[r.method] = true
		}
		switch sw.name {
		case "formatting":
			c.DocumentFormattingProvider, c.DocumentRangeFormattingProvider = nil, nil
			c.DocumentOnTypeFormattingProvider = protocol.DocumentOnTypeFormattingOptions{}
		case "lenses":
			c.CodeLensProvider = nil
		case "hints":
			c.InlayHintProvider = nil
		}
	}
}

// offerAnew offers what is wanted now and takes back what is not, of what was not
// offered at the start.
func (s *server) offerAnew(ctx context.Context) {
	b := &s.switches
	var give []protocol.Registration
	var take []protocol.Unregistration
	b.mu.Lock()
	if b.offered == nil {
		b.offered = map[string]bool{}
	}
	for _, sw := range switches {
		for _, r := range sw.requests {
			wanted := !slices.Contains(b.off, sw.name)
			if !b.quiet[r.method] || !b.later[r.name] || wanted == b.offered[r.method] {
				continue
			}
			b.offered[r.method] = wanted
			if wanted {
				give = append(give, protocol.Registration{ID: r.method, Method: r.method, RegisterOptions: protocol.LSPAny(r.options)})
			} else {
				take = append(take, protocol.Unregistration{ID: r.method, Method: r.method})
			}
		}
	}
	b.mu.Unlock()
	if len(give) > 0 {
		if err := s.client.RegisterCapability(ctx, &protocol.RegistrationParams{Registrations: give}); err != nil {
			s.warn("registering", err)
		}
	}
	if len(take) > 0 {
		if err := s.client.UnregisterCapability(ctx, &protocol.UnregistrationParams{Unregisterations: take}); err != nil {
			s.warn("unregistering", err)
		}
	}
}
