package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/tools/randtrace"
)

func main() {
	n := flag.Uint64("n", 1_000_000, "how many traces")
	seed := flag.Uint64("seed", 1, "the first seed; one trace a seed")
	procs := flag.Int("procs", runtime.GOMAXPROCS(0), "how many at a time")
	flag.Parse()
	if flag.NArg() > 0 || *procs < 1 {
		fmt.Fprintln(os.Stderr, "randtrace: no arguments are taken, and -procs is at least 1; see -h")
		os.Exit(2)
	}
	debug.SetGCPercent(-1) // there is little that lives, and a gigabyte a second that does not
	debug.SetMemoryLimit(256 << 20)
	r := &run{next: *seed, end: *seed + *n, began: time.Now(), backends: backends()}
	if err := r.all(*procs); err != nil {
		fmt.Fprintf(os.Stderr, "\nrandtrace: %v\n", err)
		os.Exit(1)
	}
}

// backends has the runner, and machine code where there can be any.
func backends() []func() backend.Backend {
	list := []func() backend.Backend{func() backend.Backend { return runner.New() }}
	native := func() (backend.Backend, error) { return amd64.New(amd64.Options{}) }
	if b, err := native(); err != nil {
		fmt.Fprintf(os.Stderr, "randtrace: only the runner is tried: %v\n", err)
		return list
	} else if err := b.Close(); err != nil {
		fmt.Fprintf(os.Stderr, "randtrace: %v\n", err)
	}
	return append(list, func() backend.Backend {
		b, err := native()
		if err != nil {
			panic("randtrace: backends: " + err.Error())
		}
		return b
	})
}

// A run tries seeds, some at a time.
type run struct {
	next, end uint64 // seeds
	began     time.Time
	backends  []func() backend.Backend

	mu    sync.Mutex
	done  uint64
	shown time.Time
	err   error // of the first that failed
	total randtrace.Judge
}

// all tries all seeds, or up to the first that fails.
func (r *run) all(procs int) error {
	var wg sync.WaitGroup
	r.total.Rules = randtrace.NewCoverage()
	for range procs {
		wg.Go(r.some)
	}
	wg.Wait()
	if r.err != nil {
		return r.err
	}
	t := &r.total
	fmt.Printf("%v%d traces in %.0f s, %d runs, %d bridges, %d loops not peeled, %d that carry memory, %d that repeat, %d exits with stores pending, on direct", t.Rules, t.Traces, time.Since(r.began).Seconds(), t.Runs, t.Bridges, t.Unpeeled, t.Carrying, t.Repeated, t.PendingExits)
	for _, b := range r.backends {
		fmt.Printf(", %s", b().Name())
	}
	fmt.Println(": all the same")
	rule, fired := t.Rules.Least()
	fmt.Printf("%d passages through closed loops, %d runs of zero rounds; %s fired least, %d times\n", t.Passages, t.ZeroRounds, rule, fired)
	if fired == 0 && t.Traces >= many {
		return fmt.Errorf("%s never fired in %d traces", rule, t.Traces)
	}
	return nil
}

// many is in how many traces each rule fires.
const many = 200_000

// some tries seeds, one after another.
func (r *run) some() {
	j := randtrace.New(r.backends...)
	defer j.Close()
	var at atomic.Uint64
	stop := make(chan struct{})
	defer close(stop)
	go watch(&at, stop)
	for s, ok := r.take(); ok; s, ok = r.take() {
		at.Store(s)
		if err := j.Check(s); err != nil {
			r.fail(err)
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.total.Add(j)
}

// take gives the next seed, and shows how far it has come.
func (r *run) take() (seed uint64, ok bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err != nil || r.next == r.end {
		return 0, false
	}
	if r.done++; time.Since(r.shown) > time.Second/2 && terminal(os.Stderr) {
		r.shown = time.Now()
		fmt.Fprintf(os.Stderr, "\r%d traces, %.0f a second ", r.done, float64(r.done)/time.Since(r.began).Seconds())
	}
	r.next++
	return r.next - 1, true
}

func (r *run) fail(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.err == nil {
		r.err = err
	}
}

// patience is how long one trace may take; they take less than a millisecond, but the
// machine may be full.
const patience = 2 * time.Minute

// watch ends the program when one trace takes too long, with the stack of what
// it is in.
func watch(at *atomic.Uint64, stop <-chan struct{}) {
	for last := uint64(0); ; last = at.Load() {
		select {
		case <-stop:
			return
		case <-time.After(patience):
		}
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
