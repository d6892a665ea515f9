package report_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/catalogue"
	"resolute/internal/house"
	"resolute/internal/report"
	"resolute/internal/sharedtest"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// wrongInTheText are the citations of the gold texts that name no act because the
// text has a slip.
var wrongInTheText = map[string]string{
	"S_RES_2509_2020.fr.txt 2241(2018)": "resolution 2241 is of 2015",
}

func TestCitationsOfTheGoldAreKnownAndNoneIsCalledDanglingThatIsNone(t *testing.T) {
	corpus := sharedtest.Path(t, "corpus/texts")
	files, _ := filepath.Glob(filepath.Join(corpus, "*", "*.json"))
	more, _ := filepath.Glob(filepath.Join(corpus, "*", "*", "*.json"))
	files = append(files, more...)
	all, known := 0, 0
	for _, file := range files {
		for _, g := range goldCitations(t, file) {
			all++
			name := strings.TrimSuffix(filepath.Base(file), ".json") + ".txt " + g.text
			switch g.status {
			case "known", "outdated", "abrogated", "internal":
				known++
			case "dangling":
				if wrongInTheText[name] == "" {
					t.Errorf("%s is called dangling", name)
				}
			default:
				t.Logf("%s: %s", name, g.status)
			}
		}
	}
	t.Logf("%d of %d known, %.2f %%", known, all, 100*float64(known)/float64(all))
	if float64(known) < 0.995*float64(all) || all < 1000 {
		t.Errorf("%d of %d gold citations are known, floor 99.5 %%", known, all)
	}
}

type judged struct{ text, status string }

// goldCitations are the citations of acts that the gold beside a text has, with what
// is said of them.
func goldCitations(t *testing.T, file string) []judged {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		Blocks []struct {
			Line  int
			Cites []struct{ Text, Href string }
		}
	}
	src, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
	if json.Unmarshal(data, &gold) != nil || err != nil {
		return nil // gold of another form, or none
	}
	h, _ := house.Detect(string(src))
	var builtIn *catalogue.Catalogue
	cites := report.Citations("", syntax.Parse(text.New(string(src)), h, nil), builtIn)
	var out []judged
	for _, b := range gold.Blocks {
		for _, g := range b.Cites {
			union := strings.Contains(filepath.ToSlash(file), "/ITU-PP/")
			if !union && !strings.Contains(strings.ToLower(g.Href), "/res/") {
				continue // a document
			}
			status := "not found"
			for _, c := range cites {
				if c.Line == b.Line && (strings.Contains(c.Text, g.Text) || strings.Contains(g.Text, c.Text)) {
					status = c.Status
					break
				}
			}
			out = append(out, judged{g.Text, status})
		}
	}
	return out
}
