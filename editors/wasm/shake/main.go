// Command shake makes copies of two modules that are smaller once compiled, for the
// WebAssembly server alone: a page has to load it.
//
// Of go.lsp.dev/protocol it keeps the types and empties what reads or writes those
// that the server never reads or writes: the generated code for all of the protocol
// is half of the program, and because it is reached through interfaces the linker
// has to keep it. What the server uses is taken from its source: the requests that
// it answers, those it sends, the types that it names. Of go.uber.org/zap it leaves
// out the handler of HTTP requests, which brings all of HTTP and its cryptography.
//
// usage: shake FOLDER; run in the repository, it writes the copies and FOLDER/go.mod,
// which is go.mod with the copies in place of the modules, for go build -modfile.
package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: shake FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "shake:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	used, err := readUses("internal/lsp")
	if err != nil {
		return err
	}
	for _, m := range []struct {
		path, to string
		change   func(*module) error
	}{
		{"go.lsp.dev/protocol", "protocol", func(m *module) error { return shakeProtocol(m, used) }},
		{"go.uber.org/zap", "zap", func(m *module) error {
			return m.replace("http_handler.go", "package zap\n")
		}},
	} {
		if err := copyModule(m.path, filepath.Join(folder, m.to), m.change); err != nil {
			return fmt.Errorf("%s: %w", m.path, err)
		}
	}
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		return err
	}
	sum, err := os.ReadFile("go.sum")
	if err != nil {
		return err
	}
	mod = fmt.Appendf(mod, "\nreplace (\n\tgo.lsp.dev/protocol => %s\n\tgo.uber.org/zap => %s\n)\n", filepath.Join(folder, "protocol"), filepath.Join(folder, "zap"))
	if err := os.WriteFile(filepath.Join(folder, "go.mod"), mod, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "go.sum"), sum, 0o644)
}

// module is the Go files of a module, by their paths in it.
type module struct {
	fset  *token.FileSet
	files map[string]*source
}

type source struct {
	text string
	tree *ast.File // of those in the module's own package
	cuts []cut
}

// cut replaces a stretch of a file.
type cut struct {
	from, to int
	with     string
}

func (m *module) replace(name, text string) error {
	f := m.files[name]
	if f == nil {
		return fmt.Errorf("there is no %s", name)
	}
	f.text, f.cuts = text, nil
	return nil
}

// copyModule copies the Go files of a module that are no tests, changed.
func copyModule(path, to string, change func(*module) error) error {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", path).Output()
	if err != nil {
		return err
	}
	dir := strings.TrimSpace(string(out))
	m := &module{fset: token.NewFileSet(), files: map[string]*source{}}
	err = filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, p)
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || rel != "." && exists(filepath.Join(p, "go.mod"))):
			return filepath.SkipDir
		case d.IsDir(), strings.HasSuffix(p, "_test.go"), !strings.HasSuffix(p, ".go") && rel != "go.mod":
			return nil
		}
		raw, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		f := &source{text: string(raw)}
		if filepath.Dir(rel) == "." && strings.HasSuffix(p, ".go") {
			if f.tree, err = parser.ParseFile(m.fset, rel, raw, parser.SkipObjectResolution); err != nil {
				return err
			}
		}
		m.files[rel] = f
		return nil
	})
	if err != nil {
		return err
	}
	if err := change(m); err != nil {
		return err
	}
	for rel, f := range m.files {
		if err := os.MkdirAll(filepath.Join(to, filepath.Dir(rel)), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, rel), []byte(f.done()), 0o644); err != nil {
			return err
		}
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
