package lsp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"resolute/internal/text"
)

// drawings are the requests that a feature's file may ask.
var drawings = map[string]drawing{
	"formatting":   {all: drawFormatting},
	"range":        {in: drawRange},
	"ranges":       {all: drawRanges},
	"type":         {at: drawType},
	"folding":      {all: drawFolding},
	"selection":    {at: drawSelection},
	"tokens":       {all: drawTokens},
	"tokens-range": {in: drawTokensRange},
	"linked":       {at: drawLinked},
}

const formattingOptions = `,"options":{"tabSize":4,"insertSpaces":false}`

func drawFormatting(p *picture, _ string) string {
	var edits []wireEdit
	p.ask("textDocument/formatting", "{"+p.doc()+formattingOptions+"}", &edits)
	return p.change(p.draft, edits)
}

// drawRanges lays out lines, each counted from one: "3 8".
func drawRanges(p *picture, lines string) string {
	var ranges []string
	for s := range strings.FieldsSeq(lines) {
		n, err := strconv.Atoi(s)
		if err != nil {
			p.t.Fatal(err)
		}
		ranges = append(ranges, p.rangeOf(p.draft.Line(n-1)))
	}
	var edits []wireEdit
	p.ask("textDocument/rangesFormatting", "{"+p.doc()+`,"ranges":[`+strings.Join(ranges, ",")+"]"+formattingOptions+"}", &edits)
	return p.change(p.draft, edits)
}

func drawRange(p *picture, sp text.Span, _ string) string {
	var edits []wireEdit
	p.ask("textDocument/rangeFormatting", "{"+p.doc()+`,"range":`+p.rangeOf(sp)+formattingOptions+"}", &edits)
	return p.change(p.draft, edits)
}

// drawType: the caret stands behind what was typed.
func drawType(p *picture, off int, _ string) string {
	var edits []wireEdit
	typed := p.draft.String()[off-1 : off]
	p.ask("textDocument/onTypeFormatting", "{"+p.doc()+`,"position":`+p.pos(off)+`,"ch":`+quoted(typed)+formattingOptions+"}", &edits)
	return p.change(p.draft, edits)
}

func drawFolding(p *picture, _ string) string {
	var folds []struct {
		StartLine, EndLine  int
		Kind, CollapsedText string
	}
	p.ask("textDocument/foldingRange", "{"+p.doc()+"}", &folds)
	var out strings.Builder
	for _, f := range folds {
		first, last := p.draft.Slice(p.draft.Line(f.StartLine)), p.draft.Slice(p.draft.Line(f.EndLine))
		fmt.Fprintf(&out, "%-30.30s … %-20.20s %s %s\n", first, last, f.Kind, f.CollapsedText)
	}
	return strings.ReplaceAll(out.String(), "\t", "→")
}

func drawSelection(p *picture, off int, _ string) string {
	type selection struct {
		Range  wireRange
		Parent *selection
	}
	var all []selection
	p.ask("textDocument/selectionRange", "{"+p.doc()+`,"positions":[`+p.pos(off)+`]}`, &all)
	var out strings.Builder
	before := text.Span{Start: off, End: off}
	for s := &all[0]; s != nil; s = s.Parent {
		sp := p.span(p.draft, s.Range)
		if sp.Start > before.Start || sp.End < before.End {
			out.WriteString("NOT AROUND THE ONE BEFORE: ")
		}
		before = sp
		words := strings.Join(strings.Fields(p.draft.Slice(sp)), " ")
		if len(words) > 60 {
			words = words[:28] + " … " + words[len(words)-28:]
		}
		out.WriteString("  " + words + "\n")
	}
	return out.String()
}

func (p *picture) tokens(data []int) string {
	var out strings.Builder
	line, col := 0, 0
	for i := 0; i+5 <= len(data); i += 5 {
		if data[i] > 0 {
			line, col = line+data[i], 0
		}
		col += data[i+1]
		from := p.draft.Offset(text.Pos{Line: line, Col: col}, p.enc)
		to := p.draft.Offset(text.Pos{Line: line, Col: col + data[i+2]}, p.enc)
		var modifiers []string
		for k, m := range tokenModifiers {
			if data[i+4]>>k&1 == 1 {
				modifiers = append(modifiers, m)
			}
		}
		fmt.Fprintf(&out, "%3d  %-34s %s\n", line+1, strings.TrimSpace(tokenTypes[data[i+3]]+" "+strings.Join(modifiers, " ")), p.draft.Slice(text.Span{Start: from, End: to}))
	}
	return out.String()
}

func drawTokens(p *picture, _ string) string {
	var all struct{ Data []int }
	p.ask("textDocument/semanticTokens/full", "{"+p.doc()+"}", &all)
	return p.tokens(all.Data)
}

func drawTokensRange(p *picture, sp text.Span, _ string) string {
	var all struct{ Data []int }
	p.ask("textDocument/semanticTokens/range", "{"+p.doc()+`,"range":`+p.rangeOf(sp)+"}", &all)
	return p.tokens(all.Data)
}

func drawLinked(p *picture, off int, _ string) string {
	var linked *struct{ Ranges []wireRange }
	p.ask("textDocument/linkedEditingRange", p.here(off), &linked)
	if linked == nil {
		return "nothing\n"
	}
	var out strings.Builder
	for _, r := range linked.Ranges {
		out.WriteString(p.shown(p.span(p.draft, r)))
	}
	return out.String()
}

// What changed since the last answer, put into that answer, is the answer anew.
func TestTokensOfAChangeLeadToThoseOfTheText(t *testing.T) {
	e := start(t, `{}`)
	e.open(draft)
	type tokens struct {
		ResultID string `json:"resultId"`
		Data     []int
		Edits    []struct {
			Start, DeleteCount int
			Data               []int
		}
	}
	ask := func(method, more string) (out tokens) {
		if err := json.Unmarshal([]byte(e.call("textDocument/semanticTokens/"+method, `{"textDocument":{"uri":"`+doc+`"}`+more+`}`)), &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	was := ask("full", "")
	e.notify("textDocument/didChange", `{"textDocument":{"uri":"`+doc+`","version":2},"contentChanges":[{"range":{"start":{"line":4,"character":0},"end":{"line":4,"character":0}},"text":"1.\tDecides paragraph 1 above;\n\n"}]}`)
	delta := ask("full/delta", `,"previousResultId":"`+was.ResultID+`"`)
	if delta.Data != nil || len(delta.Edits) != 1 {
		t.Fatalf("%+v", delta)
	}
	edit := delta.Edits[0]
	got := slices.Concat(was.Data[:edit.Start], edit.Data, was.Data[edit.Start+edit.DeleteCount:])
	if want := ask("full", "").Data; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if whole := ask("full/delta", `,"previousResultId":"none"`); len(whole.Data) == 0 {
		t.Errorf("after an answer that is not known: %+v", whole)
	}
}

func TestNoMoreIsFoldedThanTheEditorShows(t *testing.T) {
	e := start(t, `{"textDocument":{"foldingRange":{"rangeLimit":1}}}`)
	e.open("The Council,\n\nresolves\n1\tone;\n2\ttwo;\ninvites States\n1\tone;\n2\ttwo.\n")
	got := e.call("textDocument/foldingRange", `{"textDocument":{"uri":"`+doc+`"}}`)
	if strings.Count(got, "startLine") != 1 || strings.Contains(got, "collapsedText") {
		t.Error(got)
	}
}
