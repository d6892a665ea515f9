package cite_test

import (
	"strings"
	"testing"

	"resolute/internal/cite"
	"resolute/internal/lineartest"
)

// hostileUnits are repeated to megabytes: what is begun again and again and
// never ends must not be read again and again.
var hostileUnits = map[string]string{
	"lists":       "resolutions 1, 1, 1, 1, ",
	"members":     "1, ",
	"brackets":    "((((",
	"digits":      "1234567890",
	"strokes":     "1/",
	"capitals":    "AAAA",
	"symbols":     "A/",
	"dots":        "1.",
	"hyphens":     "a-1-",
	"nouns":       "paragraph ",
	"numbered":    "paragraph 1, ",
	"articles":    "Articles 1, 2, ",
	"openers":     "instructs ",
	"addressees":  "instructs the Council ",
	"items":       "considering a), b), ",
	"sections":    "section I, ",
	"signs":       "§ 1, ",
	"blanks":      "resolution          ",
	"no-break":    "resolution\u00a0\u00a0\u00a0\u00a0",
	"organs":      "General Assembly ",
	"its":         "the General Assembly, in its ",
	"letters":     "31/6 A, B, ",
	"editions":    "Resolution 1 (Rev. Busan, ",
	"dates":       "70/1 of 25 September ",
	"provisions":  "Nos. 1, ",
	"bad bytes":   "\xc2\xe2\x80",
	"recommended": "Recommendation ITU-T D.1, D.2, ",
}

func TestHostileTextsTakeLinearTime(t *testing.T) {
	for name, unit := range hostileUnits {
		for _, body := range []string{"itu-pp", "unga"} {
			lineartest.Check(t, name+" in a text of "+body, func(size int) func() {
				s := strings.Repeat(unit, size/len(unit)+1)[:size]
				return func() { cite.Find(s, body) }
			})
		}
	}
}

func TestNothingFoundAllocatesNothing(t *testing.T) {
	for _, body := range []string{"unga", "itu-pp"} {
		if n := testing.AllocsPerRun(20, func() { cite.Find(plainText, body) }); n != 0 {
			t.Errorf("%v allocations in a text of %s without citations", n, body)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, seed := range []string{
		plainText, citingText, "Resolution 140 (Rev. Guadalajara, 2010Busan, 2014) of this conference", "Resolutions 50 and 52 (Rev. Hammamet, 2016)",
		"§§ 27 c) and 50 d) of the Tunis Agenda", "Nos. 191A and 191B of the Convention", "considering e), f) and h) above", "A/RES/217 A (III), annex",
		"EUR/45A12/1", "WHA58.28 (2005)", "A.1110(30)", "33 C/Resolution 15", "H. Res. 5", "OP3 alt", "résolution 16/18 du Conseil des droits de l’homme",
		"1333（2000）、1363(2001)", "\xff\xc2\xe2\x80", "Recommendations ITU-T X.509 and Y.3172",
	} {
		f.Add(seed, "unga")
		f.Add(seed, "itu-pp")
		f.Add(seed, "")
	}
	f.Fuzz(func(t *testing.T, s, body string) {
		at := 0
		for _, c := range cite.Find(s, body) {
			if c.Start < at || c.End <= c.Start || c.End > len(s) {
				t.Fatalf("span %v after %d in %d bytes: %+v", c.Span, at, len(s), c.Ref)
			}
			at = c.End
			if c.Phrase.Start > c.Start || c.Phrase.End < c.End || c.Phrase.Start < 0 || c.Phrase.End > len(s) {
				t.Fatalf("phrase %v of %v in %d bytes: %+v", c.Phrase, c.Span, len(s), c.Ref)
			}
			for _, sp := range [...]struct{ Start, End int }{{c.Part.Start, c.Part.End}, {c.Place.Start, c.Place.End}} {
				if sp.Start < 0 || sp.End < sp.Start || sp.End > len(s) {
					t.Fatalf("part or place %v in %d bytes", sp, len(s))
				}
			}
			_, _ = c.Ref.Symbol(), c.Ref.String()
		}
	})
}
