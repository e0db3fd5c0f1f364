package randinterp

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// written is how many interpreters are only typed, not judged: that takes little.
const written = 400

var first = flag.Uint64("first", 0, "the first seed that TestWritten deals")

// TestWritten: whatever is drawn is Go.
func TestWritten(t *testing.T) {
	var all []*Interp
	imports := map[string]bool{}
	for seed := range uint64(written) {
		i := Deal(*first + seed).Write("i")
		all = append(all, i)
		for _, text := range i.Files {
			for _, m := range importing.FindAllStringSubmatch(text, -1) {
				if !strings.HasPrefix(m[1], Module) {
					imports[m[1]] = true
				}
			}
		}
	}
	c := newChecker(t, slices.Sorted(maps.Keys(imports)))
	for _, i := range all {
		for _, fault := range c.faults(i) {
			t.Errorf("%v: %s", i.Recipe, fault)
		}
	}
}

// checker gives types to interpreters, whose packages are in memory.
type checker struct {
	fset *token.FileSet
	far  map[string]*types.Package // not the interpreter's own
	own  map[string]*types.Package
	text map[string]string
	errs []string
}

var importing = regexp.MustCompile(`(?m)^import .*"([^"]*)"$`)

func newChecker(t *testing.T, imports []string) *checker {
	c := &checker{fset: token.NewFileSet(), far: map[string]*types.Package{"unsafe": types.Unsafe}}
	list, err := packages.Load(&packages.Config{Mode: packages.NeedName | packages.NeedTypes, Fset: c.fset}, slices.Concat(imports, []string{"mergepoint/pkg/jit", "mergepoint/tools/randinterp/judge"})...)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		c.far[p.PkgPath] = p.Types
	}
	return c
}

// faults are what a compiler would complain of.
func (c *checker) faults(i *Interp) []string {
	c.own, c.text, c.errs = map[string]*types.Package{}, i.Files, nil
	_, _ = c.check(Module+"/"+i.Name, ".")
	return c.errs
}

// Import gives a package that an interpreter imports.
func (c *checker) Import(name string) (*types.Package, error) {
	if at, is := strings.CutPrefix(name, Module+"/i/"); is {
		return c.check(name, at)
	}
	if p := c.far[name]; p != nil {
		return p, nil
	}
	return nil, fmt.Errorf("no package %s", name)
}

// check types the files of one folder.
func (c *checker) check(name, dir string) (*types.Package, error) {
	if p := c.own[name]; p != nil {
		return p, nil
	}
	var files []*ast.File
	for _, at := range slices.Sorted(maps.Keys(c.text)) {
		if path.Dir(at) != dir {
			continue
		}
		f, err := parser.ParseFile(c.fset, at, c.text[at], parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	conf := types.Config{Importer: c, Error: func(err error) {
		at := err.(types.Error)
		p := c.fset.Position(at.Pos)
		line := strings.Split(c.text[p.Filename], "\n")[max(0, p.Line-1)]
		c.errs = append(c.errs, fmt.Sprintf("%v: %s: %s", p, at.Msg, strings.TrimSpace(line)))
	}}
	p, err := conf.Check(name, c.fset, files, nil)
	c.own[name] = p
	return p, err
}
