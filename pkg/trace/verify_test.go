package trace_test

import (
	"strings"
	"testing"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

func parse(t *testing.T, text string) *trace.Trace {
	t.Helper()
	tr, err := tracetext.Parse(text, tracetext.NewEnv())
	if err != nil {
		t.Fatalf("Parse: %v\n%s", err, text)
	}
	return tr
}

func ptr() unsafe.Pointer { return unsafe.Pointer(new([16]byte)) }

// What can be written as text and is wrong.
func TestVerifyText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"[i0]\nfinish()", ""},
		{"[i0]\ni1 = int_add(i0, 1)\njump(i1, descr=<Loop0>)", ""},
		{"[p0]\ni1 = call(ConstClass(f), p0, descr=<f>)\nsetfield_gc(p0, i1, descr=<T.x>)\nguard_no_exception() []\nfinish()", ""},
		{"[i0]", "no jump and no finish"},
		{"[i0]\ni1 = int_neg(i0)", "a trace ends in its one jump or finish"},
		{"[i0]\nfinish()\nfinish()", "a trace ends in its one jump or finish"},
		{"[i0]\ni1 = int_add(i0)\nfinish()", "1 operands, want 2"},
		{"[p0]\ni1 = int_neg(p0)\nfinish()", "operand p0 is of kind p, want i"},
		{"[i0]\np1 = int_neg(i0)\nfinish()", "the result is of kind p, want i"},
		{"[i0]\nint_neg(i0)\nfinish()", "the result is of kind v, want i"},
		{"[i0]\ni1 = finish()", "the result is of kind i, want v"},
		{"[p0]\ni1 = getfield_gc(p0)\nfinish()", "no descr"},
		{"[p0, i1]\ni2 = getfield_gc(p0, descr=<T.x>)\ni3 = getarrayitem_gc(p0, i1, descr=<T.x>)\nfinish()", "descr does not fit the op"},
		{"[p0]\ni1 = getfield_gc(p0, descr=<T.x>)\nsetfield_gc(p0, p0, descr=<T.x>)\nfinish()", "operand p0 is of kind p, want i"},
		{"[i0]\ni2 = call(ConstClass(f), i0, descr=<f>)\ni3 = call_pure(ConstClass(f), i0, descr=<f>)\nfinish()", "call_pure of a function that is not pure"},
		{"[i0]\ni2 = call(ConstClass(f), i0, descr=<g>)\nguard_no_exception() []\nfinish()", "the first operand is not the function"},
		{"[i0]\ni2 = call(ConstClass(f), i0, descr=<f>)\nfinish()", "guard_no_exception is missing after"},
		{"[i0]\nguard_no_exception() []\nfinish()", "no call that may panic before this guard"},
		{"[i0]\nguard_true(i0)\nfinish()", "a guard without resume data"},
		{"[i0]\nguard_true(i0) [i0, i0]\nfinish()", "fail args are not those of the frames"},
		{"[i0, i1]\nguard_value(i0, i1) []\nfinish()", "guard_value takes a box and a constant of its kind"},
		{"[i0]\ni1 = int_signext(i0, 3)\nfinish()", "the width is a constant: 1, 2 or 4"},
		{"[i0, p1]\nguard_true(i0) [p1] late: p2 = new(descr=<T>); setfield_gc(p1, p2, descr=<T.x>)\nfinish()", ""},
		{"[i0]\nguard_true(i0) [i0] late: guard_false(i0) [i0]\nfinish()", "is late"},
		{"[i0, p1]\njump(i0, descr=<Loop0>)", "1 operands, want 2"},
		{"# Loop 0 : loop with 1 ops\n[i0]\njump(i0, descr=<Loop1>)", "a loop jumps to itself: <Loop0>"},
		{"# Loop 0 : entry bridge with 1 ops\n[i0]\njump(i0)", "a jump that names no loop"},
	} {
		check(t, c.text, parse(t, c.text), c.want)
	}
}

func check(t *testing.T, name string, tr *trace.Trace, want string) {
	t.Helper()
	var all []string
	for _, err := range trace.Verify(tr) {
		all = append(all, err.Error())
	}
	got := strings.Join(all, "\n")
	if (want == "") != (got == "") || !strings.Contains(got, want) {
		t.Errorf("%s\n got %q\nwant %q", name, got, want)
	}
}

// What only a program can get wrong.
func TestVerifyBuilt(t *testing.T) {
	finish := &trace.Op{Code: ops.Finish}
	tr := &trace.Trace{}
	a, b := tr.NewBox(descr.Int), tr.NewBox(descr.Int)
	neg := func(arg, res *trace.Box) *trace.Op {
		return &trace.Op{Code: ops.IntNeg, Args: []*trace.Box{arg}, Result: res}
	}
	with := func(list ...*trace.Op) *trace.Trace {
		return &trace.Trace{Inputs: []*trace.Box{a}, Ops: append(list, finish), NumIDs: tr.NumIDs}
	}
	check(t, "right", with(neg(a, b)), "")
	check(t, "use", with(neg(b, tr.NewBox(descr.Int))), "is used before it is defined")
	check(t, "twice", with(neg(a, b), neg(a, b)), "is defined twice")
	check(t, "self", with(neg(a, a)), "is defined twice")
	check(t, "foreign", with(neg(a, &trace.Box{Kind: descr.Int, ID: 99})), "has ID 99, taken or not of this trace")
	check(t, "constant result", with(neg(a, trace.ConstInt(1))), "a constant is defined")
	check(t, "nil operand", with(neg(nil, b)), "an operand is nil")
	check(t, "mark", with(&trace.Op{Code: ops.DebugMergePoint}), "no mark")
	fail := &trace.Guard{FailArgs: []*trace.Box{trace.ConstInt(1)}}
	check(t, "constant fail arg", with(&trace.Op{Code: ops.GuardTrue, Args: []*trace.Box{a}, Guard: fail}), "fail arg 1 is a constant")
	fail = &trace.Guard{FailArgs: []*trace.Box{b}}
	check(t, "undefined fail arg", with(&trace.Op{Code: ops.GuardTrue, Args: []*trace.Box{a}, Guard: fail}), "is used before it is defined")
	late := func(late ...*trace.Op) *trace.Op {
		return &trace.Op{Code: ops.GuardTrue, Args: []*trace.Box{a}, Guard: &trace.Guard{FailArgs: []*trace.Box{}, Late: late}}
	}
	check(t, "late", with(late(neg(a, b), neg(b, tr.NewBox(descr.Int)))), "")
	check(t, "late twice", with(late(neg(a, b), neg(a, b))), "is made late, and not only once")
	check(t, "late again", with(neg(a, b), late(neg(a, b))), "is made late, and not only once")
	check(t, "late use", with(late(neg(b, tr.NewBox(descr.Int)), neg(a, b))), "is used before it is defined")
}
