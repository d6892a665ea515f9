package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/lint"
	"resolute/internal/renumber"
	"resolute/internal/text"
)

// sourceFixes are the actions that make many repairs at once: all that are certain,
// and those of the form of citations.
func sourceFixes(o *occasion, found []lint.Diagnostic) []offer {
	var out []offer
	if o.wants(protocol.CodeActionKindSourceFixAll) {
		if edits := together(o.d.text, lint.Safe(found)); len(edits) > 0 {
			out = append(out, offer{"Make all certain repairs", protocol.CodeActionKindSourceFixAll, false, nil, o.shown(edits)})
		}
	}
	if o.wants(kindCitations) {
		var fixes []lint.Fix
		for _, f := range found {
			if len(f.Fixes) > 0 && ofCitations(f.Rule) {
				fixes = append(fixes, f.Fixes[0])
			}
		}
		if edits := together(o.d.text, fixes); len(edits) > 0 {
			out = append(out, offer{"Write all citations in the house's form", kindCitations, false, nil, o.shown(edits)})
		}
	}
	return out
}

// ofCitations tells the rules that say how a citation is written; what it cites is
// not theirs to change.
func ofCitations(r *lint.Rule) bool {
	switch r.Name {
	case "edition-form", "mixed-citation", "capital-resolution", "symbol-in-text", "section-sign", "who-symbol", "imo-symbol",
		"unesco-form", "session-form", "recommendation-form", "council-year-missing", "number-word", "date-form", "edition-missing":
		return true
	}
	return strings.HasPrefix(r.Name, "citation-")
}

// together are the edits of the repairs that can be made at once.
func together(t *text.Text, fixes []lint.Fix) []text.Edit {
	_, made, _ := lint.Apply(t, fixes)
	var edits []text.Edit
	for _, f := range made {
		edits = append(edits, f.Edits...)
	}
	return edits
}

// renumberAction numbers every list in order.
func renumberAction(s *server, o *occasion) []offer {
	plan := renumber.All(o.tree)
	if len(plan.Changes) == 0 {
		return nil
	}
	return []offer{{"Number all lists in order", kindRenumber, false, nil, func(ctx context.Context, c *changes) {
		c.plan(ctx, o.d, plan)
	}}}
}
