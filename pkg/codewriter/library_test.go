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
var inside = []string{"internal/bytealg", "internal/stringslite", "internal/byteorder", "internal/strconv", "internal/race"}

// TestLibrary holds the table of functions that reach nothing against their
// source: they are given numbers, bools and strings, and neither they nor anyone
// they call calls what is only known when it runs, lets other goroutines run, or
// writes a package's variable.
func TestLibrary(t *testing.T) {
	paths := slices.Concat(slices.Sorted(maps.Keys(library)), inside)
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax}, paths...)
	if err != nil {
		t.Fatal(err)
	}
	prog, ssas := ssautil.Packages(pkgs, ssa.InstantiateGenerics)
	prog.Build()
	for n, p := range pkgs {
		names, ok := library[p.PkgPath]
		if ok && names == nil {
			names = functionsOf(p.Types)
		}
		for _, name := range names {
			fn := ssas[n].Func(name)
			if fn == nil || !reachesNothing(fn) {
				t.Errorf("%s has no function %s", p.PkgPath, name)
				continue
			}
			if what := reached(fn, map[*ssa.Function]bool{}); what != "" {
				t.Errorf("%s.%s: %s", p.PkgPath, name, what)
			}
			for v := range fn.Signature.Params().Variables() {
				if b, ok := v.Type().Underlying().(*types.Basic); !ok || b.Kind() == types.UnsafePointer {
					t.Errorf("%s.%s is given a %s", p.PkgPath, name, v.Type())
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

// reached says what of anybody's a function may reach.
func reached(fn *ssa.Function, seen map[*ssa.Function]bool) string {
	if seen[fn] {
		return ""
	}
	seen[fn] = true
	if pkg := packageOf(fn); len(fn.Blocks) == 0 && (pkg == nil || !slices.Contains(assembly, pkg.Path())) {
		return "calls " + fn.String() + ", which is not here"
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if what := reachedBy(in); what != "" {
				return fn.String() + " has " + what + ": " + in.String()
			}
		}
	}
	for _, callee := range staticCallees(fn) {
		if what := reached(callee, seen); what != "" {
			return what
		}
	}
	return ""
}

// assembly are packages with functions in assembly, which only compute, and read
// what they are given.
var assembly = []string{"math", "math/bits", "internal/bytealg"}

func reachedBy(in ssa.Instruction) string {
	switch in := in.(type) {
	case *ssa.Go, *ssa.Send, *ssa.Select:
		return "another goroutine"
	case *ssa.Store:
		if g, ok := in.Addr.(*ssa.Global); ok {
			return "a write of " + g.Name()
		}
	case ssa.CallInstruction:
		if _, ok := in.Common().Value.(*ssa.Builtin); !ok && calleeOf(in.Common()) == nil {
			return "a call of somebody"
		}
	}
	return ""
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
