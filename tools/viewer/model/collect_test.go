package model

import (
	"testing"
	"time"

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
		c.Event(trace.EventCompiled{Trace: &trace.Trace{}})
	}
	if n := len(c.shares); n > 200_000 {
		t.Errorf("%d stretches", n)
	}
	if n := len(c.output); n > 200_000 {
		t.Errorf("%d marks of output", n)
	}
	if last := c.output[len(c.output)-1]; last.lines != 1_000_000 || last.bytes != 7_000_000 {
		t.Errorf("%d lines, %d bytes", last.lines, last.bytes)
	}
	if len(c.compiled) != 10 || c.left != 90 || len(c.events) > 25 {
		t.Errorf("%d traces kept, %d not, %d events", len(c.compiled), c.left, len(c.events))
	}
}
