package catalogue_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
)

func read(name, data string) (*catalogue.Catalogue, string) {
	c, problems := catalogue.Read([]catalogue.File{{Name: name, Data: []byte(data)}})
	var all []string
	for _, p := range problems {
		all = append(all, p.Error())
	}
	return c, strings.Join(all, "\n")
}

func TestOwnCatalogues(t *testing.T) {
	want := cite.Ref{Body: "unga", Kind: "resolution", Number: "79/999"}
	for name, data := range map[string]string{
		"zotero.json": `[{"id": "x", "type": "legislation", "title": "Night trains", "number": "A/RES/79/999", "issued": {"date-parts": [[2025, 3, 4]]}}]`,
		"acts.bib":    "A comment.\n@misc{trains,\n  title = {Night {T}rains},\n  number = {A/RES/79/999},\n  date = \"2025-03-04\",\n}\n",
		"acts.csv":    "Symbol,Title,Date,Remark\nA/RES/79/999,Night trains,2025-03-04,ours\n",
		"acts.toml":   "[[act]]\ncite = \"General Assembly resolution 79/999\"\ntitle = \"Night trains\"\ndate = \"2025-03-04\"\n",
	} {
		c, problems := read(name, data)
		a, ok := c.Find(want)
		if !ok || problems != "" || !strings.EqualFold(a.Title, "Night trains") || a.Date != (cite.Date{Year: 2025, Month: 3, Day: 4}) || a.Source != name {
			t.Errorf("%s: %v %+v, problems %q", name, ok, a, problems)
		}
		if s := c.Status(want, 0); s != catalogue.Known {
			t.Errorf("%s: status %s", name, s)
		}
		if _, ok := c.Find(cite.Ref{Body: "unga", Kind: "resolution", Number: "70/1"}); !ok {
			t.Errorf("%s hides the built-in acts", name)
		}
		if acts := c.Search("night trains", 3); len(acts) == 0 || acts[0].Source != name {
			t.Errorf("%s: search finds %v", name, acts)
		}
	}
}

func TestAnActOfOnesOwnOverridesTheBuiltInOne(t *testing.T) {
	c, problems := read("acts.toml", "[[act]]\ncite = \"Resolution 140 (Rev. Bucharest, 2022) of the Plenipotentiary Conference\"\neditions = [\"Antalya, 2006\", \"Bucharest, 2022\"]\n")
	if problems != "" {
		t.Fatal(problems)
	}
	ref := cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "140", Edition: "Rev. Dubai, 2018"}
	if s := c.Status(ref, 0); s != catalogue.Outdated {
		t.Errorf("status %s, want outdated", s)
	}
}

func TestBrokenCataloguesAreToldInOneLineAndTheRestStands(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"a.csv", "", "a.csv: empty"},
		{"a.csv", "x\xff", "a.csv:1: not in UTF-8 but perhaps in Latin-1: save it as UTF-8"},
		{"a.csv", "title\nx\n", `a.csv:1: no column "cite" with the act as it is cited`},
		{"a.csv", "cite,title\n70/1 of the moon,x\nA/RES/70/1,y\nA/RES/70/1,z\n", "a.csv:2: \"70/1 of the moon\" is no citation of an act that can be read (and 1 more)"},
		{"a.csv", "cite\n\"A/RES/70/1\n", "a.csv:2: extraneous or missing \" in quoted-field"},
		{"a.toml", "[[act]]\ncite = 1\n", "a.toml:2:"},
		{"a.toml", "[[act]]\ncites = \"A/RES/70/1\"\n", `a.toml:2: unknown field "act.cites"; an [[act]] has cite, title, date, editions, status`},
		{"a.toml", "[[act]]\ncite = \"A/RES/70/1\"\n[[act]]\ncite = \"A/RES/70/2\"\ndate = \"June\"\n", "a.toml:3: date \"June\": a date is written 2015-09-25"},
		{"a.csv", "cite\nA/RES/70/1\nA/RES/70/1\n", "a.csv:3: resolution 70/1 stands twice, first in line 2"},
		{"a.csv", "\xff\xfec\x00i\x00t\x00e\x00\n\x00", "a.csv: in UTF-16: save it as UTF-8"},
		{"a.csv", "c\x00i\x00t\x00e\x00\n\x00", "a.csv: in UTF-16: save it as UTF-8"},
		{"a.csv", "cite,title\nA/RES/70/1,caf\xe9\n", "a.csv:2: not in UTF-8 but perhaps in Latin-1: save it as UTF-8"},
		{"a.csv", "cite\n../../etc/passwd\n", "a.csv:2: \"../../etc/passwd\" is no citation of an act that can be read"},
		{"a.csv", "cite\n\x1b[31m70/1\n", "a.csv:2: \"[31m70/1\" is no citation"},
		{"a.csv", "cite\n" + strings.Repeat("resolution ", 100) + "70/1\n", "a.csv:2: \"resolution resolution"},
		{"a.csv", "cite\n" + strings.Repeat("A/RES/70/1\n", 200_001), "a.csv:200002: too many acts: at most 200000 are read (and 199999 more)"},
		{"a.csv", "cite\n" + strings.Repeat("x\n", 200_001), "a.csv:200002: too many acts: at most 200000 are read (and 200000 more)"},
		{"a.toml", "[[act]]\ncite = " + strings.Repeat("[", 1<<20), "a.toml:2: brackets within brackets, more than a hundred deep"},
		{"a.toml", "[[act]]\ncite = \"A/RES/70/1\"\ncite = \"A/RES/70/2\"\n", "a.toml:3:"},
		{"a.json", "[" + strings.Repeat("[", 1<<20), "a.json:1: "},
		{"a.json", `[{"number": "A/RES/70/1"}`, "a.json:1: the list is not closed"},
		{"a.json", "[\n{\"number\": \"A/RES/70/1\",\n\"title\": 3}]", `a.json:3: field "title" holds a number`},
		{"a.json", "[\n{\"number\": \"A/RES/70/1\"},\n{\"number\": \"S/RES/1325 (2000)\"},\n{\"number\": \"moon\"}]", `a.json:4: "moon" is no citation of an act that can be read`},
		{"a.bib", "@misc{}}{{, number = {A/RES/70/1}\n", "a.bib: no act in it"},
		{"a.bib", "@article{x, number = {3}, note = {Accessed today}}\n@misc{y, number = {A/RES/70/1}}", ""},
		{"a.json", `[{"type": "book", "title": "Night trains", "number": "3"}]`, "a.json: no act in it"},
		{"a.json", "{}", "a.json:1: CSL-JSON is a list of items: it begins with ["},
		{"a.json", "[\n{\n]", "a.json:3:"},
		{"a.bib", "@misc{x,\n title = {never closed\n", "a.bib:2: a value is not closed"},
		{"a.bib", "@misc{x", "a.bib:1: the entry is not closed"},
		{"a.xml", "<x/>", "a.xml: the ending tells no form: .json (CSL-JSON), .bib, .csv or .toml"},
		{"a.csv", strings.Repeat("x", 17<<20), "a.csv: too large: 17 MB, at most 16 are read"},
	} {
		_, got := read(c.name, c.data)
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s %.40q: %q, want %q", c.name, c.data, got, c.want)
		}
	}
}

func TestABrokenCatalogueKeepsWhatItSaid(t *testing.T) {
	var r catalogue.Reader
	ref := cite.Ref{Body: "unga", Kind: "resolution", Number: "79/999"}
	steps := []struct {
		data, title, problem string
	}{
		{"cite,title\nA/RES/79/999,Night trains\n", "Night trains", ""},
		{"cite,title\n\"A/RES/79/999,Day trains\n", "Night trains", `a.csv:2: extraneous or missing " in quoted-field; what it said before still holds`},
		{"", "Night trains", "a.csv: empty; what it said before still holds"},
		{"cite,title\nA/RES/79/999,Day trains\n", "Day trains", ""},
	}
	for _, s := range steps {
		c, problems := r.Read([]catalogue.File{{Name: "a.csv", Data: []byte(s.data)}})
		got := ""
		for _, p := range problems {
			got += p.Error()
		}
		if a, _ := c.Find(ref); a.Title != s.title || got != s.problem {
			t.Errorf("%q: title %q, problem %q; want %q, %q", s.data, a.Title, got, s.title, s.problem)
		}
	}
}

func TestFilesThatCannotBeReadAreToldAndTheRestStands(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	huge, err := os.Create(at("huge.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(huge.Truncate(200<<20), huge.Close(), os.Mkdir(at("folder.csv"), 0o755), os.WriteFile(at("good.csv"), []byte("cite\nA/RES/79/999\n"), 0o644)); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("loop.csv", at("loop.csv")); err != nil {
		t.Skip("no links here")
	}
	var files []catalogue.File
	for _, name := range []string{"huge.csv", "folder.csv", "loop.csv", "none.csv", "good.csv"} {
		files = append(files, catalogue.OpenFile(at(name), name))
	}
	c, problems := catalogue.Read(files)
	var got []string
	for _, p := range problems {
		got = append(got, p.Error())
	}
	want := []string{
		"huge.csv: too large: 200 MB, at most 16 are read",
		"folder.csv: not a file",
		"loop.csv: cannot be read: too many levels of symbolic links",
		"none.csv: cannot be read: no such file or directory",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if _, ok := c.Find(cite.Ref{Body: "unga", Kind: "resolution", Number: "79/999"}); !ok {
		t.Error("the good one is not read")
	}
}

func TestEditionsOfOneActComeTogether(t *testing.T) {
	c, problems := read("a.csv", "cite,title,status\n\"Resolution 140 (Rev. Doha, 2026)\",,\n\"Resolution 220 (Doha, 2026)\",Trains,\n\"Resolution 220 (Rev. Lisbon, 2030)\",,\nA/RES/70/1,,abrogated\n")
	if problems != "" {
		t.Fatal(problems)
	}
	for ref, want := range map[cite.Ref]catalogue.Status{
		{Body: "itu-pp", Kind: "resolution", Number: "140", Edition: "Rev. Bucharest, 2022"}: catalogue.Outdated,
		{Body: "itu-pp", Kind: "resolution", Number: "140", Edition: "Rev. Doha, 2026"}:      catalogue.Known,
		{Body: "itu-pp", Kind: "resolution", Number: "220", Edition: "Doha, 2026"}:           catalogue.Outdated,
		{Body: "itu-pp", Kind: "resolution", Number: "220", Edition: "Rev. Lisbon, 2030"}:    catalogue.Known,
		{Body: "unga", Kind: "resolution", Number: "70/1"}:                                   catalogue.Abrogated,
	} {
		if got := c.Status(ref, 0); got != want {
			t.Errorf("%s: %s, want %s", ref, got, want)
		}
	}
	if a, _ := c.Find(cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "140"}); len(a.Editions) < 4 || a.Title == "" {
		t.Errorf("what was known of 140 is lost: %+v", a)
	}
}

func TestWordsOfACatalogueDoNoHarm(t *testing.T) {
	c, problems := read("a.toml", "[[act]]\ncite = \"A/RES/79/999\"\ntitle = \"\\u001b[2J*bold* <b>\\u202E\\nsecond line\"\n")
	if problems != "" {
		t.Fatal(problems)
	}
	d, _ := c.Describe(cite.Ref{Body: "unga", Kind: "resolution", Number: "79/999"}, 0, "")
	if got := d.String(); strings.ContainsAny(got, "\x1b\u202e") || strings.Count(got, "\n") != 3 {
		t.Errorf("%q", got)
	}
	if got := d.Markdown(); !strings.Contains(got, `\*bold\* \<b>`) {
		t.Errorf("%q", got)
	}
}

func TestLargeCataloguesTakeTheTimeThatTheirSizeAsks(t *testing.T) {
	const n = 20_000
	var csv, json, bib, toml strings.Builder
	csv.WriteString("cite,title\n")
	json.WriteString("[")
	for i := range n {
		fmt.Fprintf(&csv, "A/RES/79/%d,Night trains %d\n", i+1000, i)
		fmt.Fprintf(&json, "%s{\"number\": \"A/RES/79/%d\", \"title\": \"Night trains\"}\n", map[bool]string{true: "", false: ","}[i == 0], i+1000)
		fmt.Fprintf(&bib, "@misc{a%d, number = {A/RES/79/%d}}\n", i, i+1000)
		fmt.Fprintf(&toml, "[[act]]\ncite = \"A/RES/79/%d\"\n", i+1000)
	}
	json.WriteString("]")
	for name, data := range map[string]string{"a.csv": csv.String(), "a.json": json.String(), "a.bib": bib.String(), "a.toml": toml.String()} {
		start := time.Now()
		c, problems := read(name, data)
		took := time.Since(start)
		// Of 9,000 numbers of four digits a number of five is none.
		if acts := c.Beginning("unga", "79/9999", 10); len(acts) != 1 {
			t.Errorf("%s: %d acts, %.200s", name, len(acts), problems)
		}
		if took > 20*time.Second { // what reads every line anew takes minutes
			t.Errorf("%s: %v for %d acts", name, took, n)
		}
		t.Logf("%s: %d acts in %v", name, n, took)
	}
}

func FuzzOwnCatalogues(f *testing.F) {
	f.Add("a.bib", "@misc{x, title = {a {b} c}, number = \"A/RES/70/1\"}")
	f.Add("a.json", `[{"number": 3, "issued": {"date-parts": [[]]}}]`)
	f.Add("a.csv", "cite\nA/RES/70/1\n")
	f.Add("a.toml", "[[act]]\ncite = \"A/RES/70/1\"\n")
	f.Fuzz(func(t *testing.T, name, data string) {
		c, _ := catalogue.Read([]catalogue.File{{Name: name, Data: []byte(data)}})
		c.Sources()
		c.Find(cite.Ref{Body: "unga", Kind: "resolution", Number: "70/1"})
	})
}
