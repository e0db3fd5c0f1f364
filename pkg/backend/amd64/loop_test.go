//go:build !js

package amd64

import (
	"context"
	"runtime"
	"testing"
	"unsafe"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// The tutorial's loop [>+<-], optimised.
const moveLoop = `
# Loop 0 : loop with 15 ops
[p0, p1, i2, i3]
debug_merge_point('+<[>[_>_+<-]>.[<+>-]<<-]++++++++++.', 0)
debug_merge_point('+<[>[>_+_<-]>.[<+>-]<<-]++++++++++.', 0)
i4 = getarrayitem_gc(p1, i2, descr=<[]int>)
i6 = int_add(i4, 1)
setarrayitem_gc(p1, i2, i6, descr=<[]int>)
debug_merge_point('+<[>[>+<_-_]>.[<+>-]<<-]++++++++++.', 0)
debug_merge_point('+<[>[>+<-_]_>.[<+>-]<<-]++++++++++.', 0)
i7 = getarrayitem_gc(p1, i3, descr=<[]int>)
i9 = int_sub(i7, 1)
setarrayitem_gc(p1, i3, i9, descr=<[]int>)
debug_merge_point('+<[>[>+<-]_>.[<+>-]<<-]++++++++++.', 0)
i10 = int_is_true(i9)
guard_true(i10, descr=<Guard2>) [p0]
debug_merge_point('+<[>[_>_+<-]>.[<+>-]<<-]++++++++++.', 0)
jump(p0, p1, i2, i3, descr=<Loop0>)
`

func newEnv() *tracetext.Env {
	env := tracetext.NewEnv()
	env.Bind = func(d descr.Descr) {
		if a, ok := d.(*descr.Memory); ok && a.Item {
			a.Stride = uintptr(a.Size)
		}
	}
	return env
}

func parse(t testing.TB, env *tracetext.Env, text string) *trace.Trace {
	t.Helper()
	tr, err := tracetext.Parse(text, env)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// newBackend makes a backend that runs code.
func newBackend(t testing.TB, o Options) *Backend {
	t.Helper()
	b, err := New(o)
	if err != nil && runtime.GOARCH != "amd64" {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

func compile(t testing.TB, b *Backend, tr *trace.Trace) *Code {
	t.Helper()
	c, err := b.Compile(tr)
	if err != nil {
		t.Fatal(err)
	}
	return c.(*Code)
}

// exits compares guards by their numbers, errors by what they are, and takes a bank
// without values for one that is not there.
var exits = gocmp.Options{
	gocmp.Transformer("number", func(g *trace.Guard) int {
		if g == nil {
			return 0
		}
		return g.Number
	}),
	cmpopts.EquateErrors(),
	cmpopts.EquateEmpty(),
}

// exitsBy leaves out the values.
var exitsBy = gocmp.Options{exits, cmpopts.IgnoreFields(backend.Exit{}, "Ints", "Refs")}

// guard is one to compare with.
func guard(number int) *trace.Guard { return &trace.Guard{Number: number} }

func TestMoveLoop(t *testing.T) {
	b := newBackend(t, Options{})
	c := compile(t, b, parse(t, newEnv(), moveLoop))
	cells := []int64{1_000_000, 5}
	x := b.Run(context.Background(), c, []int64{1, 0}, []unsafe.Pointer{unsafe.Pointer(&cells), unsafe.Pointer(&cells[0])})
	want := backend.Exit{Guard: guard(2), Refs: []unsafe.Pointer{unsafe.Pointer(&cells)}}
	if diff := gocmp.Diff(want, x, exits); diff != "" {
		t.Fatal(diff)
	}
	if diff := gocmp.Diff([]int64{0, 1_000_005}, cells); diff != "" {
		t.Fatal(diff)
	}
}
