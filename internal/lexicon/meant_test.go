package lexicon

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
)

func fieldWords(t testing.TB) []string {
	t.Helper()
	b, err := os.ReadFile("field.txt")
	if err != nil {
		t.Fatal(err)
	}
	return ReadList(string(b))
}

func TestTheFieldIsInStepWithItsList(t *testing.T) {
	list := fieldWords(t)
	if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
		t.Error("field.txt is not in byte order, or has a word twice")
	}
	want, err := BuildField(list)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, []byte(field)) {
		t.Error("field.bin is not that of field.txt; run go generate ./internal/lexicon")
	}
	for _, w := range list {
		if !Known(w) || len(w) < shortestMeant || len(w) > longestMeant {
			t.Errorf("%q of field.txt is not known, or too short or long", w)
		}
	}
}

func TestWhatADrafterMeantIsNamed(t *testing.T) {
	for word, want := range map[string]string{
		"apreciation":                   "appreciation", // one of two letters lost
		"imrpovement":                   "improvement",  // two changed places
		"developping":                   "developing",   // doubled
		"infotmation":                   "information",  // the neighbour on the keyboard
		"overnments":                    "governments",  // the first lost
		"sovereignity":                  "sovereignty",  // put in
		"telecomunicaton":               "",             // two slips
		"resolution":                    "",             // known
		"teh":                           "",             // short
		"reposters":                     "",             // made of "post"
		"evaluator":                     "",             // made of "evaluate"
		"stigmatisation":                "",             // another spelling
		"Goverment":                     "",             // a name, for all that is known
		"développement":                 "",             // of another language
		"xxxxxxxxx":                     "",             // like none
		"pformation":                    "",             // begins with another letter
		"\xffeveloping":                 "",             // no text
		"seafarer":                      "",             // listed so that it is none
		"":                              "",             //
		strings.Repeat("developing", 9): "",
	} {
		if got := strings.Join(Meant(word), " "); got != want {
			t.Errorf("Meant(%q) = %q, want %q", word, got, want)
		}
	}
}

// Of slips of every kind at every place in words of the field, nearly all are found,
// and what was meant is among what is named.
func TestSlipsOfOneLetterAreFound(t *testing.T) {
	tried, found, wrong := 0, 0, 0
	judge := func(slip, word string) {
		if len(slip) < shortestMeant || KnownHash(Hash(slip)) || composed(slip) {
			return // another word
		}
		tried++
		switch meant := Meant(slip); {
		case slices.Contains(meant, word):
			found++
		case len(meant) > 0:
			wrong++
		}
	}
	for k, word := range fieldWords(t) {
		if k%8 != 0 {
			continue // every eighth tells as much
		}
		for i := 1; i < len(word); i++ {
			judge(word[:i]+word[i+1:], word)     // left out
			judge(word[:i]+word[i-1:], word)     // doubled
			judge(word[:i]+"q"+word[i:], word)   // put in
			judge(word[:i]+"j"+word[i+1:], word) // put for another
			if i+1 < len(word) {
				judge(word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:], word)
			}
		}
	}
	t.Logf("%d slips, %.2f %% found, %.2f %% taken for other words", tried, 100*float64(found)/float64(tried), 100*float64(wrong)/float64(tried))
	if found*100 < tried*98 || wrong*200 > tried {
		t.Errorf("of %d slips %d are found and %d taken for other words", tried, found, wrong)
	}
}

func BenchmarkMeant(b *testing.B) {
	for b.Loop() {
		Meant("apreciation")
	}
}
