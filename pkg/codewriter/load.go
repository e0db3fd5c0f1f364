package codewriter

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"
)

// The files that translate writes beside the interpreter.
const (
	JitcodeFile = "mainloop.jitcode"
	PortalFile  = "portal_jit.go"
)

// unit is the package being translated.
type unit struct {
	reporter
	dir   string
	pkg   *packages.Package
	types *types.Package
	info  *types.Info
	prog  *ssa.Program
	ssa   *ssa.Package
	funcs []*ssa.Function // declared in the package, in source order
	decls map[*ssa.Function]*ast.FuncDecl
	dirs  *directives

	imports map[string]string // paths of packages that were named, by name
}

// load type-checks the package in dir and builds its SSA. The portal is hidden
// behind an empty file: a stale or broken one must not stop a new one from
// being made. Bodies of other packages are not loaded: calls to them are
// residual anyway, and it saves most of a second.
func load(dir string) (*unit, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	config := &packages.Config{Mode: packages.LoadSyntax, Dir: dir, Overlay: hidePortal(dir)}
	pkgs, err := packages.Load(config, ".")
	if err != nil {
		return nil, fmt.Errorf("translate: %w", err)
	}
	if err := loadErrors(pkgs); err != nil {
		return nil, err
	}
	prog, ssas := ssautil.Packages(pkgs, ssa.GlobalDebug)
	if ssas[0] == nil {
		return nil, fmt.Errorf("translate: a package that %s imports does not compile: go build shows why", pkgs[0].PkgPath)
	}
	ssas[0].Build()
	u := &unit{
		reporter: reporter{fset: pkgs[0].Fset},
		dir:      dir,
		pkg:      pkgs[0],
		types:    pkgs[0].Types,
		info:     pkgs[0].TypesInfo,
		prog:     prog,
		ssa:      ssas[0],
		decls:    map[*ssa.Function]*ast.FuncDecl{},
		imports:  map[string]string{},
	}
	u.collectFuncs()
	u.dirs = u.directives()
	return u, nil
}

func loadErrors(pkgs []*packages.Package) error {
	if len(pkgs) != 1 {
		return fmt.Errorf("translate: want one package, found %d", len(pkgs))
	}
	var lines []string
	for _, e := range pkgs[0].Errors {
		lines = append(lines, e.Error())
	}
	if len(lines) > 0 {
		return fmt.Errorf("%s\ntranslate: the package must compile first", strings.Join(lines, "\n"))
	}
	if len(pkgs[0].Syntax) == 0 {
		return fmt.Errorf("translate: no Go files in the package")
	}
	return nil
}

// hidePortal overlays the generated file, if there is one, with a bare package clause.
func hidePortal(dir string) map[string][]byte {
	path := filepath.Join(dir, PortalFile)
	if _, err := os.Stat(path); err != nil {
		return nil
	}
	return map[string][]byte{path: []byte("package " + packageName(dir) + "\n")}
}

// packageName reads the package clause of some hand-written file.
func packageName(dir string) string {
	paths, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	for _, path := range paths {
		if base := filepath.Base(path); base == PortalFile || strings.HasSuffix(base, "_test.go") {
			continue
		}
		text, _ := os.ReadFile(path)
		for line := range strings.Lines(string(text)) {
			if name, ok := strings.CutPrefix(line, "package "); ok {
				return strings.Fields(name)[0]
			}
		}
	}
	return "p"
}

func (u *unit) collectFuncs() {
	for _, file := range u.pkg.Syntax {
		for _, d := range file.Decls {
			decl, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			obj, _ := u.info.Defs[decl.Name].(*types.Func)
			if fn := u.prog.FuncValue(obj); fn != nil {
				u.funcs = append(u.funcs, fn)
				u.decls[fn] = decl
			}
		}
	}
}

// fileOf gives the syntax of the file a position is in.
func (u *unit) fileOf(pos token.Pos) *ast.File {
	for _, f := range u.pkg.Syntax {
		if f.FileStart <= pos && pos < f.FileEnd {
			return f
		}
	}
	return nil
}

// typeName writes a type as the generated file, which is in the package, must.
func (u *unit) typeName(t types.Type) string { return types.TypeString(t, u.qualify) }

// qualify gives a package's name in the generated file, which imports it if the
// name is still there in the end.
func (u *unit) qualify(p *types.Package) string {
	if p == u.types {
		return ""
	}
	u.imports[p.Name()] = p.Path()
	return p.Name()
}

// funcName gives the name that jitcode has for a function: run, Stack.push.
func (u *unit) funcName(fn *ssa.Function) string {
	name := fn.Name()
	if recv := fn.Signature.Recv(); recv != nil {
		t := recv.Type()
		if p, ok := t.(*types.Pointer); ok {
			t = p.Elem()
		}
		name = u.typeName(t) + "." + name
	}
	if fn.Pkg != nil && fn.Pkg != u.ssa && fn.Signature.Recv() == nil {
		name = fn.Pkg.Pkg.Name() + "." + name
	}
	return strings.ReplaceAll(name, " ", "")
}
