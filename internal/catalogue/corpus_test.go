package catalogue

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/sharedtest"
)

// brackets is what stands in round brackets in every text of the folders of the
// corpus.
func brackets(t *testing.T, pattern string) (found []string) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(sharedtest.Path(t, "corpus"), pattern))
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(b), "(")[1:] {
			if inner, _, ok := strings.Cut(part, ")"); ok {
				found = append(found, inner)
			}
		}
	}
	return found
}

func TestOnlyTheSeedHasGluedEditions(t *testing.T) {
	n := 0
	for _, s := range brackets(t, "texts/*/*.txt") {
		n++
		if old, new, ok := SplitGlued(s); ok {
			t.Errorf("(%s): %v and %v", s, old, new)
		}
	}
	t.Logf("%d brackets in the texts", n)
	glued := 0
	for _, s := range brackets(t, "seed.txt") {
		if old, new, ok := SplitGlued(s); ok && old.Known && new.Known && new.Year == 2014 {
			glued++
		}
	}
	if glued != 3 {
		t.Errorf("%d glued editions in the seed, want 3", glued)
	}
}

func TestEveryConferenceThatAdoptedTextsCiteIsKnown(t *testing.T) {
	other := map[string]bool{
		"New York, 2000":             true, // the Millennium Summit
		"Geneva, 2014":               true, // the high-level event WSIS+10, and the Forum
		"Kobe, Hyogo, 2005":          true, // the World Conference on Disaster Reduction
		"San José, Costa Rica, 2013": true, // the Global Youth Summit
	}
	cited, unknown := 0, 0
	for _, s := range brackets(t, "texts/ITU-PP/*.txt") {
		s = strings.TrimSpace(strings.NewReplacer("Rev.", "", "REV.", "", "\u00a0", " ").Replace(s))
		place, n := FindPlace(s)
		rest := strings.TrimPrefix(s[n:], ", ")
		if y := year(rest); n > 0 && y > 0 {
			cited++
			if len(ConferencesAt(place, y)) == 0 && !other[s] {
				unknown++
				t.Logf("(%s)", s)
			}
		} else if comma := strings.LastIndex(s, ", "); n == 0 && comma > 0 && year(s[comma+2:]) > 0 && !other[s] {
			unknown++
			t.Logf("no place: (%s)", s)
		}
	}
	t.Logf("%d cited", cited)
	if unknown > 0 {
		t.Errorf("%d of %d are unknown", unknown, cited)
	}
}

func TestCitedNumbersOfTheSecurityCouncilAgreeWithTheirYears(t *testing.T) {
	names, _ := filepath.Glob(filepath.Join(sharedtest.Path(t, "corpus/texts/UNSC"), "S_RES_*_*.txt"))
	for _, name := range names {
		fields := strings.FieldsFunc(filepath.Base(name), func(r rune) bool { return r == '_' || r == '.' })
		n, y := number(fields[2]), number(fields[3])
		if first, last, known := SecurityCouncilYears(n); known && (y < first || y > last) {
			t.Errorf("%s: %d to %d", name, first, last)
		}
		if first, last, known := SecurityCouncilRange(y); known && (n < first || n > last) {
			t.Errorf("%s: %d to %d", name, first, last)
		}
	}
}
