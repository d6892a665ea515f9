package house_test

import (
	"cmp"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// A drafter begins with a text of the house in which nothing is wrong.
func TestASkeletonIsADraftOfItsHouse(t *testing.T) {
	for _, id := range house.IDs() {
		t.Run(id, func(t *testing.T) {
			h := house.ByID(id)
			draft := house.Filled(h.Skeleton())
			place := cmp.Or(map[string]string{"itu-wtsa": "Geneva", "itu-wtdc": "Kigali"}[id], "Bucharest")
			replaced := strings.NewReplacer("Place, year", place+", 2022", "RESOLUTION number", "RESOLUTION 231", "(year)", "(2024)", "Resolution number", "Resolution 2799", "number.", "79/399.", "NO. number", "NO. 12").Replace(draft)
			if got, _ := house.Detect(replaced); got.ID != id && id != "other" {
				t.Errorf("it is read as one of %s\n%s", got.ID, replaced)
			}
			tree := syntax.Parse(text.New(replaced), h, nil)
			for _, d := range lint.New(rules.All, lint.Options{}).Run(t.Context(), tree, nil).All() {
				if d.Severity >= lint.Warning {
					t.Errorf("%s: %s\n%s", d.Rule.Name, d.Message, replaced)
				}
			}
			if len(tree.Acts) == 0 || tree.ActTitle(&tree.Acts[0]) == "" && id != "unsc" && id != "mun" && id != "bipm" {
				t.Errorf("it has no title\n%s", replaced)
			}
		})
	}
}

func TestASkeletonIsFilledInAsASnippet(t *testing.T) {
	got := house.Snippet("RESOLUTION {number} ({Place})\nof $ 5 at {Place}\n")
	if want := "RESOLUTION ${1:number} (${2:Place})\nof \\$ 5 at ${2:Place}\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
