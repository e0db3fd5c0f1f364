package codewriter_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/codewriter"
	"mergepoint/pkg/codewriter/testdata/forms/canenter"
	"mergepoint/pkg/codewriter/testdata/forms/closures"
	"mergepoint/pkg/codewriter/testdata/forms/contexts"
	"mergepoint/pkg/codewriter/testdata/forms/functions"
	"mergepoint/pkg/codewriter/testdata/forms/halt"
	"mergepoint/pkg/codewriter/testdata/forms/locals"
	"mergepoint/pkg/codewriter/testdata/forms/method"
	"mergepoint/pkg/codewriter/testdata/forms/names"
	"mergepoint/pkg/codewriter/testdata/forms/polled"
	"mergepoint/pkg/codewriter/testdata/forms/post"
	"mergepoint/pkg/codewriter/testdata/forms/predeclared"
	"mergepoint/pkg/codewriter/testdata/forms/tails"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

// forms are interpreters whose portals differ in where and what they count.
var forms = []struct {
	dir, note string // of translate -v
	plain     func() string
	jit       func(run func(d *jit.Driver, args ...any)) string
	loops     int
}{
	{
		dir: "canenter", note: "run counts at its CanEnter hints", loops: 1,
		plain: func() string {
			m := &canenter.Machine{Left: 200}
			canenter.Run("++<+!", m)
			return fmt.Sprint(*m)
		},
		jit: func(run func(d *jit.Driver, args ...any)) string {
			m := &canenter.Machine{Left: 200}
			run(canenter.Driver, "++<+!", m)
			return fmt.Sprint(*m)
		},
	},
	{
		dir: "functions", note: "interp.go:52:4: counts where pc jumps back", loops: 1,
		plain: func() string {
			m := &functions.Machine{Left: 300}
			functions.Run(guestFuncs(), m)
			return fmt.Sprint(m.Acc, m.Left)
		},
		jit: func(run func(d *jit.Driver, args ...any)) string {
			m := &functions.Machine{Left: 300}
			run(functions.Driver, guestFuncs(), m)
			return fmt.Sprint(m.Acc, m.Left)
		},
	},
	{
		dir: "closures", note: "interp.go:102:3: counts where pc jumps back", loops: 1,
		plain: func() string {
			m := &closures.Machine{Left: 90}
			closures.Run(closures.Program(70), m)
			return fmt.Sprint(*m)
		},
		jit: func(run func(d *jit.Driver, args ...any)) string {
			m := &closures.Machine{Left: 90}
			run(closures.Driver, closures.Program(70), m)
			return fmt.Sprint(*m)
		},
	},
	{
		dir: "contexts", note: "a poll: outlined as runAt39, a call", loops: 1,
		plain: func() string { return contextsRuns(func(m *contexts.Machine) { contexts.Run(contextsGuest, m) }) },
		jit: func(run func(d *jit.Driver, args ...any)) string {
			return contextsRuns(func(m *contexts.Machine) { run(contexts.Driver, contextsGuest, m) })
		},
	},
	{
		dir: "polled", note: "interp.go:41:3: a poll: outlined as runAt41, a call each time, by which compiled code forgets nothing while there is nothing to receive", loops: 1,
		plain: func() string {
			m := polledMachine()
			return fmt.Sprint(polled.Run(polledGuest, m), m.Acc, m.Left)
		},
		jit: func(run func(d *jit.Driver, args ...any)) string {
			m := polledMachine()
			run(polled.Driver, polledGuest, m)
			return fmt.Sprint("stopped", m.Acc, m.Left)
		},
	},
	{
		dir: "halt", note: "interp.go:28:5: counts where pc jumps back", loops: 1,
		plain: func() string {
			m := &halt.Machine{Left: 80}
			halt.Run("++<!", m)
			return fmt.Sprint(*m)
		},
		jit: func(run func(d *jit.Driver, args ...any)) string {
			m := &halt.Machine{Left: 80}
			run(halt.Driver, "++<!", m)
			return fmt.Sprint(*m)
		},
	},
	{
		dir: "post", note: "run counts at the merge point, which costs 20 to 60 % of a plain run: it is in the head of a statement", loops: 1,
		plain: func() string {
			m := &post.Machine{Left: 90}
			post.Run("..<.", m)
			return fmt.Sprint(*m)
		},
		jit: func(run func(d *jit.Driver, args ...any)) string {
			m := &post.Machine{Left: 90}
			run(post.Driver, "..<.", m)
			return fmt.Sprint(*m)
		},
	},
	{
		dir: "tails", note: "interp.go:34:4: counts where pc jumps back", loops: 1,
		plain: func() string {
			return tailsOf(func(code string, m *tails.Machine) { tails.Run(code, m) })
		},
		jit: func(run func(d *jit.Driver, args ...any)) string {
			return tailsOf(func(code string, m *tails.Machine) { run(tails.Driver, code, m) })
		},
	},
	{
		dir: "names", note: "interp.go:48:5: counts where pc jumps back", loops: 1,
		plain: func() string {
			m := &names.Machine{Left: 60}
			names.Run("ab@", 7, m, 3, m)
			return fmt.Sprint(*m)
		},
		jit: func(run func(d *jit.Driver, args ...any)) string {
			m := &names.Machine{Left: 60}
			run(names.Driver, "ab@", 7, m, 3, m)
			return fmt.Sprint(*m)
		},
	},
	{
		dir: "predeclared", note: "interp.go:99:5: counts where pc jumps back", loops: 1,
		plain: func() string {
			m := predeclared.New(60)
			predeclared.Run("ab@ ", m)
			return fmt.Sprint(m.Dump())
		},
		jit: func(run func(d *jit.Driver, args ...any)) string {
			m := predeclared.New(60)
			run(predeclared.Driver, "ab@ ", m)
			return fmt.Sprint(m.Dump())
		},
	},
	{
		dir: "locals", note: "counts where pc jumps back", loops: 1,
		plain: func() string {
			m := locals.New()
			locals.Run("abcfmn@", m)
			return fmt.Sprint(m.Dump()...)
		},
		jit: func(run func(d *jit.Driver, args ...any)) string {
			m := locals.New()
			run(locals.Driver, "abcfmn@", m)
			return fmt.Sprint(m.Dump()...)
		},
	},
	{
		dir: "method", note: "interp.go:31:5: counts where pc jumps back", loops: 1,
		plain: func() string {
			m := &method.Machine{Left: 150}
			m.Run(relative)
			return fmt.Sprint(*m)
		},
		jit: func(run func(d *jit.Driver, args ...any)) string {
			m := &method.Machine{Left: 150}
			run(method.Driver, m, relative)
			return fmt.Sprint(*m)
		},
	},
}

// tailsOf runs programs whose loops end in jumps of both lengths.
func tailsOf(run func(code string, m *tails.Machine)) string {
	text := ""
	for _, code := range []string{"+J", "+w5k0", "w2+J+w1k9+J", "+J+J"} {
		m := &tails.Machine{Left: 60}
		run(code, m)
		text += fmt.Sprint(*m)
	}
	return text
}

var relative = []int8{5, 0, 7, -3, 1, -4, 2}

// polledGuest asks twice a round, and sends itself something in some.
const polledGuest = "++p+?@"

// contextsGuest asks many times a round, and cancels in the end.
const contextsGuest = "+?+c?+@"

// keyed is a key of a value.
type keyed struct{}

// contextsRuns runs the guest under all kinds of contexts.
func contextsRuns(run func(m *contexts.Machine)) string {
	var all []string
	for _, kind := range []string{"Background", "WithCancel", "WithTimeout", "WithValue", "Counting"} {
		m := &contexts.Machine{Left: 200}
		ctx, cancel := context.WithCancel(context.Background())
		switch m.Ctx = ctx; kind {
		case "Background":
			m.Ctx = context.Background()
		case "WithTimeout":
			m.Ctx, cancel = context.WithTimeout(context.Background(), time.Hour)
		case "WithValue":
			m.Ctx = context.WithValue(ctx, keyed{}, 5)
		case "Counting":
			m.Ctx = contexts.Counting{Context: ctx, M: m}
		}
		m.Cancel = cancel
		run(m)
		all = append(all, kind, fmt.Sprint(m.Acc, m.Left, m.Ended, m.Err))
		cancel()
	}
	return strings.Join(all, " ")
}

func polledMachine() *polled.Machine {
	return &polled.Machine{Left: 200, Stop: make(chan struct{}), Mail: make(chan int, 8)}
}

func guestFuncs() *functions.Func {
	inner := &functions.Func{Code: []functions.Instr{{Op: '+', N: 5}, {Op: 'j', N: 0}, {Op: 'r'}}}
	outer := &functions.Func{Code: []functions.Instr{{Op: '+', N: 1}, {Op: 'c', Fn: inner}, {Op: 'j', N: 0}, {Op: 'r'}}}
	return &functions.Func{Code: []functions.Instr{{Op: 'c', Fn: outer}, {Op: 'c', Fn: inner}, {Op: 'r'}}}
}

func TestForms(t *testing.T) {
	var dirs []string
	for _, f := range forms {
		dirs = append(dirs, "testdata/forms/"+f.dir)
	}
	outs, errs := codewriter.WriteAll(dirs)
	for n, f := range forms {
		t.Run(f.dir, func(t *testing.T) {
			out, err := outs[n], errs[n]
			if err != nil || !strings.Contains(strings.Join(out.Notes, "\n"), f.note) {
				t.Errorf("notes are %q, %v, want %q", out.Notes, err, f.note)
			}
			want := f.plain()
			for _, mode := range modes {
				got := f.jit(func(d *jit.Driver, args ...any) {
					stats := runDriver(t, mode, d, args)
					if mode == "threshold=7" && stats.Loops < f.loops {
						t.Errorf("%d loops compiled, want %d", stats.Loops, f.loops)
					}
				})
				if got != want {
					t.Errorf("%s: got %s, want %s", mode, got, want)
				}
			}
		})
	}
}

func runDriver(t *testing.T, mode string, d *jit.Driver, args []any, opts ...warm.Option) warm.Stats {
	t.Helper()
	params := jit.DefaultParams()
	if err := params.Set(mode); err != nil {
		t.Fatal(err)
	}
	engine, err := warm.New(d, params, append(opts, warm.WithBackend(runner.New()))...)
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	if err := engine.Run(context.Background(), args...); err != nil {
		t.Error(err)
	}
	return engine.Stats()
}

// TestLocationLiteral: a Location may be any function of the greens, one without a name
// as well.
func TestLocationLiteral(t *testing.T) {
	var hot places
	p := jit.DefaultParams()
	p.Threshold = 7
	e, err := warm.New(predeclared.Driver, p, warm.WithBackend(runner.New()), warm.WithSink(&hot))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Run(context.Background(), "ab@ ", predeclared.New(50)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(places{"_ab@ "}, hot); diff != "" {
		t.Error(diff)
	}
}

// places are where loops became hot.
type places []string

func (p *places) Event(e trace.Event) {
	if e, ok := e.(trace.EventHot); ok {
		*p = append(*p, e.Where.Location())
	}
}
