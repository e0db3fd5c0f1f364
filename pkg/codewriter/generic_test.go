package codewriter_test

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/codewriter"
	"mergepoint/pkg/codewriter/testdata/forms/generic"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
)

var genericPrograms = []string{"+p*>+t@", "**p>kp@", "+>+*>t*p@", "+>+>@", "++@!", ">+!+@"}

// TestGeneric runs generic main loops at several instances, each by the name of the
// instance and by the types of its arguments.
func TestGeneric(t *testing.T) {
	for _, mode := range modes {
		for _, code := range genericPrograms {
			a, b, c := generic.All(70)
			sameRuns(t, mode, code, a, (*generic.Machine[uint8]).Run)
			sameRuns(t, mode, code, b, runOf(b))
			sameRuns(t, mode, code, c, (*generic.Machine[uint64]).Run)
			sameSums(t, mode, code, a.Tape, generic.Sum[uint8, *uint8])
			sameSums(t, mode, code, c.Tape, generic.Sum[uint64, *uint64])
		}
	}
}

// runOf is for an instance whose type has no name here.
func runOf[C generic.Cell](*generic.Machine[C]) func(*generic.Machine[C], string) {
	return (*generic.Machine[C]).Run
}

func engineFor(t *testing.T, d *jit.Driver, mode string, options ...warm.Option) *warm.Engine {
	t.Helper()
	params := jit.DefaultParams()
	if err := params.Set(mode); err != nil {
		t.Fatal(err)
	}
	e, err := warm.New(d, params, append(options, warm.WithBackend(runner.New()))...)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// inside lets cmp look into machines of all instances.
var inside = cmp.Exporter(func(reflect.Type) bool { return true })

func sameRuns[C generic.Cell](t *testing.T, mode, code string, m *generic.Machine[C], run func(*generic.Machine[C], string)) {
	t.Helper()
	fresh := func() *generic.Machine[C] { return generic.New[C](m.Left) }
	plain := fresh()
	run(plain, code)
	e := engineFor(t, generic.Driver, mode)
	defer e.Close()
	for range 2 {
		got := fresh()
		if err := e.Run(t.Context(), got, code); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(plain, got, inside); diff != "" {
			t.Errorf("%T %q, %s: %s", m, code, mode, diff)
		}
	}
}

func sameSums[C generic.Cell](t *testing.T, mode, code string, cells []C, sum func(string, []C, *C) (C, error)) {
	t.Helper()
	outcome := func(sum func(string, []C, *C) (C, error)) []any {
		own, last := append([]C(nil), cells...), C(0)
		n, err := sum(code, own, &last)
		return []any{n, fmt.Sprint(err), own, last}
	}
	e := engineFor(t, generic.Sums, mode, warm.OfMain(sum))
	defer e.Close()
	want := outcome(sum)
	for range 2 {
		if diff := cmp.Diff(want, outcome(warm.Bind(e, sum))); diff != "" {
			t.Errorf("%T %q, %s: %s", cells, code, mode, diff)
		}
	}
	if mode == "threshold=7" && code == "+>+>@" && e.Stats().Loops == 0 {
		t.Errorf("%T: nothing was compiled", cells)
	}
}

// TestGenericBinding finds instances that only their code tells apart.
func TestGenericBinding(t *testing.T) {
	a, b, c := generic.All(70)
	e := engineFor(t, generic.Driver, "threshold=2", warm.OfMain(b.Run))
	defer e.Close()
	for _, run := range []func(string){warm.Bind(e, a.Run), warm.Bind(e, b.Run), warm.Bind(e, c.Run)} {
		run("+@")
	}
	if got := fmt.Sprint(a.Tape, b.Tape, c.Tape); got != "[88 0 0 0] [7000 0 0 0] [7000 0 0 0]" {
		t.Error(got)
	}
	if e.Stats().Loops == 0 {
		t.Error("nothing was compiled of the main loop that the engine is of")
	}
	defer func() {
		if said := fmt.Sprint(recover()); !strings.Contains(said, "made in generic code, where nothing tells which function it is: use Engine.Run there") {
			t.Error(said)
		}
	}()
	bindHere(e, a)
}

// TestBindAtOnce binds main loops that the engine does not know yet, in several goroutines.
func TestBindAtOnce(t *testing.T) {
	for range 50 {
		a, b, c := generic.All(70)
		e := engineFor(t, generic.Driver, "threshold=2", warm.OfMain(b.Run))
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() { warm.Bind(e, a.Run) })
			all.Go(func() { warm.Bind(e, c.Run) })
		}
		all.Wait()
		e.Close()
	}
}

func bindHere[C generic.Cell](e *warm.Engine, m *generic.Machine[C]) { warm.Bind(e, m.Run) }

// TestGenericLooksInside sees that traces look into generic functions.
func TestGenericLooksInside(t *testing.T) {
	out, err := codewriter.Write("testdata/forms/generic")
	if err != nil {
		t.Fatal(err)
	}
	text := codewriter.PolicyText(out.Decisions)
	for _, want := range []string{"times[uint8]", "stack[word].push", "Machine[uint64].cell"} {
		if !strings.Contains(strings.Join(strings.Fields(text), " "), want+" inline") {
			t.Errorf("%s is not looked into:\n%s", want, text)
		}
	}
}
