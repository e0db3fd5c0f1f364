package fence

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mergepoint/tools/book/internal/manuscript"
)

const someLog = `[1a] {jit-log-noopt-loop
[p0]
i1 = getfield_gc(p0, descr=<T.n>)
jump(p0)
[1b] jit-log-noopt-loop}
[2a] {jit-log-opt-loop
# Loop 0 : loop with 2 ops
[p0, i1]
guard_true(i1, descr=<Guard2>) [p0]
jump(p0, i1, descr=<Loop0>)
[2b] jit-log-opt-loop}
[3a] {jit-log-opt-loop
# Loop 1 : entry bridge with 1 ops
[p0]
jump(p0, 1, descr=<Loop0>)
[3b] jit-log-opt-loop}
[4a] {jit-log-opt-bridge
# bridge out of Guard 2 with 1 ops
[p0]
jump(p0, 1, descr=<Loop0>)
[4b] jit-log-opt-bridge}
`

// TestMeasures: the loop of the log above has two merge points and two other ops, and so
// has its recording; the entry bridge does not count.
func TestMeasures(t *testing.T) {
	const marks = "debug_merge_point('_+_', 0)\ndebug_merge_point('_-_', 0)\n"
	log := Sections(strings.NewReplacer("jump(p0)", marks+"jump(p0)", "jump(p0, i1", marks+"jump(p0, i1").Replace(someLog))
	for _, c := range []struct {
		per  string
		raw  bool
		want string
	}{{"", false, "4"}, {"", true, "4"}, {"instruction", false, "1.00"}, {"instruction", true, "1.00"}} {
		if got := measures[c.per](log, c.raw); got != c.want {
			t.Errorf("per=%q, raw=%v: %s, want %s", c.per, c.raw, got, c.want)
		}
	}
	if got := opsPerInstruction(nil, false); got != "-" {
		t.Errorf("a stage without traces has %s", got)
	}
}

func TestPick(t *testing.T) {
	list := Sections(someLog)
	for what, ops := range map[string]int{"loop0": 2, "loop1": 1, "raw0": 2, "bridge2": 1} {
		s, err := pick(list, what)
		if err != nil || s.Ops() != ops {
			t.Errorf("%s: %d ops, %v", what, s.Ops(), err)
		}
	}
	for _, what := range []string{"loop7", "raw1", "loops", ""} {
		if _, err := pick(list, what); err == nil {
			t.Errorf("%q was found", what)
		}
	}
}

func TestTree(t *testing.T) {
	var b strings.Builder
	tree(Sections(someLog)).print(&b, 0)
	want := "Loop 0: 2 ops\n  entered by Loop 1 (entry bridge): 1 ops\n  out of Guard 2: bridge of 1 ops to Loop 0\n"
	if b.String() != want {
		t.Errorf("the tree:\n%swant:\n%s", b.String(), want)
	}
}

func TestAround(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"+++_-_>>>", "+++_-_>>>"},
		{"aaaaaaaaaa_x_bbbbbbbbbb", "…aaa_x_bbbb…"},
		{"_x_bbbbbbbbbb", "_x_bbbbbbb…"},
		{"aaaaaaaaaa_x_", "…aaaaaaa_x_"},
	} {
		if got := around(c.in, 10); got != c.want {
			t.Errorf("around(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func TestCut(t *testing.T) {
	info, err := manuscript.ParseInfo(`go decl=f from="two" to="three"`)
	if err != nil {
		t.Fatal(err)
	}
	got, err := cut(Filled{Line: 5}, "one\n\ttwo\n\tthree\nfour\n", manuscript.Fence{Info: info})
	if err != nil || got.Text != "\t…\n\ttwo\n\tthree\n\t…\n" || got.Line != 0 {
		t.Errorf("%q, line %d, %v", got.Text, got.Line, err)
	}
}

func TestMask(t *testing.T) {
	f := NewFiller(t.TempDir())
	defer f.Close()
	page, err := manuscript.NewPage("chapters/x.md", "# x\n```console mask=times\n$ echo took 12.5ms; echo '[1a2b] {jit-log'\n$ cd /; (exit 3)\n$ pwd\n```\n")
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.Fill(page, manuscript.Fences(page.Text)[0])
	want := "$ echo took 12.5ms; echo '[1a2b] {jit-log'\ntook …ms\n[…] {jit-log\n$ cd /; (exit 3)\nexit status 3\n$ pwd\n/\n"
	if err != nil || got.Text != want {
		t.Errorf("%q, %v", got.Text, err)
	}
}

// TestChange: an edit fits in one place or is an error.
func TestChange(t *testing.T) {
	for _, c := range []struct{ edit, want, err string }{
		{"-two\n+2\n", "one\n2\nthree\nthree\n", ""},
		{" one\n-two\n", "one\nthree\nthree\n", ""},
		{"+four\n", "one\ntwo\nthree\nthree\nfour\n", ""},
		{"-three\n+3\n", "", "2 times"},
		{"-five\n+5\n", "", "0 times"},
	} {
		file := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(file, []byte("one\ntwo\nthree\nthree\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		err := change(file, c.edit)
		got, _ := os.ReadFile(file)
		if c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)) || c.err == "" && (err != nil || string(got) != c.want) {
			t.Errorf("%q: %q, %v", c.edit, got, err)
		}
	}
}
