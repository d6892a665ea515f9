package text_test

import (
	"testing"

	"resolute/internal/text"
)

func TestNearestIsWhatWasMeant(t *testing.T) {
	names := []string{"label-gap", "label-repeat", "double-mark", "RS0201", "init", "lint"}
	for name, want := range map[string]string{
		"label-gpa": "label-gap", "labelgap": "label-gap", "Label-Gap": "label-gap",
		"doublemark": "double-mark", "rs0201": "RS0201", "oceans": "", "": "",
		"lnit": "lint", "inti": "init", "mint": "lint",
	} {
		if got, _ := text.Nearest(name, names); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
