package house

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func textsIn(t testing.TB, folder string) map[string]string {
	needShared(t)
	files, _ := filepath.Glob(filepath.Join(shared, "corpus/texts", folder, "*.txt"))
	if len(files) == 0 {
		t.Fatal("no texts in ", folder)
	}
	all := map[string]string{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(f)] = string(data)
	}
	return all
}

func TestDetectKnowsTheHouseOfEveryTextOfTheCorpus(t *testing.T) {
	for folder, house := range map[string]string{
		"UNGA": "unga", "UNGA/fr": "unga", "UNGA/es": "unga", "UNGA-draft": "unga", "UNGA-pdftext": "unga",
		"UNSC": "unsc", "UNSC/ar": "unsc", "UNSC/de": "unsc", "UNSC/es": "unsc", "UNSC/fr": "unsc", "UNSC/ru": "unsc", "UNSC/zh": "unsc",
		"UNSC-PRST": "unsc", "UNSC-not-adopted": "unsc", "ECOSOC": "ecosoc", "HRC": "hrc", "ITU-PP": "itu-pp",
		"WHA": "who", "IMO": "imo", "CGPM": "bipm", "CIPM": "bipm", "CIPM-decision": "bipm",
		"council-resolution": "us-whereas", "council-executive-order": "us-whereas",
	} {
		for name, s := range textsIn(t, folder) {
			if h, sure := Detect(s); h.ID != house {
				t.Errorf("%s/%s: %s (%.2f), %s is due", folder, name, h.ID, sure, house)
			}
		}
	}
	for _, name := range []string{"inputs_test_reso.txt"} {
		if h, _ := Detect(textsIn(t, "MUN")[name]); h.ID != "mun" {
			t.Errorf("MUN/%s: %s", name, h.ID)
		}
	}
	for _, folder := range []string{"EP", "ISA", "OECD"} { // bodies without a table
		for name, s := range textsIn(t, folder) {
			h, sure := Detect(s)
			t.Log(folder, name, h.ID, sure)
		}
	}
}

func TestDetectKnowsTheSeed(t *testing.T) {
	needShared(t)
	data, err := os.ReadFile(filepath.Join(shared, "corpus/seed.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if h, sure := Detect(string(data)); h.ID != "itu-pp" || sure < 0.9 {
		t.Errorf("%s (%.2f)", h.ID, sure)
	}
}

func TestLanguageOfEveryTextOfTheCorpus(t *testing.T) {
	for folder, lang := range map[string]string{
		"UNGA": "en", "UNSC": "en", "UNSC/ar": "ar", "UNSC/de": "de", "UNSC/es": "es", "UNSC/fr": "fr", "UNSC/ru": "ru", "UNSC/zh": "zh",
		"UNGA/fr": "fr", "UNGA/es": "es", "CGPM/fr": "fr", "ITU-PP": "en", "WHA": "en", "IMO": "en", "council-resolution": "en", "UNGA-draft": "en",
		"council-executive-order": "en", "ECOSOC": "en", "HRC": "en", "EP": "en", "ISA": "en", "OECD": "en",
	} {
		for name, s := range textsIn(t, folder) {
			if l := Language(s); l != lang {
				t.Errorf("%s/%s: %q, %q is due", folder, name, l, lang)
			}
		}
	}
}

func TestEnactingLinesAndHeadingsOfTheCorpusAreRead(t *testing.T) {
	for folder, house := range map[string]string{
		"UNGA": "unga", "UNGA-pdftext": "unga", "UNSC": "unsc", "ECOSOC": "ecosoc", "HRC": "hrc", "ITU-PP": "itu-pp", "WHA": "who", "IMO": "imo", "CGPM": "bipm",
	} {
		h := ByID(house)
		for name, s := range textsIn(t, folder) {
			enacting, heading := 0, 0
			for line := range strings.Lines(s) {
				if _, _, _, ok := h.ReadEnacting(line); ok {
					enacting++
				}
				if n, _, ok := h.ReadHeading(line); ok {
					heading++
					if heading > 1 {
						t.Logf("%s/%s: heading %v: %.90q", folder, name, n, line)
					}
				}
			}
			if enacting == 0 || heading == 0 && folder != "UNSC" {
				t.Logf("%s/%s: %d enacting lines, %d headings", folder, name, enacting, heading)
			}
		}
	}
}
