package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/cite"
	"resolute/internal/config"
	"resolute/internal/lint"
)

var rules = []*lint.Rule{{ID: "RS0201", Name: "label-gap"}, {ID: "RS0310", Name: "double-mark"}}

// folder writes files, each "name" and its content, and returns their folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAMistakeIsToldWithItsPlaceAndWhatWasMeant(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"a mistyped key":              {"\nhuose = \"unga\"\n", `2:1: there is no setting "huose"; did you mean house?`},
		"a key of nothing":            {"colour = 1\n", `1:1: there is no setting "colour"; there are extend, house, houses, catalogues, adopted, drafts, exclude, track, rules, suppress, lock, unlink`},
		"a mistyped rule":             {"[rules]\ndouble-mark = \"off\"\nlabel-gpa = \"off\"\n", `3:1: no rule is called "label-gpa"; did you mean label-gap?`},
		"a rule of nothing":           {"rules.oceans = \"off\"\n", `1:1: no rule is called "oceans"; resolute rules lists them all`},
		"a mistyped rule inside":      {"rules = { label-gpa = \"off\" }\n", `1:11: no rule is called "label-gpa"; did you mean label-gap?`},
		"a severity that is none":     {"[rules]\nlabel-gap = \"fatal\"\n", `"fatal" is neither off nor a severity: error, warning, info or hint`},
		"a mistyped house":            {"house = \"ugna\"\n", `1:1: there is no house "ugna"; did you mean unga?`},
		"no TOML":                     {"house = \n", `1:9: `},
		"a value of another type":     {"exclude = 3\n", `1:11: `},
		"a house file missing":        {"houses = [\"none.toml\"]\n", `1:1: there is no file none.toml`},
		"extends a missing file":      {"extend = \"none.toml\"\n", `1:1: there is no file none.toml`},
		"an unknown rule is silenced": {"[[suppress]]\nrule = \"label-gap\"\nreason = \"x\"\n[[suppress]]\nrule = \"label-gpa\"\n", `5:1: no rule is called "label-gpa"; did you mean label-gap?`},
		"silenced for no reason":      {"[[suppress]]\nrule = \"label-gap\"\n", `1:3: a suppression gives its reason: reason = "…"`},
		"the reason is due yet":       {"[[suppress]]\nrule = \"label-gap\"\nreason = \"say why\"\n", `1:3: a suppression gives its reason: reason = "…"`},
		"silenced without a rule":     {"[[suppress]]\nreason = \"x\"\n", `1:3: a suppression names its rule: rule = "label-gap"`},
		"a mistyped key of one":       {"[[suppress]]\nrule = \"label-gap\"\nfils = \"a\"\n", `3:1: there is no setting "suppress.fils"; did you mean suppress.files?`},
		"a lock of nothing":           {"[[lock]]\nreason = \"x\"\n", `1:3: a lock names its paragraph, as resolute parse shows it: paragraph = "OP3"`},
		"a lock for no reason":        {"[[lock]]\nparagraph = \"OP3\"\nreason = \"say why\"\n", `1:3: a lock gives its reason: reason = "…"`},
		"a mistyped key of a lock":    {"[[lock]]\nparagrph = \"OP3\"\n", `2:1: there is no setting "lock.paragrph"; did you mean lock.paragraph?`},
		"unlinked is nothing":         {"[[unlink]]\nreason = \"x\"\n", `1:3: what is unlinked is named as the text has it: reference = "paragraph 5"`},
		"unlinked for no reason":      {"[[unlink]]\nreference = \"paragraph 5\"\n", `1:3: what is unlinked gives its reason: reason = "…"`},
		"extends itself":              {"extend = \"resolute.toml\"\n", `1:1: resolute.toml extends itself`},
	} {
		path := filepath.Join(folder(t, map[string]string{"resolute.toml": c.in}), "resolute.toml")
		_, err := config.Load(path, rules)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		if got := err.Error(); !strings.HasPrefix(got, path+":") || !strings.Contains(got, c.want) || strings.Contains(got, "\n") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestTheNearestSettingsDecide(t *testing.T) {
	dir := folder(t, map[string]string{
		"resolute.toml":      "house = \"unga\"\n[rules]\nlabel-gap = \"off\"\n",
		"a/b/draft.txt":      "",
		"near/resolute.toml": "rules = { RS0201 = \"hint\" }\n",
		"near/in/draft.txt":  "",
	})
	s := config.NewSettings(rules)
	top, err := s.For(filepath.Join(dir, "a", "b"))
	if err != nil || top.House != "unga" || !top.Rules["label-gap"].Off {
		t.Errorf("below: %+v, %v", top, err)
	}
	if same, _ := s.For(filepath.Join(dir, "a")); same != top {
		t.Error("two folders of one settings file have two settings")
	}
	near, err := s.For(filepath.Join(dir, "near", "in"))
	if err != nil || near.House != "" || near.Rules["label-gap"].Off || near.Rules["label-gap"].Severity != lint.Hint {
		t.Errorf("near: %+v, %v", near, err)
	}
	if c, err := config.NoSettings().For(dir); err != nil || c.Path != "" {
		t.Errorf("no settings wanted: %+v, %v", c, err)
	}
}

func TestExtendedSettingsAreOverridden(t *testing.T) {
	dir := folder(t, map[string]string{
		"base/common.toml": "house = \"unga\"\nexclude = [\"old/\"]\n[rules]\nRS0201 = \"off\"\ndouble-mark = \"hint\"\n",
		"resolute.toml":    "extend = \"base/common.toml\"\nexclude = [\"*.md\"]\n[rules]\nlabel-gap = \"error\"\n",
	})
	c, err := config.Load(filepath.Join(dir, "resolute.toml"), rules)
	if err != nil {
		t.Fatal(err)
	}
	if c.House != "unga" || c.Rules["label-gap"] != (lint.Setting{Severity: lint.Error}) || c.Rules["double-mark"] != (lint.Setting{Severity: lint.Hint}) {
		t.Errorf("%+v", c)
	}
	want := []config.Pattern{{Dir: filepath.Join(dir, "base"), Text: "old/"}, {Dir: dir, Text: "*.md"}}
	if len(c.Exclude) != 2 || c.Exclude[0] != want[0] || c.Exclude[1] != want[1] {
		t.Errorf("exclude %+v, want %+v", c.Exclude, want)
	}
}

func TestCataloguesOfTheFolderAreFoundAndThoseOfExtendedSettingsStand(t *testing.T) {
	dir := folder(t, map[string]string{
		"base/common.toml": "catalogues = [\"ours.csv\"]\n",
		"base/ours.csv":    "cite,title\nA/RES/79/997,Night trains\n",
		"resolute.toml":    "extend = \"base/common.toml\"\n",
		"acts.csv":         "cite,title\nA/RES/79/998,Day trains\nA/RES/79/997,Trains\n",
		"sub/acts.toml":    "[[act]]\ncite = \"A/RES/79/999\"\n",
		"sub/deep/x.txt":   "",
		"bad/acts.bib":     "@misc{x",
	})
	s := config.NewSettings(rules)
	for sub, want := range map[string]string{"": "997 998", "sub": "997 998 999", "sub/deep": "997 998 999", "bad": "997 998"} {
		c, err := s.For(filepath.Join(dir, sub))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range []string{"997", "998", "999"} {
			if a, ok := c.Catalogue.Find(cite.Ref{Body: "unga", Kind: "resolution", Number: "79/" + n}); ok {
				got = append(got, n)
				if n == "997" && a.Title != "Night trains" {
					t.Errorf("%s: what the settings name does not override what is found: %q", sub, a.Title)
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", sub, got, want)
		}
		if (len(c.Problems) == 1) != (sub == "bad") {
			t.Errorf("%s: problems %v", sub, c.Problems)
		}
	}
	a, _ := s.For(filepath.Join(dir, "sub"))
	if b, _ := s.For(filepath.Join(dir, "sub", "deep")); a != b {
		t.Error("folders of one file have two configs")
	}
}

func TestSettingsReadAgainKeepWhatABrokenCatalogueSaid(t *testing.T) {
	dir := folder(t, map[string]string{"resolute.toml": "", "acts.csv": "cite,title\nA/RES/79/998,Day trains\n"})
	s := config.NewSettings(rules)
	if _, err := s.For(dir); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "acts.csv"), []byte("cite,title\n\"A/RES"), 0o644); err != nil {
		t.Fatal(err)
	}
	c, err := s.Again().For(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := c.Catalogue.Find(cite.Ref{Body: "unga", Kind: "resolution", Number: "79/998"}); !ok || len(c.Problems) != 1 || c.Problems[0].Line != 2 {
		t.Errorf("found %v, problems %v", ok, c.Problems)
	}
}
