package warm_test

import (
	"strings"
	"testing"

	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
)

// TestBind binds the hand-written portal's main loop: with an engine, without one,
// while the engine is running, and with a function that is not the engine's.
func TestBind(t *testing.T) {
	e, err := warm.New(calcDriver, jit.DefaultParams(), warm.WithBackend(runner.New()))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	run := warm.Bind(e, calc)
	m := newMachine(9)
	inner := newMachine(9)
	m.hook = func() {
		if inner.regs[2] == 0 {
			run(nested, inner)
		}
	}
	run(nested+"p20", m)
	if m.regs[2] != 2500 || inner.regs[2] != 2500 {
		t.Errorf("registers are %d and, of a run inside the run, %d", m.regs[2], inner.regs[2])
	}
	func() {
		defer func() {
			if p := recover(); p != "enough" {
				t.Errorf("the guest panics with %v", p)
			}
		}()
		broken := newMachine(9)
		broken.hook = func() { panic("enough") }
		run(nested+"p20", broken)
	}()
	again := newMachine(9)
	if run(nested, again); again.regs[2] != 2500 {
		t.Errorf("after a panic: %d", again.regs[2])
	}
	alone := newMachine(9)
	if warm.Bind(nil, calc)(nested, alone); alone.regs[2] != 2500 {
		t.Errorf("without an engine: %d", alone.regs[2])
	}
	defer func() {
		if p := recover(); p == nil || !strings.Contains(p.(string), "the function is") {
			t.Errorf("another function: panic %v", p)
		}
	}()
	warm.Bind(e, func(string, *machine) {})
}
