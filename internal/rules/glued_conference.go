package rules

import (
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var gluedConference = &lint.Rule{
	ID:      "RS0602",
	Name:    "glued-conference",
	Summary: "Two conferences are run together in one pair of brackets.",
	Why: `The place and year that a tracked change deleted and those that it inserted were both
kept: "(Guadalajara, 2010Busan, 2014)", "(HammametDubai, 20122016)", "(Geneva,20122015)",
"(DubaiHyderabad, 20104)". Both readings are offered; the likelier one first, which is
the later one unless the heading or the enacting line says otherwise.

Source: four public documents of the ITU; Resolution 172 as revised with tracked changes.`,
	Severity: lint.Error,
	Bad:      "recalling\na)\tResolution 140 (Rev. Guadalajara, 2010Busan, 2014) of the Plenipotentiary Conference;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\tResolution 140 (Rev. Busan, 2014) of the Plenipotentiary Conference;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.LongNumber.Bit(),
	Reads:    syntax.LongNumber.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, g := range gluedEditions(pass, t) {
			d := pass.Report(g.at, "two conferences run together: "+plain(g.old)+" and "+plain(g.new))
			first, second := g.new, g.old
			if a := t.Nodes[g.node].Act; a >= 0 && cleanYear(pass, t, a) == g.old.Year {
				first, second = g.old, g.new
			}
			for _, e := range []catalogue.Edition{first, second} {
				with := e.String()
				if t.Nodes[g.node].Kind == syntax.Heading && !e.Revised && e == g.new && pass.House.PlaceYear {
					with = "Rev. " + with // it was there before
				}
				if strings.Contains(g.at.In(t.Text.String()), "\u00a0") {
					with = strings.ReplaceAll(with, ", ", ",\u00a0")
				}
				replace(d, "Keep "+plain(e), g.at, with, false)
			}
		}
	},
}

// plain is an edition without "Rev.".
func plain(e catalogue.Edition) string {
	e.Revised = false
	return e.String()
}

// cleanYear is the year of the act as its heading or enacting line has it, 0 if
// two are run together in both.
func cleanYear(pass *lint.Pass, t *syntax.Tree, act int) int {
	a := &t.Acts[act]
	if a.Enacting >= 0 && !gluedAt(pass, t, a.Enacting) {
		n := &t.Nodes[a.Enacting]
		if _, _, year, ok := t.House.ReadEnacting(n.Raw[n.Mark.Start:n.Mark.End]); ok && year > 0 {
			return year
		}
	}
	if a.Heading >= 0 && !gluedAt(pass, t, a.Heading) {
		return a.Number.Year
	}
	return 0
}
