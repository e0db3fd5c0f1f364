package backendtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/direct"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/texttest"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// A Program is one or more traces as text, separated by empty lines, compiled in
// order. A trace under the header of a bridge is attached to the guard of that
// number. The last trace that is no bridge is entered.
type Program struct {
	Name    string
	Descrs  string             // declarations, for what is not default
	Strides map[string]uintptr // in bytes, of arrays that are not packed, by name
	Text    string
}

// A Loaded program is parsed, in a world of its own.
type Loaded struct {
	World  *texttest.World
	Traces []*trace.Trace
	guards map[int]*trace.Guard
	entry  int
	attach []int // guard numbers, by trace; 0 if it is no bridge
}

// Load parses and verifies a program.
func (p *Program) Load() (*Loaded, error) {
	l := &Loaded{World: texttest.NewWorld(4), guards: map[int]*trace.Guard{}}
	l.World.AtZero, l.World.Stride = "[]int", p.Strides
	if err := l.World.Env.Declare(p.Descrs); err != nil {
		return nil, err
	}
	for _, text := range strings.Split(strings.TrimSpace(p.Text), "\n\n") {
		t, err := tracetext.Parse(text, l.World.Env)
		if err != nil {
			return nil, fmt.Errorf("%v in\n%s", err, text)
		}
		if errs := trace.Verify(t); errs != nil {
			return nil, fmt.Errorf("%v in\n%s", errs, text)
		}
		l.add(t, text)
	}
	return l, nil
}

func (l *Loaded) add(t *trace.Trace, text string) {
	guard := 0
	if t.Kind == trace.Bridge {
		fmt.Sscanf(text, "# bridge out of Guard %d", &guard)
	} else {
		l.entry = len(l.Traces)
	}
	for _, op := range t.Ops {
		if op.IsGuard() && op.Guard.Number >= 0 {
			l.guards[op.Guard.Number] = op.Guard
		}
	}
	l.Traces, l.attach = append(l.Traces, t), append(l.attach, guard)
}

// Compile gives the program to a backend.
func (l *Loaded) Compile(b backend.Backend) (backend.Code, error) {
	var entry backend.Code
	for i, t := range l.Traces {
		code, err := b.Compile(t)
		if err != nil {
			return nil, err
		}
		if g := l.attach[i]; g != 0 {
			b.Attach(l.guards[g], code)
		}
		if i == l.entry {
			entry = code
		}
	}
	return entry, nil
}

// Inputs makes values for the entry's inputs.
func (l *Loaded) Inputs(r *rand.Rand) (ints []int64, refs []unsafe.Pointer) {
	for _, b := range l.Traces[l.entry].Inputs {
		if b.Kind == descr.Ref {
			refs = append(refs, l.World.RandomRef(r))
		} else {
			ints = append(ints, texttest.RandomInt(r))
		}
	}
	return ints, refs
}

// Outcome runs code on a heap made from a seed and says all that can be seen
// afterwards: how it was left, with which values, the heap, and the calls made.
func (l *Loaded) Outcome(b backend.Backend, code backend.Code, seed uint64, ints []int64, refs []unsafe.Pointer) string {
	l.World.Reset(rand.New(rand.NewPCG(seed, 1)))
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second) // a wrong loop need not end
	defer cancel()
	x := b.Run(ctx, code, ints, refs)
	if x.Err != nil {
		return "error: " + x.Err.Error()
	}
	var s strings.Builder
	switch x.Kind {
	case backend.ExitGuard:
		fmt.Fprintf(&s, "guard %d", x.Guard.Number)
	case backend.ExitFinish:
		s.WriteString("finish")
	default:
		s.WriteString("canceled")
	}
	fmt.Fprintf(&s, " %v", x.Ints)
	for _, p := range x.Refs {
		s.WriteString(" " + l.World.Name(p))
	}
	if x.Panic != nil {
		fmt.Fprintf(&s, " panic: %v", x.Panic)
	}
	return s.String() + "\n" + l.World.Dump()
}

// newJudge makes a judge that gives up where a case would not end.
func newJudge() *direct.Backend {
	judge := direct.New()
	judge.Limit = 1e6
	return judge
}

// check runs a program on a backend and on the judge, n times with random inputs
// and heaps, and compares. It reports whether they agreed.
func check(t *testing.T, b backend.Backend, p *Program, n int) bool {
	t.Helper()
	l, err := p.Load()
	if err != nil {
		t.Errorf("%s: %v", p.Name, err)
		return false
	}
	judge := newJudge()
	right, err := l.Compile(judge)
	if err != nil {
		t.Fatal(err)
	}
	code, err := l.Compile(b)
	if err != nil {
		t.Fatalf("%s: %v", p.Name, err)
	}
	for seed := range uint64(n) {
		ints, refs := l.Inputs(rand.New(rand.NewPCG(seed, 2)))
		want := l.Outcome(judge, right, seed, ints, refs)
		if strings.HasPrefix(want, "error: ") {
			t.Errorf("%s: the case is wrong: %s\n%s", p.Name, want, p.Text)
			return false
		}
		got := l.Outcome(b, code, seed, ints, refs)
		if want != got {
			t.Errorf("%s, inputs %v %v: wanted | got\n%s\n%s\n%s", p.Name, ints, names(l, refs), texttest.Columns(want, got), p.Descrs, p.Text)
			return false
		}
	}
	return true
}

func names(l *Loaded, refs []unsafe.Pointer) []string {
	list := make([]string, len(refs))
	for i, p := range refs {
		list[i] = l.World.Name(p)
	}
	return list
}
