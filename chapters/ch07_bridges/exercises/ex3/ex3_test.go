//go:build exercise || solution

package ex3

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"mergepoint/chapters/bfparse"
	ch02 "mergepoint/chapters/ch02_jitdriver"
	ch07 "mergepoint/chapters/ch07_bridges"
	"mergepoint/chapters/collect"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

const mostFailures = 20

func TestProgram(t *testing.T) {
	const without, with = "threshold=10,trace_eagerness=0", "threshold=10,trace_eagerness=5"
	jumps := int64(0)
	run(t, ch02.Run, stage.Options{Inspect: func(e *warm.Engine) {
		for _, c := range e.Counts() {
			jumps += int64(c.N)
		}
	}})
	failed := int64(0)
	inspect := func(e *warm.Engine) { failed = e.Stats().GuardFailures }
	run(t, ch07.Run, stage.Options{JIT: without, Inspect: inspect})
	if 3*failed < jumps {
		t.Errorf("%s: %d backward jumps, %d failed guards: no ping-pong yet", without, jumps, failed)
	}
	events := &collect.Events{}
	run(t, ch07.Run, stage.Options{JIT: with, Inspect: inspect, Sink: events})
	if !comesBack(events) {
		t.Errorf("%s: no bridge leads back to the loop it comes from", with)
	}
	if failed > mostFailures {
		t.Errorf("%s: still %d guards fail", with, failed)
	}
}

// comesBack reports whether a loop's guard has a bridge that ends in that loop.
func comesBack(events *collect.Events) bool {
	home := map[int]*trace.Target{} // by number of the guard
	for _, loop := range events.Traces(trace.Loop) {
		for _, op := range loop.Ops {
			if op.IsGuard() {
				home[op.Guard.Number] = loop.Target
			}
		}
	}
	for _, e := range events.Compiled {
		last := e.Trace.Ops[len(e.Trace.Ops)-1]
		if to, ok := last.Descr.(*trace.Target); ok && e.Trace.Kind == trace.Bridge && to == home[e.Guard] {
			return true
		}
	}
	return false
}

type runner func(context.Context, *bfparse.Program, io.Reader, io.Writer, stage.Options) error

func run(t *testing.T, stage runner, o stage.Options) {
	t.Helper()
	p, err := bfparse.Parse("prog.b", []byte(Program))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := stage(ctx, p, strings.NewReader(""), io.Discard, o); err != nil {
		t.Fatal(err)
	}
}
