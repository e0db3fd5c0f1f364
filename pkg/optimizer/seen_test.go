package optimizer_test

import (
	"strings"
	"testing"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// TestLoadOfSeen: the index becomes 3, at which the recording loaded 7; a second load
// is at an index that became another one than was seen, and stays.
func TestLoadOfSeen(t *testing.T) {
	env := tracetext.NewEnv()
	must(t, env.Declare("array <[]F.n> int64 immutable"))
	rec, err := tracetext.Parse(`
[i0, i1]
guard_value(i0, 3) [i0, i1]
guard_value(i1, 4) [i0, i1]
i2 = getarrayitem_gc_pure(ConstPtr(ptr1), i0, descr=<[]F.n>)
i3 = getarrayitem_gc_pure(ConstPtr(ptr1), i1, descr=<[]F.n>)
finish(i2, i3)`, env)
	must(t, err)
	rec.Seen = true
	rec.Inputs[0].Int, rec.Inputs[1].Int = 3, 5
	for _, op := range rec.Ops {
		if op.Code == ops.GetarrayitemGcPure {
			op.Result.Int = 7
		}
	}
	all, err := optimizer.ParsePasses("all")
	must(t, err)
	res, err := optimizer.OptimizeBridge(rec, optimizer.Options{Passes: all, Verify: true})
	must(t, err)
	if got := res.Loop.String(); !strings.Contains(got, "finish(7, i") || strings.Count(got, "_pure(") != 1 {
		t.Error(got)
	}
}

// TestTextInSum: registers of a frame are at its base and a number of the instruction. The
// entry bridge asks at its start whether the instruction is what was recorded; then the two
// registers are told apart.
func TestTextInSum(t *testing.T) {
	env := tracetext.NewEnv()
	must(t, env.Declare("array <[]Instr> int64"))
	must(t, env.Declare("array <S[]> int64"))
	rec, err := tracetext.Parse(`
[i0, p1, i2]
i3 = int_lt(i2, 100)
guard_true(i3) [i0, i2, p1]
i4 = getarrayitem_gc(ConstPtr(ptr1), 0, descr=<[]Instr>)
i5 = int_and(i4, 255)
i6 = int_add(i0, i5)
i7 = getarrayitem_gc(p1, i6, descr=<S[]>)
i8 = int_rshift(i4, 8)
i9 = int_add(i0, i8)
setarrayitem_gc(p1, i9, i2, descr=<S[]>)
i10 = getarrayitem_gc(p1, i6, descr=<S[]>)
i11 = int_add(i7, i10)
i12 = int_add(i11, i2)
jump(i0, p1, i12)`, env)
	must(t, err)
	rec.Seen = true
	for _, op := range rec.Ops {
		if op.Code == ops.GetarrayitemGc && op.Args[0].Const {
			op.Result.Int = 2<<8 | 1
		}
	}
	all, err := optimizer.ParsePasses("all")
	must(t, err)
	res, err := optimizer.OptimizeLoop(rec, &trace.Target{}, optimizer.Options{Passes: all, Verify: true})
	must(t, err)
	entry, loop := res.Entry.String(), res.Loop.String()
	if at := strings.Index(entry, ", 513) ["); at < 0 || at > strings.Index(entry, "guard_true") || strings.Contains(loop, "getarrayitem") {
		t.Errorf("%s\n%s", entry, loop)
	}
}
