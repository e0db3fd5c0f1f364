package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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
	failures, err := testAll(list, "exercise")
	if err != nil {
		return err
	}
	open, chapter := 0, ""
	for _, dir := range list {
		if c := strings.Split(dir, "/")[1]; c != chapter {
			chapter = c
			fmt.Printf("%s\n", chapter)
		}
		said, isOpen := failures[dir]
		if !isOpen {
			fmt.Printf("  done  %s\n", title(dir))
			continue
		}
		fmt.Printf("  open  %s\n", title(dir))
		if open++; open == 1 || verbose {
			fmt.Print(indent(said))
			fmt.Printf("        write %s/exercise.go, then: go test -tags exercise ./%[1]s\n", dir)
			fmt.Printf("        a hint is in %s/hint.md\n", dir)
		}
	}
	fmt.Printf("%d of %d exercises are done\n", len(list)-open, len(list))
	return nil
}

// first says what comes before the chapters: the page behind the introduction.
func first(readme string) int {
	if strings.Contains(filepath.ToSlash(readme), "chapters/small/") {
		return 0
	}
	return 1
}

// title is the first line of an exercise's text, with its folder's name.
func title(dir string) string {
	text, _ := os.ReadFile(filepath.Join(dir, "README.md"))
	line, _, _ := strings.Cut(string(text), "\n")
	return filepath.Base(dir) + ": " + strings.TrimPrefix(line, "# ")
}

// testAll runs all tests in one go test, and gives what the failing ones complain of.
func testAll(dirs []string, tag string) (failures map[string]string, err error) {
	args := []string{"test", "-json", "-vet=off", "-tags", tag}
	for _, dir := range dirs {
		args = append(args, "./"+dir)
	}
	cmd := exec.Command("go", args...)
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	failures = readResults(out, dirs)
	if err != nil && len(failures) == 0 {
		return nil, fmt.Errorf("go test: %w\n%s", err, errs.String())
	}
	return failures, nil
}

// An event is a line of what go test -json prints.
type event struct{ Action, Package, ImportPath, Output string }

// readResults gives the messages of the packages that failed, by folder.
func readResults(out []byte, dirs []string) map[string]string {
	said, failures := map[string]string{}, map[string]string{}
	for line := range strings.Lines(string(out)) {
		var e event
		if json.Unmarshal([]byte(line), &e) != nil {
			continue
		}
		pkg, _, _ := strings.Cut(e.Package+e.ImportPath, " ")
		dir := pkg[max(0, strings.Index(pkg, "chapters/")):]
		said[dir] += e.Output
		if e.Action == "fail" && slices.Contains(dirs, dir) {
			failures[dir] = messages(said[dir])
		}
	}
	return failures
}

// find lists the exercises' folders below the module's root, in order.
func find(root string) ([]string, error) {
	readmes, err := filepath.Glob(filepath.Join(root, "chapters/*/exercises/ex*/README.md"))
	if err != nil || len(readmes) == 0 {
		return nil, fmt.Errorf("no exercises below %s: run this in the module's root", root)
	}
	sort.Strings(readmes)
	slices.SortStableFunc(readmes, func(a, b string) int { return first(a) - first(b) })
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

// messages drops go test's own lines.
func messages(out string) string {
	var keep []string
	for _, line := range strings.Split(out, "\n") {
		if line != "" && !strings.HasPrefix(line, "FAIL") && !strings.HasPrefix(line, "exit status") && !strings.HasPrefix(line, "=== ") {
			keep = append(keep, line)
		}
	}
	return strings.Join(keep, "\n") + "\n"
}

// indent moves lines to below the name of their exercise.
func indent(text string) string {
	return "        " + strings.ReplaceAll(strings.TrimSuffix(text, "\n"), "\n", "\n        ") + "\n"
}
