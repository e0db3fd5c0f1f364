package fence

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/viewer"
)

// someRun is a run that recorded a loop, with its marks in it, and compiled the loop,
// its entry bridge and a bridge.
func someRun(t *testing.T) []*listed {
	t.Helper()
	env := tracetext.NewEnv()
	parse := func(text string) *trace.Trace {
		tr, err := tracetext.Parse(text, env)
		if err != nil {
			t.Fatal(err)
		}
		return tr
	}
	const marks = "debug_merge_point('_+_', 0)\ndebug_merge_point('_-_', 0)\n"
	recorded := parse("[p0]\ni1 = getfield_gc(p0, descr=<T.n>)\n" + marks + "jump(p0)")
	run := &told{Collector: viewer.NewCollector(), recorded: map[bool]int{}}
	for _, e := range []trace.Event{
		trace.EventRecorded{Trace: recorded},
		trace.EventCompiled{Number: 0, Recorded: recorded, Trace: parse("# Loop 0 : loop with 4 ops\n[p0, i1]\nguard_true(i1, descr=<Guard2>) [p0]\n" + marks + "jump(p0, i1, descr=<Loop0>)")},
		trace.EventCompiled{Number: 1, Trace: parse("# Loop 1 : entry bridge with 1 ops\n[p0]\njump(p0, 1, descr=<Loop0>)")},
		trace.EventCompiled{Guard: 2, Trace: parse("# bridge out of Guard 2 with 1 ops\n[p0]\njump(p0, 1, descr=<Loop0>)")},
	} {
		run.Event(e)
	}
	return run.traces
}

// TestMeasures: the loop has two merge points and two other ops, and so has its
// recording; the entry bridge does not count.
func TestMeasures(t *testing.T) {
	run := someRun(t)
	for _, c := range []struct {
		per  string
		raw  bool
		want string
	}{{"", false, "4"}, {"", true, "4"}, {"instruction", false, "1.00"}, {"instruction", true, "1.00"}} {
		if got := measures[c.per](run, c.raw); got != c.want {
			t.Errorf("per=%q, raw=%v: %s, want %s", c.per, c.raw, got, c.want)
		}
	}
	if got := opsPerInstruction(nil, false); got != "-" {
		t.Errorf("a stage without traces has %s", got)
	}
}

func TestPick(t *testing.T) {
	run := someRun(t)
	for what, ops := range map[string]int{"loop0": 4, "loop1": 1, "raw0": 4, "bridge2": 1} {
		l, err := pick(run, what)
		if err != nil || len(l.Ops) != ops {
			t.Errorf("%s: %v, %v", what, l, err)
		}
	}
	for _, what := range []string{"loop7", "raw1", "loops", ""} {
		if _, err := pick(run, what); err == nil {
			t.Errorf("%q was found", what)
		}
	}
	info, _ := manuscript.ParseInfo("trace trim=7")
	l, _ := pick(run, "loop0")
	if got, want := l.text(info), "# Loop 0 : loop with 4 ops\n"+l.String(); got != want || l.count("guard") != 1 {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestTree(t *testing.T) {
	var b strings.Builder
	tree(someRun(t)).print(&b, 0)
	want := "Loop 0: 4 ops\n  entered by Loop 1 (entry bridge): 1 ops\n  out of Guard 2: bridge of 1 ops to Loop 0\n"
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
	if diff := cmp.Diff(Filled{Text: "\t…\n\ttwo\n\tthree\n\t…\n"}, got); err != nil || diff != "" {
		t.Errorf("%s, %v", diff, err)
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
