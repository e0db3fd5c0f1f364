package jitlog_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/jitlog"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// A section is what the reader below finds.
type section struct {
	category, text string
	from, to       int64
}

var stamp = regexp.MustCompile(`^\[([0-9a-f]+)\] (\{?)([a-z-]+)(\}?)$`)

// read takes a log apart as PyPy's own parser of 2011 did (pypy/tool/logparser.py):
// sections that begin and end, with growing time stamps.
func read(t *testing.T, log string) (list []section) {
	t.Helper()
	var open *section
	last := int64(-1)
	for n, line := range strings.Split(strings.TrimSuffix(log, "\n"), "\n") {
		m := stamp.FindStringSubmatch(line)
		if m == nil {
			if open == nil {
				t.Fatalf("line %d outside sections: %s", n+1, line)
			}
			open.text += line + "\n"
			continue
		}
		at, err := strconv.ParseInt(m[1], 16, 64)
		if err != nil || at <= last {
			t.Fatalf("line %d: time stamp %s does not grow (%v)", n+1, m[1], err)
		}
		last = at
		switch {
		case m[2] == "{" && open == nil:
			open = &section{category: m[3], from: at}
		case m[4] == "}" && open != nil && open.category == m[3]:
			open.to = at
			list, open = append(list, *open), nil
		default:
			t.Fatalf("line %d: section begins or ends in another: %s", n+1, line)
		}
	}
	if open != nil {
		t.Fatalf("section %s has no end", open.category)
	}
	return list
}

// events is a small run: a loop with its entry bridge, an abort, a bridge.
func events(t *testing.T) []trace.Event {
	t.Helper()
	env := tracetext.NewEnv()
	parse := func(text string) *trace.Trace {
		tr, err := tracetext.Parse(text, env)
		if err != nil {
			t.Fatal(err)
		}
		return tr
	}
	where := &trace.MergePoint{Text: "a_+_b <here>", Greens: []int64{2}}
	raw := parse("[p0, i1]\ndebug_merge_point('a_+_b', 0)\ni2 = int_is_true(i1)\nguard_true(i2) [i1, p0]\njump(p0, i1)")
	loop := parse("# Loop 0 : loop with 4 ops\n[p0, i1]\ni3 = int_sub(i1, 1)\ni4 = int_is_true(i3)\nguard_true(i4, descr=<Guard2>) [i3, p0]\njump(p0, i3, descr=<Loop0>)")
	short := parse("[p0]\ni1 = getfield_gc(p0, descr=<T.x>)\nguard_nonnull(p0)\nfinish()")
	loop.Target.Short = &trace.Short{Inputs: short.Inputs, Ops: short.Ops[:2], Jump: []*trace.Box{short.Inputs[0], short.Ops[0].Result}}
	entry := parse("# Loop 1 : entry bridge with 2 ops\n[p0]\ni1 = getfield_gc(p0, descr=<T.x>)\njump(p0, i1, descr=<Loop0>)")
	bridge := parse("# bridge out of Guard 2 with 1 ops\n[i0, p0]\njump(p0, i0, descr=<Loop0>)")
	for _, op := range raw.Ops {
		op.Origin.Info, op.Origin.Line, op.Origin.Guest = &trace.FrameInfo{Func: "calc.run", File: "calc.go"}, 41, where
	}
	gone := trace.Reason{Pass: "rewrite", Rule: "test", Op: raw.Ops[1], Because: raw.Ops[2], Result: trace.ConstInt(1)}
	return []trace.Event{
		trace.EventHot{Where: where, Count: 1000},
		trace.EventRecording{Where: where},
		trace.EventRecorded{Trace: raw, Nanos: 5},
		trace.EventCompiled{Number: 0, Trace: loop, Recorded: raw, Reasons: []trace.Reason{gone}, OptNanos: 6, BackendNanos: 7},
		trace.EventCompiled{Number: 1, Trace: entry},
		trace.EventEntered{Number: 1, Where: where},
		trace.EventGuardFailed{Guard: 2, Count: 200},
		trace.EventRecording{Where: where, Guard: 2},
		trace.EventAborted{Where: where, Guard: 2, Reason: trace.AbortTooLong, Detail: "limit 6000", Ops: 6001},
		trace.EventRecorded{Trace: bridge, Guard: 2},
		trace.EventCompiled{Trace: bridge, Guard: 2, CodeBytes: 64},
	}
}

// write gives the file that a run leaves.
func write(t *testing.T, prefix string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "log")
	log, err := jitlog.Open(prefix+file, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events(t) {
		log.Event(e)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestLog(t *testing.T) {
	var got strings.Builder
	for _, s := range read(t, write(t, ":")) {
		fmt.Fprintf(&got, "{%s\n%s}\n", s.category, s.text)
	}
	want := `{jit-log-noopt-loop
[p0, i1]
debug_merge_point('a_+_b', 0)
i2 = int_is_true(i1)
guard_true(i2) [i1, p0]
jump(p0, i1)
}
{jit-log-short-preamble
[p0]
i1 = getfield_gc(p0, descr=<T.x>)
guard_nonnull(p0)
jump(p0, i1, descr=<Loop0>)
}
{jit-log-opt-loop
# Loop 0 : loop with 4 ops
[p0, i1]
i3 = int_sub(i1, 1)
i4 = int_is_true(i3)
guard_true(i4, descr=<Guard2>) [i3, p0]
jump(p0, i3, descr=<Loop0>)
}
{jit-log-opt-loop
# Loop 1 : entry bridge with 2 ops
[p0]
i1 = getfield_gc(p0, descr=<T.x>)
jump(p0, i1, descr=<Loop0>)
}
{jit-abort
~~~ ABORTING TRACING: trace too long after 6001 ops, from Guard 2, at 'a_+_b <here>': limit 6000
}
{jit-log-noopt-bridge
[i0, p1]
jump(p1, i0, descr=<Loop0>)
}
{jit-log-opt-bridge
# bridge out of Guard 2 with 1 ops
[i0, p1]
jump(p1, i0, descr=<Loop0>)
}
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", &got, want)
	}
}

// The prefixes choose the sections; without a colon there are only their marks.
func TestSpec(t *testing.T) {
	for _, c := range []struct {
		prefix string
		want   []string
	}{
		{"jit-log-opt-loop:", []string{"jit-log-opt-loop", "jit-log-opt-loop"}},
		{"jit-log-opt-bridge,jit-log-noopt:", []string{"jit-log-noopt-loop", "jit-log-noopt-bridge", "jit-log-opt-bridge"}},
		{"jit-a:", []string{"jit-abort"}},
	} {
		var got []string
		for _, s := range read(t, write(t, c.prefix)) {
			got = append(got, s.category)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.prefix, diff)
		}
	}
	for _, s := range read(t, write(t, "")) {
		if s.text != "" {
			t.Errorf("profile: section %s has text", s.category)
		}
	}
}

// Two runs write the same but for the time stamps.
func TestOnlyTimesDiffer(t *testing.T) {
	times := regexp.MustCompile(`(?m)^\[[0-9a-f]+\]`)
	if a, b := write(t, ":"), write(t, ":"); times.ReplaceAllString(a, "[]") != times.ReplaceAllString(b, "[]") {
		t.Errorf("two logs differ:\n%s\n%s", a, b)
	}
}

func TestStderr(t *testing.T) {
	var b bytes.Buffer
	log, err := jitlog.Open("jit-log-opt:-", &b)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events(t) {
		log.Event(e)
	}
	if err := log.Close(); err != nil || len(read(t, b.String())) != 3 {
		t.Errorf("%v\n%s", err, &b)
	}
}

func TestErrors(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ spec, want string }{
		{"", `log "": no file; wanted is [PREFIX,…:]FILE, with - for the standard error`},
		{"jit-log:", `log "jit-log:": no file; wanted is [PREFIX,…:]FILE, with - for the standard error`},
		{"jit-lgo:f", `log "jit-lgo:f": no section's name begins with "jit-lgo"; there are jit-log-noopt-loop, jit-log-noopt-bridge, jit-log-opt-loop, jit-log-opt-bridge, jit-log-short-preamble, jit-abort`},
		{":" + dir, "cannot write " + dir + ": is a directory"},
		{dir + "/no/file", "cannot write " + dir + "/no/file: no such file or directory"},
	} {
		if _, err := jitlog.Open(c.spec, nil); fmt.Sprint(err) != c.want {
			t.Errorf("%s:\n got %v\nwant %s", c.spec, err, c.want)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteErrorsAreKept(t *testing.T) {
	log, err := jitlog.Open(":-", fullDisk{})
	if err != nil {
		t.Fatal(err)
	}
	ev, err := jitlog.OpenEvents("-", fullDisk{})
	if err != nil {
		t.Fatal(err)
	}
	sink := jitlog.Multi(nil, log, ev)
	for _, e := range events(t) {
		sink.Event(e)
	}
	if err := log.Close(); fmt.Sprint(err) != "log: no space left" {
		t.Errorf("log: %v", err)
	}
	if err := ev.Close(); fmt.Sprint(err) != "events: no space left" {
		t.Errorf("events: %v", err)
	}
	if jitlog.Multi(nil, nil) != nil {
		t.Errorf("Multi without sinks is not nil")
	}
}

// A guest program of 2 MB in each location: log and events grow with what happens,
// not with the program, and are written piece by piece.
func TestLongLocations(t *testing.T) {
	const marks = 100
	program := strings.Repeat("ab", 1<<20)
	long, asked := &trace.Trace{}, 0
	for n := 1000; n < 1000+marks; n++ {
		lazy := func(*trace.MergePoint) string {
			asked++
			return program[:n] + "_" + program[n:n+1] + "_" + program[n+1:]
		}
		where := &trace.MergePoint{Lazy: lazy, Greens: []int64{int64(n)}}
		long.Ops = append(long.Ops, &trace.Op{Code: ops.DebugMergePoint, Mark: where, Origin: trace.Origin{Guest: where}})
	}
	list := []trace.Event{
		trace.EventHot{Where: long.Ops[7].Mark},
		trace.EventRecorded{Trace: long},
		trace.EventAborted{Where: long.Ops[3].Mark},
		trace.EventCompiled{Trace: long, Recorded: long},
		trace.EventCompiled{Trace: long},
	}
	var log, ev pieces
	l, _ := jitlog.Open(":-", &log)
	e, _ := jitlog.OpenEvents("-", &ev)
	for _, event := range list {
		l.Event(event)
		e.Event(event)
	}
	if err := errors.Join(l.Close(), e.Close()); err != nil {
		t.Fatal(err)
	}
	for what, p := range map[string]*pieces{"log": &log, "events": &ev} {
		if p.sum < 100*marks || p.sum > 1000*marks {
			t.Errorf("%s: %d bytes for %d places twice", what, p.sum, marks)
		}
	}
	if asked != 2*marks+1 { // that of the abort
		t.Errorf("%d locations are made for log and events, of %d places", asked, marks)
	}
	if log.most > 1<<14 {
		t.Errorf("the log is written in pieces of up to %d bytes", log.most)
	}
	if want := "debug_merge_point('…" + program[:128] + "_a_"; !strings.Contains(log.String(), want) {
		t.Errorf("no location is cut around its mark: %.600s", &log.Builder)
	}
	read(t, log.String())
}

// pieces keeps what is written, and how much at once.
type pieces struct {
	strings.Builder
	sum, most int
}

func (p *pieces) Write(b []byte) (int, error) {
	p.sum, p.most = p.sum+len(b), max(p.most, len(b))
	return p.Builder.Write(b)
}
