package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/lint"
	"resolute/internal/text"
)

// check has the document of that name checked beside the reader. Of several
// changes that come while a check is at work only the last is checked: nothing
// waits for a timer, and nothing that is out of date is sent.
func (s *server) check(u uri.URI) {
	s.checkMu.Lock()
	defer s.checkMu.Unlock()
	if _, atWork := s.checking[u]; atWork {
		s.checking[u] = true
		return
	}
	s.checking[u] = false
	s.beside("check", func(ctx context.Context) error {
		for {
			err := s.publish(ctx, u)
			s.checkMu.Lock()
			again := s.checking[u] && err == nil && ctx.Err() == nil
			if again {
				s.checking[u] = false
			} else {
				delete(s.checking, u)
			}
			s.checkMu.Unlock()
			if !again {
				return err
			}
		}
	})
}

// publish sends what is found in the newest version; of a document that was
// closed, nothing.
func (s *server) publish(ctx context.Context, u uri.URI) error {
	d := (*s.docs.Load())[u]
	if d == nil {
		return s.client.PublishDiagnostics(ctx, &protocol.PublishDiagnosticsParams{URI: u, Diagnostics: []protocol.Diagnostic{}})
	}
	result := d.linted(ctx, s.engineFor(d.settings))
	if result == nil || (*s.docs.Load())[u] != d {
		return nil // a newer version is due
	}
	found := result.All()
	out := make([]protocol.Diagnostic, len(found))
	for i := range found {
		out[i] = s.diagnostic(d, &found[i])
	}
	return s.client.PublishDiagnostics(ctx, &protocol.PublishDiagnosticsParams{
		URI: u, Version: protocol.NewOptional(d.version), Diagnostics: out,
	})
}

// diagnostic is a finding in the protocol's terms.
func (s *server) diagnostic(d *document, f *lint.Diagnostic) protocol.Diagnostic {
	out := protocol.Diagnostic{
		Range:    s.span(d.text, f.Span),
		Severity: severities[f.Severity],
		Code:     protocol.String(f.Rule.Name),
		Source:   protocol.NewOptional("resolute"),
		Message:  protocol.String(f.Message),
	}
	switch f.Rule.Name {
	case "superseded-revision", "abrogated-resolution", "old-name":
		out.Tags = protocol.NewDiagnosticTags(protocol.DiagnosticTagDeprecated)
	case "trailing-blanks":
		out.Tags = protocol.NewDiagnosticTags(protocol.DiagnosticTagUnnecessary)
	}
	for _, r := range f.Related {
		out.RelatedInformation = append(out.RelatedInformation, protocol.DiagnosticRelatedInformation{
			Location: protocol.Location{URI: d.uri, Range: s.span(d.text, r.Span)}, Message: r.Message,
		})
	}
	return out
}

var severities = map[lint.Severity]protocol.DiagnosticSeverity{
	lint.Hint: protocol.DiagnosticSeverityHint, lint.Info: protocol.DiagnosticSeverityInformation,
	lint.Warning: protocol.DiagnosticSeverityWarning, lint.Error: protocol.DiagnosticSeverityError,
}

// span is a span of the text in the protocol's terms; offset is the way back.
func (s *server) span(t *text.Text, sp text.Span) protocol.Range {
	return protocol.Range{Start: s.position(t, sp.Start), End: s.position(t, sp.End)}
}

func (s *server) position(t *text.Text, off int) protocol.Position {
	p := t.Pos(off, s.encoding)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Col)}
}

func (s *server) offset(t *text.Text, p protocol.Position) int {
	return t.Offset(text.Pos{Line: int(p.Line), Col: int(p.Character)}, s.encoding)
}
