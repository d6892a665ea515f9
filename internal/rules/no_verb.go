package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var noVerb = &lint.Rule{
	ID:      "RS0513",
	Name:    "no-verb",
	Summary: "An operative paragraph does not begin with a verb.",
	Why: `Every operative paragraph has the organ as its subject: "The General Assembly …
Requests". A paragraph that begins with another subject has lost its verb.

Source: UN Editorial Manual; checklists of Model UN chairs.`,
	Severity: lint.Error,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "mun"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tThe Secretary-General should report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		act, verbs := -2, false // the act looked at last, and if its paragraphs have verbs
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			if n.Role != house.OperativePart || n.Opener.Role != house.NoRole || n.Label.Scheme != numbering.Decimal || n.Section < 0 {
				continue
			}
			if s := &t.Sections[n.Section]; s.Head >= 0 {
				continue // sections under heads may hold rules, plans, declarations
			}
			body := n.Raw[n.Body.Start:n.Body.End]
			end := strings.IndexByte(body, ' ')
			if end < 0 {
				continue
			}
			switch body[:end] {
			case "The", "That", "This", "These", "All", "A", "An", "It", "There", "Each", "Every", "No", "Any", "Member", "States", "We", "Our":
			default:
				continue
			}
			d := pass.Report(text.Span{Start: n.Body.Start, End: n.Body.Start + end}.Shift(n.Start), "an operative paragraph begins with “"+body[:end]+"”: a verb is due, such as “Requests” or “Decides”")
			if n.Act != act {
				act, verbs = n.Act, hasOpeners(t, n.Act)
			}
			if !verbs {
				d.Severity = lint.Hint // a declaration: none of its paragraphs has a verb
			}
		}
	},
}

// hasOpeners tells that most operative paragraphs of the act begin with an opener.
func hasOpeners(t *syntax.Tree, act int) bool {
	with, without := 0, 0
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Act != act || n.Role != house.OperativePart || n.Kind != syntax.Paragraph || n.Level > 0 {
			continue
		}
		if n.Opener.Role == house.NoRole {
			without++
		} else {
			with++
		}
	}
	return with >= without && with > 0
}
