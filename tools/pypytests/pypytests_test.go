package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/trace"
)

// A file as theirs are written, with tests of our own.
const file = `
class TestOptimize(Base):
    prefix = """
    [i0]
    i1 = int_and(i0, 255)
    """

    def test_same(self):
        ops = """
        [p0, f1]
        i2 = getfield_gc_i(p0, descr=valuedescr)
        guard_class(p0, ConstClass(node_vtable)) [i2]  # a note
        f3 = float_add(f1, 2.5)
        jump(p0, f3)
        """
        self.optimize_loop(ops, ops)

    def test_shorter(self):
        ops = self.prefix + '''
        i2 = int_and(i1, 255)
        i3 = int_sub(i2, %d)
        jump(i3)
        ''' % (MAXINT,)
        expected = self.prefix + '''
        i2 = int_and(i1, 255)
        i3 = int_sub(i2, %d)
        jump(i3)
        ''' % (MAXINT,)
        self.optimize_loop(ops, expected)

    def test_longer(self):
        ops = """
        [i0, i1]
        i2 = call_i(i0, descr=nonwritedescr)
        i3 = same_as_i(i2)
        jump(i3)
        """
        expected = """
        [i0, i1]
        jump(i1)
        """
        self.optimize_loop(ops, expected)

    def test_no_loop(self):
        ops = """
        [i0]
        guard_value(i0, 1) []
        guard_value(i0, 2) []
        jump(i0)
        """
        self.raises(InvalidLoop, self.optimize_loop, ops, ops)

    def test_unsaid(self):
        ops = """
        [i0]
        p1 = new_with_vtable(descr=nodesize)
        jump(i0)
        """
        expected = ops.replace("jump", "finish")
        self.optimize_loop(ops, expected)

    def test_computed(self):
        for op in "int_add int_sub".split():
            self.optimize_loop(make(op), make(op))
`

func TestVerdicts(t *testing.T) {
	var got []string
	for _, test := range readTests("file", file) {
		r := judge(test, 1)
		got = append(got, r.String())
		if said := r.verdict != unsaid && r.test.name != "test_no_loop"; said && r.ended == 0 {
			t.Errorf("%v: it never ran to an end", r)
		}
	}
	want := []string{
		"file test_same: same", "file test_shorter: shorter", "file test_longer: longer: +1: call", "file test_no_loop: same",
		"file test_unsaid: cannot be said: objects that never exist", "file test_computed: cannot be said: the text is computed",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestSay(t *testing.T) {
	s, err := say(readTests("file", file)[0].ops)
	if err != nil {
		t.Fatal(err)
	}
	want := `[p0, if1]
i2 = getfield_gc(p0, descr=<valuedescr>)
iclass1 = getfield_gc_pure(p0, descr=<typeptr>)
guard_value(iclass1, 1) [i2]
if3 = float_add(if1, 2.5)
jump(p0, if3)`
	if d := cmp.Diff(want, strings.Join(s.text, "\n")); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff("field <typeptr> int64 immutable\nfield <valuedescr> int64", s.declared()); d != "" {
		t.Error(d)
	}
}

// TestWrongIsSeen: a result that does something else is told.
func TestWrongIsSeen(t *testing.T) {
	s, err := say("[p0, i1]\nsetfield_gc(p0, i1, descr=valuedescr)\ni2 = int_add(i1, 1)\njump(p0, i2)")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range forms(s.text) {
		m, err := optimise(f.text, s.declared(), passesOf(pyTest{unroll: true}))
		if err != nil {
			t.Fatal(err)
		}
		if how, _ := m.differs(1); how != "" {
			t.Errorf("%s: %s", f.name, how)
		}
		if f.name == "counted" {
			m.res.Loop.Ops[0].Args[1] = trace.ConstInt(2)
			if how, _ := m.differs(1); how == "" {
				t.Errorf("a step that is one too long is not seen:\n%v%v", m.res.Entry, m.res.Loop)
			}
		}
	}
}
