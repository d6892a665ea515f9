package lsp

import (
	"cmp"
	"context"
	"path"
	"slices"

	"go.lsp.dev/uri"

	"resolute/internal/export"
)

const methodGraph = "resolute/graph"

// graph is who cites whom among the texts of the workspace, and what they cite
// besides, drawn.
func (s *server) graph(ctx context.Context, _ []byte) (any, error) {
	v, _ := ctx.Value(viewKey{}).(view)
	var texts []export.Citing
	counts := map[refID]int{}
	all := s.index.all(v)
	for _, sum := range all {
		for i := range sum.cites {
			counts[sum.cites[i].ref]++
		}
	}
	delete(counts, 0)
	refs := make([]refID, 0, len(counts))
	for id := range counts {
		if s.index.refs.of(id).Body != "self" {
			refs = append(refs, id)
		}
	}
	// What is cited most comes first, then by name.
	name := func(id refID) string { return s.index.refs.of(id).String() }
	slices.SortFunc(refs, func(a, b refID) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(name(a), name(b)))
	})
	places := map[refID]int{}
	acts := make([]export.Cited, len(refs))
	known := s.scopeFor("").settings().config.Catalogue
	for i, id := range refs {
		places[id] = i
		ref := s.index.refs.of(id)
		acts[i].Name = name(id)
		if act, ok := known.Find(ref); ok {
			acts[i].Title = act.Title
		}
	}
	for _, sum := range all {
		for i := range sum.acts {
			if at, ok := places[sum.acts[i].ref]; ok && acts[at].Address == "" {
				acts[at].Address = string(sum.uri)
			}
		}
		if t := citingText(sum, places); len(t.Cites) > 0 {
			texts = append(texts, t)
		}
	}
	for i, id := range refs {
		ref := s.index.refs.of(id)
		if _, ok := known.Find(ref); ok && s.client.pages && acts[i].Address == "" {
			acts[i].Address = string(s.actPage(nil, ref))
		}
	}
	return result(map[string]any{"texts": len(texts), "acts": len(acts), "svg": export.Graph(texts, acts)})
}

func citingText(sum *summary, places map[refID]int) export.Citing {
	text := export.Citing{Name: fileName(sum.uri), Address: string(sum.uri)}
	for i := range sum.cites {
		if at, ok := places[sum.cites[i].ref]; ok && !slices.Contains(text.Cites, at) {
			text.Cites = append(text.Cites, at)
		}
	}
	slices.Sort(text.Cites)
	return text
}

func fileName(u uri.URI) string {
	if u.IsFile() {
		return path.Base(u.Path())
	}
	return string(u)
}
