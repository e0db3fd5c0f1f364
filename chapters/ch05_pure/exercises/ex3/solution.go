//go:build solution

package ex3

import (
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Again gives the ops of a trace that compute what an op before them has computed,
// by index, each with the index of that op.
func Again(t *trace.Trace) map[int]int {
	again, is := map[int]int{}, map[*trace.Box]*trace.Box{}
	value := func(b *trace.Box) *trace.Box {
		if v := is[b]; v != nil {
			return v
		}
		return b
	}
	equal := func(a, b *trace.Box) bool {
		a, b = value(a), value(b)
		return a == b || trace.SameConst(a, b)
	}
	for i, op := range t.Ops {
		for j, before := range t.Ops[:i] {
			if _, gone := again[j]; !gone && same(op, before, equal) {
				again[i], is[op.Result] = j, before.Result
				break
			}
		}
	}
	return again
}

// same reports whether two ops compute the same.
func same(x, y *trace.Op, equal func(a, b *trace.Box) bool) bool {
	if x.Code != y.Code || x.Descr != y.Descr || !x.Code.Is(ops.Pure) || len(x.Args) != len(y.Args) {
		return false
	}
	if x.Code.Is(ops.Commutative) && equal(x.Args[0], y.Args[1]) && equal(x.Args[1], y.Args[0]) {
		return true
	}
	for i := range x.Args {
		if !equal(x.Args[i], y.Args[i]) {
			return false
		}
	}
	return true
}
