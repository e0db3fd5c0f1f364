//go:build !js

package ch06

import (
	"context"
	"strings"
	"testing"

	"mergepoint/chapters/stage"
	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/machine"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

func run(t *testing.T, src string, o stage.Options) string {
	t.Helper()
	p, err := Parse("p.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := Run(context.Background(), p, strings.NewReader(""), &out, o); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

const letters = "++++++++[>++++++++<-]>+>++++++[<.+>>++[>+<-]<-]"

// TestOps: the traces are those of chapter 5. What is new is what they become.
func TestOps(t *testing.T) {
	events := testB()
	for _, want := range []struct {
		kind trace.Kind
		ops  int
	}{{trace.Loop, 15}, {trace.EntryBridge, 30}} {
		for _, tr := range events.Traces(want.kind) {
			if len(tr.Ops) != want.ops {
				t.Errorf("%v with %d ops, want %d\n%v", tr.Kind, len(tr.Ops), want.ops, tr)
			}
		}
	}
	for _, r := range events.Recorded {
		if len(r.Trace.Ops) != 49 {
			t.Errorf("%d ops recorded, want 49\n%v", len(r.Trace.Ops), r.Trace)
		}
	}
}

// TestInstructions counts the instructions of each op of the loop [>+<-], those
// of the ways out not included. An op without any is done by its neighbour.
func TestInstructions(t *testing.T) {
	loop := testB().Traces(trace.Loop)[0]
	code, err := amd64.NewListing().Compile(loop)
	if err != nil {
		t.Fatal(err)
	}
	l, total := code.(*amd64.Code).Listing(), 0
	want := map[ops.Code]int{ops.SetarrayitemGc: 1, ops.GuardTrue: 1, ops.Jump: 2}
	for n, op := range loop.Ops {
		if got := len(l.Ops[n]); got != want[op.Code] {
			t.Errorf("%v has %d instructions, want %d: %q", op.Code, got, want[op.Code], l.Ops[n])
		}
		total += len(l.Ops[n])
	}
	if total != 5 {
		t.Errorf("the loop has %d instructions, want 5", total)
	}
}

// TestFallback: where there is no machine code the runner does its work, and the
// user is told. Whichever it is, the output is the same.
func TestFallback(t *testing.T) {
	var notices []string
	o := stage.Options{JIT: "threshold=2", Notice: func(text string) { notices = append(notices, text) }}
	own := run(t, letters, o)
	if (machine.Available() == nil) != (len(notices) == 0) {
		t.Errorf("machine code: %v; the user was told: %q", machine.Available(), notices)
	}
	o.Backend = func() backend.Backend { return runner.New() }
	if other := run(t, letters, o); own != other {
		t.Errorf("own backend prints %q, the runner %q", own, other)
	}
	if plain := run(t, letters, stage.Options{JIT: "off"}); own != plain {
		t.Errorf("own backend prints %q, the interpreter %q", own, plain)
	}
}

// TestCodeMemoryFull: what is old makes room, and the guest does not notice.
func TestCodeMemoryFull(t *testing.T) {
	if machine.Available() != nil {
		t.Skip("code memory needs machine code, which is made on amd64 only: ", machine.Available())
	}
	var bytes int
	o := stage.Options{JIT: "threshold=2,codemem=4096", Sink: sinkFunc(func(e trace.Event) {
		if c, ok := e.(trace.EventCompiled); ok {
			bytes += c.CodeBytes
		}
	})}
	src := strings.Repeat("+++++[>+<-]>.", 100)
	if got, want := run(t, src, o), run(t, src, stage.Options{JIT: "off"}); got != want {
		t.Errorf("printed %q, want %q", got, want)
	}
	if bytes <= 4096 {
		t.Errorf("%d bytes of code were made for a hundred loops; old ones were to make room for new ones", bytes)
	}
}

type sinkFunc func(trace.Event)

func (f sinkFunc) Event(e trace.Event) { f(e) }
