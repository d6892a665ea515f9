// Package internal_test holds the design to its word: what may import what.
package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows says of every package which of ours it may import. A package that is
// not here is not part of the design; write it in, and into the README's map,
// when it has a reason to be. An arrow that is not used yet may be here.
var arrows = map[string]string{
	"internal/text":        "",
	"internal/numbering":   "",
	"internal/marks":       "text lexicon",
	"internal/lexicon":     "text",
	"internal/house":       "text numbering",
	"internal/cite":        "text",
	"internal/catalogue":   "cite",
	"internal/parallel":    "",
	"internal/jsonout":     "text",
	"internal/syntax":      "text numbering house cite lexicon marks parallel",
	"internal/lint":        "text numbering house cite syntax catalogue parallel",
	"internal/reference":   "cite syntax catalogue",
	"internal/wording":     "house cite catalogue",
	"internal/complete":    "text numbering house cite catalogue syntax lint wording",
	"internal/renumber":    "text numbering house cite syntax",
	"internal/rules":       "text numbering house cite syntax catalogue lexicon lint renumber negotiation",
	"internal/format":      "text numbering house syntax lint rules",
	"internal/config":      "text house lint catalogue marks syntax",
	"internal/workspace":   "text house cite syntax catalogue config docx lint",
	"internal/cache":       "",
	"internal/lineartest":  "", // for tests of others
	"internal/sharedtest":  "", // too
	"internal/baseline":    "lint syntax",
	"internal/report":      "text jsonout house cite catalogue syntax reference lint baseline",
	"internal/docx":        "text marks",
	"internal/compare":     "text marks cite syntax",
	"internal/negotiation": "text house syntax",
	"internal/repair":      "text marks numbering house cite catalogue syntax lexicon compare",
	"internal/export":      "text docx marks numbering house cite catalogue syntax lint",
	"internal/lsp":         "text jsonout numbering house cite catalogue syntax lexicon lint rules renumber wording complete format config workspace export marks repair compare negotiation reference",

	"internal/house/gen":     "*", // programs that make tables, run by hand
	"internal/lexicon/gen":   "*",
	"internal/catalogue/gen": "*",
	"cmd/resolute":           "*",
	"cmd/resolute-wasm":      "lsp",
	"editors/wasm/shake":     "", // makes copies of modules, for a smaller cmd/resolute-wasm
	"editors/wasm/pack":      "", // makes the module itself smaller
}

// outside says which of the packages below come from elsewhere and who may
// import them. What is in no line may be imported by everyone if it is of the
// standard library, and by no one if it is not.
var outside = []struct{ path, by string }{
	// Reading files is for those who are asked to. The rest are functions of their input.
	{"os", "internal/config internal/workspace internal/cache internal/docx internal/catalogue internal/lsp internal/sharedtest cmd/resolute internal/house/gen internal/lexicon/gen internal/catalogue/gen editors/wasm/shake editors/wasm/pack"},
	{"io/ioutil", ""},
	{"net/http", ""},
	{"net/rpc", ""},
	{"syscall", "internal/lineartest internal/workspace cmd/resolute"}, // workspace reads thousands of files with it
	{"unsafe", ""},
	// A regexp a rule costs a hundred times what the rest of the check does.
	{"regexp", "internal/house/gen internal/lexicon/gen internal/catalogue/gen"},
	{"github.com/spf13/cobra", "cmd/resolute"},
	{"golang.org/x/term", "cmd/resolute"},        // how wide a terminal is, on every system
	{"golang.org/x/sys/windows", "cmd/resolute"}, // what a console of Windows does, term's own means
	{"github.com/spf13/pflag", "cmd/resolute"},   // cobra's flags
	{"github.com/rogpeppe/go-internal/diff", "cmd/resolute"},
	{"github.com/sergi/go-diff", "internal/compare"},
	{"github.com/pelletier/go-toml/v2", "internal/config internal/house internal/catalogue"},
	{"github.com/bmatcuk/doublestar/v4", "internal/workspace cmd/resolute"},
	{"github.com/fsnotify/fsnotify", "cmd/resolute"},
	{"go.lsp.dev", "internal/lsp cmd/resolute"},
	{"go.uber.org/zap", "internal/lsp cmd/resolute cmd/resolute-wasm"},
}

// sockets are the files that may import net. Drafts are confidential and nothing
// opens a connection to elsewhere: these connect the server with an editor on the
// same computer, and TestSocketsStayOnThisComputer holds them to it.
var sockets = []string{"cmd/resolute/transport.go", "cmd/resolute/transport_test.go"}

// Test files may import more: any of our packages, os, regexp, testscript and
// txtar. They may not open a connection either.
var notInTests = []string{"net/http", "net/rpc"}

func TestPackagesImportOnlyWhatTheDesignAllows(t *testing.T) {
	seen := map[string]bool{}
	eachImport(t, func(pkg, file, path string) {
		if !seen[pkg] {
			seen[pkg] = true
			if _, ok := arrows[pkg]; !ok {
				t.Errorf("%s is a package that the design does not know", pkg)
			}
		}
		switch {
		case path == "net":
			if !slices.Contains(sockets, file) {
				t.Errorf("%s imports net, which it may not", file)
			}
		case strings.HasSuffix(file, "_test.go"):
			if slices.Contains(notInTests, path) {
				t.Errorf("%s imports %s", file, path)
			}
		case strings.HasPrefix(path, "resolute/"):
			ours := strings.TrimPrefix(path, "resolute/")
			allowed, ok := arrows[pkg]
			if ok && allowed != "*" && !slices.Contains(strings.Fields(allowed), strings.TrimPrefix(ours, "internal/")) {
				t.Errorf("%s imports %s: there is no such arrow in the design", file, ours)
			}
		case !mayImport(pkg, path):
			t.Errorf("%s imports %s, which %s may not", file, path, pkg)
		}
	})
	if len(seen) == 0 {
		t.Fatal("no packages found")
	}
}

// What is called of package net leads to this computer.
func TestSocketsStayOnThisComputer(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", sockets[0]), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var calls []string
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		f, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || word(f.X) != "net" {
			return true
		}
		var args []string
		for _, a := range call.Args {
			args = append(args, word(a))
		}
		calls = append(calls, f.Sel.Name+" "+strings.Join(args, " "))
		return true
	})
	// address is what JoinHostPort makes of loopback.
	want := []string{`JoinHostPort loopback `, `Dial "tcp" address`, `Listen "tcp" address`, `Dial "unix" name`}
	if !slices.Equal(calls, want) {
		t.Errorf("calls %q, want %q", calls, want)
	}
}

// word is a name or a literal.
func word(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.BasicLit:
		return e.Value
	}
	return ""
}

func mayImport(pkg, path string) bool {
	for _, o := range outside {
		if path == o.path || strings.Contains(o.path, ".") && strings.HasPrefix(path, o.path+"/") {
			return slices.Contains(strings.Fields(o.by), pkg)
		}
	}
	// The standard library's paths have no dot in their first part.
	first, _, _ := strings.Cut(path, "/")
	return !strings.Contains(first, ".")
}

// eachImport calls f for every import of every Go file of the module.
func eachImport(t *testing.T, f func(pkg, file, path string)) {
	t.Helper()
	root := filepath.Join("..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		rel = filepath.ToSlash(rel)
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && rel != "." || d.Name() == "testdata" || d.Name() == "node_modules") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || rel == "internal/arch_test.go" {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := filepath.ToSlash(filepath.Dir(rel))
		for _, imp := range file.Imports {
			p, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			f(pkg, rel, p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNoArrowsGoInACircle(t *testing.T) {
	var visit func(pkg string, path []string)
	visit = func(pkg string, path []string) {
		if slices.Contains(path, pkg) {
			t.Fatalf("a circle: %s", strings.Join(append(path, pkg), " → "))
		}
		if arrows[pkg] == "*" {
			return
		}
		for _, next := range strings.Fields(arrows[pkg]) {
			visit("internal/"+next, append(path, pkg))
		}
	}
	for pkg := range arrows {
		visit(pkg, nil)
	}
}
