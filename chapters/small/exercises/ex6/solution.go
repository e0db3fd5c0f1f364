//go:build solution

package ex6

import (
	"maps"

	. "mergepoint/chapters/small"
)

// peel makes a way in and a loop of recorded ops: it walks over them twice, and the
// second walk begins with what the first has found out. A value of the first round
// stays what it is; what memory held at its end must be so again at the end of the
// second, or may not be used.
func peel(m *Machine, ops []*Val, rules map[string]Rule) *Trace {
	first := NewWalk(m, rules).Do(ops)
	facts := first.Heap
	for {
		w := NewWalk(m, rules)
		w.Same, w.Heap, w.Real = maps.Clone(first.Same), maps.Clone(facts), maps.Clone(facts)
		w.Do(ops)
		kept := maps.Clone(facts)
		maps.DeleteFunc(kept, func(p Place, v *Val) bool { return w.Heap[p] != v })
		if len(kept) == len(facts) {
			return &Trace{first.Out, w.Out}
		}
		facts = kept
	}
}
