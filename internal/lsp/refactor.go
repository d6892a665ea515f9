package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/complete"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/marks"
	"resolute/internal/numbering"
	"resolute/internal/renumber"
	"resolute/internal/repair"
	"resolute/internal/rules"
	"resolute/internal/text"
	"resolute/internal/wording"
)

// numberActions give the list at a place other numbers: in order, or in the form of
// the house; or put in the paragraph that it lacks.
func numberActions(s *server, o *occasion) []offer {
	pl := placeAt(o.tree, o.tree.Offset(o.from))
	if pl.node < 0 {
		return nil
	}
	n := &o.tree.Nodes[pl.node]
	if n.Label.Scheme == numbering.None || n.LabelAt.Empty() {
		return nil
	}
	var out []offer
	add := func(title string, plan *renumber.Plan) {
		if len(plan.Changes) > 0 {
			out = append(out, offer{title, kindNumbers, false, nil, func(ctx context.Context, c *changes) { c.plan(ctx, o.d, plan) }})
		}
	}
	add("Number this list in order", renumber.Series(o.tree, pl.node))
	if e, ok := renumber.Missing(o.tree, pl.node); ok {
		title := "Insert the paragraph that is missing"
		if strings.Count(e.New, n.Raw[n.LabelAt.End:n.Body.Start]) > 1 {
			title = "Insert the paragraphs that are missing"
		}
		out = append(out, offer{title, kindNumbers, false, nil, o.read(e)})
	}
	if forms := o.tree.House.Labels(n.Role, n.Level); len(forms) > 0 && !allowed(forms, *n.Label) {
		first := numbering.Label{Scheme: forms[0].Scheme, Frame: forms[0].Frame}.With(1)
		add(fmt.Sprintf("Label this list as the house does: %s, %s, …", first, first.Next()), renumber.Restyle(o.tree, pl.node, forms[0]))
	}
	return out
}

func allowed(forms []house.Form, l numbering.Label) bool {
	for _, f := range forms {
		if f.Scheme == l.Scheme && f.Frame == l.Frame {
			return true
		}
	}
	return false
}

// read makes edits of the text that is read.
func (o *occasion) read(edits ...text.Edit) func(context.Context, *changes) {
	return func(_ context.Context, c *changes) {
		for _, e := range edits {
			c.add(o.d.uri, o.tree, &o.d.version, o.track, e, doubtNone)
		}
	}
}

// citationActions write the citation at a place in full, with its date and its title,
// in short, or in its newest revision.
func citationActions(o *occasion) []offer {
	pl := placeAt(o.tree, o.tree.Offset(o.from))
	c, sp := pl.cite()
	if c == nil || sp.Empty() {
		return nil
	}
	ref := o.tree.Ref(pl.node, *c)
	var out []offer
	add := func(what string, edits ...text.Edit) {
		if len(edits) > 0 {
			out = append(out, offer{what, kindCitation, false, nil, o.read(edits...)})
		}
	}
	if edits, ok := complete.Recall(o.tree, pl.node, c); ok {
		add("Recall it in the preamble", edits...)
	}
	act, ok := o.d.scope.settings().config.Catalogue.Find(ref)
	if !ok {
		return out
	}
	h, n := o.tree.House, &o.tree.Nodes[pl.node]
	edition := editionCited(&act, ref.Edition)
	end := max(sp.End, c.Phrase.End+n.Start)
	title := wording.Title(&act)
	titled := title != "" && strings.HasPrefix(o.tree.Text.String()[end:], title)
	insert := func(at int, s string) text.Edit { return text.Edit{Span: text.Span{Start: at, End: at}, New: s} }
	var full, short []text.Edit
	if date := wording.OfDate(h, &act); date != "" && c.Date.Year == 0 {
		full = append(full, insert(sp.End, date))
	} else if date != "" && strings.HasPrefix(o.tree.Text.String()[sp.End:], date) {
		short = append(short, text.Edit{Span: text.Span{Start: sp.End, End: sp.End + len(date)}})
	}
	if titled {
		short = append(short, text.Edit{Span: text.Span{Start: end, End: end + len(title)}})
	} else if title != "" {
		full = append(full, insert(end, title))
	}
	add("Cite in full", full...)
	add("Cite in short", short...)
	if latest, ok := act.Latest(); ok && edition != latest && edition.Place != "" {
		add("Cite the newest revision ("+latest.String()+")", text.Edit{Span: sp, New: wording.InEdition(h, &act, latest)})
	}
	return out
}

// editionCited is the edition of the act that a citation names; the zero edition, the
// newest, where it names none.
func editionCited(a *catalogue.Act, edition string) catalogue.Edition {
	for _, e := range a.Editions {
		if e.String() == edition {
			return e
		}
	}
	return catalogue.Edition{}
}

// revisionActions accept or reject the revision mark at a place, those of its
// paragraph, or all of them.
func revisionActions(o *occasion) []offer {
	m := o.tree.Marks
	if m == nil || len(m.Marks) == 0 {
		return nil
	}
	var out []offer
	resolve := func(title string, list []int, accept bool) {
		out = append(out, offer{title, kindRevision, false, nil, o.shown(m.Resolve(list, accept))})
	}
	if k := m.At(o.from); k >= 0 {
		kind := m.Marks[k].Kind
		if kind == marks.Comment {
			resolve("Remove this comment", []int{k}, true)
		} else {
			resolve(fmt.Sprintf("Accept this %s: %s", kind, short(m.Describe(k))), []int{k}, true)
			resolve(fmt.Sprintf("Reject this %s", kind), []int{k}, false)
		}
	}
	// The lines that are chosen, with a line that a mark runs over.
	lines := m.Lines(text.Span{Start: o.from, End: o.to})
	lines.End = max(lines.Start, lines.End-1) // what follows its ending is not of it
	if some := m.In(lines); len(some) > 1 && len(some) < len(m.Marks) {
		resolve("Accept the revisions of this paragraph", some, true)
		resolve("Reject the revisions of this paragraph", some, false)
	}
	all := m.All()
	resolve("Accept all revisions", all, true)
	resolve("Reject all revisions", all, false)
	return out
}

// versionActions keep the new version, or the old one, of a text in which tracked
// changes run together.
func versionActions(o *occasion, found []lint.Diagnostic) []offer {
	if !o.wants(kindRevision) || !slices.ContainsFunc(found, func(f lint.Diagnostic) bool { return f.Rule.Name == "flattened-text" }) {
		return nil
	}
	accept, reject := rules.Versions(o.tree, o.d.scope.settings().config.Catalogue)
	if len(accept) == 0 {
		return nil
	}
	places := fmt.Sprintf(" in %d places where both run together", len(accept))
	apart := func(ctx context.Context, c *changes) {
		was := o.tree.Text.String()
		now := repair.Text(was, o.tree.House, "").Marked()
		if now != was {
			o.shown([]text.Edit{{Span: text.Span{End: len(was)}, New: now}})(ctx, c)
		}
	}
	var out []offer
	if o.tree.Marks == nil {
		out = append(out, offer{"Write both versions as revision marks", kindRevision, false, nil, apart})
	}
	return append(out, []offer{
		{"Keep the new version" + places, kindRevision, false, nil, o.read(accept...)},
		{"Keep the old version" + places, kindRevision, false, nil, o.read(reject...)},
	}...)
}

// short is a text as a menu has room for it.
func short(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
