package syntax_test

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// TestSkimmedIsParsed reads text after text with one Skimmer: each comes out as Parse
// reads it.
func TestSkimmedIsParsed(t *testing.T) {
	files, _ := filepath.Glob("testdata/trees/*.txtar")
	if len(files) == 0 {
		t.Fatal("no trees")
	}
	var s syntax.Skimmer
	read := func(name, src string) {
		h, _ := house.Detect(src)
		want, got := syntax.Parse(text.New(src), h, nil), s.Parse(text.New(src), h)
		if dump(got) != dump(want) || got.Language != want.Language {
			t.Errorf("%s is read as\n%s, parsed as\n%s", name, dump(got), dump(want))
		}
		for i := range want.Nodes {
			if a, b := got.Nodes[i].Para, want.Nodes[i].Para; !reflect.DeepEqual(a, b) {
				t.Errorf("%s, paragraph %d is %+v when read, %+v when parsed", name, i, a, b)
			}
		}
		got = s.Read(text.New(src), h)
		if dump(got) != dump(want) {
			t.Errorf("%s is skimmed as\n%s, parsed as\n%s", name, dump(got), dump(want))
		}
		for i := range want.Nodes {
			if a, b := got.Nodes[i].Cites, want.Nodes[i].Cites; len(a)+len(b) > 0 && !reflect.DeepEqual(a, b) {
				t.Errorf("%s, paragraph %d cites %v when skimmed, %v when parsed", name, i, a, b)
			}
		}
	}
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		src := string(ar.Files[0].Data)
		read(filepath.Base(file), src)
		read("many of "+filepath.Base(file), strings.Repeat(src+"\n", 20))
	}
	read("nothing", "")
}
