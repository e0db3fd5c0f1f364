//go:build !js

package amd64

import (
	"context"
	"strings"
	"testing"
	"unsafe"

	gocmp "github.com/google/go-cmp/cmp"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// TestFaults runs traces that are wrong. A fault is an error that names the
// trace and the op; the backend can be used afterwards.
func TestFaults(t *testing.T) {
	const (
		unreachable = "invalid memory address or nil pointer dereference"
		fine        = "[p0, i0]\nguard_true(i0, descr=<Guard2>) [p0, i0]\njump(p0, i0, descr=<Loop0>)"
	)
	for _, c := range []struct{ name, text, more, want string }{
		{"a field of nil", `
[p0, i0]
i1 = getfield_gc(ConstPtr(null), descr=<x>)
guard_true(i1, descr=<Guard2>) [i1]
jump(p0, i1, descr=<Loop0>)`, "", "Loop0 at i3 = getfield_gc(ConstPtr(null), descr=<x>): " + unreachable},
		{"far away", `
[p0, i0]
i1 = getarrayitem_gc(p0, i0, descr=<[]int>)
guard_true(i1, descr=<Guard2>) [i1]
jump(p0, i1, descr=<Loop0>)`, "", "Loop0 at i2 = getarrayitem_gc(p0, i1, descr=<[]int>): " + unreachable},
		{"a store far away", `
[p0, i0]
i1 = getfield_gc(p0, descr=<x>)
setarrayitem_gc(p0, i0, i1, descr=<[]int>)
jump(p0, i1, descr=<Loop0>)`, "", "Loop0 at setarrayitem_gc(p0, i1, i2, descr=<[]int>): " + unreachable},
		{"an update in memory", `
[p0, i0]
i1 = getarrayitem_gc(p0, i0, descr=<[]int>)
i2 = int_add(i1, 1)
setarrayitem_gc(p0, i0, i2, descr=<[]int>)
jump(p0, i0, descr=<Loop0>)`, "", "Loop0 at setarrayitem_gc(p0, i1, i4, descr=<[]int>): " + unreachable},
		{"a load as an operand", `
[p0, i0]
i1 = getarrayitem_gc(p0, i0, descr=<[]int>)
i2 = int_lt(i1, 7)
guard_true(i2, descr=<Guard2>) []
jump(p0, i0, descr=<Loop0>)`, "", "Loop0 at i4 = int_lt(i2, 7): " + unreachable},
		{"divided by 0", `
[p0, i0]
i1 = int_mod(5, 0)
guard_true(i1, descr=<Guard2>) [i1]
jump(p0, i1, descr=<Loop0>)`, "", "Loop0 at i4 = int_mod(5, 0): integer divide by zero"},
		{"a pointer stored in nil", `
[p0, i0]
setfield_gc(ConstPtr(null), p0, descr=<next>)
jump(p0, i0, descr=<Loop0>)`, "", "Loop0 at setfield_gc(ConstPtr(null), p0, descr=<next>): " + unreachable},
		{"after many rounds", `
[p0, i0]
i1 = int_sub(i0, 1)
i2 = int_gt(i1, 4398046000000)
guard_true(i2, descr=<Guard2>) []
i3 = int_sub(i1, 4398046500000)
i4 = int_gt(i3, 0)
i5 = int_mul(i4, 4398046500000)
i6 = int_sub(4398046500000, i5)
i7 = getarrayitem_gc(p0, i6, descr=<[]int>)
guard_true(1, descr=<Guard3>) [i7]
jump(p0, i1, descr=<Loop0>)`, "", "Loop0 at i12 = getarrayitem_gc(p0, i11, descr=<[]int>): " + unreachable},
		{"after a call", `
[p0, i0]
i1 = call(ConstClass(f), i0, descr=<f>)
i2 = getfield_gc(ConstPtr(null), descr=<x>)
jump(p0, i2, descr=<Loop0>)`, "", "Loop0 at i5 = getfield_gc(ConstPtr(null), descr=<x>): " + unreachable},
		{"in a bridge", fine, `
# bridge out of Guard 2 with 2 ops
[p0, i0]
i1 = getfield_gc(ConstPtr(null), descr=<x>)
jump(p0, i1, descr=<Loop0>)`, "bridge of Guard2 at i3 = getfield_gc(ConstPtr(null), descr=<x>): " + unreachable},
		{"in an entry bridge", fine, `
# Loop 1 : entry bridge with 2 ops
[p0, i0]
i1 = getfield_gc(ConstPtr(null), descr=<x>)
jump(p0, i1, descr=<Loop0>)`, "entry bridge into Loop0 at i3 = getfield_gc(ConstPtr(null), descr=<x>): " + unreachable},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, marked := range []bool{false, true} {
				b, env := newBackend(t, Options{}), cellEnv(t, map[string]descr.Stub{"f": func(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) { return ints[0], nil }})
				if marked {
					alwaysMarks(t, b)
				}
				if err := env.Declare("array <[]int> int64"); err != nil {
					t.Fatal(err)
				}
				loop := parse(t, env, c.text)
				code, wants := compile(t, b, loop), int64(1<<42)
				if c.more != "" {
					more := compile(t, b, parse(t, env, c.more))
					switch more.Trace.Kind {
					case trace.Bridge:
						b.Attach(guardOf(loop, 2), more)
						wants = 0
					default:
						code = more
					}
				}
				x := b.Run(context.Background(), code, []int64{wants}, []unsafe.Pointer{unsafe.Pointer(new([4]cell))})
				if x.Err == nil || x.Err.Error() != "amd64: fault in the machine code of "+c.want {
					t.Errorf("%+v", x)
				}
				y := b.Run(context.Background(), compile(t, b, parse(t, env, "[i0]\nfinish(i0)")), []int64{5}, nil)
				if diff := gocmp.Diff(backend.Exit{Kind: backend.ExitFinish, Ints: []int64{5}}, y, exits); diff != "" {
					t.Error(diff)
				}
			}
		})
	}
}

// TestFaultWithOrigin: the error has the interpreter's line.
func TestFaultWithOrigin(t *testing.T) {
	b := newBackend(t, Options{})
	tr := parse(t, cellEnv(t, nil), "[i0]\ni1 = getfield_gc(ConstPtr(null), descr=<x>)\nfinish(i1)")
	tr.Ops[0].Origin = trace.Origin{Info: &trace.FrameInfo{File: "interp.go"}, Line: 41}
	x := b.Run(context.Background(), compile(t, b, tr), []int64{1}, nil)
	if x.Err == nil || !strings.Contains(x.Err.Error(), " descr=<x>) (interp.go:41): ") {
		t.Errorf("%+v", x)
	}
}

// TestFaultSomewhere: where the place of a fault is not known, the error names
// the code that was entered last.
func TestFaultSomewhere(t *testing.T) {
	b := newBackend(t, Options{})
	code := compile(t, b, parse(t, newEnv(), moveLoop))
	s := session{b: b, at: code.entry}
	s.failed("trouble", 0)
	if want := "amd64: fault in the machine code of Loop0: trouble"; b.fault.Error() != want || !s.done {
		t.Errorf("%v", b.fault)
	}
	if got, want := b.faultError("trouble", 1).Error(), "amd64: fault in the machine code: trouble"; got != want {
		t.Error(got)
	}
}
