package codewriter

import (
	"fmt"
	"go/ast"
	"go/types"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// A namer gives what the generated file names its names, so that each means in
// its place what it is to mean there: whatever the author's package calls int64,
// unsafe or len.
//
// The file is in the author's package, so a name of the package is one of the
// file, too. Three kinds of scope have their own rule: the file's own
// declarations and what is put into the author's function have names that no
// identifier of the package has; in functions of the file's own only what they
// mention must be avoided.
type namer struct {
	u        *unit
	taken    map[string]bool   // every identifier of the package
	declared map[string]bool   // what the package declares, at any level
	imports  map[string]string // name → path
	pasted   map[string]string // the same of those that the author's own text uses
	real     map[string]string // path → how the package calls itself
}

// The names that functions of the generated file use for their own variables.
var ownNames = []string{"i", "r", "n", "p", "s", "args", "done", "site", "result", "results", "x"}

func newNamer(u *unit) *namer {
	n := &namer{u: u, taken: u.marking.taken, declared: map[string]bool{}, imports: map[string]string{}, pasted: map[string]string{}, real: map[string]string{}}
	if o := u.outliner; o != nil {
		maps.Copy(n.imports, o.imports)
		maps.Copy(n.real, o.real)
		maps.Copy(n.pasted, o.pasted)
		if o.dot != "" {
			n.pasted["."] = o.dot
		}
	}
	for id, obj := range u.info.Defs {
		if obj != nil && declares(obj) {
			n.declared[id.Name] = true
		}
	}
	for _, obj := range u.info.Implicits {
		n.declared[obj.Name()] = n.declared[obj.Name()] || declares(obj)
	}
	return n
}

// declares reports whether a declaration takes a name from others: those of
// fields and methods stand behind a dot, those of imports hold in their file.
func declares(obj types.Object) bool {
	switch obj := obj.(type) {
	case *types.Var:
		return !obj.IsField()
	case *types.Func:
		return obj.Signature().Recv() == nil
	case *types.PkgName:
		return false
	}
	return true
}

// top gives a name for a declaration of the file.
func (n *namer) top(name string) string { return n.u.marking.fresh(name) }

// own gives a name for a variable of one of the file's own functions.
func (n *namer) own(name string) string {
	for n.u.types.Scope().Lookup(name) != nil || types.Universe.Lookup(name) != nil || n.imports[name] != "" {
		name += "_"
	}
	return name
}

// local gives the name that such a function calls something of its own by.
func (n *namer) local(name string) string {
	for n.u.types.Scope().Lookup(name) != nil || n.pasted[name] != "" {
		name += "_"
	}
	return name
}

func (n *namer) isLocal(name string) bool {
	return slices.ContainsFunc(ownNames, func(o string) bool { return n.local(o) == name })
}

// param gives a name for a variable of the author's in such a function: its own, or
// one that no other has.
func (n *namer) param(own string) string {
	name := own
	for n.isLocal(name) || n.own(name) != name || name != own && n.taken[name] {
		name += "_"
	}
	return name
}

// another gives a name that is not among those used, and uses it: two names may differ
// in what a prefix takes from them.
func (n *namer) another(name string, allowed func(string) string, used map[string]bool) string {
	for used[allowed(name)] {
		name += "_"
	}
	used[allowed(name)] = true
	return allowed(name)
}

// builtin gives a name for one of Go's own: the name itself where it has its
// meaning everywhere in the package, else that of warm.
func (n *namer) builtin(name string) string {
	if !n.declared[name] && n.pasted[name] == "" {
		return name
	}
	return n.warm("Go" + strings.ToUpper(name[:1]) + name[1:])
}

// builtinOf is builtin for a function that takes something of a type: those of warm take
// slices, and have siblings for strings and maps.
func (n *namer) builtinOf(name string, t types.Type) string {
	own := n.builtin(name)
	if _, ok := t.Underlying().(*types.Map); ok && own != name {
		return own + "OfMap"
	}
	if name != "append" && own != name && isString(t) { // append has its bytes made first
		return own + "OfString"
	}
	return own
}

func (n *namer) warm(name string) string {
	return n.imported("mergepoint/pkg/warm", "warm") + "." + name
}
func (n *namer) jitcode(name string) string {
	return n.imported("mergepoint/pkg/jitcode", "jitcode") + "." + name
}
func (n *namer) unsafe(name string) string { return n.imported("unsafe", "unsafe") + "." + name }
func (n *namer) pointer() string           { return n.unsafe("Pointer") }

// imported gives the name of an imported package; base is how it calls itself.
func (n *namer) imported(path, base string) string {
	n.real[path] = base
	for _, names := range []map[string]string{n.imports, n.pasted} {
		for _, name := range slices.Sorted(maps.Keys(names)) { // a file may import a package twice
			if names[name] == path && name != "." {
				n.imports[name] = path
				return name
			}
		}
	}
	name := base
	for n.declared[name] || n.imports[name] != "" || n.pasted[name] != "" || n.isLocal(name) || types.Universe.Lookup(name) != nil {
		name += "_"
	}
	n.imports[name] = path
	return name
}

// paste notes what a piece of the author's own text imports, under the names
// that it has there.
func (n *namer) paste(node ast.Node) {
	ast.Inspect(node, func(node ast.Node) bool {
		id, ok := node.(*ast.Ident)
		if !ok {
			return true
		}
		switch obj := n.u.info.Uses[id].(type) {
		case *types.PkgName:
			n.pasted[obj.Name()] = obj.Imported().Path()
			n.real[obj.Imported().Path()] = obj.Imported().Name()
		case nil:
		default:
			if n.fromDotImport(id, obj) {
				n.pasted["."] = obj.Pkg().Path()
			}
		}
		return true
	})
}

// fromDotImport reports a name that a dot import brought.
func (n *namer) fromDotImport(id *ast.Ident, obj types.Object) bool {
	if obj.Pkg() == nil || obj.Pkg() == n.u.types || obj.Parent() != obj.Pkg().Scope() {
		return false
	}
	for e := range n.u.info.Scopes {
		file, ok := e.(*ast.File)
		if ok && file.FileStart <= id.Pos() && id.Pos() < file.FileEnd {
			return slices.ContainsFunc(file.Imports, func(i *ast.ImportSpec) bool {
				return i.Name != nil && i.Name.Name == "." && strings.Trim(i.Path.Value, "`\"") == obj.Pkg().Path()
			})
		}
	}
	return false
}

// typ writes a type.
func (n *namer) typ(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return n.basic(t)
	case *types.Named:
		return n.named(t)
	case *types.Pointer:
		return "*" + n.typ(t.Elem())
	case *types.Slice:
		return "[]" + n.typ(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), n.typ(t.Elem()))
	case *types.Map:
		return fmt.Sprintf("map[%s]%s", n.typ(t.Key()), n.typ(t.Elem()))
	case *types.Chan:
		return map[types.ChanDir]string{types.SendRecv: "chan ", types.SendOnly: "chan<- ", types.RecvOnly: "<-chan "}[t.Dir()] + "(" + n.typ(t.Elem()) + ")"
	case *types.Signature:
		return "func" + n.signature(t)
	case *types.Struct:
		return n.structure(t)
	case *types.Interface:
		return n.iface(t)
	}
	panic("codewriter: namer.typ: no case for " + t.String())
}

func (n *namer) basic(t *types.Basic) string {
	if t.Kind() == types.UnsafePointer {
		return n.pointer()
	}
	return n.builtin(types.Typ[t.Kind()].Name()) // uint8, never byte
}

func (n *namer) named(t *types.Named) string {
	obj := t.Obj()
	name := obj.Name()
	switch {
	case obj.Pkg() == nil: // error
		return n.builtin(name)
	case obj.Pkg() != n.u.types:
		name = n.imported(obj.Pkg().Path(), obj.Pkg().Name()) + "." + name
	}
	var args []string
	for a := range t.TypeArgs().Types() {
		args = append(args, n.typ(a))
	}
	if len(args) > 0 {
		name += "[" + strings.Join(args, ", ") + "]"
	}
	return name
}

func (n *namer) signature(t *types.Signature) string {
	var params, results []string
	for v := range t.Params().Variables() {
		params = append(params, n.typ(v.Type()))
	}
	if t.Variadic() {
		last := len(params) - 1
		params[last] = "..." + strings.TrimPrefix(params[last], "[]")
	}
	for v := range t.Results().Variables() {
		results = append(results, n.typ(v.Type()))
	}
	return "(" + strings.Join(params, ", ") + ") (" + strings.Join(results, ", ") + ")"
}

func (n *namer) structure(t *types.Struct) string {
	var fields []string
	for i := range t.NumFields() {
		f, text := t.Field(i), ""
		if !f.Embedded() {
			text = f.Name() + " "
		}
		text += n.typ(f.Type())
		if tag := t.Tag(i); tag != "" {
			text += fmt.Sprintf(" %q", tag)
		}
		fields = append(fields, text)
	}
	return "struct { " + strings.Join(fields, "; ") + " }"
}

func (n *namer) iface(t *types.Interface) string {
	var parts []string
	for m := range t.ExplicitMethods() {
		parts = append(parts, m.Name()+n.signature(m.Signature()))
	}
	for e := range t.EmbeddedTypes() {
		parts = append(parts, n.typ(e))
	}
	return "interface { " + strings.Join(parts, "; ") + " }"
}

// comments are whole lines.
var comments = regexp.MustCompile(`(?m)^\s*//.*$`)

// importLines are the import declarations, those of the standard library first. What
// was asked for and is not used is left out.
func (n *namer) importLines(body string) string {
	names := maps.Clone(n.imports)
	body = comments.ReplaceAllString(body, "") // a file's name may be in one
	maps.DeleteFunc(names, func(name, path string) bool { return path != "embed" && !strings.Contains(body, name+".") })
	for name, path := range n.pasted {
		names[name] = path
	}
	var std, others []string
	for _, name := range slices.Sorted(maps.Keys(names)) {
		path := names[name]
		line := fmt.Sprintf("\t%q\n", path)
		if name != n.real[path] || name != path[strings.LastIndexByte(path, '/')+1:] {
			line = fmt.Sprintf("\t%s %q\n", name, path)
		}
		if path == "embed" || path == "unsafe" || n.u.standard(path) {
			std = append(std, line)
		} else {
			others = append(others, line)
		}
	}
	return "import (\n" + strings.Join(std, "") + "\n" + strings.Join(others, "") + ")\n"
}
