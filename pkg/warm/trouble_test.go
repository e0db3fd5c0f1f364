package warm_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// forever goes round a loop without end.
var forever = program(`=11 +21 j11`)

// TestCancel: a guest that never ends is stopped, whether it is compiled, only
// counted, or spends its time in failing guards.
func TestCancel(t *testing.T) {
	for _, params := range []string{"threshold=10", "threshold=0", "threshold=1,trace_eagerness=0,enable_opts=none"} {
		t.Run(params, func(t *testing.T) {
			e := newEngine(t, nil, params)
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
			defer cancel()
			m := newMachine(9)
			if err := e.Run(ctx, forever, m); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("error %v", err)
			}
			if m.regs[2] == 0 {
				t.Error("the guest has not run")
			}
			if err := e.Run(ctx, count, newMachine(9)); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("a run with a context that is done: %v", err)
			}
			// The engine is as good as before.
			if w := runGuest(e, count, 9); !cmp.Equal([]int{50}, w.out) {
				t.Error(cmp.Diff([]int{50}, w.out))
			}
		})
	}
}

// troubled is a backend that goes wrong when told to.
type troubled struct {
	backend.Backend
	compiles int
	compile  func(n int) error // may panic
	run      func() *backend.Exit
	closed   int
}

func (b *troubled) Compile(t *trace.Trace) (backend.Code, error) {
	b.compiles++
	if b.compile != nil {
		if err := b.compile(b.compiles); err != nil {
			return nil, err
		}
	}
	return b.Backend.Compile(t)
}

func (b *troubled) Run(ctx context.Context, c backend.Code, ints []int64, refs []unsafe.Pointer) backend.Exit {
	if b.run != nil {
		return *b.run()
	}
	return b.Backend.Run(ctx, c, ints, refs)
}

func (b *troubled) Close() error {
	b.closed++
	return b.Backend.Close()
}

func troubledEngine(t testing.TB, b *troubled, c *collector, params string) *warm.Engine {
	b.Backend = runner.New()
	p := jit.DefaultParams()
	if err := p.Set(params); err != nil {
		t.Fatal(err)
	}
	e, err := warm.New(calcDriver, p, warm.WithBackend(b), warm.WithSink(c))
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func (c *collector) aborts() string {
	var s []string
	for _, e := range c.events {
		if a, ok := e.(trace.EventAborted); ok {
			s = append(s, strings.TrimSpace(fmt.Sprintf("%s %s", a.Reason, a.Detail)))
		}
	}
	return strings.Join(s, "; ")
}

// TestOurBugs: what goes wrong inside the engine does not reach the guest.
func TestOurBugs(t *testing.T) {
	for _, c := range []struct {
		name    string
		compile func(n int) error
		aborts  string
	}{
		{"panic", func(int) error { panic("backend: Compile: lost") }, "bug backend: Compile: lost"},
		{"error", func(int) error { return errors.New("no") }, "bug no"},
		{"entry bridge", func(n int) error {
			if n == 2 {
				panic("backend: second")
			}
			return nil
		}, "bug backend: second"},
		{"memory full", func(int) error { return backend.ErrCodeMemory }, "code memory full"},
	} {
		t.Run(c.name, func(t *testing.T) {
			sink := &collector{}
			e := troubledEngine(t, &troubled{compile: c.compile}, sink, "threshold=3")
			if w := runGuest(e, nested, 9); !cmp.Equal([]int{2500}, w.out) {
				t.Error(cmp.Diff([]int{2500}, w.out))
			}
			if got := sink.aborts(); !strings.HasPrefix(got, c.aborts) {
				t.Errorf("aborts %q, want %q", got, c.aborts)
			}
		})
	}
}

// TestBugWhileRecording: the guest's state is taken over from the recorder, and
// the guest goes on as if nothing had been.
func TestBugWhileRecording(t *testing.T) {
	sink := &collector{}
	e := newEngine(t, sink, "threshold=3")
	code := program(`=11 =09 =39 +21 p2. -31 j33 +25 p2. -01 j02 p2.`)
	m, plain := newMachine(1000), newMachine(1000)
	calc(code, plain)
	m.hook = func() { warm.BreakRecorder(e) }
	if err := e.Run(context.Background(), code, m); err != nil || !cmp.Equal(m.out, plain.out) || !cmp.Equal(m.regs, plain.regs) {
		t.Errorf("error %v, out %v, regs %v; want out %v, regs %v", err, m.out, m.regs, plain.out, plain.regs)
	}
	if got := sink.aborts(); got != "bug metainterp: broken; bug metainterp: broken" { // two loops, each tried once
		t.Errorf("aborts %q", got)
	}
}

// TestNumbersAfterTrouble: what could not be compiled takes no numbers.
func TestNumbersAfterTrouble(t *testing.T) {
	sink := &collector{}
	e := troubledEngine(t, &troubled{compile: func(n int) error {
		if n == 2 { // the entry bridge of the first loop
			panic("backend: second")
		}
		return nil
	}}, sink, "threshold=3")
	runGuest(e, program(`=11 =0b =39 -31 j33 =39 -31 j36 -01 j02 p2.`), 9)
	for _, ev := range sink.events {
		if c, ok := ev.(trace.EventCompiled); ok {
			first := c.Trace.Ops[slices.IndexFunc(c.Trace.Ops, (*trace.Op).IsGuard)]
			if c.Number != 0 || first.Guard.Number != 2 {
				t.Errorf("the first loop is number %d, its first guard %d", c.Number, first.Guard.Number)
			}
			return
		}
	}
	t.Error("nothing was compiled")
}

// TestNoMemory: where there is no memory for any code, recording is tried again,
// and twice as late each time.
func TestNoMemory(t *testing.T) {
	sink := &collector{}
	e := troubledEngine(t, &troubled{compile: func(int) error { return backend.ErrCodeMemory }}, sink, "threshold=3")
	runGuest(e, nested, 9)
	if n := strings.Count(sink.aborts(), "code memory full"); n < 5 || n > 20 {
		t.Errorf("%d recordings in 2500 rounds", n)
	}
}

// TestFault: a fault in machine code ends the run with its error.
func TestFault(t *testing.T) {
	fault := errors.New("loop 0: fault")
	e := troubledEngine(t, &troubled{run: func() *backend.Exit { return &backend.Exit{Err: fault} }}, &collector{}, "threshold=3")
	if w := runGuest(e, count, 9); w.err != fault {
		t.Error(w)
	}
}

// TestTooLong: a trace over the limit is given up, five times, then left alone.
func TestTooLong(t *testing.T) {
	sink := &collector{}
	e := newEngine(t, sink, "threshold=3,trace_limit=5")
	if w := runGuest(e, nested, 9); !cmp.Equal([]int{2500}, w.out) {
		t.Error(cmp.Diff([]int{2500}, w.out))
	}
	const five = "trace too long; trace too long; trace too long; trace too long; trace too long"
	if got := sink.aborts(); got != five+"; "+five { // two loops
		t.Errorf("aborts %q", got)
	}
}

// TestPanicWhileRecording: the guest's panic is its own, and the abort is told.
func TestPanicWhileRecording(t *testing.T) {
	sink := &collector{}
	e := newEngine(t, sink, "threshold=3")
	w := runGuest(e, program(`=11 =09 +21 p2. -01 j02`), 4)
	if w.panicked != errFull.Error() {
		t.Error(w)
	}
	if got := sink.aborts(); got != "" && got != "panic" {
		t.Errorf("aborts %q", got)
	}
	w = runGuest(e, program(`=11 =09 +21 -91 /29 -01 j02`), 4)
	if w.panicked != "runtime error: integer divide by zero" && w.panicked != "" {
		t.Error(w)
	}
}

// TestPanicValue: a panic in a residual call keeps its own value through
// compiled code.
func TestPanicValue(t *testing.T) {
	e := newEngine(t, nil, "threshold=3")
	defer func() {
		if x := recover(); x != errFull {
			t.Errorf("panic %v", x)
		}
		if w := runGuest(e, count, 9); !cmp.Equal([]int{50}, w.out) {
			t.Error(cmp.Diff([]int{50}, w.out))
		}
	}()
	e.Run(context.Background(), program(`=11 =0z p2. -01 j02`), newMachine(20))
}

// TestClose: the backend is closed once, by Close or when a forgotten engine is
// collected.
func TestClose(t *testing.T) {
	b := &troubled{}
	e := troubledEngine(t, b, nil, "threshold=3")
	for range 2 {
		if err := e.Close(); err != nil || b.closed != 1 {
			t.Errorf("closed %d times, error %v", b.closed, err)
		}
	}
	if err := e.Run(context.Background(), count, newMachine(9)); err == nil {
		t.Error("a closed engine runs")
	}
	forgotten := &signalling{closed: make(chan bool)}
	p := jit.DefaultParams()
	if _, err := warm.New(calcDriver, p, warm.WithBackend(forgotten)); err != nil {
		t.Fatal(err)
	}
	for {
		runtime.GC()
		select {
		case <-forgotten.closed:
			return
		case <-time.After(time.Millisecond):
		}
	}
}

// TestCloseWhileRunning: code that runs is not taken away; Close says so, and does its
// work when it is called again.
func TestCloseWhileRunning(t *testing.T) {
	b := &troubled{}
	e := troubledEngine(t, b, &collector{}, "threshold=3")
	m := newMachine(100)
	m.hook = func() {
		if err := e.Close(); err == nil || !strings.Contains(err.Error(), "is running") || b.closed != 0 {
			t.Fatalf("closed %d times while it runs, error %v", b.closed, err)
		}
	}
	code := program(`=11 =0b +21 p2. -01 j02`)
	if err := e.Run(context.Background(), code, m); err != nil || len(m.out) == 0 {
		t.Errorf("error %v after %d prints", err, len(m.out))
	}
	if err := e.Close(); err != nil || b.closed != 1 {
		t.Errorf("closed %d times, error %v", b.closed, err)
	}
}

// signalling is a backend that tells when it is closed.
type signalling struct {
	backend.Backend
	closed chan bool
}

func (b *signalling) Close() error {
	close(b.closed)
	return nil
}

// TestBusy: an engine that is running cannot be run from inside.
func TestBusy(t *testing.T) {
	e := newEngine(t, nil, "threshold=3")
	m := newMachine(100)
	var err error
	m.hook = func() { err = e.Run(context.Background(), count, newMachine(9)) }
	if e.Run(context.Background(), count, m) != nil || err == nil || !strings.Contains(err.Error(), "is running already") {
		t.Errorf("inner run: %v", err)
	}
}

// TestSideBySide: engines in many goroutines, with the collector at work.
func TestSideBySide(t *testing.T) {
	stop := make(chan bool)
	var collecting, wg sync.WaitGroup
	collecting.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
				runtime.GC()
			}
		}
	})
	for n := range uint64(8) {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(n, 3))
			for range 5 {
				e := openEngine(t, calcDriver, randomBackend(r), nil, "threshold=2,trace_eagerness=2")
				for range 5 {
					if w := runGuest(e, nested, 9); !cmp.Equal([]int{2500}, w.out) {
						t.Error(cmp.Diff([]int{2500}, w.out))
					}
				}
				closeEngine(t, e)
			}
		})
	}
	wg.Wait()
	close(stop)
	collecting.Wait()
}

func TestNewErrors(t *testing.T) {
	p := jit.DefaultParams()
	p.EnableOpts = "rewrite:hope"
	if _, err := warm.New(calcDriver, p); err == nil || !strings.Contains(err.Error(), "hope") {
		t.Errorf("unknown pass: %v", err)
	}
	d := jit.NewDriver(jit.Config{Greens: []string{"pc"}})
	_, err := warm.New(d, jit.DefaultParams())
	if err == nil || !strings.Contains(err.Error(), "has go tool translate been run") {
		t.Errorf("no portal: %v", err)
	}
}

// TestCancelWhileMaking: a run that is cancelled while a trace is recorded or
// optimised ends without it, and the place is tried again in the next run.
func TestCancelWhileMaking(t *testing.T) {
	code := program(`=11 =0b +21 p2. -01 j02`)
	ctx, cancel := context.WithCancel(context.Background())
	sink := &collector{}
	e := newEngine(t, sink, "threshold=3")
	m := newMachine(1000)
	m.hook = func() {
		if len(m.out) == 4 { // it is being recorded
			cancel()
			for ctx.Err() == nil {
			}
			time.Sleep(20 * time.Millisecond) // the engine is told in a goroutine
		}
	}
	if err := e.Run(ctx, code, m); err != context.Canceled || len(m.out) != 4 {
		t.Errorf("error %v after %d prints", err, len(m.out))
	}
	if got := sink.aborts(); got != "stopped" {
		t.Errorf("aborts %q", got)
	}
	if w := runGuest(e, code, 1000); len(w.out) != 50 || e.Stats().Loops != 1 {
		t.Errorf("%v, %+v", w, e.Stats())
	}
}
