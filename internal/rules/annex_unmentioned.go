package rules

import (
	"slices"
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var annexUnmentioned = &lint.Rule{
	ID:      "RS0426",
	Name:    "annex-unmentioned",
	Summary: "No paragraph mentions the annex.",
	Why: `An annex has force because a paragraph gives it: "adopts the guidelines set out in the
annex". Without one the reader cannot tell what it is for. Adopted texts have such
annexes now and then, so it is an info.

Source: texts of the United Nations and of the ITU.`,
	Severity: lint.Info,
	Houses:   append(slices.Clone(unHouses), "itu-pp", "itu-wtsa", "itu-wtdc", "who", "imo"),
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n\nAnnex\n\nGuidelines\n\n1.\tThe review is public.\n\n2.\tThe report is short.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review set out in the annex to the present resolution;\n\n2.\tRequests the Secretary-General to report on it.\n\nAnnex\n\nGuidelines\n\n1.\tThe review is public.\n\n2.\tThe report is short.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if otherLanguage(pass, t) != "" {
			return
		}
		if !slices.ContainsFunc(t.Sections, func(s syntax.Section) bool { return s.Role == house.AnnexPart }) {
			return
		}
		act, mentioned, told := -1, false, false
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if n.Act != act {
				act, mentioned, told = n.Act, false, false
			}
			switch {
			case n.Kind == syntax.AnnexHead && act >= 0 && t.Acts[act].Enacting >= 0 && !mentioned && !told:
				pass.Report(n.Mark.Shift(n.Start), "no paragraph mentions this annex")
				told = true
			case n.Role == house.PreamblePart || n.Role == house.OperativePart:
				// Only a text with an annex needs to be looked through.
				mentioned = mentioned || hasAnnex(t, act) && mentionsAnnex(n.Raw)
			}
		}
	},
}

// hasAnnex tells that the act has an annex.
func hasAnnex(t *syntax.Tree, act int) bool {
	return act >= 0 && t.Acts[act].Last < len(t.Nodes) && t.Nodes[t.Acts[act].Last].Role == house.AnnexPart
}

// mentionsAnnex finds the word, and those that stand for one: "Appendix", "the
// following Rules".
func mentionsAnnex(s string) bool {
	for _, w := range []string{"nnex", "NNEX", "ppend", "nclosure", "ttach"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
