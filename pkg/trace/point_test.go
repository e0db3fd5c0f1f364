package trace_test

import (
	"strings"
	"testing"
	"unsafe"

	"mergepoint/pkg/trace"
)

// A long location is cut to what stands around its mark; a character of several
// bytes is not cut.
func TestExcerpt(t *testing.T) {
	long := strings.Repeat("é", 5000)
	for _, c := range []struct{ location, want string }{
		{"a_+_b", "a_+_b"},
		{long[:4000], long[:4000]},
		{long, long[:128] + "…"},
		{"x" + long, "x" + long[:126] + "…"},
		{long + "_+_" + long, "…" + long[:128] + "_+_" + long[:124] + "…"},
		{long + "_+_", "…" + long[:128] + "_+_"},
	} {
		if got := (&trace.MergePoint{Text: c.location}).Excerpt(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// TestKey: the key is that of the greens, or of the text where there are none.
func TestKey(t *testing.T) {
	p, q := ptr(), ptr()
	points := []*trace.MergePoint{
		{Greens: []int64{1, 2}},
		{Greens: []int64{2, 1}},
		{Greens: []int64{1}, GreenRefs: []unsafe.Pointer{p}},
		{Greens: []int64{1}, GreenRefs: []unsafe.Pointer{q}},
		{Text: "a"},
		{Text: "b"},
	}
	seen := map[string]int{}
	for i, m := range points {
		again := *m
		again.Lazy = func(*trace.MergePoint) string { return "printed" }
		if j, ok := seen[m.Key()]; ok || m.Key() != again.Key() {
			t.Errorf("%d has the key of %d, or not always the same", i, j)
		}
		seen[m.Key()] = i
	}
}
