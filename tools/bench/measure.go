package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"time"

	"mergepoint/chapters/guest"
)

// A timing has the rounds of one variant, the shortest first.
type timing []time.Duration

func (t timing) min() time.Duration    { return t[0] }
func (t timing) median() time.Duration { return t[len(t)/2] }

// A variant that takes longer than slow is run slowRounds times only, unless the
// others are compared with it: a table is wanted today.
const (
	slow       = 4 * time.Second
	slowRounds = 2
)

// measure runs all variants in turn, rounds times, and holds their outputs
// against each other.
func measure(p guest.Case, variants []variant, rounds int) ([]timing, error) {
	all := make([]timing, len(variants))
	var want []byte
	for round := range rounds {
		for n, v := range variants {
			if round >= slowRounds && !v.Always && all[n][0] > slow {
				continue
			}
			progress("%s: round %d of %d: %s", p.Name, round+1, rounds, v.Name)
			d, out, err := once(v, p.BenchInput)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", v.Name, err)
			}
			if want == nil {
				want = out
			}
			if !bytes.Equal(out, want) {
				return nil, fmt.Errorf("%s prints something else than %s", v.Name, variants[0].Name)
			}
			all[n] = append(all[n], d)
		}
	}
	progress("")
	for _, times := range all {
		slices.Sort(times)
	}
	return all, nil
}

// once runs a variant and gives the time that the processor spent on it, which a
// busy machine disturbs less than the clock.
func once(v variant, input string) (time.Duration, []byte, error) {
	cmd := exec.Command(v.Args[0], v.Args[1:]...)
	cmd.Stdin = strings.NewReader(input)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return 0, nil, fmt.Errorf("%v: %s", err, errs.String())
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), out.Bytes(), nil
}

// progress keeps one line on a terminal up to date, and prints nothing elsewhere.
func progress(format string, args ...any) {
	if info, err := os.Stderr.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		fmt.Fprintf(os.Stderr, "\r\x1b[K"+format, args...)
	}
}
