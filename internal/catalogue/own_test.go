package catalogue_test

import (
	"strings"
	"testing"

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
		{"a.csv", "x\xff", "a.csv: not in UTF-8: save it in that encoding"},
		{"a.csv", "title\nx\n", `a.csv:1: no column "cite" with the act as it is cited`},
		{"a.csv", "cite,title\n70/1 of the moon,x\nA/RES/70/1,y\nA/RES/70/1,z\n", "a.csv:2: \"70/1 of the moon\" is no citation of an act that can be read\na.csv:4: resolution 70/1 stands twice, first in line 3"},
		{"a.csv", "cite\n\"A/RES/70/1\n", "a.csv:2: extraneous or missing \" in quoted-field"},
		{"a.toml", "[[act]]\ncite = 1\n", "a.toml:2:"},
		{"a.toml", "[[act]]\ncites = \"A/RES/70/1\"\n", "a.toml:2: unknown field act.cites"},
		{"a.toml", "[[act]]\ncite = \"A/RES/70/1\"\n[[act]]\ncite = \"A/RES/70/2\"\ndate = \"June\"\n", "a.toml:3: date \"June\": a date is written 2015-09-25"},
		{"a.json", "{}", "a.json:1: CSL-JSON is a list of items: it begins with ["},
		{"a.json", "[\n{\n]", "a.json:3:"},
		{"a.bib", "@misc{x,\n title = {never closed\n", "a.bib:2: a value is not closed"},
		{"a.bib", "@misc{x", "a.bib:1: the entry is not closed"},
		{"a.xml", "<x/>", "a.xml: the ending tells no form: .json (CSL-JSON), .bib, .csv or .toml"},
		{"a.csv", strings.Repeat("x", 65<<20), "a.csv: too large: 65 MB, at most 64 are read"},
	} {
		_, got := read(c.name, c.data)
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s %.40q: %q, want %q", c.name, c.data, got, c.want)
		}
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
