package lexicon

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"resolute/internal/sharedtest"
)

func TestSplit(t *testing.T) {
	for word, want := range map[string]string{
		// the manner of the seed
		"preparingtheir":           "preparing their",
		"Preparingtheir":           "Preparing their",
		"stakeholderstake":         "stakeholders take",
		"mechanismscommunications": "mechanisms communications",
		// a function word on one side or on both
		"reportthat": "report that",
		"theoutcome": "the outcome",
		"withinthe":  "within the",
		"forthe":     "for the",
		// of two ways the better one
		"conditionsexist":  "conditions exist",
		"theirrespective":  "their respective",
		"supportadequate":  "support adequate",
		"ofDes":            "of Des",
		"theCouncil":       "the Council",
		"COUNCILSANDTHEIR": "",
		// words, if rare ones
		"multistakeholder": "", "counterterrorism": "", "overrepresented": "",
		"policymaking": "", "landholders": "", "creditworthiness": "",
		"chairmanship": "", "headstones": "", "Netherlands": "", "Greenland": "",
		"reoperationalizations": "",
		// what is no word of a text
		"textEdit": "", "YouTube": "", "eLearning": "", "resolution2": "",
		"": "", "\xff\xfe\xfd\xfc\xfb\xfa\xf9\xf8\xf7": "",
		strings.Repeat("the", 100): "",
	} {
		first, second, ok := Split(word, nil)
		got := ""
		if ok {
			got = first + " " + second
		}
		if got != want {
			t.Errorf("Split(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestSplitHearsOfTheTextsOwnWords(t *testing.T) {
	own := func(w string) bool { return w == "zorbingly" }
	if first, second, ok := Split("zorbinglyadopted", own); !ok || first != "zorbingly" || second != "adopted" {
		t.Errorf("got %q, %q, %v", first, second, ok)
	}
	if _, _, ok := Split("zorbinglyadopted", nil); ok {
		t.Error("split without knowing the first half")
	}
}

// wholeTexts is every English text of the corpus, by file.
func wholeTexts(t *testing.T) map[string]string {
	t.Helper()
	root := sharedtest.Path(t, "corpus/texts")
	f, err := os.Open(filepath.Join(root, "MANIFEST.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int { return slices.Index(rows[0], name) }
	texts := map[string]string{}
	for _, row := range rows[1:] {
		if row[column("lang")] != "en" {
			continue
		}
		name := row[column("pack_path")]
		b, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = string(b)
	}
	return texts
}

// adopted is their words. A word in an address of the web is none.
func adopted(t *testing.T) map[string][]string {
	t.Helper()
	texts := map[string][]string{}
	for name, s := range wholeTexts(t) {
		for field := range strings.FieldsSeq(s) {
			if strings.Contains(field, "/") && strings.Contains(field, ".") {
				continue
			}
			texts[name] = append(texts[name], strings.FieldsFunc(field, func(r rune) bool {
				return r < 0x80 && !isLetter(byte(r)) || r >= 0x2000
			})...)
		}
	}
	return texts
}

func TestNoWordOfAnAdoptedTextIsSplitUnlessItsSourceIsGlued(t *testing.T) {
	glued := map[string]bool{"ofDes": true} // "the City of Des Moines", a council's resolution of 2017
	total, wrong := 0, 0
	for name, list := range adopted(t) {
		total += len(list)
		for _, w := range list {
			if first, second, ok := Split(w, nil); ok && !glued[w] {
				wrong++
				t.Logf("%s: %s + %s", name, first, second)
			}
		}
	}
	t.Logf("%d of %d words split", wrong, total)
	if wrong*200_000 > total {
		t.Errorf("%d of %d words, at most 1 in 200,000 was meant", wrong, total)
	}
}

func TestMostNeighboursRunTogetherAreSplitAgain(t *testing.T) {
	pairs, found, exact := 0, 0, 0
	for _, list := range adopted(t) {
		for i := 1; i < len(list); i++ {
			a, b := list[i-1], list[i]
			if len(a) < 4 || len(b) < 4 || b != strings.ToLower(b) {
				continue
			}
			pairs++
			if first, second, ok := Split(a+b, nil); ok {
				found++
				if first == a && second == b {
					exact++
				}
			}
		}
	}
	t.Logf("of %d pairs %.1f %% found, %.1f %% split where they were joined", pairs,
		100*float64(found)/float64(pairs), 100*float64(exact)/float64(pairs))
	if float64(exact) < 0.78*float64(pairs) {
		t.Error("fewer than 78 % of the pairs are split where they were joined")
	}
}

func BenchmarkSplit(b *testing.B) {
	for b.Loop() {
		Split("mechanismscommunications", nil)
	}
}

func BenchmarkSplitOfAStrangeWord(b *testing.B) {
	for b.Loop() {
		Split("entwicklungszusammenarbeit", nil)
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("preparingtheir")
	f.Add("ofDes")
	f.Fuzz(func(t *testing.T, word string) {
		if first, second, ok := Split(word, nil); ok && first+second != word {
			t.Errorf("Split(%q) = %q, %q", word, first, second)
		}
		Known(word)
	})
}
