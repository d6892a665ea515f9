package config_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"github.com/xeipuuv/gojsonschema"

	"resolute/internal/config"
)

func TestTheSchemaTakesWhatIsReadAndRefusesWhatIsNot(t *testing.T) {
	schema, err := json.Marshal(config.Schema(rules))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		in string
		ok bool
	}{
		"nothing":                    {"", true},
		"everything":                 {"house = \"unga\"\nhouses = []\ncatalogues = []\nadopted = [\"a/\"]\ndrafts = [\"*.utk\"]\nexclude = [\"old/\"]\ntrack = true\nrules = { label-gap = \"off\", RS0310 = \"hint\" }\n[[suppress]]\nrule = \"label-gap\"\nfiles = \"a\"\nparagraph = \"OP1\"\nreason = \"so\"\n[[lock]]\nfiles = \"a\"\nparagraph = \"OP1\"\nreason = \"so\"\n[[unlink]]\nreference = \"paragraph 5\"\nfiles = \"a\"\nparagraph = \"OP1\"\nreason = \"so\"\n", true},
		"a mistyped key":             {"huose = \"unga\"\n", false},
		"a mistyped rule":            {"rules.label-gpa = \"off\"\n", false},
		"a severity that is none":    {"rules.label-gap = \"fatal\"\n", false},
		"a value of another type":    {"exclude = 3\n", false},
		"a suppression of no rule":   {"[[suppress]]\nreason = \"so\"\n", false},
		"a lock of nothing":          {"[[lock]]\nreason = \"so\"\n", false},
		"a lock of no reason":        {"[[lock]]\nparagraph = \"OP1\"\n", false},
		"unlinked is nothing":        {"[[unlink]]\nreason = \"so\"\n", false},
		"a suppression of no reason": {"[[suppress]]\nrule = \"label-gap\"\n", false},
	} {
		var v map[string]any
		if err := toml.Unmarshal([]byte(c.in), &v); err != nil {
			t.Fatal(err)
		}
		result, err := gojsonschema.Validate(gojsonschema.NewBytesLoader(schema), gojsonschema.NewGoLoader(v))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "resolute.toml")
		if err := os.WriteFile(path, []byte(c.in), 0o644); err != nil {
			t.Fatal(err)
		}
		_, err = config.Load(path, rules)
		if result.Valid() != c.ok || (err == nil) != c.ok {
			t.Errorf("%s: by the schema %v %v, by the program %v", name, result.Valid(), result.Errors(), err)
		}
	}
}

func TestTheSchemaHasEverySetting(t *testing.T) {
	path := filepath.Join(t.TempDir(), "resolute.toml")
	if err := os.WriteFile(path, []byte("oceans = 1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := config.Load(path, rules) // it says which settings there are
	_, list, _ := strings.Cut(err.Error(), "there are ")
	want := strings.Split(list, ", ")
	slices.Sort(want)
	properties := config.Schema(rules)["properties"].(map[string]any)
	if got := slices.Sorted(maps.Keys(properties)); !slices.Equal(got, want) {
		t.Errorf("the schema has %v, the program %v", got, want)
	}
}
