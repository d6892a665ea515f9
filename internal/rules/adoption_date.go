package rules

import (
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var adoptionDate = &lint.Rule{
	ID:      "RS0415",
	Name:    "adoption-date",
	Summary: "The date of adoption lies outside the session.",
	Why: `The number tells the session, and a session has its years: 77/266 cannot be of June
2022, when the seventy-sixth session sat. Where the catalogue has the date itself, the
date must be that one.

Source: table of the sessions; 25 of 7,200 dated citations in print disagree with it, a
third of them slips of the print.`,
	Severity: lint.Error,
	Bad:      "The General Assembly,\n\nRecalling its resolution 77/266 of 30 December 2021,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling its resolution 77/266 of 30 December 2022,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {

		for _, c := range citationsOf(pass, t) {
			if c.ref.Kind != "resolution" || c.Date.Year == 0 || c.ref.Body != "unga" {
				continue
			}
			number, _, _ := strings.Cut(c.ref.Number, "/")
			session, err := strconv.Atoi(number)
			if err != nil || session < 31 || !c.Named && t.House.ID != "unga" || !c.inBody(t) {
				continue // commissions and assemblies of programmes number theirs alike
			}
			if opened := 1945 + session; c.Date.Year == opened || c.Date.Year == opened+1 {
				offDate(pass, t, &c)
				continue
			}
			first, last, ok := catalogue.SessionYears(c.ref.Body, session)
			if !ok || c.Date.Year >= first && c.Date.Year <= last {
				continue
			}
			d := pass.Report(c.at(t), "resolution "+c.ref.Number+" of "+dateOf(c.Date)+": session "+number+" sat "+strconv.Itoa(first)+"–"+strconv.Itoa(last))
			year := strconv.Itoa(c.Date.Year)
			if at := strings.LastIndex(c.phrase(t), year); at >= 0 {
				// Before October the later year, from then on the first one.
				due := strconv.Itoa(first)
				if c.Date.Month < 9 {
					due = strconv.Itoa(last)
				}
				start := t.Nodes[c.node].Start + c.Phrase.Start + at
				replace(d, "Change "+year+" to "+due, text.Span{Start: start, End: start + len(year)}, due, false)
			}
		}
	},
}

// offDate holds a date that its session allows against the one that is known.
func offDate(pass *lint.Pass, t *syntax.Tree, c *citation) {
	a, ok := pass.Catalogue.Find(*c.ref)
	if !ok || a.Date.Year == 0 || a.Date == c.Date || c.Date.Day == 0 {
		return
	}
	due := dateOf(a.Date)
	d := pass.Report(c.at(t), "resolution "+c.ref.Number+" of "+dateOf(c.Date)+" was adopted on "+due)
	if at := strings.LastIndex(c.phrase(t), dateOf(c.Date)); at >= 0 {
		start := t.Nodes[c.node].Start + c.Phrase.Start + at
		replace(d, "Change to "+due, text.Span{Start: start, End: start + len(dateOf(c.Date))}, due, false)
	}
}
