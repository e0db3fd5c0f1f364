package codewriter

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
)

// A package's variable is memory at an address that is a constant of the trace. A
// variable that is not assigned to once the package is initialised is a constant
// as well: its loads never change, and fold. So it is with the elements of an
// array, and of a slice that is made for the variable alone. RPython has it from
// prebuilt constants: all that is there before the program starts.

// global is what is known of a package's variable.
type global struct {
	name  string
	n     int        // for classes and keys
	typ   types.Type // of the variable
	fixed bool       // it keeps what init leaves in it
	items bool       // and the slice in it keeps its elements
}

// globalOf gives what is known of a variable, by the object that declares it.
func (u *unit) globalOf(obj types.Object) *global {
	if g := u.globals[obj]; g != nil {
		return g
	}
	g := &global{name: obj.Name(), n: len(u.globals) + 1, typ: obj.Type()}
	u.globals[obj] = g
	u.globalList = append(u.globalList, g)
	if v, ok := u.ssa.Members[obj.Name()].(*ssa.Global); ok && v.Object() == obj && !obj.Exported() && !u.mentionedElsewhere(obj.Name()) {
		g.fixed, g.items = u.keeps(v)
	}
	return g
}

// globalClass is the memory of a package's variable that is no struct or array.
func (u *unit) globalClass(obj types.Object) class {
	switch obj.Type().Underlying().(type) {
	case *types.Struct, *types.Array:
		return u.starClass(obj.Type()) // its parts have classes, and it has none
	}
	if c := u.starClass(obj.Type()); c.part == wild {
		return c
	}
	return class{of: u.globalOf(obj).n, part: ofPackage}
}

// globalPlace is where a package's variable is.
func (l *lowerer) globalPlace(v *ssa.Global) place {
	t := elem(v.Type())
	g := l.globalOf(v.Object())
	p := place{base: l.globalAddress(v), key: placeKey{root: l.numbers.exact(t)}, name: l.memName(t), typ: t, class: l.globalClass(v.Object()), immutable: l.dirs.typeImmutable(t)}
	if _, ok := t.Underlying().(*types.Struct); !ok || g.fixed {
		p.key, p.name = placeKey{root: -g.n, path: "var"}, v.Name()
	}
	p.immutable = p.immutable || g.fixed
	return p
}

// globalAddress is the constant that is a variable's address.
func (l *lowerer) globalAddress(v *ssa.Global) assemble.Operand {
	name := v.Name()
	if pkg := v.Package().Pkg; pkg != l.types {
		name = l.imported(pkg.Path(), pkg.Name()) + "." + name
	}
	return l.address(addressKey{"var", l.globalOf(v.Object()).n, 0}, "&"+name, fmt.Sprintf("%s(&%s)", l.pointer(), name))
}

// mayName reports whether the generated file may name a variable.
func (u *unit) mayName(v *ssa.Global) bool {
	return v.Object() != nil && v.Name() != "_" && (v.Package().Pkg == u.types || v.Object().Exported() && u.mayImport(v.Package().Pkg))
}

// fixedItems reports a slice whose elements never change: it was just loaded from
// such a variable.
func (u *unit) fixedItems(slice ssa.Value) bool {
	load, ok := slice.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	v, ok := load.X.(*ssa.Global)
	return ok && v.Object() != nil && u.globalOf(v.Object()).items
}

// keeps finds out whether a variable keeps what init leaves in it, and whether the
// slice in it does.
func (u *unit) keeps(v *ssa.Global) (fixed, items bool) {
	if u.interpreter == nil || u.runsInInit() {
		return false, false
	}
	fixed, items = true, true
	if _, ok := elem(v.Type()).Underlying().(*types.Slice); !ok {
		items = false
	}
	for _, by := range u.usesOf(v) {
		fixed = fixed && keepsVariable(by.in, v, isInit(by.fn))
		items = items && u.keepsItems(by.in, v, isInit(by.fn))
	}
	return fixed, fixed && items
}

// A use is where a variable is mentioned.
type use struct {
	fn *ssa.Function
	in ssa.Instruction
}

// usesOf lists where a variable is mentioned.
func (u *unit) usesOf(v *ssa.Global) []use {
	if u.uses == nil {
		u.uses = map[*ssa.Global][]use{}
		for fn := range u.reachable() {
			for _, b := range fn.Blocks {
				for _, in := range b.Instrs {
					for _, op := range in.Operands(nil) {
						if g, ok := (*op).(*ssa.Global); ok {
							u.uses[g] = append(u.uses[g], use{fn, in})
						}
					}
				}
			}
		}
	}
	return u.uses[v]
}

// isInit reports the package's initialisation, which is over before the
// interpreter runs.
func isInit(fn *ssa.Function) bool {
	return fn.Parent() == nil && fn.Signature.Recv() == nil && (fn.Name() == "init" || strings.HasPrefix(fn.Name(), "init#"))
}

// runsInInit reports whether the main loop may run while the package is
// initialised.
func (u *unit) runsInInit() bool {
	for _, m := range u.ssa.Members {
		if fn, ok := m.(*ssa.Function); ok && isInit(fn) && u.mayReach(fn, u.interpreter, map[*ssa.Function]bool{}) {
			return true
		}
	}
	return false
}

func (u *unit) mayReach(from, to *ssa.Function, seen map[*ssa.Function]bool) bool {
	if seen[from] || packageOf(from) != u.types {
		return false
	}
	seen[from] = true
	return slices.ContainsFunc(staticCallees(from), func(fn *ssa.Function) bool { return fn == to || u.mayReach(fn, to, seen) })
}

// keepsVariable reports whether an instruction that uses an address only loads
// from there, or is of init and stores.
func keepsVariable(in ssa.Instruction, addr ssa.Value, init bool) bool {
	switch in := in.(type) {
	case *ssa.DebugRef:
		return true
	case *ssa.UnOp:
		return in.Op == token.MUL
	case *ssa.Store:
		return init && in.Val != addr
	case *ssa.FieldAddr:
		return onlyUsed(in, func(ref ssa.Instruction) bool { return keepsVariable(ref, in, init) })
	case *ssa.IndexAddr:
		return in.X == addr && onlyUsed(in, func(ref ssa.Instruction) bool { return keepsVariable(ref, in, init) })
	}
	return false
}

// keepsItems reports whether an instruction that uses a variable leaves the
// elements of the slice in it alone, and gives that slice to nobody; init stores a
// new one there.
func (u *unit) keepsItems(in ssa.Instruction, v ssa.Value, init bool) bool {
	switch in := in.(type) {
	case *ssa.DebugRef:
		return true
	case *ssa.UnOp:
		return onlyUsed(in, func(ref ssa.Instruction) bool { return keepsElements(ref, in, init) })
	case *ssa.Store:
		return init && in.Val != v && u.isFreshSlice(in.Val, map[ssa.Value]bool{in.Addr: true})
	}
	return false
}

func keepsElements(in ssa.Instruction, slice ssa.Value, init bool) bool {
	switch in := in.(type) {
	case *ssa.DebugRef:
		return true
	case *ssa.IndexAddr:
		return in.X == slice && onlyUsed(in, func(ref ssa.Instruction) bool { return keepsVariable(ref, in, init) })
	case *ssa.Call:
		return isBuiltin(in, "len") || isBuiltin(in, "cap")
	case *ssa.BinOp:
		return true // with nil
	}
	return false
}

// isFreshSlice reports a slice of an array that was made for it, and which nobody
// has beside the places given.
func (u *unit) isFreshSlice(v ssa.Value, goes map[ssa.Value]bool) bool {
	var made ssa.Value
	switch v := v.(type) {
	case *ssa.Slice:
		a, ok := v.X.(*ssa.Alloc)
		if !ok || v.Low != nil || !onlyUsed(a, func(ref ssa.Instruction) bool { return ref == ssa.Instruction(v) || storesBelow(ref, a) }) {
			return false
		}
		made = v
	case *ssa.MakeSlice:
		made = v
	case *ssa.Const:
		return true
	default:
		return false
	}
	return onlyUsed(made, func(ref ssa.Instruction) bool {
		store, ok := ref.(*ssa.Store)
		return ok && goes[store.Addr] || storesBelow(ref, made)
	})
}

// storesBelow reports an instruction that gets at what an address leads to, and
// keeps the address from others.
func storesBelow(in ssa.Instruction, addr ssa.Value) bool {
	switch in := in.(type) {
	case *ssa.DebugRef:
		return true
	case *ssa.UnOp:
		return in.Op == token.MUL
	case *ssa.Store:
		return in.Val != addr
	case *ssa.Call:
		return isBuiltin(in, "len") || isBuiltin(in, "cap")
	case *ssa.FieldAddr:
		return onlyUsed(in, func(ref ssa.Instruction) bool { return storesBelow(ref, in) })
	case *ssa.IndexAddr:
		return in.X == addr && onlyUsed(in, func(ref ssa.Instruction) bool { return storesBelow(ref, in) })
	}
	return false
}

// mentionedElsewhere reports whether a file of the package that is not built here,
// a test or one under other tags, mentions a name: it may assign to it.
func (u *unit) mentionedElsewhere(name string) bool {
	if u.elsewhere == nil {
		u.elsewhere = map[string]bool{}
		paths, _ := filepath.Glob(filepath.Join(u.dir, "*.go"))
		for _, path := range paths {
			if !slices.Contains(u.pkg.GoFiles, path) && filepath.Base(path) != PortalFile {
				u.mentions(path)
			}
		}
	}
	return u.elsewhere[name]
}

// mentions notes all names in a file; one that cannot be read is never compiled.
func (u *unit) mentions(path string) {
	src, err := os.ReadFile(path)
	if err != nil {
		return
	}
	file, _ := parser.ParseFile(token.NewFileSet(), path, src, parser.SkipObjectResolution)
	if file == nil || file.Name.Name != u.types.Name() {
		return
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			u.elsewhere[id.Name] = true
		}
		return true
	})
}
