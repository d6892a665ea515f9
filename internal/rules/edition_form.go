package rules

import (
	"slices"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var editionForm = &lint.Rule{
	ID:      "RS0408",
	Name:    "edition-form",
	Summary: "The bracket of an ITU resolution lacks a comma or a blank, or Rev. is left out of it.",
	Why: `The form is (Rev. Place, year). A missing comma or blank hides the citation from
searches; so does a "Rev." that is left out of a text that was revised. Conferences
named by a short form print none: (Rev.WRC-15).

Source: texts of the Plenipotentiary Conference; WTSA Resolution 1 as edited.`,
	Severity: lint.Info,
	Houses:   ituHouses,
	Bad:      "resolves\n1\tto implement Resolution 140 (Rev.Bucharest 2022) of the Plenipotentiary Conference;\n2\tto report on it.\n",
	Good:     "resolves\n1\tto implement Resolution 140 (Rev. Bucharest, 2022) of the Plenipotentiary Conference;\n2\tto report on it.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Place.Empty() || c.Year == 0 || p.Head() || !strings.Contains(c.Ref.Edition, ", ") {
				continue // "ITU-R 62-1 (Rev. Geneva, 2015)" has its edition in its number
			}
			open := strings.LastIndexByte(p.Raw[:c.Place.Start], '(')
			if open < c.Span.Start || p.Raw[c.Span.End-1] != ')' {
				continue
			}
			was := p.Raw[open:c.Span.End]
			if isRevision(pass, c) {
				due := "(Rev. " + c.Ref.Edition + ")"
				d := pass.Report(text.Span{Start: open, End: c.Span.End}, squeeze(was)+" is that of a revision: "+due+" is due")
				replace(d, "Change to "+due, text.Span{Start: open, End: c.Span.End}, due, false)
				continue
			}
			if was[1:len(was)-1] == c.Ref.Edition {
				continue // nearly always
			}
			due := "(" + c.Ref.Edition + ")"
			if strings.EqualFold(squeeze(was), due) {
				continue
			}
			// A line that holds nothing else becomes a heading, and is judged as one: also
			// the first of several in a wrapped text.
			rest := strings.TrimLeft(p.Raw[c.Span.End:], " \t")
			alone := strings.TrimSpace(p.Raw[:c.Span.Start]) == "" && (rest == "" || rest[0] == '\n' || rest[0] == '\r')
			d := pass.Report(text.Span{Start: open, End: c.Span.End}, squeeze(was)+": "+due+" is due")
			replace(d, "Change to "+due, text.Span{Start: open, End: c.Span.End}, due, !alone)
		}
	},
}

// isRevision tells a citation that names the conference of a revision as if the
// resolution were of that conference.
func isRevision(pass *lint.Pass, c *cite.Cite) bool {
	if strings.HasPrefix(c.Ref.Edition, "Rev.") || c.Ref.Kind != "resolution" {
		return false
	}
	act, ok := pass.Catalogue.Find(c.Ref)
	return ok && len(act.Editions) > 1 && slices.ContainsFunc(act.Editions[1:], func(e catalogue.Edition) bool {
		return e.Year == c.Year && strings.TrimPrefix(e.String(), "Rev. ") == c.Ref.Edition
	})
}
