package lsp

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/lint"
	"resolute/internal/text"
)

// exportFindings is what is found in a document, or in all drafts of the workspace,
// as lines that people can send to each other: "file:line:column: severity: message
// [rule]", columns in characters, as the command writes them.
func (s *server) exportFindings(ctx context.Context, d *document) (protocol.LSPAny, error) {
	var out strings.Builder
	write := func(d *document) error {
		found := d.linted(ctx)
		if found == nil {
			return ctx.Err()
		}
		for _, f := range found.Shown(false) {
			p := d.text.Pos(f.Span.Start, text.UTF32)
			fmt.Fprintf(&out, "%s:%d:%d: %s: %s [%s]\n", s.shownName(d.uri), p.Line+1, p.Col+1, f.Severity, oneLineOf(&f), f.Rule.Name)
		}
		return nil
	}
	if d != nil {
		if err := write(d); err != nil {
			return nil, err
		}
		return protocol.Marshal(out.String())
	}
	open := viewOf(ctx)
	for _, sum := range s.index.all(open) {
		if sum.adopted {
			continue
		}
		d := open[sum.uri]
		if d == nil {
			d = s.index.document(sum)
		}
		if d == nil {
			continue // it is gone
		}
		if err := write(d); err != nil {
			return nil, err
		}
	}
	return protocol.Marshal(out.String())
}

func oneLineOf(f *lint.Diagnostic) string { return strings.Join(strings.Fields(f.Message), " ") }

// shownName is how a document is called: by its path below the folder of the
// workspace, if it lies in one.
func (s *server) shownName(u uri.URI) string {
	if !u.IsFile() {
		return string(u)
	}
	path := u.FsPath()
	if folder := s.index.folderOf(path); folder != "" {
		return strings.ReplaceAll(strings.TrimLeft(strings.TrimPrefix(path, folder), `/\`), `\`, "/")
	}
	return path
}

// register is a catalogue of the acts that the texts of the workspace are, as acts.csv
// has it: to be saved as one, corrected, and taken along to where the texts are not.
func (s *server) register(ctx context.Context) (protocol.LSPAny, error) {
	type row struct {
		cite, title string
		editions    []string
	}
	rows := map[string]*row{}
	for _, sum := range s.index.all(viewOf(ctx)) {
		for i := range sum.acts {
			a := &sum.acts[i]
			if a.ref == 0 {
				continue
			}
			r := s.index.refs.of(a.ref)
			name := cmp.Or(r.Symbol(), r.String())
			if a.edition != "" {
				name = r.String() + " (" + a.edition + ")"
			}
			key := fmt.Sprint(r)
			if rows[key] == nil {
				rows[key] = &row{cite: name, title: a.title}
			}
			if a.edition != "" && !slices.Contains(rows[key].editions, a.edition) {
				rows[key].editions = append(rows[key].editions, a.edition)
			}
		}
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	lines := [][]string{}
	for _, r := range rows {
		slices.Sort(r.editions)
		lines = append(lines, []string{r.cite, r.title, strings.Join(r.editions, "; ")})
	}
	slices.SortFunc(lines, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	if err := w.WriteAll(append([][]string{{"cite", "title", "editions"}}, lines...)); err != nil {
		return nil, err
	}
	return protocol.Marshal(out.String())
}
