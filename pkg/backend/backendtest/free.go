package backendtest

import (
	"context"
	"runtime"
	"testing"
	"time"
	"unsafe"
	"weak"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/trace"
)

// looped is a loop that is left by a bridge.
const looped = `[i0, p0]
i1 = int_sub(i0, 1)
i2 = int_is_true(i1)
guard_true(i2, descr=<Guard2>) [i1, p0]
jump(i1, p0, descr=<Loop0>)

# bridge out of Guard 2 with 1 ops
[i0, p0]
finish(i0, p0)`

// testFree frees code: the backend keeps nothing of it, nor of the values it ran
// with. One other program may be needed to make it forget.
func testFree(t *testing.T, new func() backend.Backend) {
	with(t, new, func(b backend.Backend) {
		traces, object := useAndFree(t, b)
		useAndFree(t, b)
		for _, p := range traces {
			if !collected(p) {
				t.Errorf("a freed %s is kept", p.Value().Kind)
			}
		}
		if !collected(object) {
			t.Error("an object that freed code ran with is kept")
		}
	})
}

// useAndFree loads, runs and frees a program. It gives its traces and an object
// that it ran with.
func useAndFree(t *testing.T, b backend.Backend) (traces []weak.Pointer[trace.Trace], object weak.Pointer[[64]byte]) {
	t.Helper()
	l, err := (&Program{Text: looped}).Load()
	if err != nil {
		t.Fatal(err)
	}
	var codes []backend.Code
	for i, tr := range l.Traces {
		code, err := b.Compile(tr)
		if err != nil {
			t.Fatal(err)
		}
		if g := l.attach[i]; g != 0 {
			b.Attach(l.guards[g], code)
		}
		codes = append(codes, code)
		traces = append(traces, weak.Make(tr))
	}
	o := new([64]byte)
	p := unsafe.Pointer(o)
	object = weak.Make(o)
	x := b.Run(context.Background(), codes[0], []int64{9}, []unsafe.Pointer{p})
	if x.Kind != backend.ExitFinish || x.Ints[0] != 0 || x.Refs[0] != p {
		t.Fatalf("%+v", x)
	}
	clear(x.Refs)
	for i := len(codes) - 1; i >= 0; i-- {
		b.Free(codes[i])
	}
	return traces, object
}

// collected reports whether the collector takes an object soon.
func collected[T any](p weak.Pointer[T]) bool {
	for range 50 {
		if runtime.GC(); p.Value() == nil {
			return true
		}
		time.Sleep(time.Millisecond)
	}
	return false
}
