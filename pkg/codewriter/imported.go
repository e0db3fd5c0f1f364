package codewriter

import (
	"fmt"
	"go/ast"
	"go/types"
	"path"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
)

// An interpreter's packages are one program: code, objects, the machine. Traces look
// into functions of all packages of the interpreter's module that it imports, by the
// same rules and directives as into its own. Two things differ. Nothing can be taken
// out of a text that lies elsewhere, so a function in which something would be
// outlined is called as a whole. And the generated file names what its package may
// name: what it cannot is reached by its place in memory, or stays in a function that
// is called.

// opened lists the packages, beside the interpreter's own, whose functions traces may
// look into.
func (u *unit) opened() (list []*packages.Package) {
	for _, p := range u.read {
		if p != u.pkg && u.opens(p) {
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b *packages.Package) int { return strings.Compare(a.PkgPath, b.PkgPath) })
	return list
}

// opens reports a package that is all Go, of this module or one that an option names.
func (u *unit) opens(p *packages.Package) bool {
	own := u.pkg.Module != nil && p.Module != nil && p.Module.Path == u.pkg.Module.Path
	return (own || u.named(p)) && slices.Equal(p.GoFiles, p.CompiledGoFiles) && u.prog.Package(p.Types) != nil
}

// named reports a package that the option Look names, or of which it names the module.
func (u *unit) named(p *packages.Package) bool {
	return p.Module != nil && (slices.Contains(u.look, p.PkgPath) || slices.Contains(u.look, p.Module.Path))
}

// lookInto notes what the option Look names, of which there must be something.
func (u *unit) lookInto(look []string) error {
	if len(look) == 0 {
		return nil
	}
	for _, path := range look {
		u.look = []string{path}
		if !slices.ContainsFunc(u.read, u.named) {
			return fmt.Errorf("%s: translate: -look %s: the interpreter imports no package or module of this path", u.dir, path)
		}
	}
	u.look = slices.Sorted(slices.Values(look))
	u.collectImported()
	return nil
}

// collectImported fills in what is known of those packages.
func (u *unit) collectImported() {
	u.infos, u.farFuncs = map[*types.Package]*types.Info{u.types: u.info}, nil
	for _, p := range u.opened() {
		u.infos[p.Types] = p.TypesInfo
		u.farFuncs = append(u.farFuncs, declaredIn(u.prog, p)...)
	}
}

// declaredIn lists the functions that a package declares, in source order.
func declaredIn(prog *ssa.Program, p *packages.Package) (list []*ssa.Function) {
	for _, file := range p.Syntax {
		for _, d := range file.Decls {
			if decl, ok := d.(*ast.FuncDecl); ok {
				obj, _ := p.TypesInfo.Defs[decl.Name].(*types.Func)
				if fn := prog.FuncValue(obj); fn != nil {
					list = append(list, fn)
				}
			}
		}
	}
	return list
}

// everyFunction is allFunctions of all packages that traces look into.
func (u *unit) everyFunction() []*ssa.Function {
	list := withInner(u.farFuncs)
	for _, p := range u.opened() {
		list = append(list, u.prog.Package(p.Types).Func("init"))
	}
	return append(u.allFunctions(), list...)
}

// withInner lists functions with those inside them.
func withInner(fns []*ssa.Function) (list []*ssa.Function) {
	for _, fn := range fns {
		list = append(append(list, fn), withInner(fn.AnonFuncs)...)
	}
	return list
}

// hasPoint reports a main loop of another package.
func hasPoint(fn *ssa.Function) (found bool) {
	eachCall(fn, func(c *ssa.Call) { found = found || isHint(c, "MergePoint", "CanEnter") })
	return found
}

// mayCall reports whether the generated file may call a function, as far as its own
// name goes.
func (u *unit) mayCall(fn *ssa.Function) bool {
	pkg, obj := packageOf(fn), fn.Object()
	switch {
	case pkg == nil || pkg == u.types:
		return true
	case obj == nil || !obj.Exported() || fn.Parent() != nil:
		return false
	}
	if recv := receiver(fn); recv != nil {
		return u.nameable(recv)
	}
	return u.mayImport(pkg)
}

// bytesOf are functions that do what the methods of encoding/binary's byte orders
// do.
type bytesOf struct{ pkg *ssa.Package }

const bytesPath = "encoding/binary/lines"

// newBytesOf makes them, all in one package that nobody imports: in the author's, a
// name such as uint8 may mean anything.
func newBytesOf(prog *ssa.Program) bytesOf {
	text := "package " + path.Base(bytesPath) + "\n"
	for _, order := range []string{"littleEndian", "bigEndian"} {
		for _, width := range []int{16, 32, 64} {
			text += bytesText(order, width)
		}
	}
	f, info := parsed(prog.Fset, "encoding_binary.go", text), &types.Info{
		Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{},
		Implicits: map[ast.Node]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}, Scopes: map[ast.Node]*types.Scope{},
		Instances: map[*ast.Ident]types.Instance{}, FileVersions: map[*ast.File]string{},
	}
	pkg, err := (&types.Config{}).Check(bytesPath, prog.Fset, []*ast.File{f}, info)
	if err != nil {
		panic("codewriter: newBytesOf: " + err.Error())
	}
	made := prog.CreatePackage(pkg, []*ast.File{f}, info, false)
	made.Build()
	return bytesOf{made}
}

// lead leads the calls in functions to these.
func (b bytesOf) lead(fns []*ssa.Function) {
	for _, fn := range withInner(fns) {
		eachCall(fn, func(c *ssa.Call) { redirectCall(c, func(name string) *ssa.Function { return b.pkg.Func(name) }) })
	}
}

func isBytes(fn *ssa.Function) bool { return fn.Pkg != nil && fn.Pkg.Pkg.Path() == bytesPath }
