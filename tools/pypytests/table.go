package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed notes.txt
var notesText string

// notes says why ours is longer, by the test's name.
var notes = func() map[string]string {
	m := map[string]string{}
	for _, line := range lines(notesText) {
		name, why, _ := strings.Cut(line, " ")
		m[name] = why
	}
	return m
}()

// table sums up: counts by file, why some cannot be said, and which are longer.
func table(results []result) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-24s", "")
	for _, v := range verdicts {
		fmt.Fprintf(&b, " %14s", v)
	}
	var total [len(verdicts)]int
	for _, f := range files {
		var n [len(verdicts)]int
		for _, r := range results {
			if r.test.file == f.name {
				n[r.verdict]++
				total[r.verdict]++
			}
		}
		row(&b, f.name, n)
	}
	row(&b, "all", total)
	fmt.Fprint(&b, "\n\nCannot be said, because of\n")
	b.WriteString(causes(results))
	for _, v := range []verdict{longer, others, wrong} {
		if total[v] > 0 {
			fmt.Fprintf(&b, "\n%s%s\n%s", strings.ToUpper(v.String()[:1]), v.String()[1:], each(results, v))
		}
	}
	return b.String()
}

func row(b *strings.Builder, name string, counts [len(verdicts)]int) {
	fmt.Fprintf(b, "\n%-24s", name)
	for _, n := range counts {
		fmt.Fprintf(b, " %14d", n)
	}
}

// causes counts why tests cannot be said, the most frequent first; the rare ones
// together.
func causes(results []result) string {
	n := map[string]int{}
	for _, r := range results {
		if r.verdict == unsaid {
			n[r.why]++
		}
	}
	var list []string
	rare := 0
	for why, count := range n {
		if count < 5 {
			rare += count
		} else {
			list = append(list, fmt.Sprintf("%5d  %s\n", count, why))
		}
	}
	slices.Sort(list)
	slices.Reverse(list)
	return strings.Join(list, "") + fmt.Sprintf("%5d  others, each rare\n", rare)
}

// each lists the tests of a verdict.
func each(results []result, v verdict) (s string) {
	for _, r := range results {
		if r.verdict == v {
			s += fmt.Sprintf("  %s %s: %s\n", strings.TrimSuffix(r.test.file, ".py"), r.test.name, r.why)
		}
	}
	return s
}
