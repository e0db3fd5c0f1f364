package codewriter

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"
)

// enginePath begins the paths of this engine's packages.
const enginePath = "mergepoint/pkg/"

// unit is the package being translated.
type unit struct {
	reporter
	dir      string
	pkg      *packages.Package
	types    *types.Package
	info     *types.Info
	prog     *ssa.Program
	bytes    bytesOf
	ssa      *ssa.Package
	std      map[string]bool                // paths of packages of the standard library
	read     []*packages.Package            // whose bodies are here
	infos    map[*types.Package]*types.Info // of the packages that traces look into
	farFuncs []*ssa.Function                // declared in those of them that are not the interpreter's
	funcs    []*ssa.Function                // declared in the package, in source order
	decls    map[*ssa.Function]*ast.FuncDecl
	dirs     *directives

	instanced map[*ssa.Function]*instance // of generic functions
	layouts   map[token.Pos]*layout       // of function literals
	look      []string                    // see Options
	marking   *marking
	outliner  *outliner
	*namer

	numbers               *typeNumbers
	firstOf               map[int]types.Type // types met first, by the number of their memory
	exposed               *exposure
	taken                 map[class]bool    // see addressed
	offsets               map[string]string // variables of the generated file, by the offsets they hold
	found                 []string          // their declarations
	globals               map[types.Object]*global
	globalList            []*global
	privates              map[ssa.Value]int // see privateOf
	privateList           []private
	uses                  map[*ssa.Global][]use
	elsewhere             map[string]bool           // names in files that are not built: see mentionedElsewhere
	interpreter           *ssa.Function             // with the merge point, once that is found
	reentry               *reentry                  // from there to there
	inParts, loopOnly     bool                      // the jitcode holds not all of the main function, or no more than the loop: see whole.go
	labels                map[string]*types.Package // of packages, in names
	funcNames, classNames uniqueNames
	summaries             map[*ssa.Function]*summary // of effects
	instancesOf           map[*ssa.Function][]*ssa.Function
}

// load type-checks the packages in some directories and builds their SSA: for
// each a unit, which is to be translated for its nth main loop, or an error. Portals are hidden behind empty files: a stale or
// broken one must not stop a new one from being made. Of the packages they
// import, those that are neither of the standard library nor of this engine are
// built as well: what they do to memory counts. Bodies of the others are not
// loaded, which saves most of a second.
func load(dirs []string, nth int) ([]*unit, []error) {
	l := &loading{nth: nth, hidden: map[string][]byte{}, config: &packages.Config{}}
	units, errs := make([]*unit, len(dirs)), make([]error, len(dirs))
	for n, dir := range dirs {
		path, err := filepath.Abs(dir)
		if errs[n] = err; err == nil {
			hidePortal(path, l.hidden)
		}
		l.dirs = append(l.dirs, path)
	}
	l.config.Dir = existing(l.dirs)
	err := l.packages()
	for n, path := range l.dirs {
		if errs[n] = err; err == nil && !l.apart[path] {
			var pkg *packages.Package
			if pkg, errs[n] = packageIn(l.found, path); pkg != nil {
				units[n] = &unit{dir: path, pkg: pkg, std: l.std}
			}
		}
	}
	l.build(units, errs)
	for n, path := range l.dirs {
		if err == nil && l.apart[path] {
			one, e := load(dirs[n:n+1], nth)
			units[n], errs[n] = one[0], e[0]
		}
	}
	return units, errs
}

// loading is the state of load.
type loading struct {
	nth    int // of the main loops of each package
	config *packages.Config
	hidden map[string][]byte // what stands for portals
	dirs   []string
	std    map[string]bool     // the paths of packages of the standard library
	others []string            // those of packages that are read for their effects
	found  []*packages.Package // all that were type-checked
	apart  map[string]bool     // directories of packages that import another one of them, which is rewritten
}

// packages asks the go command what there is, and type-checks what is to be read.
func (l *loading) packages() error {
	l.config.Mode = packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps | packages.NeedModule
	graph, err := l.read(l.dirs)
	if err != nil {
		return err
	}
	l.importing(graph)
	l.std = map[string]bool{}
	packages.Visit(graph, notOfEngine, func(p *packages.Package) {
		switch {
		case p.Module == nil:
			l.std[p.PkgPath] = true
		case !slices.Contains(graph, p) && notOfEngine(p):
			l.others = append(l.others, p.PkgPath)
			if len(p.GoFiles) > 0 { // it may be an interpreter as well
				hidePortal(filepath.Dir(p.GoFiles[0]), l.hidden)
			}
		}
	})
	slices.Sort(l.others)
	l.config.Mode = packages.LoadSyntax | packages.NeedModule
	together := slices.DeleteFunc(slices.Clone(l.dirs), func(path string) bool { return l.apart[path] })
	if len(together) > 0 {
		l.found, err = l.read(slices.Concat(together, l.others))
	}
	return err
}

// read loads packages without what is hidden. The go command is told of that by a
// flag: with an Overlay all that is imported would be type-checked from its source,
// the standard library as well, rather than read as it was compiled.
func (l *loading) read(patterns []string) ([]*packages.Package, error) {
	dir, err := os.MkdirTemp("", "translate-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	replace := map[string]string{}
	for path, text := range l.hidden {
		replace[path] = filepath.Join(dir, itoa(len(replace)))
		err = errors.Join(err, os.WriteFile(replace[path], text, 0o600))
	}
	list := filepath.Join(dir, "overlay.json")
	text, _ := json.Marshal(map[string]any{"Replace": replace})
	if err := errors.Join(err, os.WriteFile(list, text, 0o600)); err != nil {
		return nil, err
	}
	l.config.BuildFlags = []string{"-overlay=" + list}
	l.config.ParseFile = func(fset *token.FileSet, path string, src []byte) (*ast.File, error) {
		if text, ok := l.hidden[path]; ok {
			src = text
		}
		return parser.ParseFile(fset, path, src, parser.AllErrors|parser.ParseComments)
	}
	return packages.Load(l.config, patterns...)
}

// importing notes the packages that import another one to be translated.
func (l *loading) importing(graph []*packages.Package) {
	l.apart = map[string]bool{}
	for _, p := range graph {
		packages.Visit([]*packages.Package{p}, notOfEngine, func(q *packages.Package) {
			if q != p && slices.Contains(graph, q) && len(p.GoFiles) > 0 {
				l.apart[filepath.Dir(p.GoFiles[0])] = true
			}
		})
	}
}

// notOfEngine reports a package that is no part of this engine, which touches no
// memory of the interpreter's but as its descrs say.
func notOfEngine(p *packages.Package) bool {
	return !strings.HasPrefix(p.PkgPath, enginePath) || strings.Contains(p.PkgPath, "/testdata/")
}

// build makes the SSA of all packages, and the units ready.
func (l *loading) build(units []*unit, errs []error) {
	var whole []*packages.Package
	for _, p := range l.found {
		if len(p.Errors) == 0 {
			whole = append(whole, p)
		}
	}
	if len(whole) == 0 { // errs has why
		return
	}
	layouts := map[*packages.Package]map[token.Pos]*layout{}
	for _, p := range whole {
		if notOfEngine(p) {
			layouts[p] = layoutsOf(p)
		}
	}
	marked := map[*packages.Package]*marking{}
	for _, u := range units {
		if u != nil {
			marked[u.pkg] = markMain(u.pkg, l.nth, copyInstances(u, l.nth))
		}
	}
	prog, ssas := ssautil.Packages(whole, ssa.GlobalDebug|ssa.InstantiateGenerics)
	bytes := newBytesOf(prog)
	for n, s := range ssas {
		if s != nil {
			s.Build()
		}
		if s != nil && marked[whole[n]] == nil {
			bytes.lead(declaredIn(prog, whole[n]))
		}
	}
	for n, u := range units {
		if u == nil {
			continue
		}
		at := slices.Index(whole, u.pkg)
		u.prog, u.ssa, u.read, u.marking, u.bytes = prog, ssas[at], l.readBy(u.pkg), marked[u.pkg], bytes
		u.layouts = map[token.Pos]*layout{}
		for _, p := range u.read {
			maps.Copy(u.layouts, layouts[p])
		}
		if u.ssa == nil {
			errs[n] = fmt.Errorf("translate: a package that %s imports does not compile: go build shows why", u.pkg.PkgPath)
			continue
		}
		u.prepare()
	}
}

// again makes a unit of the same package for another of its main loops, from the
// source as it was read. What it imports stays.
func (u *unit) again(nth int) (*unit, error) {
	pkg := *u.pkg
	overlay := map[string][]byte{}
	hidePortal(u.dir, overlay)
	pkg.Syntax = nil
	for _, path := range pkg.CompiledGoFiles {
		var src any
		if text, hidden := overlay[path]; hidden {
			src = text
		}
		f, err := parser.ParseFile(pkg.Fset, path, src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		pkg.Syntax = append(pkg.Syntax, f)
	}
	check(&pkg)
	other := &unit{dir: u.dir, pkg: &pkg, std: u.std, prog: u.prog, bytes: u.bytes, read: slices.Clone(u.read), layouts: maps.Clone(u.layouts), look: u.look}
	maps.Copy(other.layouts, layoutsOf(&pkg))
	other.read[slices.Index(other.read, u.pkg)] = &pkg
	other.marking = markMain(&pkg, nth, copyInstances(other, nth))
	other.ssa = other.prog.CreatePackage(pkg.Types, pkg.Syntax, pkg.TypesInfo, false)
	other.ssa.Build()
	other.prepare()
	return other, nil
}

// readBy lists a package and those it imports, directly or not, as far as their
// bodies are here.
func (l *loading) readBy(p *packages.Package) []*packages.Package {
	var list []*packages.Package
	packages.Visit([]*packages.Package{p}, notOfEngine, func(p *packages.Package) {
		if slices.Contains(l.found, p) {
			list = append(list, p)
		}
	})
	return list
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
	u.fset = u.pkg.Fset
	namesInFolder(u.dir, u.marking.taken)
	u.prepareAgain()
}

// afresh forgets what was found out about types.
func (u *unit) afresh() {
	u.types, u.info = u.pkg.Types, u.pkg.TypesInfo
	u.namer = newNamer(u)
	u.numbers, u.labels = newTypeNumbers(), map[string]*types.Package{}
	u.firstOf, u.exposed, u.taken = map[int]types.Type{}, nil, nil
	u.offsets, u.found = map[string]string{}, nil
	u.globals, u.globalList, u.uses, u.elsewhere = map[types.Object]*global{}, nil, nil, nil
	u.privates, u.privateList = nil, nil
}

// prepareAgain is prepare for a package that was rewritten.
func (u *unit) prepareAgain() {
	u.afresh()
	u.decls = map[*ssa.Function]*ast.FuncDecl{}
	u.exposed = u.expose()
	u.summaries = map[*ssa.Function]*summary{}
	u.collectFuncs()
	u.collectImported()
	u.redirect()
	u.bytes.lead(u.allFunctions())
	u.dirs = u.directives()
}

// loadErrors gives a package's own errors, as the compiler words them.
func loadErrors(p *packages.Package) error {
	var lines []string
	for _, e := range p.Errors {
		if e.Kind != packages.ListError || p.Errors[len(p.Errors)-1].Kind == packages.ListError { // go list says what the compiler says, once more
			lines = append(lines, e.Error())
		}
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
	for _, path := range portalsIn(dir) {
		overlay[path] = []byte("package " + packageName(dir) + "\n")
	}
}

// packageName reads the package clause of some hand-written file.
func packageName(dir string) string {
	paths, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	for _, path := range paths {
		if base := filepath.Base(path); generated.MatchString(base) || strings.HasSuffix(base, "_test.go") {
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

// typeName writes a type for messages and in names of descrs.
func (u *unit) typeName(t types.Type) string {
	return types.TypeString(u.withoutAliases(t), u.qualify)
}

func (u *unit) qualify(p *types.Package) string {
	if p == u.types {
		return ""
	}
	return p.Name()
}

// standard reports whether a package is of the standard library.
func (u *unit) standard(path string) bool { return path == "unsafe" || u.std[path] }
