package codewriter_test

import (
	"fmt"
	"sync"
	"testing"

	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/codewriter/testdata/forms/bound"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
)

// TestBoundMethod binds a method with arguments of any number and two results: its
// values, of one machine and of another, and its expression. Each does what the method
// does, and the loop is compiled.
func TestBoundMethod(t *testing.T) {
	params := jit.DefaultParams()
	if err := params.Set("threshold=7"); err != nil {
		t.Fatal(err)
	}
	e, err := warm.New(bound.Driver, params, warm.WithBackend(runner.New()))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	for _, c := range []struct {
		code  string
		seeds []int
	}{{"+@", []int{3, 4}}, {"++/@", []int{5}}, {"+@/", nil}, {"/", []int{0}}, {"+@", nil}} {
		outcome := func(m *bound.Machine, run func(code string, seeds ...int) (int, error)) (s string) {
			defer func() { s += fmt.Sprint(" ", recover(), " ", m.Rounds) }()
			sum, err := run(c.code, c.seeds...)
			return fmt.Sprint(sum, err)
		}
		m := &bound.Machine{}
		want := outcome(m, m.Run)
		for range 2 {
			m := &bound.Machine{}
			if got := outcome(m, warm.Bind(e, m.Run)); got != want {
				t.Errorf("%q of %v: got %s, want %s", c.code, c.seeds, got, want)
			}
		}
		m = &bound.Machine{}
		run := warm.Bind(e, (*bound.Machine).Run)
		got := outcome(m, func(code string, seeds ...int) (int, error) { return run(m, code, seeds...) })
		if got != want {
			t.Errorf("the expression, %q of %v: got %s, want %s", c.code, c.seeds, got, want)
		}
	}
	if n := e.Stats().Loops; n == 0 {
		t.Error("no loop was compiled")
	}
}

// TestBoundByMany: each of many goroutines gets what its own run gave, also where the
// function that it calls is made by reflection.
func TestBoundByMany(t *testing.T) {
	e, err := warm.New(bound.Driver, jit.DefaultParams(), warm.WithBackend(runner.New()))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	run := warm.Bind(e, (*bound.Machine).Run)
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			for range 2000 {
				m := &bound.Machine{}
				if sum, err := run(m, "+", n); err != nil || sum != n {
					t.Errorf("goroutine %d: %d, %v", n, sum, err)
					return
				}
			}
		})
	}
	all.Wait()
}
