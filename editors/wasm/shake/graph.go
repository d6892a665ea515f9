package main

import "go/ast"

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
		if f.tree == nil || f.tree.Name.Name != "protocol" {
			continue
		}
		for _, d := range f.tree.Decls {
			gen, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range gen.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok {
					g.parts[t.Name.Name] = identsOf(t.Type)
					g.face(t, marker)
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

// face notes the methods of an interface: the requests, or the mark of a union.
func (g *graph) face(t *ast.TypeSpec, marker map[string]string) {
	face, ok := t.Type.(*ast.InterfaceType)
	if !ok {
		return
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
