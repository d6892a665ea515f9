package lsp

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"resolute/internal/config"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// settingsFile is where the settings for a draft are written.
type settingsFile struct {
	path string
	new  bool              // it is not there yet
	end  protocol.Position // of what it holds
}

// mostSettings is how long a settings file may be for something to be added to it.
const mostSettings = 1 << 20

// settingsFileOf is the one that holds for a draft, or the one that the folder of the
// workspace would have; false where there can be none.
func (s *server) settingsFileOf(d *document) (settingsFile, bool) {
	if !d.uri.IsFile() {
		return settingsFile{}, false
	}
	path := d.uri.FsPath()
	f := settingsFile{path: d.scope.settings().config.Path}
	if f.path == "" {
		folder := s.index.folderOf(path)
		if folder == "" {
			folder = filepath.Dir(path)
		}
		f.path = filepath.Join(folder, config.FileName)
	}
	info, err := os.Stat(f.path)
	switch {
	case os.IsNotExist(err):
		f.new = true
		return f, s.client.creates
	case err != nil || !info.Mode().IsRegular() || info.Size() > mostSettings:
		return f, false
	}
	data, err := os.ReadFile(f.path)
	if err != nil {
		return f, false
	}
	t := text.New(string(data))
	f.end = s.position(t, t.Len())
	return f, true
}

// settledAllowances let a finding stand by the settings, for a text in which no comment
// may be put: one that is adopted, or that others go on with.
func (s *server) settledAllowances(o *occasion, found []lint.Diagnostic) []offer {
	var out []offer
	var file settingsFile
	for i := range found {
		f := &found[i]
		node := o.allowable(f)
		if node < 0 {
			continue
		}
		if file.path == "" {
			var ok bool
			if file, ok = s.settingsFileOf(o.d); !ok {
				return nil
			}
		}
		where, paragraph := "here", o.tree.Path(node)
		if paragraph == "" {
			where = "in this file"
		}
		lines := file.entry("suppress", "rule", f.Rule.Name, "files", filesPattern(filepath.Dir(file.path), o.d.uri.FsPath()), "paragraph", paragraph)
		out = append(out, offer{"Allow " + f.Rule.Name + " " + where + " by " + config.FileName + ", for a reason", protocol.CodeActionKindQuickFix, false, f,
			func(_ context.Context, c *changes) { c.addSettings(file, lines) }})
	}
	return out
}

// entry is what is added to the file: a table of that name with keys and their values,
// those that have one, and a reason that is still to be given.
func (f settingsFile) entry(table string, keys ...string) string {
	var b strings.Builder
	if f.end.Character > 0 {
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "\n[[%s]]\n", table)
	for k := 0; k < len(keys); k += 2 {
		if keys[k+1] != "" {
			fmt.Fprintf(&b, "%s = %s\n", keys[k], strconv.Quote(keys[k+1]))
		}
	}
	fmt.Fprintf(&b, "reason = %q\n", syntax.ReasonDue)
	return b.String()
}

// filesPattern is the pattern of settings in dir that matches one file; empty, which is
// all files, where it lies elsewhere.
func filesPattern(dir, file string) string {
	rel, err := filepath.Rel(dir, file)
	if err != nil || !fs.ValidPath(filepath.ToSlash(rel)) {
		return ""
	}
	return "/" + strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`, `\`, `\\`).Replace(filepath.ToSlash(rel))
}

// writeSettings has the editor make a settings file for the folder of a draft, which
// says what can be set.
func (s *server) writeSettings(ctx context.Context, d *document) (protocol.LSPAny, error) {
	f, ok := s.settingsFileOf(d)
	switch {
	case ok && !f.new:
		return nil, jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "%s is there already", f.path)
	case !ok:
		return nil, jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "the editor makes no files: resolute init does")
	}
	c := s.newChanges()
	c.addSettings(f, config.Starter("a draft of "+d.parsed().House.Name, nil))
	done, err := s.client.ApplyEdit(ctx, &protocol.ApplyWorkspaceEditParams{Label: new("Write a settings file"), Edit: *c.edit()})
	if err != nil {
		return nil, err
	}
	return protocol.Marshal(done.Applied)
}
