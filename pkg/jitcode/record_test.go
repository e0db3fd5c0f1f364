package jitcode

import (
	"errors"
	"testing"
)

// TestRecord wants a record to hold the results, to be another one each time, and to
// take no memory where they are all zeros.
func TestRecord(t *testing.T) {
	type results struct {
		value any
		err   error
		text  string
		n     int8
	}
	full := results{5, errors.New("full"), "abc", 7}
	first, second := record(full), record(full)
	if first == second || *(*results)(first) != full || *(*results)(second) != full {
		t.Errorf("records %v and %v of %v", *(*results)(first), *(*results)(second), full)
	}
	if last := (results{n: 1}); *(*results)(record(last)) != last {
		t.Errorf("a record of %v is taken for nothing", last)
	}
	if got := *(*results)(record(results{})); got != (results{}) {
		t.Errorf("nothing is %v", got)
	}
	if n := testing.AllocsPerRun(100, func() { _ = record(results{}) }); n != 0 {
		t.Errorf("nothing makes %v objects", n)
	}
	type small struct{ a, b uint8 }
	if got := *(*small)(record(small{1, 2})); got != (small{1, 2}) {
		t.Errorf("a small record is %v", got)
	}
	type large [40]int
	if got := *(*large)(record(large{})); got != (large{}) {
		t.Errorf("a large record is %v", got)
	}
}
