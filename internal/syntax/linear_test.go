package syntax_test

import (
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lineartest"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// hostileUnits are repeated: none of them may take the square of the text's length.
var hostileUnits = map[string]string{
	"lone CR":          "a\r",
	"lone LF":          "a\n",
	"blank lines":      "\n",
	"no line":          "resolves to report; ",
	"brackets":         "(",
	"headings":         "RESOLUTION 5 (Busan, 2014)\n",
	"acts":             "RESOLUTION 5 (Busan, 2014)\nA title\nThe Plenipotentiary Conference,\nresolves\nto begin.\n",
	"openers":          "resolves\n",
	"enacting lines":   "The General Assembly,\n",
	"quoted drafts":    "“The Security Council,\n",
	"annexes":          "Annex 1\n",
	"letters":          "i)\tto begin;\n",
	"levels":           "1\tto begin:\na)\tto go on:\ni)\tto end:\n",
	"numbered verbs":   "1. Recalling so,\n",
	"verbs unnumbered": "Decides so;\n",
}

func TestHostileTextsAreReadInLinearTime(t *testing.T) {
	for name, unit := range hostileUnits {
		for _, id := range []string{"itu-pp", "unga"} {
			h := house.ByID(id)
			lineartest.Check(t, name+" in a text of "+id, func(size int) func() {
				txt := text.New(strings.Repeat(unit, size/len(unit)+1))
				return func() { syntax.Parse(txt, h, nil).Parts() }
			})
		}
	}
}
