package lsp

import (
	"context"
	"hash/maphash"
	"strconv"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/jsonout"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// check has the document of that name checked beside the reader, for a client that
// does not ask. Of several changes that come while a check is at work only the
// last is checked: nothing waits for a timer, and nothing that is out of date is
// sent.
func (s *server) check(u uri.URI) {
	if s.client.pulls || !s.takeCheck(u) {
		return
	}
	s.busy.begin()
	s.beside("check", func(ctx context.Context) error {
		defer s.busy.end()
		return s.publishNewest(ctx, u)
	})
}

// checkHere is check for the reader, which does it itself where that is quickly done
// and no message waits: to wake somebody up takes longer than to check a page.
func (s *server) checkHere(d *document) {
	switch {
	case s.client.pulls:
	case !d.quick() || !s.wire.quiet():
		s.check(d.uri)
	case s.takeCheck(d.uri):
		if err := s.publishNewest(s.ctx, d.uri); err != nil && s.ctx.Err() == nil {
			s.warn("check", err)
		}
	}
}

// takeCheck tells whether the caller is to check the document; if not, somebody is
// at it, and goes on to the newest version.
func (s *server) takeCheck(u uri.URI) bool {
	s.checkMu.Lock()
	defer s.checkMu.Unlock()
	_, atWork := s.checking[u]
	s.checking[u] = atWork
	return !atWork
}

// publishNewest sends what is found until that is of the newest version. A panic costs
// this version its findings, not the next.
func (s *server) publishNewest(ctx context.Context, u uri.URI) error {
	defer func() {
		if v := recover(); v != nil {
			s.checkMu.Lock()
			delete(s.checking, u)
			s.checkMu.Unlock()
			s.bug("check", v)
		}
	}()
	for again := true; again; {
		err := s.publish(ctx, u)
		s.checkMu.Lock()
		if again = s.checking[u] && err == nil && ctx.Err() == nil; again {
			s.checking[u] = false
		} else {
			delete(s.checking, u)
		}
		s.checkMu.Unlock()
		if err != nil {
			return err
		}
	}
	return nil
}

// publish sends what is found in the newest version; of a document that was
// closed, nothing.
func (s *server) publish(ctx context.Context, u uri.URI) error {
	d := (*s.docs.Load())[u]
	if d == nil {
		return s.client.PublishDiagnostics(ctx, &protocol.PublishDiagnosticsParams{URI: u, Diagnostics: []protocol.Diagnostic{}})
	}
	result := d.linted(ctx)
	if result == nil || (*s.docs.Load())[u] != d {
		return nil // a newer version is due
	}
	b := jsonout.AppendString([]byte(`{"uri":`), string(u))
	b = append(b, `,"version":`...)
	b = strconv.AppendInt(b, int64(d.version), 10)
	b = append(b, `,"diagnostics":`...)
	b = s.appendFound(b, d, result)
	defer s.furtherWords()
	return s.conn.Notify(ctx, protocol.MethodTextDocumentPublishDiagnostics, jsonrpc2.RawMessage(append(b, '}')))
}

// appendFound writes the findings as the protocol's array. It is written by hand
// because it runs at every keystroke: the library's encoder takes longer over a
// thousand findings than finding them does. There is about as much to write as there
// was for the version before.
func (s *server) appendFound(b []byte, d *document, result *lint.Result) []byte {
	if room := int(d.earlier.written.Load()) + 1<<10; cap(b)-len(b) < room {
		b = append(make([]byte, 0, len(b)+room), b...)
	}
	before := len(b)
	b = append(b, '[')
	if d.adrift {
		b = append(b, driftNote...)
	}
	at := d.text.Finder(s.client.encoding)
	one := func(f *lint.Diagnostic, by int) {
		if b[len(b)-1] != '[' {
			b = append(b, ',')
		}
		b = s.appendDiagnostic(b, d, f, by, at)
	}
	if track := d.scope.settings().config.Track; result.Tree.Marks == nil && !track {
		result.Each(one)
	} else {
		found := result.Shown(track)
		for i := range found {
			one(&found[i], 0)
		}
	}
	b = append(b, ']')
	d.earlier.written.Store(int64(len(b) - before))
	return b
}

// driftNote tells that what is checked may not be what the editor shows.
const driftNote = `{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"severity":3,"code":"out-of-step","source":"resolute",` +
	`"message":"a change that the editor sent does not fit the text: close the draft and open it again"}`

// appendDiagnostic writes one finding, whose spans are by bytes from those of the text.
func (s *server) appendDiagnostic(b []byte, d *document, f *lint.Diagnostic, by int, at *text.Finder) []byte {
	b = append(b, `{"range":`...)
	b = appendRange(b, at, f.Span.Shift(by))
	b = append(b, `,"severity":`...)
	b = append(b, '0'+byte(severities[f.Severity]))
	b = append(b, `,"code":"`...)
	b = append(b, f.Rule.Name...)
	b = append(b, '"')
	if s.client.rulePages {
		b = append(b, `,"codeDescription":{"href":"`...)
		b = append(b, rulePage(f.Rule.Name)...)
		b = append(b, `"}`...)
	}
	b = append(b, `,"source":"resolute","message":`...)
	b = jsonout.AppendString(b, f.Message)
	switch f.Rule.Name {
	case "superseded-revision", "abrogated-resolution", "old-name":
		b = append(b, `,"tags":[2]`...) // deprecated: struck through
	case "trailing-blanks", "annex-unmentioned":
		b = append(b, `,"tags":[1]`...) // unnecessary: greyed
	}
	if len(f.Related) > 0 && s.client.related {
		b = append(b, `,"relatedInformation":[`...)
		for i, r := range f.Related {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(b, `{"location":{"uri":`...)
			b = jsonout.AppendString(b, string(d.uri))
			b = append(b, `,"range":`...)
			b = appendRange(b, at, r.Span.Shift(by))
			b = append(b, `},"message":`...)
			b = jsonout.AppendString(b, r.Message)
			b = append(b, '}')
		}
		b = append(b, ']')
	}
	b = append(b, `,"data":{"id":"`...)
	b = append(b, f.Rule.ID...)
	b = append(b, `","fixes":`...)
	b = strconv.AppendInt(b, int64(len(f.Fixes)), 10)
	return append(b, `}}`...)
}

var severities = map[lint.Severity]protocol.DiagnosticSeverity{
	lint.Hint: protocol.DiagnosticSeverityHint, lint.Info: protocol.DiagnosticSeverityInformation,
	lint.Warning: protocol.DiagnosticSeverityWarning, lint.Error: protocol.DiagnosticSeverityError,
}

func appendRange(b []byte, at *text.Finder, sp text.Span) []byte {
	from, to := at.Pos(sp.Start), at.Pos(sp.End)
	b = append(b, `{"start":{"line":`...)
	b = strconv.AppendInt(b, int64(from.Line), 10)
	b = append(b, `,"character":`...)
	b = strconv.AppendInt(b, int64(from.Col), 10)
	b = append(b, `},"end":{"line":`...)
	b = strconv.AppendInt(b, int64(to.Line), 10)
	b = append(b, `,"character":`...)
	b = strconv.AppendInt(b, int64(to.Col), 10)
	return append(b, `}}`...)
}

// diagnostic is a finding in the library's terms, for what is not asked for at
// every keystroke.
func (s *server) diagnostic(d *document, f *lint.Diagnostic) (protocol.Diagnostic, error) {
	var out protocol.Diagnostic
	err := protocol.Unmarshal(s.appendDiagnostic(nil, d, f, 0, d.text.Finder(s.client.encoding)), &out)
	return out, err
}

// pullBeside is pull for a document that may take its time.
func (s *server) pullBeside(ctx context.Context, raw []byte) (any, error) {
	v, _ := ctx.Value(viewKey{}).(view)
	p, d, err := s.pulled(v, raw)
	if err != nil {
		return nil, err
	}
	return s.pull(ctx, p, d)
}

// pulled is the document whose findings are asked for.
func (s *server) pulled(v view, raw []byte) (*protocol.DocumentDiagnosticParams, *document, error) {
	p := &protocol.DocumentDiagnosticParams{}
	if err := protocol.Unmarshal(raw, p); err != nil {
		return nil, nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	d, err := in(v, p.TextDocument.URI)
	return p, d, err
}

// pull answers a client that asks for the findings of a document: with "unchanged"
// where they are those that it has.
func (s *server) pull(ctx context.Context, p *protocol.DocumentDiagnosticParams, d *document) (any, error) {
	found, id, err := s.report(ctx, d)
	if err != nil {
		return nil, err
	}
	s.furtherWords()
	var b []byte
	if p.PreviousResultID != nil && *p.PreviousResultID == id {
		b = append(b, `{"kind":"unchanged","resultId":"`+id+`"`...)
	} else {
		b = make([]byte, 0, len(found)+64)
		b = append(b, `{"kind":"full","resultId":"`+id+`","items":`...)
		b = append(b, found...)
	}
	if s.client.relatedDocuments {
		b = s.appendRelated(b)
	}
	return jsonrpc2.RawMessage(append(b, '}')), nil
}

// appendRelated adds what is wrong with the settings and catalogues: they are not
// open, as a rule, and what is found in the draft hangs on them.
func (s *server) appendRelated(b []byte) []byte {
	for i, p := range s.scopes.wrong() {
		b = append(b, []string{`,"relatedDocuments":{`, `,`}[min(i, 1)]...)
		b = append(jsonout.AppendString(b, string(p.uri)), `:{"kind":"full","resultId":"`+p.id+`","items":`...)
		b = append(append(b, p.written...), '}')
		if i == len(s.scopes.wrong())-1 {
			b = append(b, '}')
		}
	}
	return b
}

// report is the findings of a document, written, and a name for them: the same
// findings have the same name. Both are kept with the document.
func (s *server) report(ctx context.Context, d *document) (found []byte, id string, err error) {
	result := d.linted(ctx)
	if result == nil {
		return nil, "", ctx.Err()
	}
	d.lintMu.Lock()
	defer d.lintMu.Unlock()
	if d.written == nil {
		d.written = s.appendFound(nil, d, result)
		d.resultID = nameOf(d.written)
	}
	return d.written, d.resultID, nil
}

// nameSeed makes the names of a session.
var nameSeed = maphash.MakeSeed()

// nameOf is a name for what is written; it holds within the session.
func nameOf(written []byte) string {
	return strconv.FormatUint(maphash.Bytes(nameSeed, written), 36)
}

// span is where the editor shows a span of the text that is read, offset the way
// back: in a draft with revision marks the two texts differ.
func (s *server) span(tree *syntax.Tree, sp text.Span) protocol.Range {
	return s.shownSpan(tree.Shown(), tree.Show(sp))
}

func (s *server) offset(tree *syntax.Tree, p protocol.Position) int {
	return tree.Offset(s.shownOffset(tree.Shown(), p))
}

// shownSpan is a span of the text that the editor shows, in the protocol's terms;
// shownOffset is the way back.
func (s *server) shownSpan(t *text.Text, sp text.Span) protocol.Range {
	return protocol.Range{Start: s.position(t, sp.Start), End: s.position(t, sp.End)}
}

func (s *server) position(t *text.Text, off int) protocol.Position {
	p := t.Pos(off, s.client.encoding)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Col)}
}

func (s *server) shownOffset(t *text.Text, p protocol.Position) int {
	return t.Offset(text.Pos{Line: int(p.Line), Col: int(p.Character)}, s.client.encoding)
}
