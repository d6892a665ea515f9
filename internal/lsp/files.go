package lsp

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/config"
	"resolute/internal/text"
)

// WillRenameFiles lets settings files that name a file, as an adopted text, a
// catalogue or a house, name it as it will be called.
func (s *server) WillRenameFiles(ctx context.Context, p *protocol.RenameFilesParams) (*protocol.WorkspaceEdit, error) {
	edits := map[string][]text.Edit{}
	texts := map[string]*text.Text{}
	for _, f := range p.Files {
		was, err := uri.Parse(f.OldURI)
		if err != nil || !was.IsFile() {
			continue
		}
		now, err := uri.Parse(f.NewURI)
		if err != nil || !now.IsFile() {
			continue
		}
		for dir := filepath.Dir(was.FsPath()); ; dir = filepath.Dir(dir) {
			path := filepath.Join(dir, config.FileName)
			if data, err := os.ReadFile(path); err == nil {
				if texts[path] == nil {
					texts[path] = text.New(string(data))
				}
				edits[path] = append(edits[path], renamedIn(string(data), dir, was.FsPath(), now.FsPath())...)
			}
			if dir == filepath.Dir(dir) || !s.within(dir) {
				break
			}
		}
	}
	out := &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{}}
	for path, list := range edits {
		for _, e := range list {
			u := uri.File(path)
			out.Changes[u] = append(out.Changes[u], protocol.TextEdit{Range: s.shownSpan(texts[path], e.Span), NewText: e.New})
		}
	}
	if len(out.Changes) == 0 {
		return nil, ctx.Err()
	}
	return out, ctx.Err()
}

// within tells a folder of the workspace, or one in it.
func (s *server) within(dir string) bool { return s.index.folderOf(dir) != "" }

// renamedIn are the edits of a settings file in dir that names the file was: a string
// of its own, relative to the folder.
func renamedIn(settings, dir, was, now string) []text.Edit {
	from, err := filepath.Rel(dir, was)
	if err != nil {
		return nil
	}
	to, err := filepath.Rel(dir, now)
	if err != nil {
		return nil
	}
	from, to = filepath.ToSlash(from), filepath.ToSlash(to)
	var out []text.Edit
	for _, quote := range []string{`"`, `'`} {
		for at := 0; ; {
			i := strings.Index(settings[at:], quote+from+quote)
			if i < 0 {
				break
			}
			at += i + len(quote)
			out = append(out, text.Edit{Span: text.Span{Start: at, End: at + len(from)}, New: to})
			at += len(from) + len(quote)
		}
	}
	return out
}
