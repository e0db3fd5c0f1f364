package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/debug"
	"sync/atomic"
	"time"

	"mergepoint/internal/randtrace"
)

func main() {
	n := flag.Uint64("n", 1_000_000, "how many traces")
	seed := flag.Uint64("seed", 1, "the first seed; one trace a seed")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "randtrace: no arguments are taken; see -h")
		os.Exit(2)
	}
	if err := check(*seed, *n); err != nil {
		fmt.Fprintf(os.Stderr, "\nrandtrace: %v\n", err)
		os.Exit(1)
	}
}

func check(seed, n uint64) error {
	j := randtrace.New()
	var at atomic.Uint64
	go watch(&at)
	start, shown := time.Now(), time.Now()
	progress := terminal(os.Stderr)
	for i := range n {
		at.Store(seed + i)
		if err := j.Check(seed + i); err != nil {
			return err
		}
		if progress && time.Since(shown) > time.Second/2 {
			shown = time.Now()
			fmt.Fprintf(os.Stderr, "\r%d of %d traces, %.0f a second ", i+1, n, float64(i+1)/time.Since(start).Seconds())
		}
	}
	if progress {
		fmt.Fprint(os.Stderr, "\r\x1b[K")
	}
	fmt.Printf("%d traces, %d runs, %d bridges, %d loops not peeled: all the same\n", j.Traces, j.Runs, j.Bridges, j.Unpeeled)
	return nil
}

// patience is how long one trace may take; they take a tenth of a millisecond.
const patience = 20 * time.Second

// watch ends the program when one trace takes too long, with the stack of what
// it is in.
func watch(at *atomic.Uint64) {
	for last := uint64(0); ; last = at.Load() {
		time.Sleep(patience)
		if last == at.Load() {
			debug.SetTraceback("all")
			panic(fmt.Sprintf("randtrace: seed %d does not come to an end", last))
		}
	}
}

func terminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
