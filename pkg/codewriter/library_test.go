package codewriter

import (
	"go/types"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"
)

// inside are packages that those of the table lean on.
var inside = []string{"internal/bytealg", "internal/stringslite", "internal/byteorder", "internal/strconv", "internal/race", "internal/abi"}

// TestLibrary holds the tables of functions that reach nothing, and of those that only
// read what they are given, against their source: they are given numbers, bools and
// strings, or slices of those, and neither they nor anyone they call calls what is only
// known when it runs, lets other goroutines run, or writes a package's variable, or what
// they are given.
func TestLibrary(t *testing.T) {
	paths := slices.Concat(slices.Sorted(maps.Keys(library)), slices.Sorted(maps.Keys(readers)), inside)
	slices.Sort(paths)
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax}, slices.Compact(paths)...)
	if err != nil {
		t.Fatal(err)
	}
	prog, ssas := ssautil.Packages(pkgs, ssa.InstantiateGenerics)
	prog.Build()
	for n, p := range pkgs {
		for _, table := range []map[string][]string{library, readers} {
			names, ok := table[p.PkgPath]
			if ok && names == nil {
				names = functionsOf(p.Types)
			}
			for _, name := range names {
				fn := ssas[n].Func(name)
				if fn == nil || !isListed(table, fn) {
					t.Errorf("%s has no function %s", p.PkgPath, name)
					continue
				}
				if what := reached(fn, isListed(readers, fn), map[*ssa.Function]bool{}); what != "" {
					t.Errorf("%s.%s: %s", p.PkgPath, name, what)
				}
				for v := range fn.Signature.Params().Variables() {
					given := v.Type().Underlying()
					if s, ok := given.(*types.Slice); ok && isListed(readers, fn) {
						given = s.Elem().Underlying()
					}
					if b, ok := given.(*types.Basic); !ok || b.Kind() == types.UnsafePointer {
						t.Errorf("%s.%s is given a %s", p.PkgPath, name, v.Type())
					}
				}
			}
		}
	}
}

// functionsOf lists a package's exported functions.
func functionsOf(p *types.Package) (list []string) {
	for _, name := range p.Scope().Names() {
		if f, ok := p.Scope().Lookup(name).(*types.Func); ok && f.Exported() {
			list = append(list, name)
		}
	}
	return list
}

// reached says what of anybody's a function may reach, which is given memory or is not.
func reached(fn *ssa.Function, given bool, seen map[*ssa.Function]bool) string {
	if seen[fn] {
		return ""
	}
	seen[fn] = true
	if pkg := packageOf(fn); len(fn.Blocks) == 0 && (pkg == nil || !slices.Contains(assembly, pkg.Path())) {
		return "calls " + fn.String() + ", which is not here"
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if what := reachedBy(in, given); what != "" {
				return fn.String() + " has " + what + ": " + in.String()
			}
		}
	}
	for _, callee := range append(staticCallees(fn), passed(fn)...) {
		if what := reached(callee, given, seen); what != "" {
			return what
		}
	}
	return ""
}

// assembly are packages with functions in assembly, which only compute, and read
// what they are given.
var assembly = []string{"math", "math/bits", "internal/bytealg"}

func reachedBy(in ssa.Instruction, given bool) string {
	switch in := in.(type) {
	case *ssa.Go, *ssa.Send, *ssa.Select:
		return "another goroutine"
	case *ssa.Store:
		if g, ok := in.Addr.(*ssa.Global); ok {
			return "a write of " + g.Name()
		}
		if x, ok := in.Addr.(*ssa.IndexAddr); ok && given && isGiven(x.X) {
			return "a write of what it is given"
		}
	case ssa.CallInstruction:
		switch in.Common().Value.(type) {
		case *ssa.Builtin, *ssa.Parameter: // who passes that: see passed
		default:
			if calleeOf(in.Common()) == nil {
				return "a call of somebody"
			}
		}
		if b, ok := in.Common().Value.(*ssa.Builtin); ok && given && (b.Name() == "copy" || b.Name() == "append" || b.Name() == "clear") && isGiven(in.Common().Args[0]) {
			return "a write of what it is given"
		}
		for _, a := range in.Common().Args {
			if _, isFunc := a.Type().Underlying().(*types.Signature); isFunc && !isKnown(a) {
				return "a function that is not known"
			}
		}
	}
	return ""
}

// isGiven reports a slice that is a parameter, or a part of one.
func isGiven(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Parameter:
		return true
	case *ssa.Slice:
		return isGiven(v.X)
	case *ssa.Phi:
		return slices.ContainsFunc(v.Edges, func(e ssa.Value) bool { return e != v && !isPhi(e) && isGiven(e) })
	}
	return false
}

func isPhi(v ssa.Value) bool {
	_, ok := v.(*ssa.Phi)
	return ok
}

func isKnown(f ssa.Value) bool {
	switch f.(type) {
	case *ssa.Function, *ssa.Parameter:
		return true
	}
	return false
}

// passed lists the functions that a function passes to others.
func passed(fn *ssa.Function) (list []*ssa.Function) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if c, ok := in.(ssa.CallInstruction); ok {
				for _, a := range c.Common().Args {
					if f, ok := a.(*ssa.Function); ok {
						list = append(list, f)
					}
				}
			}
		}
	}
	return list
}

// TestNotInLibrary names functions that look as harmless and are not.
func TestNotInLibrary(t *testing.T) {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax}, "flag", "log", "strings", "math")
	if err != nil {
		t.Fatal(err)
	}
	_, ssas := ssautil.Packages(pkgs, 0)
	for n, p := range pkgs {
		for _, name := range strings.Fields(map[string]string{"flag": "Set Parse", "log": "SetPrefix", "strings": "Map NewReader", "math": "nosuch"}[p.PkgPath]) {
			if fn := ssas[n].Func(name); fn != nil && reachesNothing(fn) {
				t.Errorf("%s.%s is in the table", p.PkgPath, name)
			}
		}
	}
}
