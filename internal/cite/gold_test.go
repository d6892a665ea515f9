package cite_test

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/cite"
	"resolute/internal/sharedtest"
)

// shared is the directory of the facts and texts that tests compare with.
const shared = "../../../shared"

// bodies of the houses in citation_forms.csv; the empty one stands for any.
var formBodies = map[string]string{
	"ITU": "itu-pp", "UNGA": "unga", "UNSC": "unsc", "ECOSOC": "ecosoc", "HRC": "hrc", "WHO": "who", "UNESCO": "unesco",
	"IMO": "imo", "FAO": "fao", "ICAO etc.": "icao", "any": "unga", "US": "us", "MUN": "mun",
}

func TestEveryFormOfTheTableIsFound(t *testing.T) {
	file, err := os.Open(sharedtest.Path(t, "domain/citation_forms.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 48 {
		t.Fatalf("%d rows, want 47 and a head", len(rows))
	}
	for _, row := range rows[1:] {
		body, ok := formBodies[row[0]]
		if !ok {
			t.Errorf("no body for house %q", row[0])
		}
		for _, example := range strings.Split(row[2], "; ") {
			cites := cite.Find(example, body)
			if len(cites) == 0 {
				t.Errorf("%s, %s: nothing found in %q", row[0], row[1], example)
			}
			if testing.Verbose() {
				for _, c := range cites {
					t.Logf("%s | %q: %q %+v symbol %q", body, example, c.In(example), c.Ref, c.Ref.Symbol())
				}
			}
		}
	}
}

type goldText struct {
	Blocks []struct {
		Line  int
		Text  string
		Cites []struct {
			Text, Href string
			At         *int
		}
	}
}

// goldScore counts the links of the official texts of one house.
type goldScore struct{ links, found, symbols, right int }

func (s goldScore) share() (found, right float64) {
	return 100 * float64(s.found) / float64(max(s.links, 1)), 100 * float64(s.right) / float64(max(s.symbols, 1))
}

var goldFloors = []struct {
	dir, body    string
	found, right float64
}{
	{"UNGA", "unga", 99.5, 99.5},
	{"UNSC", "unsc", 99.5, 99.5},
	{"ECOSOC", "ecosoc", 99, 99},
	{"ITU-PP", "itu-pp", 99, 0},
	{"UNGA/fr", "unga", 98, 98}, {"UNGA/es", "unga", 98, 98},
	{"UNSC/ar", "unsc", 98, 98}, {"UNSC/de", "unsc", 98, 98}, {"UNSC/es", "unsc", 98, 98},
	{"UNSC/fr", "unsc", 98, 98}, {"UNSC/ru", "unsc", 98, 98}, {"UNSC/zh", "unsc", 98, 98},
}

func TestCitationsOfOfficialTextsAreFound(t *testing.T) {
	for _, floor := range goldFloors {
		dir := sharedtest.Path(t, "corpus/texts/"+floor.dir)
		files, err := filepath.Glob(filepath.Join(dir, "*.json"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no gold in %s: %v", dir, err)
		}
		var score goldScore
		for _, file := range files {
			compareGold(t, file, floor.body, &score)
		}
		found, right := score.share()
		t.Logf("%s: %d links, %.2f %% found, %.2f %% of those with the right symbol", floor.dir, score.links, found, right)
		if found < floor.found || right < floor.right && score.symbols > 0 {
			t.Errorf("%s: below the floors of %.1f and %.1f %%", floor.dir, floor.found, floor.right)
		}
	}
}

func compareGold(t *testing.T, file, body string, score *goldScore) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var gold goldText
	if err := json.Unmarshal(data, &gold); err != nil {
		t.Fatal(err)
	}
	for _, b := range gold.Blocks {
		if len(b.Cites) == 0 {
			continue
		}
		cites := cite.Find(b.Text, body)
		next := 0
		for _, link := range b.Cites {
			if goldSlips[slip{filepath.Base(file), b.Line, link.Text}] != "" {
				continue
			}
			score.links++
			from, to := -1, -1
			if link.At != nil {
				from = byteOffset(b.Text, *link.At)
				to = from + len(link.Text)
			} else if k := strings.Index(b.Text[next:], link.Text); k >= 0 {
				from = next + k
				to = from + len(link.Text)
			}
			var hit *cite.Cite
			for k := range cites {
				c := &cites[k]
				if from >= 0 && c.Start < to && from < c.End || link.At == nil && strings.Contains(c.In(b.Text), strings.TrimSuffix(link.Text, ")")) {
					hit = c
					break
				}
				if link.At == nil && sameNumber(*c, link.Text) {
					hit = c
					break
				}
			}
			want := symbolOf(link.Href)
			if hit == nil {
				t.Logf("%s line %d: %q (%s) not found", filepath.Base(file), b.Line, link.Text, want)
				continue
			}
			score.found++
			if want == "" {
				continue
			}
			score.symbols++
			if got := hit.Ref.Symbol(); strings.EqualFold(got, want) {
				score.right++
			} else {
				t.Logf("%s line %d: %q is %s, want %s", filepath.Base(file), b.Line, link.Text, got, want)
			}
		}
	}
}

// sameNumber compares a citation with a third party's reading of one, "Resolution
// 50 (Rev. Hammamet, 2016)" where the text has the noun before another number.
func sameNumber(c cite.Cite, goldLink string) bool {
	_, rest, _ := strings.Cut(goldLink, " ")
	num, ed, _ := strings.Cut(rest, " ")
	return c.Ref.Number == num && strings.Trim(ed, "()") == c.Ref.Edition
}

func byteOffset(s string, runes int) int {
	for i := range s {
		if runes == 0 {
			return i
		}
		runes--
	}
	return len(s)
}

// symbolOf is the symbol that a link to the United Nations' documents leads to.
func symbolOf(href string) string {
	_, path, ok := strings.Cut(href, ".org/")
	if !ok {
		return ""
	}
	path, _ = url.PathUnescape(path)
	if lang, rest, ok := strings.Cut(path, "/"); ok && len(lang) == 2 {
		path = rest
	}
	return strings.ReplaceAll(path, " ", "")
}

// slip is a link of the gold that is wrong.
type slip struct {
	file string
	line int
	text string
}

// goldSlips are links that are wrong, with the reason.
var goldSlips = map[slip]string{
	{"A_RES_78_203.es.json", 99, "54/18"}: "a resolution of the Human Rights Council, of 2023, linked as one of the General Assembly",
}
