package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"mergepoint/tools/randinterp"
)

const worker = "-translate"

func main() {
	if len(os.Args) > 1 && os.Args[1] == worker {
		randinterp.Worker(os.Args[2:], os.Stdout)
		return
	}
	c := &checker{}
	flag.Uint64Var(&c.n, "n", 1000, "how many interpreters")
	flag.Uint64Var(&c.seed, "seed", 1, "the first seed; an interpreter a seed")
	flag.IntVar(&c.shrink, "shrink", 10, "how many of those that fail are made smaller")
	flag.StringVar(&c.keep, "keep", "", "write those into `DIR`, which is there, as texts like those in testdata/finds")
	flag.StringVar(&c.row, "row", "", "judge this row, loop or jump by itself; all stands for each of them, x* for those that begin with x")
	flag.StringVar(&c.with, "with", "", "let each interpreter have this row, beside what it is dealt")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "randinterp: no arguments are taken; see -h")
		os.Exit(2)
	}
	if err := c.check(); err != nil {
		fmt.Fprintf(os.Stderr, "randinterp: %v\n", err)
		os.Exit(1)
	}
}

// checker is what the command was asked for.
type checker struct {
	seed, n uint64
	shrink  int
	keep    string
	row     string
	with    string

	judge  *randinterp.Judge
	report randinterp.Report
}

func (c *checker) check() error {
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "mergepoint").Output()
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "randinterp-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	c.judge = &randinterp.Judge{Root: strings.TrimSpace(string(root)), Dir: dir, Self: []string{self, worker}, Patience: 100 * time.Second}
	start := time.Now()
	if err := c.judge.All(c.interpreters(), runtime.GOMAXPROCS(0), c.done); err != nil {
		return err
	}
	for _, what := range slices.Sorted(maps.Keys(c.report.Refusals)) {
		fmt.Printf("%6d times refused: %s\n", c.report.Refusals[what], what)
	}
	if err := c.smaller(); err != nil {
		return err
	}
	fmt.Printf("%v in %v\n", &c.report, time.Since(start).Round(time.Second))
	if n := len(c.report.Faults); n > 0 {
		return fmt.Errorf("%d interpreters show faults", n)
	}
	return nil
}

func (c *checker) interpreters() (list []*randinterp.Interp) {
	var recipes []randinterp.Recipe
	for s := c.seed; s < c.seed+c.n; s++ {
		switch {
		case c.row != "":
			recipes = append(recipes, randinterp.Alone(s, c.row)...)
		case c.with != "":
			recipes = append(recipes, randinterp.Deal(s).With(c.with))
		default:
			recipes = append(recipes, randinterp.Deal(s))
		}
	}
	for n, r := range recipes {
		list = append(list, r.Write(fmt.Sprintf("i%d", n)))
	}
	return list
}

func (c *checker) done(results []*randinterp.Result) {
	c.report.Add(results)
	for _, r := range results {
		if r.Fault() {
			fmt.Printf("%s: %s\n  %v\n", r.Outcome, r.Detail, r.Recipe)
		}
	}
}

// smaller shrinks some faults and keeps them.
func (c *checker) smaller() error {
	faults := c.report.Faults[:min(c.shrink, len(c.report.Faults))]
	small, err := c.judge.Shrink(faults, runtime.GOMAXPROCS(0))
	if err != nil {
		return err
	}
	for _, r := range small {
		fmt.Printf("smaller: %s: %s\n  %v\n", r.Outcome, r.Detail, r.Recipe)
		if c.keep == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(c.keep, fmt.Sprintf("%s-%d.txtar", r.Outcome, r.Recipe.Seed)), r.Text(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
