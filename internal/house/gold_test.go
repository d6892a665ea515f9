package house

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"resolute/internal/sharedtest"
)

const shared = "../../../shared"

// needShared skips a test without the shared texts; in CI they must be there.
func needShared(t testing.TB) {
	t.Helper()
	sharedtest.Path(t, "")
}

type goldBlock struct {
	Kind, Lead, Text string
	Line             int
}

func goldBlocks(t testing.TB, folder string) map[string][]goldBlock {
	needShared(t)
	files, err := filepath.Glob(filepath.Join(shared, "corpus/texts", folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no gold in ", folder)
	}
	all := map[string][]goldBlock{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var doc struct{ Blocks []goldBlock }
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(f, err)
		}
		all[filepath.Base(f)] = doc.Blocks
	}
	return all
}

func TestOpenersAreTheItalicsOfTheOfficialTexts(t *testing.T) {
	for _, c := range []struct {
		folder, house string
		floor         float64
	}{
		{"UNGA", "unga", 98}, {"UNSC", "unsc", 97}, {"ECOSOC", "ecosoc", 97}, {"HRC", "hrc", 98},
	} {
		h, right, all := ByID(c.house), 0, 0
		blocks := goldBlocks(t, c.folder)
		for _, f := range slices.Sorted(maps.Keys(blocks)) {
			for _, b := range blocks[f] {
				if b.Kind != "preamb" && b.Kind != "operative" || b.Lead == "" {
					continue
				}
				all++
				if o, _ := h.Match(b.Text); strings.EqualFold(o.Phrase, clean(b.Lead)) {
					right++
				} else {
					t.Logf("%s:%d: %q, italics %q: %.60q", f, b.Line, o.Phrase, b.Lead, b.Text)
				}
			}
		}
		share := 100 * float64(right) / float64(all)
		t.Logf("%s: %d of %d openers right (%.2f %%)", c.folder, right, all, share)
		if share < c.floor {
			t.Errorf("%s: %.2f %% of the openers right, %v %% are due", c.folder, share, c.floor)
		}
	}
}

func TestOpenerLinesAreToldFromItemsAndSentences(t *testing.T) {
	h, right, all, wrong := ByID("itu-pp"), 0, 0, 0
	blocks := goldBlocks(t, "ITU-PP")
	for _, f := range slices.Sorted(maps.Keys(blocks)) {
		for _, b := range blocks[f] {
			o, n := h.MatchLine(b.Text)
			switch {
			case b.Kind == "keyword":
				all++
				if o.Phrase == b.Text && n == len(b.Text) {
					right++
				} else {
					t.Errorf("%s:%d: %q read as %q", f, b.Line, b.Text, o.Phrase)
				}
			case n > 0:
				wrong++
				t.Errorf("%s:%d: a %s is no opener line: %q", f, b.Line, b.Kind, b.Text)
			}
		}
	}
	t.Logf("%d of %d opener lines right, %d others taken for one", right, all, wrong)
}

// What the catalogue of italics holds is known. Phrases of Security Council
// texts are often longer than what it has in italics most of the time, so that
// house reads fewer of them whole.
func TestOpenersOfTheCatalogueAreKnown(t *testing.T) {
	needShared(t)
	floors := map[string]float64{"UNGA": 99, "HRC": 99, "ECOSOC": 99, "UNSC": 90}
	houses := map[string]string{"UNGA": "unga", "HRC": "hrc", "ECOSOC": "ecosoc", "UNSC": "unsc"}
	right, all := map[string]int{}, map[string]int{}
	for _, file := range []string{"leads_preambular.csv", "leads_operative.csv"} {
		f, err := os.Open(filepath.Join(shared, "catalogue", file))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		for _, row := range rows[1:] {
			count, _ := strconv.Atoi(row[2])
			id, ok := houses[row[0]]
			if !ok || count < 2 {
				continue
			}
			all[row[0]] += count
			if o, _ := ByID(id).Match(row[1] + " that the"); o.Phrase == row[1] {
				right[row[0]] += count
			} else {
				t.Logf("%s %d %q read as %q", row[0], count, row[1], o.Phrase)
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(all)) {
		share := 100 * float64(right[k]) / float64(all[k])
		t.Logf("%s: %.2f %% of %d openers in print read whole", k, share, all[k])
		if share < floors[k] {
			t.Errorf("%s: %.2f %%, %v %% are due", k, share, floors[k])
		}
	}
}
