package codewriter

import (
	"fmt"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/packages"
)

// checkInPlace compiles what was generated where it is going to lie: in the
// author's package, under its build constraints, with the modules that the
// package sees. What does not compile is no output.
func checkInPlace(units []*unit, outs []*Output, errs []error) {
	config := &packages.Config{Mode: packages.NeedName | packages.NeedFiles | packages.LoadTypes | packages.NeedSyntax, Overlay: map[string][]byte{}}
	var paths []string
	for n, u := range units {
		if errs[n] == nil {
			config.Dir = u.dir
			for _, f := range outs[n].Files() {
				if f.Text == "" && filepath.Ext(f.Name) == ".go" {
					f.Text = "package " + u.types.Name() + "\n"
				}
				if f.Name != TestFile {
					config.Overlay[filepath.Join(u.dir, f.Name)] = []byte(f.Text)
				}
			}
			paths = append(paths, u.dir)
		}
	}
	if len(paths) == 0 || compiles(config, paths) {
		return
	}
	pkgs, err := packages.Load(config, paths...) // to say what is wrong
	for n, u := range units {
		if errs[n] == nil {
			if errs[n] = err; err == nil {
				errs[n] = u.checkOne(pkgs)
			}
		}
	}
}

// compiles reports whether the compiler takes all packages, their portals included.
func compiles(c *packages.Config, paths []string) bool {
	l := &loading{hidden: c.Overlay, config: &packages.Config{Dir: c.Dir, Mode: packages.NeedName | packages.NeedFiles | packages.NeedExportFile}}
	pkgs, err := l.read(paths)
	return err == nil && !slices.ContainsFunc(pkgs, func(p *packages.Package) bool { return p.ExportFile == "" || len(p.Errors) > 0 || !hasPortal(p) })
}

func hasPortal(p *packages.Package) bool {
	return slices.ContainsFunc(p.GoFiles, func(path string) bool { return filepath.Base(path) == PortalFile })
}

func (u *unit) checkOne(pkgs []*packages.Package) error {
	p, err := packageIn(pkgs, u.dir)
	if err != nil {
		return fmt.Errorf("%w\ntranslate: internal error, please report it: the generated file would not compile", err)
	}
	if hasPortal(p) {
		return nil
	}
	return fmt.Errorf("%s: translate: internal error, please report it: the generated file is not part of the package", u.dir)
}
