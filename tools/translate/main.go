package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"mergepoint/pkg/codewriter"
)

const usage = `usage: go tool translate [-policy] [-v] [-n] [-check] [-look PATH,…] DIR…

Translate makes a tracing JIT of the interpreter in the Go package in DIR, or in
each of several. The package must have a main loop with a merge point:

	var driver = jit.NewDriver(jit.Config{
		Greens: []string{"pc", "code"}, // where the guest program is
		Reds:   []string{"m"},          // all else that lives there
	})

	func run(code string, m *Machine) {
		pc := 0
		for pc < len(code) {
			driver.MergePoint(pc, code, m)
			…

It writes mainloop.jitcode and portal_jit.go into DIR. Run it again whenever the
interpreter changes; //go:generate go tool translate . does that for you. A
portal that is older than the interpreter says so when an engine is made. Where
functions of other packages were read for what they do to memory, a test that
asks for -check is written as well.

Comments above a function, in Go's manner, say how traces treat it:

	//jit:residual   called, never looked into: the way out for all that is refused
	//jit:pure       the same, and the result depends on the arguments alone
	//jit:unroll     looked into although it has a loop

and //jit:immutable at a type or a field says that it never changes once the
guest runs. Functions of the package, and of others of its module, are looked into
where they have no loops. -look names more modules or packages for that, by their
paths: one that the interpreter imports, and of which it is made as well.

Exit status: 1 if the interpreter cannot be translated or -check finds something,
2 for wrong use.

Flags:
`

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("translate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprint(stderr, usage)
		flags.PrintDefaults()
	}
	policy := flags.Bool("policy", false, "print for each function how traces treat it, and why")
	verbose := flags.Bool("v", false, "say where the portal counts, and what was written")
	dry := flags.Bool("n", false, "write nothing; print the jitcode")
	look := flags.String("look", "", "look into functions of these modules and packages too: `PATHS`, with commas between them")
	checkOnly := flags.Bool("check", false, "write nothing; fail if a file is not what would be written")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	if flags.NArg() == 0 {
		fmt.Fprintln(stderr, "translate: want a directory; -h explains")
		return 2
	}
	status := 0
	dirs := distinct(flags.Args())
	outs, errs := codewriter.Options{Look: paths(*look)}.WriteAll(dirs)
	for n, dir := range dirs {
		err := errs[n]
		if err == nil {
			report(outs[n], *policy, *verbose, *dry, stdout)
		}
		switch {
		case err != nil || *dry:
		case *checkOnly:
			err = check(dir, outs[n])
		default:
			err = write(dir, outs[n], *verbose, stdout)
		}
		if err != nil {
			fmt.Fprintln(stderr, err)
			status = 1
		}
	}
	return status
}

// distinct gives each directory once, by its first name: an interpreter is rewritten while
// it is translated, which cannot be done twice.
func distinct(dirs []string) (list []string) {
	seen := map[string]bool{}
	for _, dir := range dirs {
		path, err := filepath.Abs(dir)
		if err != nil {
			path = dir
		}
		if !seen[path] {
			seen[path] = true
			list = append(list, dir)
		}
	}
	return list
}

// paths takes a list apart.
func paths(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// report prints what the flags ask for.
func report(out *codewriter.Output, policy, verbose, dry bool, stdout io.Writer) {
	if policy {
		fmt.Fprint(stdout, codewriter.PolicyText(out.Decisions))
	}
	if verbose {
		for _, n := range out.Notes {
			fmt.Fprintln(stdout, n)
		}
	}
	if dry {
		fmt.Fprint(stdout, out.Jitcode)
	}
}

// write writes the files that changed.
func write(dir string, out *codewriter.Output, verbose bool, stdout io.Writer) error {
	for _, f := range out.Files() {
		if f.Fresh(dir) {
			continue
		}
		if err := f.Write(dir); err != nil {
			return fmt.Errorf("translate: %w", err)
		}
		if verbose {
			fmt.Fprintf(stdout, "%s: written\n", filepath.Join(dir, f.Name))
		}
	}
	return nil
}

// check names the files that are not what would be written.
func check(dir string, out *codewriter.Output) error {
	var stale []string
	for _, f := range out.Files() {
		if !f.Fresh(dir) {
			stale = append(stale, f.Name)
		}
	}
	if len(stale) == 0 {
		return nil
	}
	return fmt.Errorf("%s: translate: %s: not made from the sources as they are now; run go tool translate %s", dir, strings.Join(stale, ", "), dir)
}
