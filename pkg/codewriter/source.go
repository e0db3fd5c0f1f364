package codewriter

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/tools/go/packages"

	"mergepoint/pkg/jitcode"
)

// source lists the files that the portal was made from, with a digest of them.
func (p *portal) source(d *portalData) error {
	var names []string
	for _, path := range p.pkg.GoFiles {
		if base := filepath.Base(path); !generated.MatchString(base) {
			names = append(names, base)
		}
	}
	slices.Sort(names)
	digest, err := jitcode.Digest(os.DirFS(p.dir), names)
	if err != nil {
		return fmt.Errorf("translate: %w", err)
	}
	d.Digest = digest
	d.SourceFiles, err = embedPatterns(names)
	return err
}

// embedPatterns gives the patterns of go:embed that match just these files.
func embedPatterns(names []string) (string, error) {
	var list []string
	for _, name := range names {
		if i := strings.IndexAny(name, "\"'*<>?`|\\:"); i >= 0 {
			return "", fmt.Errorf("translate: %s: go:embed, by which a portal knows what it was made from, takes no file with %q in its name: rename it", name, name[i])
		}
		if name = strings.ReplaceAll(name, "[", "[[]"); strings.ContainsFunc(name, unicode.IsSpace) {
			name = strconv.Quote(name)
		}
		list = append(list, name)
	}
	return strings.Join(list, " "), nil
}

// constraint gives the build constraint under which the package, and those that
// traces look into, have the files that they have now: a portal is of no use to it with others.
func (u *unit) constraint() string {
	var all constraint.Expr
	seen := map[string]bool{}
	add := func(expr constraint.Expr) {
		if expr != nil && !seen[expr.String()] {
			all, seen[expr.String()] = both(all, expr), true
		}
	}
	for _, p := range append([]*packages.Package{u.pkg}, u.opened()...) {
		for _, path := range p.GoFiles {
			if !generated.MatchString(filepath.Base(path)) { // the last portal has all of them
				add(fileConstraint(path))
			}
		}
		for _, path := range p.IgnoredFiles {
			if base := filepath.Base(path); filepath.Ext(base) == ".go" && !strings.HasSuffix(base, "_test.go") && !generated.MatchString(base) {
				add(opposite(fileConstraint(path)))
			}
		}
	}
	if all == nil {
		return ""
	}
	return all.String()
}

// both joins constraints, where nil stands for one that always holds.
func both(x, y constraint.Expr) constraint.Expr {
	switch {
	case x == nil:
		return y
	case y == nil:
		return x
	}
	return &constraint.AndExpr{X: x, Y: y}
}

// opposite negates a constraint; go:build takes no double negation.
func opposite(x constraint.Expr) constraint.Expr {
	switch x := x.(type) {
	case nil:
		return nil
	case *constraint.NotExpr:
		return x.X
	}
	return &constraint.NotExpr{X: x}
}

// fileConstraint gives a file's constraint, from its name and its go:build line;
// nil if it has none. A file that nobody builds says nothing.
func fileConstraint(path string) constraint.Expr {
	expr := buildLine(path)
	if tag, ok := expr.(*constraint.TagExpr); ok && tag.Tag == "ignore" {
		return nil
	}
	var name constraint.Expr
	for _, tag := range nameTags(filepath.Base(path)) {
		name = both(name, &constraint.TagExpr{Tag: tag})
	}
	return both(name, expr)
}

func buildLine(path string) constraint.Expr {
	src, err := os.ReadFile(path)
	if err != nil {
		return nil
	}
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSpace(line)
		if constraint.IsGoBuild(line) {
			if expr, err := constraint.Parse(line); err == nil {
				return expr
			}
		}
		if strings.HasPrefix(line, "package ") {
			break
		}
	}
	return nil
}

// nameTags gives the operating system and architecture in a file's name, as in
// cpu_linux_arm64.go.
func nameTags(base string) []string {
	parts := strings.Split(strings.TrimSuffix(base, ".go"), "_")[1:]
	var tags []string
	for _, part := range slices.Backward(parts) {
		if len(tags) == 2 || !isPlatform(part) {
			break
		}
		tags = append(tags, part)
	}
	slices.Reverse(tags)
	return tags
}

// isPlatform asks the go command's own rule about a file name.
func isPlatform(tag string) bool {
	ctx := build.Context{GOOS: "none", GOARCH: "none", OpenFile: func(string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("package p\n")), nil
	}}
	match, err := ctx.MatchFile("", "x_"+tag+".go")
	return err == nil && !match
}

// inspectNames notes the identifiers in a piece of syntax.
func inspectNames(n ast.Node, into map[string]bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			into[id.Name] = true
		}
		return true
	})
}

// namesInFolder notes the identifiers of all Go files beside the package's own:
// tests, and what other build tags choose.
func namesInFolder(dir string, into map[string]bool) {
	paths, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	for _, path := range paths {
		if base := filepath.Base(path); generated.MatchString(base) || base == TestFile {
			continue
		}
		if f, _ := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution); f != nil {
			inspectNames(f, into)
		}
	}
}
