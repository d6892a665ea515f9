package rules

import (
	"strings"

	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/renumber"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var referenceChanged = &lint.Rule{
	ID:      "RS0433",
	Name:    "reference-changed",
	Summary: "A paragraph is cited that is another one than when the reference was written.",
	Why: `Paragraphs were inserted, moved, taken out or numbered by hand, and a reference was left as
it was. An editor knows what a reference named when the draft was opened; "lint --new-from
REV" knows what it named in that revision. What the text alone tells is held against a
comment before the paragraph that cites: "%% confirm paragraph 3: Requests the
Secretary-General to report" says how the paragraph begins that is meant. With such a
comment a reference is right as it stands, for as long as that paragraph begins so.

Source: the state "changed, please confirm" of references in Lawmaker, the drafting
editor of the parliaments of the United Kingdom.`,
	Severity: lint.Info,
	Bad:      "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to build one;\n\n2.\tRequests the Secretary-General to report on it;\n\n%% confirm paragraph 1: Requests the Secretary-General\n3.\tDecides to consider the report mentioned in paragraph 1 above.\n",
	Good:     "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to build one;\n\n2.\tRequests the Secretary-General to report on it;\n\n%% confirm paragraph 1: Requests the Secretary-General\n3.\tDecides to consider the report mentioned in paragraph 2 above.\n",
	House:    "unga",
	File:     true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range pass.Stale {
			staleReference(pass, t, &pass.Stale[i])
		}
		for i := range t.Settlings() {
			if s := &t.Settlings()[i]; s.Verb == syntax.Confirm && s.Reason != "" {
				for _, c := range t.Confirmed(s) {
					confirmedReference(pass, t, s, c)
				}
			}
		}
	},
}

// staleReference tells of a reference that names another paragraph than it did.
func staleReference(pass *lint.Pass, t *syntax.Tree, s *syntax.Stale) {
	if s.Meant < 0 && s.Now < 0 {
		return // dangling-reference tells that
	}
	message := s.Words + " named “" + syntax.FirstWords(s.Was) + "” when it was written; that is "
	if s.Meant < 0 {
		message += "gone"
	} else {
		message += "now " + called(t, s.Meant)
	}
	d := pass.Report(s.At, message)
	if s.Meant >= 0 {
		relate(d, t, s.Meant, "it named this paragraph")
		renumbered(d, t, s.Node, s.At, s.Meant)
	}
	if s.Now >= 0 {
		relate(d, t, s.Now, "it names this one now")
	}
}

// confirmedReference tells of a reference that does not name what was confirmed.
func confirmedReference(pass *lint.Pass, t *syntax.Tree, s *syntax.Settling, c *cite.Cite) {
	n := &t.Nodes[s.Before]
	if !t.Disproved(s.Before, c) {
		return // of a paragraph that is not there dangling-reference speaks
	}
	target, _ := t.Resolve(s.Before, *c)
	at := c.Span.Shift(n.Start)
	d := pass.Report(at, squeeze(c.In(n.Raw))+" was confirmed as “"+syntax.FirstWords(s.Reason)+"”; it begins “"+syntax.FirstWords(t.Nodes[target].Words())+"” now")
	relate(d, t, target, "it names this paragraph")
	meant := -1
	for i := range t.Nodes {
		if m := &t.Nodes[i]; m.Act == n.Act && !m.LabelAt.Empty() && m.Begins(s.Reason) {
			if meant >= 0 {
				return // which one cannot be told
			}
			meant = i
		}
	}
	if meant >= 0 {
		relate(d, t, meant, "this one begins as it was confirmed")
		renumbered(d, t, s.Before, at, meant)
	}
}

// renumbered offers to cite the paragraph that was meant by its number of now.
func renumbered(d *lint.Diagnostic, t *syntax.Tree, node int, at text.Span, meant int) {
	n := &t.Nodes[node]
	for k := range n.Cites {
		c := &n.Cites[k]
		if c.Span.Shift(n.Start) != at {
			continue
		}
		if edits, ok := renumber.Recite(t, node, c, meant); ok {
			d.Fixes = append(d.Fixes, lint.Fix{Title: "Cite " + called(t, meant), Edits: edits})
		}
	}
}

// called is how a reference would call a paragraph: "paragraph 4", "resolves 4".
func called(t *syntax.Tree, node int) string {
	n := &t.Nodes[node]
	number := strings.Trim(n.LabelAt.In(n.Raw), "(). \u00a0")
	switch section := t.SectionName(node); {
	case n.Level > 0 || number == "":
		return t.Path(node)
	case section != "":
		return section + " " + number
	case n.Label.Scheme == numbering.Decimal:
		return "paragraph " + number
	}
	return t.Path(node)
}
