package lsp

import (
	"encoding/json"
	"strings"
	"testing"
)

const itsDraft = "The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n1.\tDecides to meet;\n\n3.\tRequests a report.\n"

// answered decodes the answer to a request about the open draft.
func answered[T any](t *testing.T, e *editor, method, params string) T {
	t.Helper()
	var got T
	if raw := e.call(method, params); json.Unmarshal([]byte(raw), &got) != nil {
		t.Fatalf("%s: %s", method, raw)
	}
	return got
}

func TestThePreviewIsTheDraftAsPrinted(t *testing.T) {
	e := start(t, `{}`)
	e.open(itsDraft)
	type preview struct {
		Title, House, Style, HTML string
		Version                   int
	}
	got := answered[preview](t, e, "resolute/preview", `{"textDocument":{"uri":"`+doc+`"}}`)
	for _, want := range []string{
		`<em class="opener">Recalling</em> its resolution <span class="cite" title="General Assembly resolution 70/1`,
		`<mark class="finding error" title="item 3 follows item 1: 2 is missing (label-gap)">3.</mark>`,
	} {
		if !strings.Contains(got.HTML, want) {
			t.Errorf("no\n%s\nin\n%s", want, got.HTML)
		}
	}
	if got.House != "United Nations General Assembly" || got.Version != 1 || !strings.Contains(got.Style, ".resolution") {
		t.Errorf("got house %q, version %d, style of %d bytes", got.House, got.Version, len(got.Style))
	}
	page := answered[preview](t, e, "resolute/preview", `{"textDocument":{"uri":"`+doc+`"},"page":true}`)
	if !strings.HasPrefix(page.HTML, "<!DOCTYPE html>") || !strings.Contains(page.HTML, ".resolution") {
		t.Errorf("the page is\n%s", page.HTML)
	}
	if want := `<a class="cite" href="https://undocs.org/en/A/RES/70/1" title=`; !strings.Contains(page.HTML, want) {
		t.Errorf("no\n%s\nin the page", want)
	}
	clean := answered[preview](t, e, "resolute/preview", `{"textDocument":{"uri":"`+doc+`"},"page":true,"clean":true}`)
	if !strings.Contains(page.HTML, "<mark") || strings.Contains(clean.HTML, "<mark") {
		t.Errorf("the page for others is\n%s", clean.HTML)
	}
}

func TestCitationsOfThePreviewLeadToTextsOrPages(t *testing.T) {
	e, root := startIn(t, `,"workspace":{"textDocumentContent":{}}`, "-- 140.txt --\nFinal Acts\n\nRESOLUTION 140 (REV. BUCHAREST, 2022)\nSummits\nThe Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),\nresolves\nto follow up.\n")
	e.openAs(root+"/a.txt", language, "RESOLUTION 219 (Bucharest, 2022)\nSchools\nThe Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),\nrecalling\n"+
		"a)\tResolution 140 (Rev. Bucharest, 2022) of this conference;\nb)\tResolution 64 (Rev. Bucharest, 2022) of this conference;\nc)\tGeneral Assembly resolution 70/1,\nresolves\nto meet as recalling a) above says.\n")
	got := answered[struct{ HTML string }](t, e, "resolute/preview", `{"textDocument":{"uri":"`+root+`/a.txt"},"links":true}`)
	for _, want := range []string{
		`href="` + root + `/140.txt#L3" title="`, `href="resolute:/acts/itu-pp/resolution/64?Rev.%20Bucharest%2C%202022" title="`,
		`href="https://undocs.org/en/A/RES/70/1" title="`, `href="#n4" title="`,
	} {
		if !strings.Contains(got.HTML, want) {
			t.Errorf("no\n%s\nin\n%s", want, got.HTML)
		}
	}
}

func TestTheStatusTellsHouseFindingsAndCatalogue(t *testing.T) {
	e := start(t, `{}`)
	e.open(itsDraft)
	got := answered[struct {
		House     struct{ ID string }
		Findings  map[string]int
		Catalogue struct{ Series, Newest string }
	}](t, e, "resolute/status", `{"textDocument":{"uri":"`+doc+`"}}`)
	if got.House.ID != "unga" || got.Findings["error"] != 1 || got.Catalogue.Series != "General Assembly" || len(got.Catalogue.Newest) != len("2026-06-04") {
		t.Errorf("got %+v", got)
	}
}

func TestANewDraftIsOneOfAHouse(t *testing.T) {
	e, _ := startIn(t, ``, "-- resolute.toml --\nhouses = [\"board.toml\"]\n-- board.toml --\nid = \"board\"\nname = \"The Board\"\nextends = \"unga\"\nenacting = [\"The Board\"]\n")
	houses := answered[struct{ Houses []struct{ ID, Name string } }](t, e, "resolute/houses", `{}`).Houses
	if len(houses) < 10 || houses[0].ID != "board" || houses[0].Name != "The Board" {
		t.Errorf("the houses are %v", houses)
	}
	draft := answered[struct{ Text, Snippet string }](t, e, "resolute/draft", `{"house":"itu-pp"}`)
	if !strings.HasPrefix(draft.Text, "RESOLUTION number (Place, year)\n") || !strings.HasPrefix(draft.Snippet, "RESOLUTION ${1:number} (${2:Place}, ${3:year})\n") {
		t.Errorf("the draft is %+v", draft)
	}
	if got := e.answer(e.send("resolute/draft", `{"house":"itupp"}`)).Error; got == nil || got.Message != `there is no house "itupp"; did you mean itu-pp?` {
		t.Errorf("a house that is not there gives %+v", got)
	}
}

func TestTheGraphShowsWhoCitesWhom(t *testing.T) {
	e, root := startIn(t, `,"workspace":{"textDocumentContent":{}}`, "-- a.txt --\nThe General Assembly,\n\nRecalling its resolutions 70/1 of 25 September 2015 and 79/2 of 1 October 2024,\n\n1.\tDecides to meet.\n"+
		"-- b.txt --\n79/2. Harbours\n\nThe General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n1.\tDecides to meet.\n")
	got := answered[struct {
		Texts, Acts int
		SVG         string
	}](t, e, "resolute/graph", `{}`)
	if got.Texts != 2 || got.Acts != 2 {
		t.Errorf("%d texts cite %d acts", got.Texts, got.Acts)
	}
	for _, want := range []string{`class="edge from-0 to-0"`, `class="edge from-0 to-1"`, `class="edge from-1 to-0"`, `<a href="` + root + `/b.txt"><text class="act"`, `<a href="resolute:/acts/unga/resolution/70/1"><text class="act"`} {
		if !strings.Contains(got.SVG, want) {
			t.Errorf("no %s in\n%s", want, got.SVG)
		}
	}
}

func TestAllMarksAreSettledAtOnce(t *testing.T) {
	e := start(t, `{}`)
	e.open("The General Assembly,\n\n1.\tDecides to {~~meet~>rest~~}{++ for a day++}.\n")
	for accept, want := range map[string][]string{"true": {"rest", " for a day"}, "false": {"meet"}} {
		got := answered[struct {
			Version int
			Edits   []struct {
				Range   rangeOf
				NewText string
			}
		}](t, e, "resolute/settle", `{"textDocument":{"uri":"`+doc+`"},"accept":`+accept+`}`)
		var words []string
		for _, edit := range got.Edits {
			if edit.NewText != "" {
				words = append(words, edit.NewText)
			}
			if edit.Range.Start.Line != 2 || edit.Range.End.Character <= edit.Range.Start.Character {
				t.Errorf("an edit at %+v", edit.Range)
			}
		}
		if strings.Join(words, "") != "" && strings.Join(words, "") != strings.Join(want, "") || got.Version != 1 || len(got.Edits) == 0 {
			t.Errorf("accept %s: %+v", accept, got)
		}
	}
}
