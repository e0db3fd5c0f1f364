package runner_test

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/backend/runner"
)

func newRunner() backend.Backend { return runner.New() }

// FuzzRandom is the suite's random programs without end.
func FuzzRandom(f *testing.F) {
	f.Fuzz(func(t *testing.T, seed uint64) { backendtest.RunRandom(t, newRunner, seed) })
}

func BenchmarkRunner(b *testing.B) { backendtest.Bench(b, newRunner) }

// start loads a program and gives what runs it.
func start(t *testing.T, p backendtest.Program) (*backendtest.Loaded, func(ints []int64, refs ...unsafe.Pointer) backend.Exit) {
	t.Helper()
	l, err := p.Load()
	if err != nil {
		t.Fatal(err)
	}
	b := newRunner()
	code, err := l.Compile(b)
	if err != nil {
		t.Fatal(err)
	}
	return l, func(ints []int64, refs ...unsafe.Pointer) backend.Exit {
		return b.Run(context.Background(), code, ints, refs)
	}
}

// A trace that is wrong does not end the process: the error names the loop.
func TestFaultsAreErrors(t *testing.T) {
	_, run := start(t, backendtest.Program{Text: `
# Loop 7 : loop with 3 ops
[i0, p0]
i1 = getarrayitem_gc(p0, i0, descr=<[]int>)
i2 = int_add(i0, i1)
jump(i2, p0, descr=<Loop7>)`})
	for _, c := range []struct {
		index int64
		p     unsafe.Pointer
		want  string
	}{
		{0, nil, "runner: Loop7: runtime error: invalid memory address or nil pointer dereference"},
		{1 << 58, nil, "runner: Loop7: runtime error: invalid memory address or nil pointer dereference"},
	} {
		if x := run([]int64{c.index}, c.p); x.Err == nil || !strings.HasPrefix(x.Err.Error(), c.want) {
			t.Errorf("got %v, want %s", x.Err, c.want)
		}
	}
}

// A function that panics though its descr excludes it is our mistake as well.
func TestPanicThatIsExcluded(t *testing.T) {
	l, run := start(t, backendtest.Program{
		Descrs: "call <f> () void",
		Text:   "# Loop 1 : entry bridge with 2 ops\n[]\ncall(ConstClass(f), descr=<f>)\nfinish()",
	})
	l.World.Stubs["f"] = func([]int64, []unsafe.Pointer) (int64, unsafe.Pointer) { panic("boo") }
	want := "runner: entry bridge: f panicked, which its descr excludes: boo"
	if x := run(nil); x.Err == nil || x.Err.Error() != want {
		t.Errorf("got %v, want %s", x.Err, want)
	}
}

// After an error, a panic or runtime.Goexit the runner can be used again.
func TestRunsAgain(t *testing.T) {
	l, run := start(t, backendtest.Program{
		Descrs: "call <f> (i) int64 may-raise",
		Text:   "[i0]\ni1 = call(ConstClass(f), i0, descr=<f>)\nguard_no_exception(, descr=<Guard2>) [i1, i0]\nfinish(i1)",
	})
	l.World.Stubs["f"] = func(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
		switch ints[0] {
		case 1:
			panic("one")
		case 2:
			runtime.Goexit()
		}
		return ints[0], nil
	}
	x := run([]int64{1})
	if diff := cmp.Diff(backend.Exit{Guard: x.Guard, Ints: []int64{0, 1}, Panic: "one"}, x, cmpopts.EquateEmpty(), cmpopts.EquateComparable(x.Guard)); diff != "" {
		t.Errorf("a panic: %s", diff)
	}
	done := make(chan bool)
	go func() {
		defer close(done)
		run([]int64{2})
		t.Error("Goexit did not end the goroutine")
	}()
	<-done
	if diff := cmp.Diff(backend.Exit{Kind: backend.ExitFinish, Ints: []int64{3}}, run([]int64{3}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("afterwards: %s", diff)
	}
}
