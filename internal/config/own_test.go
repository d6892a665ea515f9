package config_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"resolute/internal/cite"
	"resolute/internal/config"
	"resolute/internal/lint"
)

const board = "extends = \"unga\"\nid = \"our-board\"\nname = \"Our board\"\nenacting = [\"The Board of the Library\"]\n"

func TestAnEditorsSettingsHoldWhereNoFileDoes(t *testing.T) {
	dir := folder(t, map[string]string{
		"open/styles/board.toml":  board,
		"open/acts/ours.csv":      "cite,title\nA/RES/79/997,Night trains\n",
		"open/sub/draft.txt":      "",
		"open/file/resolute.toml": "house = \"unesco\"\n",
		"beside/draft.txt":        "",
	})
	open := filepath.Join(dir, "open")
	own := config.Own{
		House: "our-board", Houses: []string{"styles/board.toml"}, Catalogues: []string{"acts/ours.csv"},
		Adopted: []string{"adopted/"}, Drafts: []string{"*.draft"}, Exclude: []string{"old/**"}, Track: true,
		Rules: map[string]string{"label-gap": "hint"},
	}
	s := config.NewSettings(rules).With(map[string]config.Own{"": {House: "who"}, open: own})
	c, err := s.For(filepath.Join(open, "sub"))
	if err != nil || len(c.Mistakes) > 0 {
		t.Fatal(err, c.Mistakes)
	}
	if c.House != "our-board" || len(c.Houses) != 1 || !c.Track || c.Rules["label-gap"] != (lint.Setting{Severity: lint.Hint}) {
		t.Errorf("%+v", c)
	}
	if _, ok := c.Catalogue.Find(cite.Ref{Body: "unga", Kind: "resolution", Number: "79/997"}); !ok {
		t.Error("the catalogue is not known")
	}
	for what, list := range map[string][]config.Pattern{"adopted/": c.Adopted, "*.draft": c.Drafts, "old/**": c.Exclude} {
		if !slices.Equal(list, []config.Pattern{{Dir: open, Text: what}}) {
			t.Errorf("%s: %+v", what, list)
		}
	}
	if again, _ := s.For(open); again != c {
		t.Error("two folders of one set of settings have two configs")
	}
	if c, _ := s.For(filepath.Join(open, "file")); c.House != "unesco" || c.Track || len(c.Adopted) > 0 {
		t.Errorf("a settings file does not decide alone: %+v", c)
	}
	if c, _ := s.For(filepath.Join(dir, "beside")); c.House != "who" || c.Track {
		t.Errorf("outside the folders: %+v", c)
	}
	if c := s.Nowhere(); c.House != "who" {
		t.Errorf("in no folder: %+v", c)
	}
}

func TestMistakesOfAnEditorsSettingsAreToldAndTheRestHolds(t *testing.T) {
	dir := folder(t, map[string]string{"bad.toml": "id = \n"})
	own := config.Own{
		House: "ugna", Houses: []string{"none.toml", "bad.toml"}, Catalogues: []string{"none.csv"}, Track: true,
		Rules: map[string]string{"label-gpa": "off", "double-mark": "fatal", "label-gap": "off"},
	}
	c, err := config.NewSettings(rules).With(map[string]config.Own{dir: own}).For(dir)
	if err != nil {
		t.Fatal(err)
	}
	if !c.Track || !c.Rules["label-gap"].Off || len(c.Rules) != 1 {
		t.Errorf("what is right does not hold: %+v", c)
	}
	want := []string{
		`double-mark is off, error, warning, info or hint, not "fatal"`,
		`no rule is called "label-gpa"; did you mean label-gap?`,
		`houses: there is no file none.toml`,
		`houses: ` + filepath.Join(dir, "bad.toml") + `:1:`,
		`there is no house "ugna"; did you mean unga?`,
		`catalogues: there is no file none.csv`,
	}
	if len(c.Mistakes) != len(want) {
		t.Fatalf("%q", c.Mistakes)
	}
	for i, m := range c.Mistakes {
		if !strings.HasPrefix(m, want[i]) || strings.Contains(m, "\n") {
			t.Errorf("%q, want %q", m, want[i])
		}
	}
}

func TestAnEditorsSettingsNameFilesOfTheHomeAndWholePaths(t *testing.T) {
	home := folder(t, map[string]string{"acts/ours.csv": "cite,title\nA/RES/79/997,Night trains\n", "board.toml": board})
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	own := config.Own{Houses: []string{filepath.Join(home, "board.toml"), "relative.toml"}, Catalogues: []string{"~/acts/ours.csv", "relative.csv"}}
	c := config.NewSettings(rules).With(map[string]config.Own{"": own}).Nowhere()
	if len(c.Houses) != 1 || len(c.Catalogues) != 1 || len(c.Mistakes) != 0 {
		t.Errorf("%+v", c)
	}
	if _, ok := c.Catalogue.Find(cite.Ref{Body: "unga", Kind: "resolution", Number: "79/997"}); !ok {
		t.Error("the catalogue is not known")
	}
}
