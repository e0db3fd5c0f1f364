package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"mergepoint/chapters/guest"
	"mergepoint/tools/cpu"
)

// A report is what is stored: times in nanoseconds, with machine and date.
type report struct {
	Date     string       `json:"date"`
	CPU      string       `json:"cpu"`
	Cores    int          `json:"cores"`
	Go       string       `json:"go"`
	Runs     int          `json:"runs"`
	Programs []programRow `json:"programs"`
}

type programRow struct {
	Name     string       `json:"name"`
	Variants []variantRow `json:"variants"`
}

type variantRow struct {
	Name   string `json:"name"`
	Min    int64  `json:"min_ns"`
	Median int64  `json:"median_ns"`
	rounds timing
}

func newReport(runs int) *report {
	return &report{
		Date:  time.Now().UTC().Format(time.DateOnly),
		CPU:   cpu.Model(),
		Cores: runtime.NumCPU(),
		Go:    runtime.Version(),
		Runs:  runs,
	}
}

func (r *report) add(p guest.Case, variants []variant, times []timing) {
	row := programRow{Name: p.Name}
	for n, v := range variants {
		row.Variants = append(row.Variants, variantRow{v.Name, times[n].min().Nanoseconds(), times[n].median().Nanoseconds(), times[n]})
	}
	r.Programs = append(r.Programs, row)
}

// min gives the minimum of a variant, 0 if it was not run.
func (p *programRow) min(name string) float64 {
	for _, v := range p.Variants {
		if v.Name == name {
			return float64(v.Min)
		}
	}
	return 0
}

// String prints two tables: how many times faster than the plain interpreter,
// and how many times slower than C.
func (r *report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %d cores, %s, %s; minimum of %d (of %d for what takes longer than %v), processor time of whole processes\n",
		r.CPU, r.Cores, r.Go, r.Date, r.Runs, slowRounds, slow)
	r.table(&b, "\ntimes faster than the plain interpreter (1 plain: seconds)\n", plain, false)
	if slices.Contains(r.variantNames(), native) {
		r.table(&b, "\ntimes slower than gcc -O3 (gcc: seconds)\n", native, true)
	}
	return b.String()
}

// benchmarks gives each round as a line of Go's benchmark format.
func (r *report) benchmarks() string {
	var b strings.Builder
	fmt.Fprintf(&b, "goos: %s\ngoarch: %s\ncpu: %s\n", runtime.GOOS, runtime.GOARCH, r.CPU)
	word := strings.NewReplacer(" ", "-", "/", "-")
	for _, p := range r.Programs {
		for _, v := range p.Variants {
			for _, d := range v.rounds {
				fmt.Fprintf(&b, "Benchmark%s/%s\t1\t%d cpu-ns/op\n", word.Replace(p.Name), word.Replace(v.Name), d.Nanoseconds())
			}
		}
	}
	return b.String()
}

// sentence says for the README what the tables say of the last stage: of the
// program on which the plain interpreter takes longest, and of all. It names them:
// a program may have the name of one that is known better.
func (r *report) sentence() string {
	names := r.variantNames()
	last := names[len(names)-1]
	if last == native {
		last = names[len(names)-2]
	}
	heavy, faster, slower := &r.Programs[0], 0.0, 0.0
	var programs []string
	for i := range r.Programs {
		p := &r.Programs[i]
		programs = append(programs, p.Name)
		if p.min(plain) > heavy.min(plain) {
			heavy = p
		}
		faster += math.Log(p.min(plain) / p.min(last))
		slower += math.Log(p.min(last) / p.min(native))
	}
	n := float64(len(r.Programs))
	return fmt.Sprintf("`testdata/guest/%s.txtar`, a program of our own, runs %.1f times as fast as in the plain interpreter, and takes %.2f of the time of a naive C translation under `gcc -O3`; "+
		"over the programs of `make bench` (%s) the geometric means are %.1f and %.2f (%s, %d cores, %s, %s).",
		heavy.Name, heavy.min(plain)/heavy.min(last), heavy.min(last)/heavy.min(native),
		strings.Join(programs, ", "), math.Exp(faster/n), math.Exp(slower/n), r.CPU, r.Cores, r.Go, r.Date)
}

// table prints a row a program and their geometric mean; the base is in seconds.
func (r *report) table(b *strings.Builder, title, base string, slower bool) {
	b.WriteString(title)
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', tabwriter.AlignRight)
	defer w.Flush()
	names := r.variantNames()
	fmt.Fprintf(w, "\t%s\t\n", strings.Join(names, "\t"))
	sums := make([]float64, len(names))
	for _, p := range r.Programs {
		fmt.Fprint(w, p.Name, "\t")
		for n, v := range names {
			if v == base {
				fmt.Fprintf(w, "%.2f s\t", p.min(base)/1e9)
				continue
			}
			ratio := p.min(base) / p.min(v)
			if slower {
				ratio = 1 / ratio
			}
			sums[n] += math.Log(ratio)
			fmt.Fprintf(w, "%.2f\t", ratio)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprint(w, "geometric mean\t")
	for n, v := range names {
		if v == base {
			fmt.Fprint(w, "\t")
			continue
		}
		fmt.Fprintf(w, "%.2f\t", math.Exp(sums[n]/float64(len(r.Programs))))
	}
	fmt.Fprintln(w)
}

func (r *report) variantNames() []string {
	var names []string
	for _, v := range r.Programs[0].Variants {
		names = append(names, v.Name)
	}
	return names
}

// write stores the report: as JSON for programs, and beside it as the book shows it.
func (r *report) write(file string) error {
	text, err := json.MarshalIndent(r, "", "\t")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(file, append(text, '\n'), 0o666); err != nil {
		return err
	}
	return os.WriteFile(strings.TrimSuffix(file, ".json")+".txt", []byte(r.String()), 0o666)
}
