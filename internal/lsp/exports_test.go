package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
)

// TestTheRegisterIsACatalogue: what the command makes of the folder's texts is read as
// acts.csv, and knows them by what cites them.
func TestTheRegisterIsACatalogue(t *testing.T) {
	e, _ := startIn(t, "", `-- itu.txt --
RESOLUTION 999 (Rev. Busan, 2014)
Night trains
The Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),
resolves
to begin.
-- un.txt --
68/999. Day trains, and "other" vehicles

The General Assembly,

1. Decides to begin.
-- council.txt --
Resolution 9999 (2024)

The Security Council,

1. Decides to begin.
-- nameless.txt --
The General Assembly,

1. Decides to begin.
`)
	var csv string
	if err := json.Unmarshal([]byte(e.call("workspace/executeCommand", `{"command":"resolute.server.register","arguments":[]}`)), &csv); err != nil {
		t.Fatal(err)
	}
	known, wrong := catalogue.Read([]catalogue.File{{Name: "acts.csv", Data: []byte(csv)}})
	if len(wrong) > 0 {
		t.Errorf("the register is a broken catalogue: %v\n%s", wrong, csv)
	}
	for _, want := range []struct{ body, number, title string }{
		{"itu-pp", "999", "Night trains"}, {"unga", "68/999", `Day trains, and "other" vehicles`}, {"unsc", "9999", ""},
	} {
		a, ok := known.Find(cite.Ref{Body: want.body, Kind: "resolution", Number: want.number})
		if !ok || a.Title != want.title {
			t.Errorf("%s %s is %q, %v, in\n%s", want.body, want.number, a.Title, ok, csv)
		}
	}
	if n := strings.Count(csv, "\n"); n != 4 {
		t.Errorf("%d lines:\n%s", n, csv)
	}
}

// TestFindingsOfTheFolderAreExported, those of open drafts as they are in the editor.
func TestFindingsOfTheFolderAreExported(t *testing.T) {
	const gap = "The General Assembly,\n\nRecalling it,\n\n1.\tDecides it;\n\n3.\tDecides it.\n"
	e, root := startIn(t, "", fmt.Sprintf("-- a.txt --\n%s-- sub/b.txt --\n%s-- c.txt --\n%[1]s", gap, gap))
	e.openAs(root+"/c.txt", "resolution", strings.Replace(gap, "3.", "2.", 1))
	var lines string
	if err := json.Unmarshal([]byte(e.call("workspace/executeCommand", `{"command":"resolute.server.findings"}`)), &lines); err != nil {
		t.Fatal(err)
	}
	const want = "a.txt:7:1: error: item 3 follows item 1: 2 is missing [label-gap]\nsub/b.txt:7:1: error: item 3 follows item 1: 2 is missing [label-gap]\n"
	if lines != want {
		t.Errorf("exported are\n%swant\n%s", lines, want)
	}
}

// TestPagesOfActsKnowWhoseCatalogue: an act that only the second folder knows is told
// about to those who write there.
func TestPagesOfActsKnowWhoseCatalogue(t *testing.T) {
	e := raw(t)
	one, two := folderOf(t, "-- resolute.toml --\n"), folderOf(t, "-- resolute.toml --\n-- acts.csv --\ncite,title\nA/RES/68/999,Night trains\n")
	e.call("initialize", fmt.Sprintf(`{"processId":null,"workspaceFolders":[{"uri":%q,"name":""},{"uri":%q,"name":""}],"capabilities":{"workspace":{"textDocumentContent":{}}}}`, one, two))
	e.notify("initialized", `{}`)
	draft := two + "/a.txt"
	e.openAs(draft, "resolution", "The General Assembly,\n\nRecalling its resolution 68/999,\n\n1.\tDecides to begin.\n")
	var places []struct{ URI string }
	answer := e.call("textDocument/definition", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":2,"character":26}}`, draft))
	if err := json.Unmarshal([]byte(answer), &places); err != nil || len(places) != 1 {
		t.Fatalf("the definition is %s; %v", answer, err)
	}
	if got := e.call("workspace/textDocumentContent", `{"uri":`+quoted(places[0].URI)+`}`); !strings.Contains(got, "Night trains") {
		t.Errorf("%s is %s", places[0].URI, got)
	}
}
