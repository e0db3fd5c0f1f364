package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// files has the files of theirs that are read, and whether their loops are peeled.
var files = []struct {
	name   string
	unroll bool
}{
	{"test_optimizebasic.py", false}, {"test_optimizeheap.py", false}, {"test_optimizeintbound.py", false}, {"test_optimizeopt.py", true},
}

// folder is where they are in a checkout.
const folder = "rpython/jit/metainterp/optimizeopt/test"

func main() {
	list := flag.Bool("list", false, "a line for each test")
	show := flag.String("show", "", "show the traces of tests whose name contains this")
	seed := flag.Uint64("seed", 1, "of the runs")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "pypytests: one argument is wanted, a checkout of PyPy; see -h")
		os.Exit(2)
	}
	tests, err := readAll(flag.Arg(0))
	if err != nil {
		fmt.Fprintln(os.Stderr, "pypytests:", err)
		os.Exit(1)
	}
	var results []result
	for _, t := range tests {
		if *show != "" && !strings.Contains(t.name, *show) {
			continue
		}
		r := judge(t, *seed)
		if results = append(results, r); *show != "" {
			fmt.Println(r.long())
		} else if *list || r.verdict == wrong {
			fmt.Println(r)
		}
	}
	if !*list && *show == "" {
		fmt.Print(table(results))
	}
	if slices.ContainsFunc(results, func(r result) bool { return r.verdict == wrong }) {
		os.Exit(1)
	}
}

// readAll reads the tests of a checkout.
func readAll(checkout string) (tests []pyTest, err error) {
	for _, f := range files {
		text, err := os.ReadFile(filepath.Join(checkout, folder, f.name))
		if err != nil {
			return nil, err
		}
		for _, t := range readTests(f.name, string(text)) {
			t.unroll = f.unroll
			tests = append(tests, t)
		}
	}
	return tests, nil
}

// A verdict is what comes of a test.
type verdict int

const (
	unsaid  verdict = iota // it cannot be said in our ops
	equal                  // as many ops as theirs
	shorter                // fewer
	longer                 // more
	others                 // theirs is shorter by what is not so in Go: see notes.txt
	wrong                  // ours does something else than what was recorded
)

var verdicts = [...]string{"cannot be said", "same", "shorter", "longer", "not for us", "wrong"}

func (v verdict) String() string { return verdicts[v] }

// A result is what came of a test.
type result struct {
	test    pyTest
	verdict verdict
	why     string
	more    int // ops than theirs have
	ended   int // runs that came to an end
	said    *saying
	made    *made
	wanted  *trace.Trace
}

func (r result) String() string {
	s := fmt.Sprintf("%s %s: %v", r.test.file, r.test.name, r.verdict)
	if r.why != "" {
		s += ": " + r.why
	}
	return s
}

// long shows the traces.
func (r result) long() string {
	s := fmt.Sprintf("%v, %d runs\n", r, r.ended)
	if r.made == nil {
		return s
	}
	s += fmt.Sprintf("-- recorded --\n%v", r.made.rec)
	if r.wanted != nil {
		s += fmt.Sprintf("-- theirs --\n%v", r.wanted)
	}
	if r.made.res != nil {
		if r.made.res.Entry != nil {
			s += fmt.Sprintf("-- entry --\n%v", r.made.res.Entry)
		}
		s += fmt.Sprintf("-- ours --\n%v", r.made.res.Loop)
	}
	return s
}

// passesOf gives the passes for a test.
func passesOf(t pyTest) optimizer.Passes {
	passes := optimizer.Chapter8 &^ optimizer.Repeat
	if !t.unroll {
		passes &^= optimizer.Unroll | optimizer.Registers
	}
	return passes
}

// judge says what comes of a test.
func judge(t pyTest, seed uint64) (r result) {
	r.test = t
	fail := func(v verdict, format string, args ...any) result {
		r.verdict, r.why = v, fmt.Sprintf(format, args...)
		return r
	}
	if t.err != nil {
		return fail(unsaid, "%v", t.err)
	}
	var err error
	if r.said, err = say(t.ops); err != nil {
		return fail(unsaid, "%v", err)
	}
	if r.made, err = optimise(r.said.text, r.said.declared(), passesOf(t)); err != nil {
		return fail(unsaid, "%v", err)
	}
	if how := r.run(seed); how != "" {
		return fail(wrong, "%s", how)
	}
	r.made.askAgain()
	r.made.optimise(passesOf(t))
	if err := r.count(); err != nil {
		return fail(unsaid, "what is expected: %v", err)
	}
	if note := notes[t.name]; r.verdict == longer && note != "" {
		if why, ok := strings.CutPrefix(note, "not for us: "); ok {
			return fail(others, "%s", why)
		}
		r.why += "; " + note
	}
	return r
}

// run runs all forms of a test, and says how one differs.
func (r *result) run(seed uint64) (how string) {
	for _, f := range forms(r.said.text) {
		m, err := optimise(f.text, r.said.declared(), passesOf(r.test))
		if err != nil {
			return f.name + ": " + err.Error()
		}
		if m.err == optimizer.ErrInvalidLoop {
			continue
		}
		if m.err != nil {
			return f.name + ": " + m.err.Error()
		}
		how, ended := m.differs(seed)
		if r.ended += ended; how != "" {
			return f.name + ": " + how
		}
	}
	return ""
}

// count compares the numbers of ops.
func (r *result) count() error {
	refused := r.made.err == optimizer.ErrInvalidLoop
	if r.test.invalid || refused {
		r.verdict = equal
		if refused != r.test.invalid {
			r.verdict, r.why = longer, map[bool]string{true: "ours has no loop", false: "theirs has no loop"}[refused]
		}
		return nil
	}
	said, err := say(r.test.expected)
	if err != nil {
		return err
	}
	env := tracetext.NewEnv()
	if err := env.Declare(said.declared()); err != nil {
		return err
	}
	if r.wanted, err = tracetext.Parse(strings.Join(said.text, "\n"), env); err != nil {
		return err
	}
	ours, theirs := r.made.res.Loop.Ops, needed(r.wanted)
	r.more = len(ours) - len(theirs)
	switch {
	case r.more > 0:
		r.verdict, r.why = longer, fmt.Sprintf("%+d: %s", r.more, strings.Join(surplus(ours, theirs), ", "))
	case r.more < 0:
		r.verdict = shorter
	default:
		r.verdict = equal
	}
	return nil
}

// needed gives the ops of a trace of theirs without those whose results nobody uses,
// which ours leaves out and theirs keeps for the backend to see.
func needed(t *trace.Trace) (list []*trace.Op) {
	used := map[*trace.Box]bool{}
	for _, op := range slices.Backward(t.Ops) {
		if load := op.Code == ops.GetfieldGc || op.Code == ops.GetarrayitemGc; (load || op.Code.Is(ops.Pure) && op.Code != ops.CallPure) && !used[op.Result] {
			continue
		}
		for _, b := range op.Args {
			used[b] = true
		}
		if op.Guard != nil {
			op.Guard.Uses(func(b *trace.Box) { used[b] = true })
		}
		list = append(list, op)
	}
	return list
}

// surplus names the ops of which one list has more than another.
func surplus(ours, theirs []*trace.Op) (names []string) {
	n := map[ops.Code]int{}
	for _, op := range ours {
		n[op.Code]++
	}
	for _, op := range theirs {
		n[op.Code]--
	}
	for _, row := range ops.Table {
		if n[row.Code] > 0 {
			names = append(names, row.Name)
		}
	}
	return names
}
