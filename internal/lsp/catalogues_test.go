package lsp

import (
	"fmt"
	"strings"
	"testing"
)

func TestACatalogueOfTheFolderIsFoundWatchedAndKeepsItsLastGoodState(t *testing.T) {
	e, root := startIn(t, "", "-- resolute.toml --\n-- acts.csv --\ncite,title\nA/RES/68/999,Night trains\n")
	draft, acts := root+"/a.txt", root+"/acts.csv"
	text := "The General Assembly,\n\nRecalling its resolution 68/999,\n\n1.\tDecides to begin;\n\n2.\tDecides to end.\n"
	hover := func() string {
		return e.call("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":2,"character":26}}`, draft))
	}
	e.openAs(draft, "resolution", text)
	if got := hover(); !strings.Contains(got, "Night trains") || !strings.Contains(got, "acts.csv") {
		t.Fatalf("hover %s", got)
	}
	// Broken, it gets one finding with its line, and what it said stands.
	write(t, fileOf(root, "acts.csv"), "cite,title\nA/RES/68/999,Day trains\n\"A/RES/68/998\n")
	e.changed(acts)
	for len(e.published[acts].Diagnostics) == 0 {
		e.read()
	}
	if d := e.published[acts].Diagnostics; len(d) != 1 || d[0].Range.Start.Line == 0 || !strings.Contains(d[0].Message, "what it said before still holds") {
		t.Errorf("findings in the catalogue: %+v", d)
	}
	if got := hover(); !strings.Contains(got, "Night trains") {
		t.Errorf("hover %s", got)
	}
	// Mended, the finding goes and the new words hold.
	write(t, fileOf(root, "acts.csv"), "cite,title\nA/RES/68/999,Day trains\n")
	e.changed(acts)
	for len(e.published[acts].Diagnostics) > 0 {
		e.read()
	}
	if got := hover(); !strings.Contains(got, "Day trains") {
		t.Errorf("hover %s", got)
	}
}
