package main

import (
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"
)

const usage = `usage: go run ./tools/bench [flags]

Builds bf and, where gcc is present, a C translation of each guest program, runs
all of them in turn, prints a table of ratios, and writes it as JSON.

  go run ./tools/bench                       everything (some minutes)
  go run ./tools/bench -only life -runs 3    one program, quickly

`

type config struct {
	runs int
	only string
	out  string
	dir  string // where binaries go
}

func main() {
	var c config
	flag.IntVar(&c.runs, "runs", 5, "rounds; the minimum and the median of them are kept")
	flag.StringVar(&c.only, "only", "", "only programs whose name contains this")
	flag.StringVar(&c.out, "o", "testdata/bench/latest.json", "file for the results; empty: none")
	flag.Usage = func() {
		fmt.Fprint(flag.CommandLine.Output(), usage)
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() > 0 || c.runs < 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(c); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// run is the whole of it: programs, variants, rounds, report.
func run(c config) error {
	dir, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	go func() { // the binaries are large; do not leave them behind
		<-interrupted
		os.RemoveAll(dir)
		os.Exit(130)
	}()
	c.dir = dir

	programs, err := loadPrograms("testdata/guest", c.only)
	if err != nil {
		return err
	}
	bf, err := buildBF(dir)
	if err != nil {
		return err
	}
	report := newReport(c.runs)
	for _, p := range programs {
		variants, err := variantsOf(p, bf, dir)
		if err != nil {
			return err
		}
		times, err := measure(p, variants, c.runs)
		if err != nil {
			return fmt.Errorf("%s: %w", p.Name, err)
		}
		report.add(p, variants, times)
	}
	fmt.Print(report)
	if c.out == "" || c.only != "" && !strings.Contains(c.out, c.only) {
		return nil // a part must not overwrite the whole
	}
	return report.write(c.out)
}
