package house

import (
	"strings"
	"testing"
)

func TestEveryBuiltInHouseHasATableThatLoads(t *testing.T) {
	for _, id := range IDs() {
		if id == Other {
			continue // of which nothing is known
		}
		h := ByID(id)
		if h == nil || h.ID != id || h.Name == "" || h.Language == "" || h.Body == "" || h.SelfName == "" {
			t.Errorf("%s: %+v", id, h)
		}
		if len(h.Levels) == 0 || len(h.Headings) == 0 || len(h.Cites) == 0 {
			t.Errorf("%s lacks labels, headings or what it cites", id)
		}
		if len(h.Enacting) == 0 && id != "us-whereas" {
			t.Errorf("%s has no enacting line", id)
		}
	}
	if ByID("nowhere") != nil {
		t.Error("there is no such house")
	}
}

func TestAUserTableExtendsAHouse(t *testing.T) {
	h, err := Load("club.toml", []byte(`
id = "club"
extends = "unga"
name = "The Club"
enacting = ["The Club"]

[words]
manner = ["merrily"]

[[verbs]]
follow = ["{tail}"]
forms = ["Toasting / Toasts"]
`))
	if err != nil {
		t.Fatal(err)
	}
	for text, phrase := range map[string]string{
		"Toasting also the chair": "Toasting also", "Also merrily toasts": "Also merrily toasts", "Taking note of": "Taking note", "Strongly urges": "",
	} {
		if o, _ := h.Match(text); o.Phrase != phrase {
			t.Errorf("%q: %q", text, o.Phrase)
		}
	}
	if _, _, _, ok := h.ReadEnacting("The Club,"); !ok {
		t.Error("the enacting line is not known")
	}
	if o, _ := ByID("unga").Match("Toasting the chair"); o.Role != NoRole {
		t.Error("the house that was extended has changed")
	}
}

func TestAMistakeInAUserTableIsToldWithItsPlace(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"an unknown key", "id = \"x\"\n\nself_nam = \"this\"\n", `club.toml:3:1: unknown key "self_nam"; did you mean "self_name"?`},
		{"an unknown key in a part", "id = \"x\"\n[marks]\npreambel = \",\"\n", `club.toml:3:1: unknown key "marks.preambel"; did you mean "marks.preamble"?`},
		{"bad TOML", "id = \"x\"\nname = \n", `club.toml:2:8: `},
		{"a wrong type", "id = \"x\"\nrestarts = \"yes\"\n", `club.toml:2:12: `},
		{"an unknown house", "id = \"x\"\nextends = \"ung\"\n", `club.toml:2:12: there is no house "ung"; did you mean "unga"?`},
		{"a wrong choice", "id = \"x\"\nplace = \"beside\"\n", `club.toml:2:10: "beside" is no choice here`},
		{"no id", "name = \"x\"\n", `club.toml:1:1: a house needs an id`},
		{"a verb that may be missing", "id = \"x\"\n[[verbs]]\nforms = [\"[Toasting] / [Toasts]\"]\n", `club.toml:3:11: "[Toasting] / [Toasts]" is no verb`},
		{"an unknown word list", "id = \"x\"\npreambular = [\"Toasting {all}\"]\n", `club.toml:2:16: there is no word list "all"`},
		{"an open bracket", "id = \"x\"\npreambular = [\"Toasting [all\"]\n", `club.toml:2:16: [ without ]`},
		{"an endless word list", "id = \"x\"\npreambular = [\"A {all}\"]\n[words]\nall = [\"so {all}\"]\n", `club.toml:2:16: a word list stands within itself`},
		{"no label", "id = \"x\"\n[labels]\noperative = [[\"first\"]]\n", `club.toml:3:16: "first" is not a label`},
		{"an unknown field", "id = \"x\"\nheadings = [\"No. {numbr}\"]\n", `club.toml:2:14: a form has no field {numbr}`},
	} {
		_, err := Load("club.toml", []byte(c.table))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s:\n got %v\nwant %s", c.name, err, c.want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("id = \"x\"\npreambular = [\"A {b} [c|d]\"]\n[words]\nb = [\"e\"]\n")
	f.Add("id = \"x\"\nextends = \"unga\"\nheadings = [\"{kind} {symbol:A}\"]\n")
	f.Fuzz(func(t *testing.T, s string) {
		h, err := Load("x.toml", []byte(s))
		if err == nil {
			h.Match("A b c")
			h.ReadHeading("Resolution 5")
		}
	})
}
