package optimizer_test

import (
	"strings"
	"testing"

	"mergepoint/pkg/optimizer"
)

// heldAll is a scan by three steps; the second answer, i11, is used before its
// guard (USE) and perhaps at the end (END).
const heldAll = `[i0, i1, p0, p1]
i3 = uint_lt(i0, 1000)
guard_true(i3) [i0, i1, p0, p1]
i5 = int_add(i0, 1)
i7 = int_lt(i5, 6)
guard_true(i7) [i0, i1, p0, p1]
i9 = int_add(i0, 2)
i11 = int_lt(i9, 6)
USE
guard_true(i11) [i0, i1, p0, p1]
i14 = int_add(i0, 3)
i16 = int_lt(i14, 6)
guard_true(i16) [i0, i1, p0, p1]
END
`

// heldBy lists who may hold an answer when a later guard takes over the question,
// and an int that shows it.
var heldBy = map[string]struct{ use, shows string }{
	"nobody":               {"", "i1"},
	"an op":                {"i50 = int_add(i11, i1)", "i50"},
	"its truth":            {"i50 = int_is_true(i11)\ni51 = int_sub(i50, i1)", "i51"},
	"its opposite":         {"i50 = int_is_zero(i11)\ni51 = int_sub(i50, i1)", "i51"},
	"a comparison":         {"i50 = int_eq(i11, i1)\nguard_false(i50) [i0, i1, p0, p1]", "i1"},
	"a field":              {"setfield_gc(p0, i11, descr=<T.flag>)", "i1"},
	"a field, seen":        {"setfield_gc(p0, i11, descr=<T.flag>)\ni50 = getfield_gc(p1, descr=<T.flag>)", "i50"},
	"a field, overwritten": {"setfield_gc(p0, i11, descr=<T.flag>)\nsetfield_gc(p0, i1, descr=<T.flag>)", "i1"},
	"a field, loaded":      {"setfield_gc(p0, i11, descr=<T.flag>)\ni50 = getfield_gc(p0, descr=<T.flag>)\ni51 = int_add(i50, i1)", "i51"},
	"one of two fields":    {"setfield_gc(p0, i1, descr=<T.x>)\nsetfield_gc(p0, i11, descr=<T.flag>)", "i1"},
	"an item":              {"i50 = uint_lt(i1, 8)\nguard_true(i50) [i0, i1, p0, p1]\nsetarrayitem_gc(p0, i1, i11, descr=<[]bool>)", "i1"},
	"an index":             {"i50 = getarrayitem_gc(p0, i11, descr=<[]int>)", "i50"},
	"a call":               {"call(ConstClass(f), i11, descr=<f>)", "i1"},
	"a pure call":          {"i50 = call_pure(ConstClass(g), i11, descr=<g>)", "i50"},
	"a call that may fail": {"call(ConstClass(h), i11, descr=<h>)\nguard_no_exception() [i0, i11, p0, p1]", "i1"},
	"a fail arg":           {"guard_nonnull(p0) [i0, i11, p0, p1]", "i1"},
	"a later fail arg":     {"i50 = int_lt(i1, 5)\nguard_true(i50) [i0, i1, p0, p1, i11]", "i50"},
	"the same again":       {"i50 = int_lt(i9, 6)\ni51 = int_add(i50, i1)", "i51"},
	"the opposite again":   {"i50 = int_ge(i9, 6)\ni51 = int_add(i50, i1)", "i51"},
	"a step":               {"i50 = int_mul(i9, i11)\nsetfield_gc(p0, i50, descr=<T.x>)", "i50"},
	"itself, passed on":    {"", "i11"},
}

const heldDescrs = `field <T.flag> uint8
array <[]bool> uint8
call <f> (i) void reads <T.x> writes <T.flag>
call <g> (i) int64 pure
call <h> (i) void may-raise reads <T.flag>
`

// heldLoop is where a bridge goes.
const heldLoop = `[i0, i1, p0, p1]
i2 = int_add(i0, 1)
i3 = int_lt(i2, 6)
guard_true(i3) [i0, i1, p0, p1]
setfield_gc(p0, i3, descr=<T.flag>)
jump(i2, i1, p0, p1)
`

// TestHeldBoxes: whoever holds the answer of a comparison still has it when a
// later guard has taken over the question: in a trace that ends, in a loop, and
// in a bridge, with every set of passes.
func TestHeldBoxes(t *testing.T) {
	for name, h := range heldBy {
		text := func(head, end string) string {
			return head + strings.NewReplacer("USE\n", line(h.use), "END", strings.ReplaceAll(end, "SHOWN", h.shows)).Replace(heldAll)
		}
		for _, passes := range optimizer.Sets() {
			for way, s := range map[string]source{
				"end":    {in: text("", "finish(i0, SHOWN)")},
				"loop":   {in: text("", "jump(i9, SHOWN, p0, p1)")},
				"bridge": {in: text("# bridge out of Guard 3 with 1 ops\n", "jump(i9, SHOWN, p0, p1, descr=<Loop0>)"), loop: heldLoop},
			} {
				s.passes, s.descrs = passes, heldDescrs
				t.Run(name+"/"+way+"/"+passes.String(), func(t *testing.T) { s.optimise(t).sameRuns(t, 8) })
			}
		}
	}
}

func line(s string) string {
	if s == "" {
		return ""
	}
	return s + "\n"
}
