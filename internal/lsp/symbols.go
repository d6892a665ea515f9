package lsp

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/syntax"
)

// mostSymbols is how many of them a search gives; editors ask again with every
// letter.
const mostSymbols = 200

// Symbols searches the drafts of the workspace: their numbers and titles, and, for
// an opener with a number ("resolves 3"), the sections that have such a paragraph.
// Every word must be there, in any order.
func (s *server) Symbols(ctx context.Context, p *protocol.WorkspaceSymbolParams) (protocol.WorkspaceSymbolResult, error) {
	words := strings.Fields(strings.ToLower(p.Query))
	out := protocol.WorkspaceSymbolSlice{}
	type scored struct {
		protocol.WorkspaceSymbol
		rank int
	}
	var hits []scored
	for _, sum := range s.index.all(viewOf(ctx)) {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		for i := range sum.acts {
			a := &sum.acts[i]
			name := a.name
			if a.title != "" {
				name += ": " + a.title
			}
			if hasAll(strings.ToLower(name+" "+a.edition), words) {
				hit := scored{WorkspaceSymbol: protocol.WorkspaceSymbol{Location: &protocol.Location{URI: sum.uri, Range: a.at}}}
				hit.Name, hit.Kind = name, protocol.SymbolKindFile
				if !strings.Contains(strings.ToLower(a.name), strings.Join(words, " ")) {
					hit.rank = 1
				}
				hits = append(hits, hit)
			}
			opener, number := openerAndNumber(words)
			if opener == "" {
				continue
			}
			for _, sec := range a.sections {
				if strings.HasPrefix(strings.ToLower(sec.opener), opener) && number <= sec.items {
					hit := scored{rank: 2, WorkspaceSymbol: protocol.WorkspaceSymbol{Location: &protocol.Location{URI: sum.uri, Range: sec.at}}}
					hit.Name, hit.Kind, hit.ContainerName = sec.opener, protocol.SymbolKindClass, new(a.name)
					if number > 0 && s.client.lazyPlaces {
						hit.Name, hit.Kind = fmt.Sprintf("%s %d", sec.opener, number), protocol.SymbolKindMethod
						hit.Location = &protocol.LocationUriOnly{URI: sum.uri}
						hit.Data, _ = protocol.Marshal(paragraphOf{sum.uri, sec.at, number}) // of numbers
					}
					hits = append(hits, hit)
				}
			}
		}
	}
	slices.SortStableFunc(hits, func(a, b scored) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), strings.Compare(a.Name, b.Name))
	})
	for _, h := range hits[:min(len(hits), mostSymbols)] {
		out = append(out, h.WorkspaceSymbol)
	}
	return out, nil
}

// paragraphOf is a numbered paragraph under an opener, of a text that is read only once
// somebody goes there.
type paragraphOf struct {
	URI    uri.URI
	Opener protocol.Range
	Number int
}

// WorkspaceSymbolResolve finds the paragraph of a symbol that is chosen; where the text
// cannot be read any more, or has changed, it is the opener.
func (s *server) WorkspaceSymbolResolve(ctx context.Context, symbol *protocol.WorkspaceSymbol) (*protocol.WorkspaceSymbol, error) {
	var of paragraphOf
	if len(symbol.Data) == 0 || protocol.Unmarshal(symbol.Data, &of) != nil {
		return symbol, nil // it has its place
	}
	at := protocol.Location{URI: of.URI, Range: of.Opener}
	symbol.Location = &at
	v := viewOf(ctx)
	for _, sum := range s.index.all(v) {
		if sum.uri != of.URI {
			continue
		}
		var tree *syntax.Tree
		if open := v[of.URI]; open != nil {
			tree = open.parsed()
		} else if tree = s.treeWithin(ctx, sum, patience); tree == nil {
			break
		}
		for i := range tree.Nodes {
			n := &tree.Nodes[i]
			if n.Section < 0 || n.Level > 0 || n.Label.N != of.Number || n.LabelAt.Empty() {
				continue
			}
			if head := tree.Sections[n.Section].Head; head >= 0 && s.span(tree, whole(&tree.Nodes[head])) == of.Opener {
				at.Range = s.span(tree, whole(n))
			}
		}
	}
	return symbol, ctx.Err()
}

func hasAll(s string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return true
}

// openerAndNumber parts "resolves 3"; the opener is empty for what is none.
func openerAndNumber(words []string) (opener string, number int) {
	if len(words) > 1 {
		if n, err := strconv.Atoi(words[len(words)-1]); err == nil {
			words, number = words[:len(words)-1], n
		}
	}
	opener = strings.Join(words, " ")
	if len(opener) < 3 || opener[0] < 'a' || opener[0] > 'z' {
		return "", 0
	}
	return opener, number
}
