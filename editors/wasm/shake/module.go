package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// module is the Go files of a module, by their paths in it.
type module struct {
	fset  *token.FileSet
	files map[string]*source
}

type source struct {
	text string
	tree *ast.File // nil of go.mod
	cuts []cut
}

// cut replaces a stretch of a file.
type cut struct {
	from, to int
	with     string
}

// copyModule copies the Go files of a module that are no tests, changed.
func copyModule(path, to string, change func(*module) error) error {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", path).Output()
	if err != nil {
		return err
	}
	m, err := readModule(strings.TrimSpace(string(out)))
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

func readModule(dir string) (*module, error) {
	m := &module{token.NewFileSet(), map[string]*source{}}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
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
		if rel != "go.mod" {
			if f.tree, err = parser.ParseFile(m.fset, rel, raw, parser.SkipObjectResolution); err != nil {
				return err
			}
		}
		m.files[filepath.ToSlash(rel)] = f
		return nil
	})
	return m, err
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

var errChanged = errors.New("the module has changed: look at what is to be left out of it")

// file is a file that the module must have.
func (m *module) file(name string) (*source, error) {
	f := m.files[name]
	if f == nil {
		return nil, fmt.Errorf("%w: there is no %s", errChanged, name)
	}
	return f, nil
}

// replace puts a text in the place of a file.
func (m *module) replace(name, text string) error {
	f, err := m.file(name)
	if err == nil {
		f.text, f.cuts = text, nil
	}
	return err
}

// drop takes declarations out of a file: all functions and methods of a name, a type
// with its methods, and the group of variables that the name of the first stands for.
func (m *module) drop(name string, names ...string) error {
	f, err := m.file(name)
	if err != nil {
		return err
	}
	for _, n := range names {
		before := len(f.cuts)
		for _, d := range f.tree.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if named(d, n) || ok && fn.Recv != nil && receiver(fn) == n {
				m.cut(f, d, "")
			}
		}
		if len(f.cuts) == before {
			return fmt.Errorf("%w: there is no %s in %s", errChanged, n, name)
		}
	}
	return nil
}

// body gives a function of a file another body.
func (m *module) body(name, function, body string) error {
	f, err := m.file(name)
	if err != nil {
		return err
	}
	fn, ok := f.declaration(function).(*ast.FuncDecl)
	if !ok {
		return fmt.Errorf("%w: there is no %s in %s", errChanged, function, name)
	}
	m.cut(f, fn.Body, "{ "+body+" }")
	return nil
}

// swap puts one piece of code in the place of another that stands once in a file.
func (m *module) swap(name, old, new string) error {
	f, err := m.file(name)
	if err != nil {
		return err
	}
	i := strings.Index(f.text, old)
	if i < 0 || i != strings.LastIndex(f.text, old) {
		return fmt.Errorf("%w: %q does not stand once in %s", errChanged, old, name)
	}
	f.cuts = append(f.cuts, cut{i, i + len(old), new})
	return nil
}

// cut replaces what n is in f.
func (m *module) cut(f *source, n ast.Node, with string) {
	at := func(p token.Pos) int { return m.fset.Position(p).Offset }
	f.cuts = append(f.cuts, cut{at(n.Pos()), at(n.End()), with})
}

func (f *source) declaration(name string) ast.Decl {
	for _, d := range f.tree.Decls {
		if named(d, name) {
			return d
		}
	}
	return nil
}

// named tells that the first thing that d declares has the name.
func named(d ast.Decl, name string) bool {
	switch d := d.(type) {
	case *ast.FuncDecl:
		return d.Name.Name == name
	case *ast.GenDecl:
		switch first := d.Specs[0].(type) {
		case *ast.ValueSpec:
			return first.Names[0].Name == name
		case *ast.TypeSpec:
			return first.Name.Name == name
		}
	}
	return false
}

// typeSpec is what a type is declared to be.
func (f *source) typeSpec(name string) ast.Expr {
	if d, ok := f.declaration(name).(*ast.GenDecl); ok {
		if t, ok := d.Specs[0].(*ast.TypeSpec); ok {
			return t.Type
		}
	}
	return nil
}

// done is the file with its cuts, without the imports that it has no use for any more.
func (f *source) done() string {
	if len(f.cuts) == 0 {
		return f.text
	}
	slices.SortFunc(f.cuts, func(a, b cut) int { return a.from - b.from })
	var out strings.Builder
	last := 0
	for _, c := range f.cuts {
		out.WriteString(f.text[last:c.from])
		out.WriteString(c.with)
		last = c.to
	}
	out.WriteString(f.text[last:])
	return withoutIdleImports(out.String())
}

func withoutIdleImports(text string) string {
	fset := token.NewFileSet()
	tree, err := parser.ParseFile(fset, "", text, parser.SkipObjectResolution)
	if err != nil {
		return text // the compiler says it better
	}
	named := map[string]bool{}
	ast.Inspect(tree, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok {
				named[x.Name] = true
			}
		}
		return true
	})
	for _, imp := range slices.Backward(tree.Imports) {
		p, _ := strconv.Unquote(imp.Path.Value)
		name := path.Base(p)
		if imp.Name != nil {
			name = imp.Name.Name
		}
		if !named[name] && name != "_" {
			text = text[:fset.Position(imp.Pos()).Offset] + text[fset.Position(imp.End()).Offset:]
		}
	}
	if tidy, err := format.Source([]byte(text)); err == nil {
		return string(tidy)
	}
	return text
}
