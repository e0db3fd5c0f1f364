package codewriter

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
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

// load type-checks the packages in some directories and builds their SSA: for
// each a unit or an error. Portals are hidden behind empty files: a stale or
// broken one must not stop a new one from being made. Bodies of other packages
// are not loaded: calls to them are residual anyway, and it saves most of a
// second.
func load(dirs []string) ([]*unit, []error) {
	units, errs := make([]*unit, len(dirs)), make([]error, len(dirs))
	config := &packages.Config{Mode: packages.LoadSyntax, Overlay: map[string][]byte{}}
	var paths []string
	for _, dir := range dirs {
		path, err := filepath.Abs(dir)
		if err == nil {
			hidePortal(path, config.Overlay)
		}
		paths = append(paths, path)
	}
	config.Dir = existing(paths)
	pkgs, err := packages.Load(config, paths...)
	var whole []*packages.Package
	for n, path := range paths {
		if errs[n] = err; err == nil {
			var pkg *packages.Package
			if pkg, errs[n] = packageIn(pkgs, path); pkg != nil {
				whole = append(whole, pkg)
				units[n] = &unit{dir: path, pkg: pkg}
			}
		}
	}
	prog, ssas := ssautil.Packages(whole, ssa.GlobalDebug)
	for n, u := range units {
		if u == nil {
			continue
		}
		u.prog, u.ssa = prog, ssas[slices.Index(whole, u.pkg)]
		if u.ssa == nil {
			errs[n] = fmt.Errorf("translate: a package that %s imports does not compile: go build shows why", u.pkg.PkgPath)
			continue
		}
		u.prepare()
	}
	return units, errs
}

// existing gives a directory to run the go command in: the first that is there.
func existing(paths []string) string {
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return path
		}
	}
	return ""
}

// packageIn finds the package of a directory among those loaded, if it is fit
// to be translated.
func packageIn(pkgs []*packages.Package, dir string) (*packages.Package, error) {
	for _, p := range pkgs {
		if p.Dir == dir || len(p.GoFiles) > 0 && filepath.Dir(p.GoFiles[0]) == dir {
			if err := loadErrors(p); err != nil {
				return nil, err
			}
			return p, nil
		}
	}
	for _, p := range pkgs {
		if len(pkgs) == 1 && len(p.Errors) > 0 {
			return nil, loadErrors(p)
		}
	}
	return nil, fmt.Errorf("translate: no Go package in %s", dir)
}

// prepare fills in what is read off the syntax.
func (u *unit) prepare() {
	u.ssa.Build()
	u.fset = u.pkg.Fset
	u.types, u.info = u.pkg.Types, u.pkg.TypesInfo
	u.decls = map[*ssa.Function]*ast.FuncDecl{}
	u.imports = map[string]string{}
	u.collectFuncs()
	u.dirs = u.directives()
}

// loadErrors gives a package's own errors, as the compiler words them.
func loadErrors(p *packages.Package) error {
	var lines []string
	for _, e := range p.Errors {
		lines = append(lines, e.Error())
	}
	if len(lines) > 0 {
		return fmt.Errorf("%s\ntranslate: the package must compile first", strings.Join(lines, "\n"))
	}
	if len(p.Syntax) == 0 {
		return fmt.Errorf("translate: no Go files in the package")
	}
	return nil
}

// hidePortal overlays the generated file, if there is one, with a bare package clause.
func hidePortal(dir string, overlay map[string][]byte) {
	path := filepath.Join(dir, PortalFile)
	if _, err := os.Stat(path); err == nil {
		overlay[path] = []byte("package " + packageName(dir) + "\n")
	}
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
