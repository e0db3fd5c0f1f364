package warm_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"
	"unsafe"
	"weak"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// A ledger is a backend that knows what code there is. It holds the engine to what
// Free promises, and may have room for so many codes only.
type ledger struct {
	backend.Backend
	t        testing.TB
	live     map[backend.Code]*trace.Trace
	room     int // 0: without end
	compiled int
}

func newLedger(t testing.TB, b backend.Backend, room int) *ledger {
	return &ledger{Backend: b, t: t, live: map[backend.Code]*trace.Trace{}, room: room}
}

func (l *ledger) Compile(t *trace.Trace) (backend.Code, error) {
	if l.room > 0 && len(l.live) >= l.room {
		return nil, backend.ErrCodeMemory
	}
	if to := targetOf(t); to != nil && to != t.Target && !l.has(to) {
		l.t.Errorf("a %s is compiled that jumps to %s, which is freed", t.Kind, to.DescrName())
	}
	code, err := l.Backend.Compile(t)
	if err == nil {
		l.live[code] = t
		l.compiled++
	}
	return code, err
}

func targetOf(t *trace.Trace) *trace.Target {
	target, _ := t.Ops[len(t.Ops)-1].Descr.(*trace.Target)
	return target
}

func (l *ledger) has(target *trace.Target) bool {
	for _, t := range l.live {
		if t.Target == target {
			return true
		}
	}
	return false
}

func (l *ledger) Free(c backend.Code) {
	t := l.live[c]
	if t == nil {
		l.t.Error("code is freed twice")
		return
	}
	delete(l.live, c)
	l.Backend.Free(c)
}

func (l *ledger) Run(ctx context.Context, c backend.Code, ints []int64, refs []unsafe.Pointer) backend.Exit {
	if l.live[c] == nil {
		l.t.Error("freed code is run")
	}
	for c, t := range l.live {
		if to := targetOf(t); to != nil && to != t.Target && !l.has(to) {
			l.t.Errorf("a %s that stays jumps to %s, which is freed (%v)", t.Kind, to.DescrName(), c)
		}
	}
	return l.Backend.Run(ctx, c, ints, refs)
}

// native gives machine code where there can be any, or the runner.
func native(o amd64.Options) backend.Backend {
	if b, err := amd64.New(o); err == nil {
		return b
	}
	return runner.New()
}

// TestManyPrograms: an engine that meets program after program keeps no more of
// them than its longevity says, hot ones or cold ones.
func TestManyPrograms(t *testing.T) {
	for _, tt := range []struct {
		name, params     string
		most             warm.Sizes
		programs, leaves int
	}{
		{"hot", "threshold=3,trace_eagerness=3,loop_longevity=40", warm.Sizes{Tables: 600, Cells: 1200, Targets: 60, Guards: 700}, 1500, 2},
		{"cold", "threshold=5000,loop_longevity=40", warm.Sizes{Tables: 600, Cells: 1200}, 20000, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := newLedger(t, native(amd64.Options{CodeMem: 256 << 10}), 0)
			e := newEngineOn(t, l, nil, tt.params)
			for n := range tt.programs {
				if w := runGuest(e, strings.Clone(nested), 9); !cmp.Equal([]int{2500}, w.out) {
					t.Fatal(cmp.Diff([]int{2500}, w.out))
				}
				if n%100 == 0 {
					if got := e.Sizes(); got.Tables > tt.most.Tables || got.Cells > tt.most.Cells || got.Targets > tt.most.Targets || got.Guards > tt.most.Guards || len(l.live) > 8*tt.most.Targets {
						t.Fatalf("after %d programs: %+v, %d codes; at most %+v are to be kept", n, got, len(l.live), tt.most)
					}
				}
			}
			if l.compiled < tt.leaves*tt.programs {
				t.Errorf("%d traces compiled for %d programs", l.compiled, tt.programs)
			}
		})
	}
}

// TestManyLoops: nor does it in one run that makes loop after loop.
func TestManyLoops(t *testing.T) {
	l := newLedger(t, native(amd64.Options{}), 0)
	e := newEngineOn(t, l, nil, "threshold=3,trace_eagerness=3,loop_longevity=8")
	code := []byte("=11")
	for n := range 50 {
		code = append(code, "=0z-01+21j0"...)
		code = append(code, '0'+byte(4*n+2))
	}
	code = append(code, "p2 "...)
	if w := runGuest(e, string(code), 9); !cmp.Equal([]int{50 * 74}, w.out) {
		t.Error(cmp.Diff([]int{50 * 74}, w.out))
	}
	if l.compiled < 80 || len(l.live) > 30 {
		t.Errorf("%d traces were compiled, and %d are kept", l.compiled, len(l.live))
	}
}

// TestKnownProgramsStay: programs that come again and again are not forgotten,
// however often others are run that are known as well.
func TestKnownProgramsStay(t *testing.T) {
	l := newLedger(t, runner.New(), 0)
	e := newEngineOn(t, l, nil, "threshold=3,trace_eagerness=3,loop_longevity=40")
	var programs []string
	for range 10 {
		programs = append(programs, strings.Clone(nested))
	}
	for n := range 300 {
		runGuest(e, programs[n%len(programs)], 9)
		if n == 50 {
			l.compiled = 0
		}
	}
	if l.compiled > 0 {
		t.Errorf("%d traces of known programs were compiled again", l.compiled)
	}
}

// TestCodeMemoryRunsFull: memory has room for a few loops. Each program that comes
// is compiled all the same, and so are the loops of one that has too many.
func TestCodeMemoryRunsFull(t *testing.T) {
	const size = 8 << 10
	b := native(amd64.Options{CodeMem: size})
	l := newLedger(t, b, 20)
	sink := &collector{}
	e := newEngineOn(t, l, sink, "threshold=3,trace_eagerness=3")
	for n := range 200 {
		l.compiled = 0
		if w := runGuest(e, strings.Clone(nested), 9); !cmp.Equal([]int{2500}, w.out) {
			t.Fatal(cmp.Diff([]int{2500}, w.out))
		}
		if l.compiled < 2 {
			t.Fatalf("program %d: %d traces were compiled", n, l.compiled)
		}
	}
	if n := strings.Count(sink.aborts(), "code memory"); n > 0 {
		t.Errorf("%d traces found no room, though all that is old can go", n)
	}
	var loops strings.Builder // twelve loops inside one, in turn
	loops.WriteString("=11 =0b ")
	for n := range 12 {
		fmt.Fprintf(&loops, "=3b +21 -31 j3%c ", '0'+3+4*n)
	}
	loops.WriteString("-01 j02 p2.")
	few := newLedger(t, runner.New(), 9)
	e = newEngineOn(t, few, nil, "threshold=3,trace_eagerness=3")
	if w := runGuest(e, program(loops.String()), 9); !cmp.Equal([]int{50 * 50 * 12}, w.out) {
		t.Fatal(cmp.Diff([]int{50 * 50 * 12}, w.out))
	}
	if few.compiled < 12 || few.compiled > 600 {
		t.Errorf("%d traces compiled for 12 loops in a memory for 4", few.compiled)
	}
}

// TestFailedEntryBridge: the loop that was compiled before it is freed.
func TestFailedEntryBridge(t *testing.T) {
	b := &troubled{compile: func(n int) error {
		if n%2 == 0 {
			return errors.New("no")
		}
		return nil
	}}
	b.Backend = runner.New()
	l := newLedger(t, b, 0)
	e := newEngineOn(t, l, nil, "threshold=3")
	runGuest(e, count, 9)
	if l.compiled != 1 || len(l.live) != 0 || !cmp.Equal(e.Sizes(), warm.Sizes{Tables: 1, Cells: 1}) {
		t.Errorf("%d compiled, %d kept; %+v", l.compiled, len(l.live), e.Sizes())
	}
}

// TestCodeLost: when the system takes all code away, nothing more is compiled, and
// the guest goes on.
func TestCodeLost(t *testing.T) {
	b := &troubled{compile: func(n int) error {
		if n > 2 {
			return fmt.Errorf("%w: why", backend.ErrCodeLost)
		}
		return nil
	}}
	b.Backend = runner.New()
	l, sink := newLedger(t, b, 0), &collector{}
	e := newEngineOn(t, l, sink, "threshold=3,trace_eagerness=2")
	for range 3 {
		if w := runGuest(e, nested, 9); !cmp.Equal([]int{2500}, w.out) {
			t.Fatal(cmp.Diff([]int{2500}, w.out))
		}
	}
	if len(l.live) != 0 || b.compiles != 3 || sink.aborts() != "code memory full backend: all compiled code is lost: why" {
		t.Errorf("%d codes kept, %d compilations, aborts %q", len(l.live), b.compiles, sink.aborts())
	}
}

// TestMachineIsCollected: an engine keeps nothing of the guest's world when a run is
// over, however it ended.
func TestMachineIsCollected(t *testing.T) {
	for _, new := range []func() backend.Backend{func() backend.Backend { return runner.New() }, func() backend.Backend { return native(amd64.Options{}) }} {
		for _, code := range []string{count, nested, program(`=11 =0b +21 p2. -01 j02 /00`), program(`=11 =0b +21 p2. -01 j02 q..`)} {
			for _, params := range []string{"threshold=3,trace_eagerness=2", "threshold=3,trace_limit=9", "threshold=3,enable_opts=none,trace_eagerness=0"} {
				e := newEngineOn(t, new(), nil, params)
				for limit := range 60 {
					m := leave(e, code, limit)
					if limit%20 == 19 && !collected(m) {
						t.Errorf("%s of %q on %T, %d prints allowed: the machine is kept", params, code, new(), limit)
						break
					}
				}
			}
		}
	}
}

// leave runs a guest and gives what must not be kept of it.
func leave(e *warm.Engine, code string, limit int) weak.Pointer[machine] {
	m := newMachine(limit)
	defer func() { recover() }()
	e.Run(context.Background(), code, m)
	return weak.Make(m)
}

// collected reports whether the collector takes an object soon.
func collected[T any](p weak.Pointer[T]) bool {
	for range 20 {
		if runtime.GC(); p.Value() == nil {
			return true
		}
		time.Sleep(time.Millisecond)
	}
	return false
}

// TestForgetting runs random programs on engines that forget soon and have little
// room.
func TestForgetting(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 11))
		p := jit.DefaultParams()
		if err := p.Set(randomParams(r)); err != nil {
			t.Fatal(err)
		}
		p.LoopLongevity = pick(r, 1, 2, 5, 1000)
		l := newLedger(t, randomBackend(r), pick(r, 0, 1, 2, 3, 5, 9))
		sink := &collector{}
		e, err := warm.New(calcDriver, p, warm.WithBackend(l), warm.WithSink(sink), warm.Verified())
		if err != nil {
			t.Fatal(err)
		}
		var programs []string
		for range 3 {
			programs = append(programs, randomProgram(r))
		}
		for n := range 8 {
			code, limit := programs[r.IntN(3)], 5+r.IntN(40)
			want := newMachine(limit)
			plain := plainly(code, want)
			if got := runGuest(e, code, limit); got.String() != plain.String() {
				t.Fatalf("seed %d, run %d\n%q\ngot  %v\nwant %v", seed, n, code, got, plain)
			}
		}
		if got := sink.aborts(); strings.Contains(got, "bug") {
			t.Fatalf("seed %d: %s", seed, got)
		}
		closeEngine(t, e)
	}
}

// plainly runs a program without an engine.
func plainly(code string, m *machine) (w world) {
	defer func() {
		if x := recover(); x != nil {
			w.panicked = fmt.Sprint(x)
		}
		w.regs, w.out = m.regs, m.out
	}()
	calc(code, m)
	return w
}
