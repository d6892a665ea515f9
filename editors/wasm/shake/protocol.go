package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
)

// shakeProtocol leaves the types of the protocol and has them read and written by
// reflection, by the library of JSON that the module has anyway and by the tags that
// the types have. The module's own code, a function for each type and each way, is
// faster and does just the same, which its tests hold it to; but it is a fifth of the
// program, and because it is reached through interfaces the linker keeps it.
//
// Of what tells the arms of a union apart that part stays which the server reads.
func shakeProtocol(m *module) error {
	used, err := readUses("internal/lsp")
	if err != nil {
		return err
	}
	g := graphOf(m)
	if len(g.calls) == 0 {
		return fmt.Errorf("%w: no interface Server with methods", errChanged)
	}
	read := map[string]bool{}
	for name, fn := range g.calls {
		side, method, _ := strings.Cut(name, ".")
		if !used.methods[method] {
			continue
		}
		in := fn.Params
		if side == "Client" {
			in = fn.Results
		}
		g.reach(read, identsOf(in)...)
	}
	for name := range used.read {
		g.reach(read, name)
	}
	for _, step := range []func() error{
		func() error { return m.replace("append_encoders.gen.go", "package protocol\n") },
		func() error { return m.replace("encoders.gen.go", "package protocol\n") },
		func() error { return m.replace("decoders.gen.go", reflected(m.files["decoders.gen.go"])) },
		func() error { return m.replace("decode_boxed_runtime.go", "package protocol\n") },
		func() error {
			return m.body("json.go", "AppendMarshal", "raw, err := json.Marshal(v, wireOptions); return append(dst, raw...), err")
		},
		func() error {
			return m.body("json.go", "Unmarshal", "return json.Unmarshal(data, v, unmarshalOptions())")
		},
		func() error { return m.drop("context.go", "nopLogger", "WithLogger", "LoggerFromContext") },
		func() error { return m.unions(g, read) },
		func() error { return m.dispatch(used) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// reflected is a file with the one method that what tells the arms of unions apart
// asks of the types that f has methods for.
func reflected(f *source) string {
	var out strings.Builder
	out.WriteString("package protocol\n\nimport \"github.com/go-json-experiment/json/jsontext\"\n")
	for _, d := range f.tree.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Name.Name == "unmarshalLSPValue" {
			fmt.Fprintf(&out, "\nfunc (x *%s) unmarshalLSPValue(raw jsontext.Value) error { return decodeWith(raw, x) }\n", receiver(fn))
		}
	}
	return out.String()
}

// unions takes the readers of the unions that are not read off the list by which
// JSON is read, and with it out of reach.
func (m *module) unions(g *graph, read map[string]bool) error {
	f, err := m.file("marshalers.gen.go")
	if err != nil {
		return err
	}
	left := 0
	ast.Inspect(f.tree, func(n ast.Node) bool {
		list, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		for _, arg := range list.Args {
			call, ok := arg.(*ast.CallExpr)
			if !ok || len(call.Args) != 1 {
				continue
			}
			name, _ := call.Args[0].(*ast.Ident)
			if name == nil {
				continue
			}
			left++
			if union := strings.TrimPrefix(name.Name, "unmarshal"); len(g.arms[union]) > 0 && !read[union] {
				m.cut(f, arg, "nil")
				left--
			}
		}
		return false
	})
	if left == 0 {
		return fmt.Errorf("%w: no unions in marshalers.gen.go", errChanged)
	}
	return nil
}

// dispatch empties the cases of requests that are not answered.
func (m *module) dispatch(used *uses) error {
	f, err := m.file("server.go")
	if err != nil {
		return err
	}
	fn, ok := f.declaration("serverDispatch").(*ast.FuncDecl)
	if !ok {
		return fmt.Errorf("%w: no serverDispatch in server.go", errChanged)
	}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		c, ok := n.(*ast.CaseClause)
		if !ok || len(c.List) == 0 || len(c.Body) == 0 {
			return true
		}
		answered := false
		ast.Inspect(c, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := sel.X.(*ast.Ident); ok && x.Name == "server" && used.methods[sel.Sel.Name] {
					answered = true
				}
			}
			return true
		})
		if !answered {
			m.cut(f, &ast.BlockStmt{Lbrace: c.Body[0].Pos(), Rbrace: c.Body[len(c.Body)-1].End() - 1}, "return nil, false, nil")
		}
		return false
	})
	return nil
}

// uses is what the server has to do with the protocol.
type uses struct {
	methods map[string]bool // of ours: what a server answers, and what is called
	read    map[string]bool // types that variables and fields have
}

// readUses reads it from the server's source.
func readUses(dir string) (*uses, error) {
	u := &uses{map[string]bool{}, map[string]bool{}}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
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
			if _, ok := ofProtocol(n); !ok {
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
