package main

import (
	"embed"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed template
var template embed.FS

const usage = `usage: go run ./tools/new [-module NAME] DIR

New makes DIR, a Go module of its own with a small interpreter, its test, a main and
the code that translate makes of it. Run it at the top of a copy of this repository.

`

func main() {
	flag.Usage = func() { fmt.Fprint(flag.CommandLine.Output(), usage); flag.PrintDefaults() }
	module := flag.String("module", "", "the module's name (default: the last part of DIR)")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	dir := flag.Arg(0)
	if *module == "" {
		*module = filepath.Base(filepath.Clean(dir))
	}
	if err := create(".", dir, *module); err != nil {
		fmt.Fprintln(os.Stderr, "new:", err)
		os.Exit(1)
	}
	fmt.Printf("%s is ready. Next:\n\n  cd %s\n  go test .\n  go run .\n\nAfter each change of the interpreter: go generate\n", dir, dir)
}

// create makes the module in dir, for the copy of the repository at root.
func create(root, dir, module string) error {
	if _, err := os.Stat(filepath.Join(root, "tools", "translate")); err != nil {
		return errors.New("run this at the top of a copy of the repository, where go.mod is")
	}
	if left, err := os.ReadDir(dir); err == nil && len(left) > 0 {
		return fmt.Errorf("%s is not empty: name a new folder", dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	root, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	if err := unpack(dir, module); err != nil {
		return err
	}
	return goCommands(root, dir, module)
}

// unpack writes the files of the template.
func unpack(dir, module string) error {
	return fs.WalkDir(template, "template", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := template.ReadFile(name)
		if err != nil {
			return err
		}
		out := strings.ReplaceAll(string(text), "NAME", filepath.Base(module))
		return os.WriteFile(filepath.Join(dir, strings.TrimSuffix(filepath.Base(name), ".txt")), []byte(out), 0o644)
	})
}

// goCommands does what the page "Write your own" does by hand. The sums are copied, so
// that nothing has to be fetched that the repository does not have already.
func goCommands(root, dir, module string) error {
	target, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	where := root
	if rel, err := filepath.Rel(target, root); err == nil && strings.Count(rel, "..") < 4 {
		where = filepath.ToSlash(rel)
	}
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "go.sum"), sums, 0o644); err != nil {
		return err
	}
	for _, args := range [][]string{
		{"mod", "init", module},
		{"mod", "edit", "-require", "mergepoint@v0.0.0", "-replace", "mergepoint=" + where},
		{"get", "-tool", "mergepoint/tools/translate"},
		{"generate"},
	} {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("go %s: %w\n%s", strings.Join(args, " "), err, out)
		}
	}
	return nil
}
