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
		if !used.names[method] {
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
		func() error { return m.requests("server.go", "Server", "serverDispatch", used) },
		func() error { return m.requests("client.go", "Client", "clientDispatch", used) },
		func() error { return m.capabilities(g, used) },
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

// requests takes the requests that are neither answered nor made out of an interface
// of the protocol and out of what hands them out.
func (m *module) requests(name, face, dispatch string, used *uses) error {
	f, err := m.file(name)
	if err != nil {
		return err
	}
	t, _ := f.typeSpec(face).(*ast.InterfaceType)
	fn, _ := f.declaration(dispatch).(*ast.FuncDecl)
	if t == nil || fn == nil {
		return fmt.Errorf("%w: no %s or %s in %s", errChanged, face, dispatch, name)
	}
	idle := map[string]bool{}
	for _, method := range t.Methods.List {
		if n := method.Names[0].Name; !used.names[n] {
			idle[n] = true
			m.cut(f, method, "")
		}
	}
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		c, ok := n.(*ast.CaseClause)
		if !ok {
			return true
		}
		ast.Inspect(c, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && idle[sel.Sel.Name] {
				m.cut(f, c, "")
				return false
			}
			return true
		})
		return false
	})
	return nil
}

// capabilities takes the fields that the server never names out of what client and
// server say of themselves, and with them whole types. What a client says there is
// read past, as is what a later version of the protocol may say.
func (m *module) capabilities(g *graph, used *uses) error {
	roots := []string{"ClientCapabilities", "ServerCapabilities"}
	said, rest := map[string]bool{}, map[string]bool{}
	g.reach(said, roots...)
	for _, r := range roots {
		rest[r] = true // goes no further
	}
	for _, fn := range g.calls {
		g.reach(rest, identsOf(fn)...)
	}
	for _, r := range roots {
		delete(rest, r)
	}
	left := 0
	for name, f := range m.files {
		if f.tree == nil || !strings.HasSuffix(name, ".gen.go") {
			continue
		}
		for _, d := range f.tree.Decls {
			gen, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range gen.Specs {
				t, ok := spec.(*ast.TypeSpec)
				if !ok || !said[t.Name.Name] || rest[t.Name.Name] {
					continue
				}
				if s, ok := t.Type.(*ast.StructType); ok {
					left += m.fields(f, s, used)
				}
			}
		}
	}
	if left == 0 {
		return fmt.Errorf("%w: no field of ClientCapabilities is named", errChanged)
	}
	return nil
}

// fields cuts the fields that are never named and may be left out, and tells how
// many remain.
func (m *module) fields(f *source, s *ast.StructType, used *uses) int {
	left := 0
	for _, field := range s.Fields.List {
		if len(field.Names) == 1 && !used.names[field.Names[0].Name] && field.Tag != nil && strings.Contains(field.Tag.Value, ",omitzero") {
			m.cut(f, field, "")
		} else {
			left++
		}
	}
	return left
}

// uses is what the server has to do with the protocol.
type uses struct {
	names map[string]bool // all that stand in its source
	read  map[string]bool // types that variables and fields have
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
		case *ast.Ident:
			u.names[n.Name] = true
		case *ast.ValueSpec:
			note(u.read, n.Type)
		case *ast.StructType:
			note(u.read, n)
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
