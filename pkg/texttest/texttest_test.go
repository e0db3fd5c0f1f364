package texttest_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/tracetext"
)

func TestRun(t *testing.T) {
	texttest.Run(t, "testdata/*.txtar", func(t *testing.T, c *texttest.Case) {
		c.Expect(t, "out", c.Section("in"))
	})
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		want, got   string
		text, trace bool
	}{
		{"a\nb", "a\nb\n\n", true, true},
		{"a", "b", false, false},
		{"a\n...", "a", true, true},
		{"...\nz", "a\nb\nz", true, true},
		{"$x $x", "a a", true, true},
		{"$x $x", "a b", false, false},
		{"$x $y", "a a", false, false},
		{"$_ $_", "a b", true, true},
		{"i1 = int_add(i0, 1)", "i7 = int_add(i3, 1)", false, true},
		{"i1 = int_add(i0, 1)", "i7 = int_add(i3, 2)", false, false},
		{"[i0, i1]\nfinish(i0)", "[i4, i5]\nfinish(i5)", false, false},
		{"[i0]\nfinish(i0)", "[p0]\nfinish(p0)", false, false},
		{"guard_true(i1, descr=<Guard2>) [p0]", "guard_true(i2, descr=<Guard9>) [p7]", false, true},
		{"i1 = getfield_gc(p0, descr=<T.p1>)", "i1 = getfield_gc(p1, descr=<T.p1>)", false, true},
		{"i1 = getfield_gc(p0, descr=<T.p1>)", "i1 = getfield_gc(p0, descr=<T.p2>)", false, false},
	} {
		if texttest.Match(c.want, c.got) != c.text {
			t.Errorf("Match(%q, %q) is not %v", c.want, c.got, c.text)
		}
		if texttest.MatchTrace(c.want, c.got) != c.trace {
			t.Errorf("MatchTrace(%q, %q) is not %v", c.want, c.got, c.trace)
		}
	}
}

func TestColumns(t *testing.T) {
	got := texttest.Columns("same\nleft only\nsame too\nold", "same\nsame too\nnew\nright only")
	want := "same                   same\n" +
		"left only            <\n" +
		"same too               same too\n" +
		"old                  | new\n" +
		"                     > right only\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// A stub does to the heap what its descr says and nothing else.
func TestWorldStubs(t *testing.T) {
	w := texttest.NewWorld(2)
	err := w.Env.Declare("field <T.x> int64\nfield <T.y> uint8\narray <[]int> int64\ncall <f> (i) int64 writes <T.x>")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tracetext.Parse("[i0]\ni1 = call(ConstClass(f), i0, descr=<f>)\nfinish()", w.Env); err != nil {
		t.Fatal(err)
	}
	w.Reset(rand.New(rand.NewPCG(1, 2)))
	before := w.Dump()
	x, y := w.Objects[1].Ints[0], w.Objects[1].Ints[1]
	w.Env.Descr("f").(*descr.Call).Stub([]int64{3}, nil)
	if diff := cmp.Diff([]int64{x + 1, y}, w.Objects[1].Ints[:2]); diff != "" {
		t.Error(diff)
	}
	if len(w.Log) != 1 || before == w.Dump() {
		t.Errorf("before\n%s\nafter\n%s", before, w.Dump())
	}
	w.Reset(rand.New(rand.NewPCG(1, 2)))
	if w.Dump() != before {
		t.Errorf("Reset does not bring back the same heap")
	}
}
