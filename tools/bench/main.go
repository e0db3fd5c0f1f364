package main

import (
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strings"

	"mergepoint/chapters/guest"
)

const usage = `usage: go run ./tools/bench [flags] [program.b …]

Builds bf and, where gcc is present, a C translation of each guest program, runs
all of them in turn, prints a table of ratios, and writes it as JSON, and each round
as a line of Go's benchmark format, of which benchstat compares two files.

  go run ./tools/bench                       everything (some minutes)
  go run ./tools/bench -only life -runs 3    one program, quickly
  go run ./tools/bench -bench new.txt a.b    a program of yours; its input, if it
                                             reads any, is in a.in

Programs given by name leave the stored table alone.

`

type config struct {
	runs     int
	only     string
	out      string
	bench    string
	dir      string   // where binaries go
	programs []string // files; empty: those of testdata/guest
}

func main() {
	var c config
	flag.IntVar(&c.runs, "runs", 5, "rounds; the minimum and the median of them are kept")
	flag.StringVar(&c.only, "only", "", "only programs whose name contains this")
	flag.StringVar(&c.out, "o", "testdata/bench/latest.json", "file for the results; empty: none")
	flag.StringVar(&c.bench, "bench", "", "file for each round in Go's benchmark format")
	flag.Usage = func() {
		fmt.Fprint(flag.CommandLine.Output(), usage)
		flag.PrintDefaults()
	}
	flag.Parse()
	c.programs = flag.Args()
	if c.runs < 1 || len(c.programs) > 0 && c.only != "" {
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

	programs, err := c.load()
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
	if c.bench != "" {
		if err := os.WriteFile(c.bench, []byte(report.benchmarks()), 0o666); err != nil {
			return err
		}
	}
	if c.out == "" || len(c.programs) > 0 || c.only != "" && !strings.Contains(c.out, c.only) {
		return nil // a part must not overwrite the whole
	}
	return report.write(c.out)
}

func (c *config) load() ([]guest.Case, error) {
	if len(c.programs) > 0 {
		return readPrograms(c.programs)
	}
	return loadPrograms("testdata/guest", c.only)
}
