//go:build exercise

package ex3

import . "mergepoint/chapters/small"

// run runs a trace until a guard fails, and says where the interpreter goes on.
func run(m *Machine, t *Trace) (next int) {
	for ops := t.Entry; ; ops = t.Loop {
		for _, v := range ops {
			switch v.Op {
			// Write this: load, store, print and guard.
			case "load", "store", "print":
			case "guard":
				return v.At
			default:
				v.N = m.Compute(v.Op, v.A.N, v.B.N)
			}
		}
	}
}
