package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var enactingMissing = &lint.Rule{
	ID:      "RS0101",
	Name:    "enacting-missing",
	Summary: "The line that names the organ is missing.",
	Why: `Every paragraph of a resolution has the organ as its subject: "The General Assembly,
Recalling …, Decides". Without that line the sentence has none. A text without a
heading may be a fragment and is not reported.

Source: UN Editorial Manual; 891 of 893 texts of the Security Council have the line.`,
	Severity: lint.Error,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc", "unga", "unsc", "ecosoc", "hrc", "who"},
	Bad:      "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if otherLanguage(pass, t) != "" {
			return
		}
		for i := range t.Acts {
			a := &t.Acts[i]
			if a.Enacting >= 0 || a.Heading < 0 || !hasBody(t, a) {
				continue
			}
			if nearEnacting(pass, t, a) {
				continue
			}
			n := &t.Nodes[a.Heading]
			due := "the name of the organ"
			if len(pass.House.Enacting) > 0 && !strings.Contains(pass.House.Enacting[0], "{") {
				due = "“" + pass.House.Enacting[0] + ",”"
			}
			pass.Report(n.Mark.Shift(n.Start), "no line names the organ: "+due+" is due before the preamble")
		}
	},
}

// hasBody tells an act that has paragraphs of a preamble or an operative part.
func hasBody(t *syntax.Tree, a *syntax.Act) bool {
	for i := a.First; i <= a.Last && i < len(t.Nodes); i++ {
		switch n := &t.Nodes[i]; n.Role {
		case house.PreamblePart, house.OperativePart:
			if n.Opener.Role != house.NoRole {
				return true
			}
		}
	}
	return false
}

// nearEnacting reports the line that was meant to name the organ, if an act has one.
func nearEnacting(pass *lint.Pass, t *syntax.Tree, a *syntax.Act) bool {
	for i := a.First; i <= a.Last && i < len(t.Nodes); i++ {
		n := &t.Nodes[i]
		if n.Opener.Role != house.NoRole {
			return false
		}
		due, length, ok := pass.House.NearEnacting(n.Body.In(n.Raw))
		if !ok {
			continue
		}
		at := text.Span{Start: n.Body.Start, End: n.Body.Start + length}
		name := at.In(n.Raw)
		if name == strings.ToUpper(name) {
			due = strings.ToUpper(due)
		}
		if spelled(pass, n, at) == due {
			return true // the rule that watches for the word speaks of it
		}
		if from, word, wanted := oneWord(name, due); word != "" {
			at = text.Span{Start: at.Start + from, End: at.Start + from + len(word)}
			name, due = word, wanted
		}
		d := pass.Report(at.Shift(n.Start), "the organ is not named as its house names it: “"+squeeze(name)+"” where “"+due+"” is due")
		replace(d, "Change to “"+due+"”", at.Shift(n.Start), due, false)
		return true
	}
	return false
}
