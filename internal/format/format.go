// Package format lays a draft out as its house and the draft itself do: the
// blanks after labels, at the ends of lines and between paragraphs, and the marks
// that close paragraphs. It changes no word and no number: a label that is wrong
// is a finding, and to renumber is an action of its own.
//
// What a draft does in most places is taken for its style; only what differs from
// that is changed, so that an adopted text stays as it was printed.
package format

import (
	"context"

	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// layoutRules are the rules whose certain repairs are layout. The marks of a house
// are theirs to know.
var layoutRules = []string{
	"item-end", "section-end", "final-stop", "preamble-end", "operative-end", "chapeau-colon",
	"space-before-mark", "trailing-blanks", "tight-label",
}

// Formatter formats drafts. It is never changed once made and may be shared.
type Formatter struct{ engine *lint.Engine }

// New is the formatter that leaves alone what opts switch off: a mark whose rule
// is off is not put in.
func New(opts lint.Options) *Formatter {
	off := func(r *lint.Rule) bool {
		for _, key := range []string{r.Name, r.ID} {
			if s, ok := opts.Rules[key]; ok && s.Off {
				return true
			}
		}
		return false
	}
	var on []*lint.Rule
	for _, name := range layoutRules {
		if r, ok := lint.RuleNamed(rules.All, name); ok && !off(r) {
			on = append(on, r)
		}
	}
	return &Formatter{lint.New(on, lint.Options{Catalogue: opts.Catalogue})}
}

// rounds is how often a text is looked at anew: a mark that is put in may make
// room for another. Texts need two.
const rounds = 5

// Document is what is to be changed in a draft, in order, none of it touching
// another; formatted again it is nothing. It is nil too where ctx is done.
func (f *Formatter) Document(ctx context.Context, t *syntax.Tree) []text.Edit {
	was, settled := t, false
	for range rounds {
		edits := f.once(ctx, t)
		if settled = len(edits) == 0; settled || ctx.Err() != nil {
			break
		}
		next, err := t.Text.Apply(edits...)
		if err != nil {
			return nil // cannot be: the edits are in order
		}
		t = syntax.Parse(next, t.House, t)
	}
	if t == was || ctx.Err() != nil {
		return nil
	}
	if !settled || !sameLabels(was, t) {
		return onlyEnds(was)
	}
	return between(was.Text.String(), t.Text.String())
}

// Ranges are those of Document's changes that lie in the lines which the spans touch.
func (f *Formatter) Ranges(ctx context.Context, t *syntax.Tree, spans ...text.Span) []text.Edit {
	var out []text.Edit
	for _, e := range f.Document(ctx, t) {
		for _, at := range spans {
			first := t.Text.Line(t.Text.LineAt(at.Start)).Start
			last := t.Text.Line(t.Text.LineAt(max(at.Start, at.End))).End
			if e.Start >= first && e.End <= last {
				out = append(out, e)
				break
			}
		}
	}
	return out
}

// Shown is the draft as it is shown, formatted: with its revision marks, if it has
// any. A change that would lose one is not made.
func (f *Formatter) Shown(ctx context.Context, t *syntax.Tree) string {
	out, err := t.Shown().Apply(t.Feasible(f.Document(ctx, t), false)...)
	if err != nil {
		return t.Shown().String()
	}
	return out.String()
}

// once is what one look finds.
func (f *Formatter) once(ctx context.Context, t *syntax.Tree) []text.Edit {
	edits := layout(t)
	result := f.engine.Run(ctx, t, nil)
	if result == nil {
		return nil
	}
	for _, fix := range lint.Safe(result.All()) {
		edits = append(edits, fix.Edits...)
	}
	return inOrder(edits)
}

// sameLabels tells that two trees number their paragraphs alike.
func sameLabels(a, b *syntax.Tree) bool {
	i, j := 0, 0
	for {
		for i < len(a.Nodes) && a.Nodes[i].LabelAt.Empty() {
			i++
		}
		for j < len(b.Nodes) && b.Nodes[j].LabelAt.Empty() {
			j++
		}
		if i == len(a.Nodes) || j == len(b.Nodes) {
			return i == len(a.Nodes) && j == len(b.Nodes)
		}
		n, m := &a.Nodes[i], &b.Nodes[j]
		if n.LabelAt.In(n.Raw) != m.LabelAt.In(m.Raw) || n.Level != m.Level {
			return false
		}
		i, j = i+1, j+1
	}
}

// onlyEnds are the edits that no text can be read otherwise for: blanks at the
// ends of lines.
func onlyEnds(t *syntax.Tree) []text.Edit {
	var out []text.Edit
	s := t.Text.String()
	for i := range t.Text.Lines() {
		line := t.Text.Line(i)
		if end := line.Start + len(trimEnd(line.In(s))); end < line.End {
			out = append(out, text.Edit{Span: text.Span{Start: end, End: line.End}})
		}
	}
	return out
}
