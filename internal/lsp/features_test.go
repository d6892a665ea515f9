package lsp

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/uri"
	"golang.org/x/tools/txtar"

	"resolute/internal/text"
)

var update = flag.Bool("update", false, "write the answers of testdata/features anew")

// caret marks a position in a draft, selectFrom and selectTo a range.
const (
	caret      = "‸"
	selectFrom = "⟦"
	selectTo   = "⟧"
)

// canAll are the capabilities of an editor that can everything.
const canAll = `{"general":{"positionEncodings":["%s"]},"window":{"workDoneProgress":true,"showDocument":{"support":true}},
"workspace":{"textDocumentContent":{},"symbol":{"resolveSupport":{"properties":["location.range"]}},"workspaceEdit":{"documentChanges":true,"changeAnnotationSupport":{"groupsOnLabel":true},"resourceOperations":["create","rename"]}},
"textDocument":{"codeAction":{"dataSupport":true,"resolveSupport":{"properties":["edit"]},"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[""]}}},
"completion":{"completionItem":{"snippetSupport":true,"labelDetailsSupport":true,"insertReplaceSupport":true,"resolveSupport":{"properties":["documentation","detail","additionalTextEdits"]},"documentationFormat":["markdown"]},"completionList":{"itemDefaults":["editRange","insertTextFormat"]}},
"hover":{"contentFormat":["markdown"]},"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"publishDiagnostics":{"relatedInformation":true},
"foldingRange":{"foldingRange":{"collapsedText":true}},"definition":{"linkSupport":true},"inlayHint":{"resolveSupport":{"properties":["tooltip"]}}}}`

// Every file of testdata/features is one or more drafts and what the editor is
// answered about the first of them. A section whose name is a request ("> hover")
// holds the answer, drawn as a person would see it; the answer must be the same
// whatever positions are counted in. "-- client --" holds the capabilities of an
// editor that cannot everything.
func TestFeatures(t *testing.T) {
	files, _ := filepath.Glob("testdata/features/*.txtar")
	if len(files) == 0 {
		t.Fatal("no features")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, enc := range []string{"utf-8", "utf-16", "utf-32"} {
				p := openPicture(t, ar, enc)
				for i := range ar.Files {
					f := &ar.Files[i]
					request, ok := strings.CutPrefix(f.Name, "> ")
					if !ok {
						continue
					}
					got := p.answer(request)
					if *update && enc == "utf-8" {
						f.Data = []byte(got)
					} else if want := string(f.Data); got != want {
						t.Errorf("%s, %s:\n%s\nwant\n%s", request, enc, got, want)
					}
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// picture is a session with an open draft.
type picture struct {
	*editor
	enc    text.Encoding
	root   string // the folder's URI
	uri    string
	draft  *text.Text
	carets []int
	ranges []text.Span
	texts  map[string]*text.Text // by URI
}

func openPicture(t *testing.T, ar *txtar.Archive, enc string) *picture {
	t.Helper()
	p := &picture{texts: map[string]*text.Text{}, enc: map[string]text.Encoding{"utf-8": text.UTF8, "utf-16": text.UTF16, "utf-32": text.UTF32}[enc]}
	capabilities, files := fmt.Sprintf(canAll, enc), txtar.Archive{}
	for _, f := range ar.Files {
		switch {
		case f.Name == "client":
			capabilities = fmt.Sprintf(strings.TrimSpace(string(f.Data)), enc)
		case !strings.HasPrefix(f.Name, "> "):
			s := string(f.Data)
			if len(files.Files) == 0 {
				s = p.take(strings.TrimSuffix(s, "␄\n"))
			}
			files.Files = append(files.Files, txtar.File{Name: f.Name, Data: []byte(s)})
		}
	}
	p.editor, p.root = p.startFolder(t, capabilities, files)
	for _, f := range files.Files {
		p.texts[p.root+"/"+f.Name] = text.New(string(f.Data))
	}
	p.uri = p.root + "/" + files.Files[0].Name
	p.draft = p.texts[p.uri]
	p.notify("textDocument/didOpen", `{"textDocument":{"uri":"`+p.uri+`","languageId":"resolution","version":1,"text":`+quoted(p.draft.String())+`}}`)
	return p
}

// take takes the marks out of a draft.
func (p *picture) take(s string) string {
	var b strings.Builder
	for {
		i, mark := len(s), ""
		for _, m := range []string{caret, selectFrom, selectTo} {
			if k := strings.Index(s, m); k >= 0 && k < i {
				i, mark = k, m
			}
		}
		b.WriteString(s[:i])
		switch mark {
		case caret:
			p.carets = append(p.carets, b.Len())
		case selectFrom:
			p.ranges = append(p.ranges, text.Span{Start: b.Len()})
		case selectTo:
			p.ranges[len(p.ranges)-1].End = b.Len()
		default:
			return b.String()
		}
		s = s[i+len(mark):]
	}
}

// startFolder starts a session in a folder of files and waits until they are known.
func (p *picture) startFolder(t *testing.T, capabilities string, files txtar.Archive) (*editor, string) {
	t.Helper()
	dir := t.TempDir()
	for _, f := range files.Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root := string(uri.File(dir))
	e := raw(t)
	e.call("initialize", `{"processId":null,"rootUri":"`+root+`","capabilities":`+capabilities+`}`)
	e.notify("initialized", `{}`)
	for strings.Contains(capabilities, "workDoneProgress") {
		m := e.read()
		if m.Method == "window/workDoneProgress/create" {
			e.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":null}`, *m.ID))
		}
		if m.Method == "$/progress" && strings.Contains(string(m.Params), `"kind":"end"`) {
			break
		}
	}
	return e, root
}

// answer draws the answers to a request at every caret, or in every range, or of
// the whole draft where there are none.
func (p *picture) answer(request string) string {
	p.t.Helper()
	name, arg, _ := strings.Cut(request, " ")
	draw, ok := drawings[name]
	if !ok {
		p.t.Fatalf("there is no drawing of %q", name)
	}
	var b strings.Builder
	switch {
	case draw.at != nil:
		for i, off := range p.carets {
			if i > 0 {
				b.WriteString("\n")
			}
			b.WriteString(p.shown(text.Span{Start: off, End: off}))
			b.WriteString(draw.at(p, off, arg))
		}
	case draw.in != nil:
		for _, sp := range p.ranges {
			b.WriteString(p.shown(sp))
			b.WriteString(draw.in(p, sp, arg))
		}
	default:
		b.WriteString(draw.all(p, arg))
	}
	return b.String()
}

// drawing is how a request is asked and its answer shown.
type drawing struct {
	at  func(p *picture, off int, arg string) string
	in  func(p *picture, sp text.Span, arg string) string
	all func(p *picture, arg string) string
}

// wireRange is a range as it comes.
type wireRange struct {
	Start, End struct{ Line, Character int }
}

func (p *picture) span(t *text.Text, r wireRange) text.Span {
	return text.Span{Start: t.Offset(text.Pos{Line: r.Start.Line, Col: r.Start.Character}, p.enc), End: t.Offset(text.Pos{Line: r.End.Line, Col: r.End.Character}, p.enc)}
}

func (p *picture) pos(off int) string {
	at := p.draft.Pos(off, p.enc)
	return fmt.Sprintf(`{"line":%d,"character":%d}`, at.Line, at.Col)
}

func (p *picture) rangeOf(sp text.Span) string {
	return `{"start":` + p.pos(sp.Start) + `,"end":` + p.pos(sp.End) + `}`
}

func (p *picture) doc() string { return fmt.Sprintf(`"textDocument":{"uri":%q}`, p.uri) }

func (p *picture) here(off int) string { return "{" + p.doc() + `,"position":` + p.pos(off) + "}" }

// ask decodes the answer to a request into v.
func (p *picture) ask(method, params string, v any) {
	p.t.Helper()
	if err := json.Unmarshal([]byte(p.call(method, params)), v); err != nil {
		p.t.Fatalf("%s: %v", method, err)
	}
}

// shown is the line of a span with what is meant marked under it.
func (p *picture) shown(sp text.Span) string { return show(p.draft, sp) }

func show(t *text.Text, sp text.Span) string {
	line := t.Line(t.LineAt(sp.Start))
	s := t.Slice(line)
	from, to := sp.Start-line.Start, min(sp.End, line.End)-line.Start
	const before, room = 40, 76
	cut := 0
	if from > before {
		cut = from - before
		for cut > 0 && s[cut]&0xC0 == 0x80 {
			cut--
		}
	}
	flat := func(s string) string { return strings.NewReplacer("\t", "→", "\u00a0", "⍽").Replace(s) }
	shown := []rune(flat(s[cut:]))
	more := ""
	if len(shown) > room {
		shown, more = shown[:room], "…"
	}
	pad := len([]rune(flat(s[cut:from])))
	width := max(1, min(len([]rune(flat(s[from:max(from, to)]))), room+1-pad))
	mark := strings.Repeat("^", width)
	if sp.Empty() {
		mark = "|"
	}
	if sp.End > line.End {
		mark += " …"
	}
	return "  " + string(shown) + more + "\n  " + strings.Repeat(" ", pad) + mark + "\n"
}

// wireEdit is a text edit as it comes.
type wireEdit struct {
	Range        wireRange
	NewText      string
	AnnotationID string `json:"annotationId"`
}

// change is what edits make of a text, line by line.
func (p *picture) change(t *text.Text, edits []wireEdit) string {
	p.t.Helper()
	var all []text.Edit
	for _, e := range edits {
		all = append(all, text.Edit{Span: p.span(t, e.Range), New: e.NewText})
	}
	after, err := t.Apply(all...)
	if err != nil {
		p.t.Fatalf("the edits do not fit: %v", err)
	}
	return diff(t.String(), after.String())
}

// diff shows the lines that differ.
func diff(a, b string) string {
	if a == b {
		return "no change\n"
	}
	flat := strings.NewReplacer("\t", "→", "\u00a0", "⍽", "\r", "␍")
	x, y := strings.SplitAfter(a, "\n"), strings.SplitAfter(b, "\n")
	// The longest common subsequence; texts of tests are short.
	n, m := len(x), len(y)
	lcs := make([][]int, n+1)
	for i := range lcs {
		lcs[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if x[i] == y[j] {
				lcs[i][j] = lcs[i+1][j+1] + 1
			} else {
				lcs[i][j] = max(lcs[i+1][j], lcs[i][j+1])
			}
		}
	}
	var out strings.Builder
	line := func(sign, s string) {
		s = strings.TrimSuffix(s, "\n")
		if strings.HasSuffix(s, " ") {
			s = s[:len(s)-1] + "·"
		}
		out.WriteString(strings.TrimRight(sign+" "+flat.Replace(s), " ") + "\n")
	}
	for i, j := 0, 0; i < n || j < m; {
		switch {
		case i < n && j < m && x[i] == y[j]:
			i, j = i+1, j+1
		case i < n && (j == m || lcs[i+1][j] >= lcs[i][j+1]):
			line("-", x[i])
			i++
		default:
			line("+", y[j])
			j++
		}
	}
	return out.String()
}

func sorted(lines []string) string {
	slices.Sort(lines)
	return strings.Join(lines, "")
}
