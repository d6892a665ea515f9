package lexicon

import (
	"go/format"
	"os"
	"strings"
	"testing"

	"resolute/internal/text"
)

func TestTheTableIsInStepWithTheTerms(t *testing.T) {
	terms, err := os.ReadFile("terms.txt")
	if err != nil {
		t.Fatal(err)
	}
	table, err := GenerateTerms(string(terms))
	if err != nil {
		t.Fatal(err)
	}
	want, err := format.Source([]byte(table))
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("watch_table.go")
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(got), "\r\n", "\n") != string(want) {
		t.Error("watch_table.go is not that of terms.txt; run go generate ./internal/lexicon")
	}
}

func TestAMistakeInTheTermsIsToldWithItsLine(t *testing.T) {
	for source, want := range map[string]string{
		"[gender]\n\nchairman":     `terms.txt:3: no = in "chairman"`,
		"[sex]\n":                  `terms.txt:1: no class "sex"; there are ise, american, gender, title, old, variant, slip`,
		"[ise":                     `terms.txt:1: "[ise" is not closed`,
		"[ise]\na = b | loud":      `terms.txt:2: no attribute "loud"`,
		"[ise]\na{x y} = b":        `terms.txt:2: 2 words on the left of =, 1 on its right`,
		"[ise]\na = b\na = c":      `terms.txt: "a" stands twice`,
		"[variant]\na{s t} / b{s}": `terms.txt:2: "b{s}" has other endings than the first form`,
	} {
		if _, err := GenerateTerms(source); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", source, err, want)
		}
	}
}

func TestEveryTermIsFoundByItsPhrase(t *testing.T) {
	for id := range int32(Terms()) {
		w := Term(id)
		head := strings.FieldsFunc(w.Phrase, func(r rune) bool { return strings.ContainsRune(" -'’", r) })[0]
		if got, n, ok := Watch(Hash(head), w.Phrase+" and", len(head)); !ok || got != id || n != len(w.Phrase) {
			t.Errorf("%q is found as %d %d %v", w.Phrase, got, n, ok)
		}
		if sum, behind := Sum(head), w.Phrase[len(head):]+"      "; !MayWatch(sum) || behind[0] == ' ' && !MayFollow(sum, text.ChunkAt(behind, 1)) {
			t.Errorf("%q is turned down", w.Phrase)
		}
		if w.Replacement == "" || w.Class != Variant && w.Replacement == w.Phrase {
			t.Errorf("%q is to be replaced by %q", w.Phrase, w.Replacement)
		}
	}
}

// firstTerm is what Watch makes of the first word of s.
func firstTerm(s string) (Watched, string, bool) {
	end := 0
	for end < len(s) && isLetterAt(s, end) {
		end++
	}
	id, n, ok := Watch(Hash(s[:end]), s, end)
	if !ok {
		return Watched{}, "", false
	}
	return Term(id), s[:n], true
}

func TestWatchedWords(t *testing.T) {
	for s, want := range map[string]string{
		"organise the work":         "organise → organize",
		"Organising the work":       "Organising → Organizing",
		"RECOGNISING THAT":          "RECOGNISING → RECOGNIZING",
		"organisations concerned":   "organisations → organizations",
		"Organisation for":          "",
		"analyse":                   "",
		"program of work":           "program → programme",
		"Program":                   "",
		"programme":                 "",
		"centered on":               "centered → centred",
		"Chairman of":               "Chairman → Chair",
		"vice-chairmen of":          "vice-chairmen → Vice-Chairs",
		"member states to":          "member states → Member States",
		"member\u00a0states to":     "member\u00a0states → Member States",
		"member\n states.":          "member\n states → Member States",
		"Member States":             "",
		"member of":                 "",
		"Secretary General,":        "Secretary General → Secretary-General",
		"Secretary-General":         "",
		"CCITT,":                    "CCITT → ITU-T",
		"co-operation":              "co-operation → cooperation",
		"Co-operate":                "Co-operate → Cooperate",
		"co-sponsor":                "",
		"e-mails":                   "e-mails → emails",
		"email":                     "email → email",
		"emailed":                   "",
		"percentage":                "",
		"capacity building\u00a0in": "capacity building → capacity-building",
		"":                          "",
		"\xff":                      "",
	} {
		w, found, ok := firstTerm(s)
		got := ""
		if ok {
			got = found + " → " + w.Due(found)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestHousesAndSoftness(t *testing.T) {
	w, _, _ := firstTerm("Sector members")
	if w.Applies("unga") || !w.Applies("itu-pp") {
		t.Error("Sector members is for the ITU alone")
	}
	w, _, _ = firstTerm("program")
	if w.Applies("us-whereas") || !w.Applies("unga") || !w.Soften("unsc") || w.Soften("unga") {
		t.Error("program is right in an American text and soft in the Council's")
	}
	w, _, _ = firstTerm("chairman")
	if !w.Soften("itu-pp") {
		t.Error("chairman is in adopted texts")
	}
}

func TestFormsOfATermShareTheirRow(t *testing.T) {
	a, _, _ := firstTerm("cooperates")
	b, _, _ := firstTerm("co-operates")
	if a.Row != b.Row || a.Ending != b.Ending || a.Form != 0 || b.Form != 1 {
		t.Errorf("%+v\n%+v", a, b)
	}
}

// TestAdoptedTextsHaveFewWatchedWords holds what the corpus has of the rows that
// are neither soft nor variants: each is a slip of the published text or a name.
func TestAdoptedTextsHaveFewWatchedWords(t *testing.T) {
	house := map[string]string{"UNGA": "unga", "UNSC": "unsc", "ECOSOC": "ecosoc", "HRC": "hrc", "ITU-PP": "itu-pp", "WHA": "who", "UNGA-pdftext": "unga"}
	total, hard := 0, 0
	for name, text := range wholeTexts(t) {
		dir, _, _ := strings.Cut(name, "/")
		id := house[dir]
		if id == "" {
			continue
		}
		for i := 0; i < len(text); {
			if !isLetter(text[i]) {
				i++
				continue
			}
			if w, found, ok := firstTerm(text[i:]); ok && w.Class != Variant && w.Applies(id) && !w.Soften(id) {
				hard++
				t.Logf("%s: %s → %s", name, found, w.Due(found))
			}
			for i < len(text) && isLetter(text[i]) {
				i++
			}
			total++
		}
	}
	t.Logf("%d of %d words", hard, total)
	if hard*5_000 > total {
		t.Errorf("%d of %d words, at most 1 in 5,000 was meant", hard, total)
	}
}

func BenchmarkWatchOfAnOrdinaryWord(b *testing.B) {
	h := Hash("resolution")
	for b.Loop() {
		Watch(h, "resolution of", len("resolution"))
	}
}

func BenchmarkWatchOfAWatchedWord(b *testing.B) {
	h := Hash("member")
	for b.Loop() {
		Watch(h, "Member States", len("Member"))
	}
}

func FuzzMatch(f *testing.F) {
	f.Add("member states")
	f.Fuzz(func(t *testing.T, s string) {
		if w, found, ok := firstTerm(s); ok {
			w.Due(found)
		}
	})
}

// A slip that is a word has another reading.
func TestNoSlipIsAWord(t *testing.T) {
	for id := range int32(Terms()) {
		w := Term(id)
		if w.Class == Slip && !strings.ContainsAny(w.Phrase, " '’") && Known(w.Phrase) {
			t.Errorf("%q is a word", w.Phrase)
		}
		if w.Class == Slip && !strings.ContainsAny(w.Replacement, " ") && !Known(w.Replacement) {
			t.Errorf("%q is no word", w.Replacement)
		}
	}
}
