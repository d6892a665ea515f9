package rules

import (
	"slices"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var languageWithoutTable = &lint.Rule{
	ID:      "RS0118",
	Name:    "language-without-table",
	Summary: "The text is in a language that the house has no table for.",
	Why: `Openers, marks and words are checked in English only. Of a text in another language the
numbering, glued labels and citations by symbol are, and of a French one of the United
Nations whether its openers agree with the organ.

Source: tables of the houses.`,
	Severity: lint.Info,
	Bad:      "La Asamblea General,\n\nRecordando el informe del Secretario General y los informes de los Estados Miembros,\n\n1.\tDecide iniciar el examen;\n\n2.\tPide al Secretario General que presente un informe.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	File:     true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		l := otherLanguage(pass, t)
		if l == "" {
			return
		}
		name := map[string]string{"fr": "French", "es": "Spanish", "de": "German", "ru": "Russian", "zh": "Chinese", "ar": "Arabic"}[l]
		checked := "its numbering and its citations"
		if l == "fr" && slices.Contains(unHouses, pass.House.ID) {
			checked = "its numbering, its citations and the gender of its openers"
		}
		for i := range t.Nodes {
			if n := &t.Nodes[i]; n.Kind != syntax.Blank {
				pass.Report(n.Mark.Shift(n.Start), "this text is in "+name+": only "+checked+" are checked")
				return
			}
		}
	},
}
