package lsp

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.lsp.dev/uri"
)

// pulls is what an editor says that asks for findings.
const pulls = `,"textDocument":{"diagnostic":{"relatedDocumentSupport":true}},"workspace":{"diagnostics":{"refreshSupport":true}}`

// fileOf is the path of a URI of the test's folder.
func fileOf(root, name string) string {
	return filepath.Join(uri.URI(root).FsPath(), filepath.FromSlash(name))
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// changed tells the server of a file that changed on the disk.
func (e *editor) changed(uris ...string) {
	e.t.Helper()
	var events []string
	for _, u := range uris {
		events = append(events, fmt.Sprintf(`{"uri":%q,"type":2}`, u))
	}
	e.notify("workspace/didChangeWatchedFiles", `{"changes":[`+strings.Join(events, ",")+`]}`)
}

func (e *editor) openAs(uri, languageID, s string) {
	e.t.Helper()
	e.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":%q,"version":1,"text":%s}}`, uri, languageID, quoted(s)))
}

// findings are the codes of what is found in a document, by a client that asks.
func (e *editor) findings(uri string) string {
	e.t.Helper()
	return codes(e.t, e.call("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, uri)))
}

func codes(t testing.TB, report string) string {
	t.Helper()
	var r struct{ Items []struct{ Code string } }
	if err := json.Unmarshal([]byte(report), &r); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, i := range r.Items {
		out = append(out, i.Code)
	}
	return strings.Join(out, " ")
}

func TestOnlyDraftsAreChecked(t *testing.T) {
	e, root := startIn(t, pulls, "-- resolute.toml --\nexclude = [\"old/\"]\nadopted = [\"adopted/\"]\n")
	const gap = "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to begin;\n\n3.\tDecides to end.\n"
	for _, c := range []struct{ uri, language, text, want string }{
		{root + "/a.txt", "plaintext", gap, "label-gap"},
		{"untitled:Untitled-1", "plaintext", gap, "label-gap"},
		{"vscode-vfs://github/a/b.txt", "plaintext", gap, "label-gap"},
		{root + "/README.md", "markdown", "# Things to do\n\n1. this\n\n3. that\n", ""},
		{root + "/notes.txt", "resolution", "1.\tDecides this;\n\n3.\tDecides that.\n", "label-gap"},
		{root + "/notes.resolution", "plaintext", "1.\tDecides this;\n\n3.\tDecides that.\n", "label-gap"},
		{root + "/old/a.txt", "plaintext", gap, ""},
		{root + "/adopted/a.txt", "plaintext", gap, ""},
		{"git:/a.txt?ref=HEAD", "plaintext", gap, ""},
	} {
		e.openAs(c.uri, c.language, c.text)
		if got := e.findings(c.uri); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s as %s: %q, want %q", c.uri, c.language, got, c.want)
		}
	}
}

func TestBrokenSettingsKeepTheLastGoodOnes(t *testing.T) {
	const good = "[rules]\nlabel-gap = \"off\"\n"
	for _, way := range []string{"pull", "push"} {
		t.Run(way, func(t *testing.T) {
			capabilities := pulls
			if way == "push" {
				capabilities = ""
			}
			e, root := startIn(t, capabilities, "-- resolute.toml --\n"+good)
			settings := root + "/resolute.toml"
			e.openAs(root+"/a.txt", "resolution", draft)
			// state is what is found in the draft and in the settings.
			state := func() (inDraft, inSettings string) {
				if way == "push" {
					for _, d := range e.published[root+"/a.txt"].Diagnostics {
						inDraft += d.Code + " "
					}
					for _, d := range e.published[settings].Diagnostics {
						inSettings += d.Message
					}
					return inDraft, inSettings
				}
				got := e.call("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":"%s/a.txt"}}`, root))
				var r struct {
					RelatedDocuments map[string]struct{ Items []struct{ Message string } }
				}
				if err := json.Unmarshal([]byte(got), &r); err != nil {
					t.Fatal(err)
				}
				for _, i := range r.RelatedDocuments[settings].Items {
					inSettings += i.Message
				}
				return codes(t, got), inSettings
			}
			// until waits for a state; it cannot be waited for otherwise in both ways.
			until := func(what string, ok func(inDraft, inSettings string) bool) {
				t.Helper()
				for {
					if ok(state()) {
						return
					}
					if way == "push" {
						e.read()
					}
				}
			}
			until("the rule is off", func(d, s string) bool { return d != "" && !strings.Contains(d, "label-gap") && s == "" })
			write(t, fileOf(root, "resolute.toml"), "[rules]\nlabel-gap = \"of\"\n")
			e.changed(settings)
			until("the file has one finding and the rule is still off", func(d, s string) bool {
				return d != "" && !strings.Contains(d, "label-gap") && strings.Contains(s, `"of"`)
			})
			write(t, fileOf(root, "resolute.toml"), "")
			e.changed(settings)
			until("the rule is on again", func(d, s string) bool { return strings.Contains(d, "label-gap") && s == "" })
		})
	}
}

func TestTheWorkspaceIsAskedFor(t *testing.T) {
	const gap = "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to begin;\n\n3.\tDecides to end.\n"
	e, root := startIn(t, pulls, "-- a.txt --\n"+gap+"-- b.txt --\n"+gap+"-- notes.txt --\nbuy milk\n")
	type item struct {
		Kind, URI, ResultID string
		Items               []struct{ Code string }
	}
	parse := func(raw string) []item {
		var r struct{ Items []item }
		if err := json.Unmarshal([]byte(raw), &r); err != nil {
			t.Fatal(err)
		}
		return r.Items
	}
	ask := func(has []item, more string) int {
		var ids []string
		for _, i := range has {
			ids = append(ids, fmt.Sprintf(`{"uri":%q,"value":%q}`, i.URI, i.ResultID))
		}
		return e.send("workspace/diagnostic", `{"previousResultIds":[`+strings.Join(ids, ",")+`]`+more+`}`)
	}
	first := parse(string(e.answer(ask(nil, "")).Result))
	if len(first) != 2 || len(first[0].Items) == 0 || first[0].URI != root+"/a.txt" {
		t.Fatalf("the first answer %+v", first)
	}
	// Nothing has changed: the answer waits, and comes when something does.
	id := ask(first, "")
	write(t, fileOf(root, "b.txt"), strings.Replace(gap, "3.", "2.", 1))
	e.changed(root + "/b.txt")
	second := parse(string(e.answer(id).Result))
	if len(second) != 1 || second[0].URI != root+"/b.txt" || len(second[0].Items) != 0 {
		t.Fatalf("after a repair %+v", second)
	}
	id = ask([]item{first[0], second[0]}, "")
	if err := os.Remove(fileOf(root, "a.txt")); err != nil {
		t.Fatal(err)
	}
	e.changed(root + "/a.txt")
	if third := parse(string(e.answer(id).Result)); len(third) != 1 || third[0].URI != root+"/a.txt" || len(third[0].Items) != 0 {
		t.Fatalf("after a file is gone %+v", third)
	}
	// A held request ends when it is cancelled, and at shutdown.
	id = ask(second, "")
	e.notify("$/cancelRequest", fmt.Sprintf(`{"id":%d}`, id))
	if m := e.answer(id); m.Error == nil || m.Error.Code != -32800 {
		t.Errorf("cancelled: %+v", m)
	}
	id = ask(second, "")
	e.call("shutdown", "null")
	if m := e.answer(id); m.Error != nil {
		t.Errorf("at shutdown: %+v", m.Error)
	}
}

func TestTheWorkspaceComesInParts(t *testing.T) {
	var files strings.Builder
	for i := range 60 {
		fmt.Fprintf(&files, "-- %02d.txt --\nThe General Assembly,\n\nRecalling it,\n\n1.\tDecides it;\n\n%s", i, strings.Repeat("3.\tDecides it;\n\n", 20))
	}
	e, _ := startIn(t, pulls, files.String())
	id := e.send("workspace/diagnostic", `{"previousResultIds":[],"partialResultToken":"p"}`)
	parts, reports := 0, 0
	for {
		m := e.read()
		reports += strings.Count(string(m.Params)+string(m.Result), `"kind":"full"`)
		if m.Method == "$/progress" && strings.Contains(string(m.Params), `"token":"p"`) {
			parts++
		}
		if m.ID != nil && *m.ID == id && m.Method == "" {
			break
		}
	}
	if parts < 2 || reports != 60 {
		t.Errorf("%d reports in %d parts", reports, parts)
	}
}

// Who cites a draft is told over its heading: a file that comes or goes is a reason to ask
// for that again.
func TestAFileThatComesOrGoesChangesWhatStandsOverHeadings(t *testing.T) {
	e, root := startIn(t, `,"workspace":{"codeLens":{"refreshSupport":true}}`, "-- a.txt --\nRESOLUTION 300 (Busan, 2014)\nTitle\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nresolves\nto go on.\n")
	asked := func() {
		for {
			if m := e.read(); m.Method == "workspace/codeLens/refresh" {
				e.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":null}`, *m.ID))
				return
			}
		}
	}
	asked() // the folder has been read
	write(t, fileOf(root, "b.txt"), "RESOLUTION 301 (Busan, 2014)\nTitle\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nResolution 300 (Busan, 2014),\nresolves\nto go on.\n")
	e.notify("workspace/didCreateFiles", fmt.Sprintf(`{"files":[{"uri":%q}]}`, root+"/b.txt"))
	asked()
	if err := os.Remove(fileOf(root, "b.txt")); err != nil {
		t.Fatal(err)
	}
	e.notify("workspace/didDeleteFiles", fmt.Sprintf(`{"files":[{"uri":%q}]}`, root+"/b.txt"))
	asked()
}
