package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/catalogue"
	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// mostItems is how many suggestions are given at once.
const mostItems = 60

// Completion suggests openers at the head of a line, by the part of the resolution
// and the house, and citations behind "resolution" by number or words of the title.
func (s *server) Completion(ctx context.Context, p *protocol.CompletionParams) (protocol.CompletionResult, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	off := s.offset(tree, p.Position)
	line := tree.Text.Line(tree.Text.LineAt(off))
	before := tree.Text.Slice(text.Span{Start: line.Start, End: off})
	list := &protocol.CompletionList{Items: []protocol.CompletionItem{}}
	if from, word, ok := citedBefore(before); ok {
		at := text.Span{Start: line.Start + from, End: off}
		list.Items = s.citations(d, at, word)
		list.IsIncomplete = true // the next letter may lead elsewhere
		return list, nil
	}
	if from, ok := headOfClause(d, tree, off, before); ok {
		list.Items = s.openers(d, tree, off, text.Span{Start: line.Start + from, End: off}, before[from:])
	}
	return list, nil
}

// headOfClause tells that nothing stands on the line before the cursor but the
// beginning of an opener, behind a label if there is one, and where that begins.
func headOfClause(d *document, tree *syntax.Tree, off int, before string) (from int, ok bool) {
	node := placeAt(tree, off).node
	if node >= 0 {
		n := &tree.Nodes[node]
		if body := n.Start + n.Body.Start; !n.LabelAt.Empty() && body <= off {
			line := tree.Text.Line(tree.Text.LineAt(off)).Start
			if body < line {
				return 0, false
			}
			if d.parsed().House.Placement == house.Alone {
				return 0, false // items under an opener do not begin with one
			}
			from = body - line
		}
	}
	from += len(before[from:]) - len(strings.TrimLeft(before[from:], " \t*_"))
	words := before[from:]
	return from, len(words) <= 80 && !strings.ContainsAny(words, ",;:.()0123456789")
}

// openers are those of the house that begin with what is typed.
func (s *server) openers(d *document, tree *syntax.Tree, off int, at text.Span, typed string) []protocol.CompletionItem {
	part := partAt(tree, off)
	var phrases []string
	switch part {
	case house.OperativePart:
		phrases = d.parsed().House.Openers(house.Operative)
	case house.PreamblePart:
		// The operative part may begin with the next line.
		phrases = append(d.parsed().House.Openers(house.Preambular), d.parsed().House.Openers(house.Operative)...)
	default:
		return []protocol.CompletionItem{}
	}
	if d.parsed().House.Placement == house.Alone {
		phrases = append(phrases, addressed(d.parsed().House, phrases)...)
		phrases = append(phrases, followed(d.parsed().House, phrases)...)
	}
	out := []protocol.CompletionItem{}
	for i, phrase := range phrases {
		if len(phrase) < len(typed) || !strings.EqualFold(phrase[:len(typed)], typed) {
			continue
		}
		// The whole of what is typed is replaced and compared: blanks within an
		// opener would end a word in some editors.
		out = append(out, protocol.CompletionItem{
			Label: phrase, Kind: protocol.CompletionItemKindKeyword,
			Detail:     protocol.NewOptional(roleName(i < len(d.parsed().House.Openers(house.Preambular)) && part == house.PreamblePart) + " · " + d.parsed().House.Name),
			FilterText: protocol.NewOptional(phrase),
			SortText:   protocol.NewOptional(fmt.Sprintf("%04d", i)),
			TextEdit:   &protocol.TextEdit{Range: s.span(tree, at), NewText: phrase},
		})
		if len(out) == mostItems {
			break
		}
	}
	return out
}

func roleName(preambular bool) string {
	if preambular {
		return "preambular"
	}
	return "operative"
}

// partAt is the part of the resolution that off stands in, as the paragraphs
// before it tell.
func partAt(tree *syntax.Tree, off int) house.Part {
	part := house.FrontPart
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Start > off {
			break
		}
		if n.Kind != syntax.Blank && (n.Role != house.FrontPart || part == house.FrontPart) {
			part = n.Role
		}
	}
	if part == house.FrontPart && len(tree.Acts) > 0 && tree.Acts[0].Enacting < 0 {
		return house.PreamblePart // a fragment
	}
	return part
}

// addressed are the verbs that an ITU conference addresses somebody with, with
// those whom it addresses.
func addressed(h *house.House, phrases []string) []string {
	var out []string
	for _, verb := range []string{"instructs", "invites", "requests", "encourages"} {
		if !slices.Contains(phrases, verb) {
			continue
		}
		for _, a := range h.Addressees() {
			out = append(out, verb+" "+a)
			if verb == "instructs" {
				out = append(out, "resolves to instruct "+a)
			}
		}
	}
	return out
}

// followed are openers with the adverb that a second section of the same verb has.
func followed(h *house.House, phrases []string) []string {
	var out []string
	for _, p := range phrases {
		if !strings.Contains(p, " ") {
			out = append(out, p+" further")
		}
	}
	return out
}

// citedBefore tells that a citation is being typed: "resolution 7", "Resolution
// wsis". It gives where the citation begins and what stands behind the noun.
func citedBefore(before string) (from int, word string, ok bool) {
	for _, noun := range []string{"esolution ", "esolutions "} {
		i := strings.LastIndex(before, noun)
		if i < 1 || before[i-1]|0x20 != 'r' {
			continue
		}
		word = before[i+len(noun):]
		if len(word) >= 2 && len(word) <= 60 && !strings.ContainsAny(word, ",;:.()") {
			return i - 1, word, true
		}
	}
	return 0, "", false
}

// citations are the acts that the word may lead to, in the house's own form.
func (s *server) citations(d *document, at text.Span, word string) []protocol.CompletionItem {
	tree := d.parsed()
	capital := tree.Text.Slice(at)[0] == 'R'
	out := []protocol.CompletionItem{}
	var acts []catalogue.Act
	if word[0] >= '0' && word[0] <= '9' {
		acts = d.scope.settings().config.Catalogue.Beginning(d.parsed().House.Body, strings.TrimSpace(word), 20)
		if d.parsed().House.Body != "unga" {
			acts = append(acts, d.scope.settings().config.Catalogue.Beginning("unga", strings.TrimSpace(word), 10)...)
		}
		if d.parsed().House.Body != "unsc" {
			acts = append(acts, d.scope.settings().config.Catalogue.Beginning("unsc", strings.TrimSpace(word), 10)...)
		}
	} else {
		acts = d.scope.settings().config.Catalogue.Search(word, 20)
	}
	for i := range acts {
		form := inForm(d.parsed().House, &acts[i], capital)
		out = append(out, protocol.CompletionItem{
			Label: form, Kind: protocol.CompletionItemKindReference,
			Detail:     protocol.NewOptional(acts[i].Title),
			FilterText: protocol.NewOptional(tree.Text.Slice(at)), // the server has chosen
			SortText:   protocol.NewOptional(fmt.Sprintf("%04d", i)),
			TextEdit:   &protocol.TextEdit{Range: s.span(tree, at), NewText: form},
		})
	}
	return out
}

// inForm is how a text of the house cites the act.
func inForm(h *house.House, a *catalogue.Act, capital bool) string {
	noun := "resolution "
	if capital {
		noun = "Resolution "
	}
	switch {
	case strings.HasPrefix(a.Ref.Body, "itu-"):
		form := "Resolution " + a.Ref.Number
		if e, ok := a.Latest(); ok {
			form += " (" + e.String() + ")"
		}
		return form
	case a.Ref.Body == h.Body || !strings.HasPrefix(h.ID, "itu-") && a.Ref.Body == "unsc":
		form := noun + a.Ref.Number
		if a.Ref.Edition != "" {
			form += " (" + a.Ref.Edition + ")"
		}
		if a.Ref.Body == "unga" && a.Date.Year > 0 {
			form += " of " + day(a)
		}
		return form
	}
	form := a.Name()
	if a.Ref.Body == "unga" && a.Date.Year > 0 && !strings.HasPrefix(h.ID, "itu-") {
		form += " of " + day(a)
	}
	return form
}

var months = [...]string{"", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

func day(a *catalogue.Act) string {
	return fmt.Sprintf("%d %s %d", a.Date.Day, months[a.Date.Month], a.Date.Year)
}
