//go:build solution

package ex3

import . "mergepoint/chapters/small"

// run runs a trace until a guard fails, and says where the interpreter goes on. Each
// Val keeps its result in N, where those that use it find it.
func run(m *Machine, t *Trace) (next int) {
	for ops := t.Entry; ; ops = t.Loop {
		for _, v := range ops {
			switch v.Op {
			case "load":
				v.N = *m.Cell(v.Mem, v.A.N)
			case "store":
				*m.Cell(v.Mem, v.A.N) = v.B.N
			case "print":
				m.Out = append(m.Out, byte(v.A.N))
			case "guard":
				if v.A.N != v.B.N {
					return leave(m, v)
				}
			default:
				v.N = m.Compute(v.Op, v.A.N, v.B.N)
			}
		}
	}
}

// leave puts the registers back as the interpreter would have them at the guard. It
// will do the instruction again, and go the other way.
func leave(m *Machine, guard *Val) (next int) {
	for i, v := range guard.Regs {
		if v != nil {
			m.Regs[i] = v.N
		}
	}
	m.Last = m.Regs[PC]
	return guard.At
}
