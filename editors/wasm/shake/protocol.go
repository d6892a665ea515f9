package main

import (
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// uses is what the server has to do with the protocol.
type uses struct {
	methods map[string]bool // of ours: what a server answers, and what is called
	read    map[string]bool // types that variables and fields have
	written map[string]bool // types that values are made of
}

// readUses reads it from the server's source.
func readUses(dir string) (*uses, error) {
	fset := token.NewFileSet()
	u := &uses{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		u.in(f)
	}
	return u, nil
}

// in notes what stands in n. The types of parameters and results are left to the
// protocol's own list of requests.
func (u *uses) in(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv != nil {
				u.methods[n.Name.Name] = true
			}
		case *ast.FuncType:
			return false
		case *ast.ValueSpec:
			note(u.read, n.Type)
		case *ast.StructType:
			note(u.read, n)
		case *ast.SelectorExpr:
			if name, ok := ofProtocol(n); ok {
				u.written[name] = true
			} else {
				u.methods[n.Sel.Name] = true
			}
		}
		return true
	})
}

func note(set map[string]bool, n ast.Node) {
	if n == nil {
		return
	}
	ast.Inspect(n, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if name, ok := ofProtocol(sel); ok {
				set[name] = true
			}
		}
		return true
	})
}

func ofProtocol(sel *ast.SelectorExpr) (string, bool) {
	x, ok := sel.X.(*ast.Ident)
	return sel.Sel.Name, ok && x.Name == "protocol"
}

// graph is the types of the protocol and what they are made of.
type graph struct {
	parts map[string][]string // by a type's name those in its declaration
	arms  map[string][]string // by a union's name the types that it may be
	calls map[string]*ast.FuncType
}

func graphOf(m *module) *graph {
	g := &graph{map[string][]string{}, map[string][]string{}, map[string]*ast.FuncType{}}
	marker := map[string]string{} // of a union, by its method
	for _, f := range m.files {
		if f.tree == nil {
			continue
		}
		for _, d := range f.tree.Decls {
			gen, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range gen.Specs {
				t, ok := spec.(*ast.TypeSpec)
				if !ok {
					continue
				}
				g.parts[t.Name.Name] = identsOf(t.Type)
				face, ok := t.Type.(*ast.InterfaceType)
				if !ok {
					continue
				}
				for _, field := range face.Methods.List {
					fn, ok := field.Type.(*ast.FuncType)
					if !ok || len(field.Names) == 0 {
						continue
					}
					name := field.Names[0].Name
					if t.Name.Name == "Server" || t.Name.Name == "Client" {
						g.calls[t.Name.Name+"."+name] = fn
					} else if fn.Params.NumFields() == 0 && fn.Results.NumFields() == 0 {
						marker[name] = t.Name.Name
					}
				}
			}
		}
	}
	for _, f := range m.files {
		if f.tree == nil {
			continue
		}
		for _, d := range f.tree.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil {
				if union := marker[fn.Name.Name]; union != "" {
					g.arms[union] = append(g.arms[union], receiver(fn))
				}
			}
		}
	}
	return g
}

func identsOf(n ast.Node) []string {
	var out []string
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			out = append(out, id.Name)
		}
		return true
	})
	return out
}

func receiver(fn *ast.FuncDecl) string {
	t := fn.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name
	}
	return "" // of a generic type
}

// reach adds a type and all that it is made of.
func (g *graph) reach(set map[string]bool, names ...string) {
	for _, n := range names {
		if _, ok := g.parts[n]; !ok || set[n] {
			continue
		}
		set[n] = true
		g.reach(set, g.parts[n]...)
		g.reach(set, g.arms[n]...)
	}
}

// shakeProtocol empties what is not used.
func shakeProtocol(m *module, used *uses) error {
	g := graphOf(m)
	if len(g.calls) == 0 {
		return fmt.Errorf("the module has changed: no interface Server with methods")
	}
	read, written := map[string]bool{}, map[string]bool{}
	for name, fn := range g.calls {
		side, method, _ := strings.Cut(name, ".")
		if !used.methods[method] {
			continue
		}
		in, out := read, written
		if side == "Client" {
			in, out = written, read
		}
		g.reach(in, identsOf(fn.Params)...)
		g.reach(out, identsOf(fn.Results)...)
	}
	for name := range used.read {
		g.reach(read, name)
	}
	for name := range used.written {
		g.reach(written, name)
	}
	for _, f := range m.files {
		if f.tree != nil {
			m.empty(f, g, read, written, used)
		}
	}
	m.files["shaken.go"] = &source{text: "package protocol\n\nimport \"errors\"\n\nvar " + nothing + " = errors.New(\"this build does not know the type\")\n"}
	return nil
}

const nothing = "errShaken"

// empty cuts the bodies of what f has of unused types.
func (m *module) empty(f *source, g *graph, read, written map[string]bool, used *uses) {
	for _, d := range f.tree.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		body := ""
		switch name := fn.Name.Name; {
		case fn.Recv != nil:
			t := receiver(fn)
			if _, ok := g.parts[t]; !ok || t == "" {
				continue
			}
			switch {
			case strings.HasPrefix(name, "unmarshalLSP") && !read[t], strings.HasPrefix(name, "appendLSP") && !written[t],
				name == "UnmarshalJSONFrom" && !read[t], name == "MarshalJSONTo" && !written[t]:
				body = refusal(fn)
			case name == "MarshalJSONTo" && m.has(t, "appendLSP"):
				x := fn.Recv.List[0].Names[0].Name
				body = "{\n\traw, err := " + x + ".appendLSP(nil)\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn " + fn.Type.Params.List[0].Names[0].Name + ".WriteValue(raw)\n}"
			}
		case name == "serverDispatch" || name == "clientDispatch":
			m.dispatch(f, fn, used)
		case strings.HasPrefix(name, "unmarshal") && unused(g, read, between(name, "unmarshal", "Value")),
			strings.HasPrefix(name, "appendUnion") && unused(g, written, between(name, "appendUnion", "JSON")):
			body = refusal(fn)
		}
		if body != "" {
			f.cuts = append(f.cuts, cut{m.at(fn.Body.Pos()), m.at(fn.Body.End()), body})
		}
	}
}

func (m *module) at(p token.Pos) int { return m.fset.Position(p).Offset }

func between(s, before, after string) string {
	s = strings.TrimPrefix(s, before)
	if i := strings.LastIndex(s, after); i > 0 {
		return s[:i]
	}
	return ""
}

// unused tells a union that is not in the set.
func unused(g *graph, set map[string]bool, union string) bool {
	_, ok := g.arms[union]
	return ok && !set[union]
}

func (m *module) has(t, method string) bool {
	for _, f := range m.files {
		if f.tree == nil {
			continue
		}
		for _, d := range f.tree.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv != nil && fn.Name.Name == method && receiver(fn) == t {
				return true
			}
		}
	}
	return false
}

// refusal is the body of a function that is never called: its results are zero but
// for the error.
func refusal(fn *ast.FuncDecl) string {
	var results []string
	for _, r := range fn.Type.Results.List {
		for range max(len(r.Names), 1) {
			switch t := r.Type.(type) {
			case *ast.Ident:
				results = append(results, map[string]string{"error": nothing, "int": "0", "bool": "false", "string": `""`}[t.Name])
			default:
				results = append(results, "nil")
			}
		}
	}
	return "{ return " + strings.Join(results, ", ") + " }"
}

// dispatch empties the cases of requests that are not answered.
func (m *module) dispatch(f *source, fn *ast.FuncDecl, used *uses) {
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		c, ok := n.(*ast.CaseClause)
		if !ok || len(c.List) == 0 || len(c.Body) == 0 {
			return true
		}
		answered := fn.Name.Name == "clientDispatch"
		ast.Inspect(c, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == "server" && used.methods[sel.Sel.Name] {
					answered = true
				}
			}
			return true
		})
		if !answered {
			f.cuts = append(f.cuts, cut{m.at(c.Body[0].Pos()), m.at(c.Body[len(c.Body)-1].End()), "return nil, false, nil"})
		}
		return false
	})
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
		if !named[name] {
			from, to := fset.Position(imp.Pos()).Offset, fset.Position(imp.End()).Offset
			text = text[:from] + "_ " + imp.Path.Value + text[to:]
		}
	}
	if tidy, err := format.Source([]byte(text)); err == nil {
		return string(tidy)
	}
	return text
}
