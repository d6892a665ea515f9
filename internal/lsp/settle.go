package lsp

import (
	"context"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/cite"
	"resolute/internal/config"
	"resolute/internal/lint"
	"resolute/internal/reference"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// settlements are the actions by which a drafter settles a reference, each by a comment
// before the paragraph: it names what it is meant to name, or it is none that is to be
// followed. Where something is found about it they are repairs, else a way to write it.
func settlements(s *server, o *occasion, found []lint.Diagnostic, kind protocol.CodeActionKind) []offer {
	pl := placeAt(o.tree, o.tree.Offset(o.from))
	c, sp := pl.cite()
	if c == nil {
		return nil
	}
	n := &o.tree.Nodes[pl.node]
	about := aboutOf(o, found, sp)
	if (about != nil) != (kind == protocol.CodeActionKindQuickFix) || about == nil && c.Ref.Body != "self" {
		return nil
	}
	var out []offer
	call := syntax.CallOf(n, c)
	if target, ok := o.tree.Resolve(pl.node, *c); ok && target >= 0 && about != nil && about.Rule.Name == referenceChanged {
		words := strings.TrimSuffix(syntax.FirstWords(o.tree.Nodes[target].Words()), " …")
		out = append(out, offer{"Confirm that it is to name “" + words + "”", kind, false, about, o.comment(pl.node, syntax.Confirm, call, words, c)})
	}
	out = append(out, offer{"Unlink " + call + ", for a reason", kind, false, about, o.comment(pl.node, syntax.Unlink, call, syntax.ReasonDue, c)})
	if file, ok := s.settingsFileOf(o.d); ok {
		lines := file.entry("unlink", "reference", call, "files", filesPattern(filepath.Dir(file.path), o.d.uri.FsPath()), "paragraph", o.tree.Path(pl.node))
		out = append(out, offer{"Unlink " + call + " by " + config.FileName + ", for a reason", kind, false, about, func(_ context.Context, c *changes) { c.addSettings(file, lines) }})
	}
	return out
}

// referenceChanged is the name of the rule about references that name another paragraph
// than when they were written.
const referenceChanged = "reference-changed"

// aboutOf is the finding about the citation at a span, the one that it has changed before
// others; nil if there is none.
func aboutOf(o *occasion, found []lint.Diagnostic, sp text.Span) *lint.Diagnostic {
	at := o.tree.Show(sp)
	var about *lint.Diagnostic
	for i := range found {
		f := &found[i]
		if f.Span.Start <= at.End && f.Span.End >= at.Start && lint.AboutCitation(f.Rule) && (about == nil || f.Rule.Name == referenceChanged) {
			about = f
		}
	}
	return about
}

// comment puts a comment before a paragraph, in place of the one that settles the
// citation so far.
func (o *occasion) comment(node int, verb, call, words string, c *cite.Cite) func(context.Context, *changes) {
	line := verb + " " + call + ": " + words
	if s := o.tree.SettledBy(node, c); s != nil && s.Verb == verb && len(s.Named) == 1 && !s.Everywhere {
		return o.read(text.Edit{Span: s.Comment.Span, New: line})
	}
	at := o.tree.Nodes[node].Start
	return o.read(text.Edit{Span: text.Span{Start: at, End: at}, New: syntax.CommentMark + " " + line + "\n"})
}

// describeState tells how it stands with a reference, where there is more to say than
// what it names.
func describeState(d *document, pl place, c *cite.Cite) string {
	tree := pl.tree
	switch reference.Of(tree, pl.node, c, d.scope.settings().config.Catalogue, d.changed()) {
	case reference.Ignored:
		return "**" + syntax.CallOf(&tree.Nodes[pl.node], c) + "** is unlinked: " + tree.SettledBy(pl.node, c).Reason
	case reference.Unknown:
		if c.Ref.Body == "self" {
			return "it cannot be told from this text what this names"
		}
	case reference.Valid:
		if s := tree.SettledBy(pl.node, c); s != nil {
			return "confirmed in a comment"
		}
	}
	return ""
}
