package model

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/trace"
)

// TestCollectorStaysSmall: a long run with a million lines and a million entries
// leaves thousands of marks, and as many traces as were asked for.
func TestCollectorStaysSmall(t *testing.T) {
	c := NewCollector()
	c.Most = 10
	const hour = time.Hour / 1_000_000
	for i := range 1_000_000 {
		at := time.Duration(i) * hour
		c.turn(at, i%2 == 0)
		c.printed(at, 7, 1)
	}
	for range 100 {
		c.Event(trace.EventRecording{})
		c.Event(trace.EventCompiled{Trace: &trace.Trace{}, Recorded: &trace.Trace{}})
	}
	if n := len(c.shares); n > 200_000 {
		t.Errorf("%d stretches", n)
	}
	if n := len(c.output); n > 200_000 {
		t.Errorf("%d marks of output", n)
	}
	last := c.output[len(c.output)-1]
	if diff := cmp.Diff(outputMark{at: last.at, lines: 1_000_000, bytes: 7_000_000}, last, cmp.AllowUnexported(outputMark{})); diff != "" {
		t.Error(diff)
	}
	if len(c.compiled) != 10 || c.left != 90 || len(c.events) > 25 {
		t.Errorf("%d traces kept, %d not, %d events", len(c.compiled), c.left, len(c.events))
	}
}

// TestMostOps: what is kept ends with a whole loop, of which the entry bridge comes last.
func TestMostOps(t *testing.T) {
	c := NewCollector()
	c.MostOps = 50
	of := func(n int) *trace.Trace { return &trace.Trace{Ops: make([]*trace.Op, n)} }
	for range 5 {
		c.Event(trace.EventCompiled{Trace: of(10), Recorded: of(20)})
		c.Event(trace.EventCompiled{Trace: of(5)}) // of the entry bridge
	}
	if len(c.compiled) != 4 || c.left != 6 {
		t.Errorf("%d traces kept, %d not; want two loops of 35 ops, whole", len(c.compiled), c.left)
	}
}
