package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
)

func main() {
	verbose := flag.Bool("v", false, "say of each open exercise, not only of the next, what its test says")
	flag.Usage = func() {
		fmt.Fprint(flag.CommandLine.Output(), "exercises tests the exercises of the book and shows which are done.\n\n")
		flag.PrintDefaults()
	}
	flag.Parse()
	if err := run(*verbose); err != nil {
		fmt.Fprintln(os.Stderr, "exercises:", err)
		os.Exit(1)
	}
}

// run tests all exercises and prints the reader's progress.
func run(verbose bool) error {
	list, err := find(".")
	if err != nil {
		return err
	}
	open := 0
	for _, dir := range list {
		failures := test(dir, "exercise")
		if failures == "" {
			fmt.Printf("done  %s\n", dir)
			continue
		}
		fmt.Printf("open  %s\n", dir)
		if open++; open == 1 || verbose {
			fmt.Print(indent(failures))
			fmt.Printf("      write %s/exercise.go, then: go test -tags exercise ./%s\n", dir, dir)
			fmt.Printf("      a hint is in %s/hint.md\n", dir)
		}
	}
	fmt.Printf("%d of %d exercises are done\n", len(list)-open, len(list))
	return nil
}

// find lists the exercises' folders below the module's root, in order.
func find(root string) ([]string, error) {
	readmes, err := filepath.Glob(filepath.Join(root, "chapters/*/exercises/ex*/README.md"))
	if err != nil || len(readmes) == 0 {
		return nil, fmt.Errorf("no exercises below %s: run this in the module's root", root)
	}
	sort.Strings(readmes)
	var dirs []string
	for _, file := range readmes {
		dir, err := filepath.Rel(root, filepath.Dir(file))
		if err != nil {
			return nil, err
		}
		dirs = append(dirs, filepath.ToSlash(dir))
	}
	return dirs, nil
}

// test runs an exercise's test in the module's root with a build tag, and gives
// what it complains of; nothing if it passes.
func test(dir, tag string) string {
	cmd := exec.Command("go", "test", "-vet=off", "-tags", tag, "./"+dir)
	out, err := cmd.CombinedOutput()
	if err == nil {
		return ""
	}
	return messages(string(out))
}

// messages drops go test's own lines.
func messages(out string) string {
	var keep []string
	for _, line := range strings.Split(out, "\n") {
		if line != "" && !strings.HasPrefix(line, "FAIL") && !strings.HasPrefix(line, "exit status") {
			keep = append(keep, line)
		}
	}
	return strings.Join(keep, "\n") + "\n"
}

// indent moves lines to below the name of their exercise.
func indent(text string) string {
	return "      " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n      ") + "\n"
}
