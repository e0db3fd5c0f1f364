//go:build solution

package ex1

import . "mergepoint/chapters/small"

// step does the instruction at, and says which one comes next.
func step(m *Machine, at int) int {
	in, r := Code[at], m.Regs
	switch in.Op {
	case "merge":
		return at + 1 // nothing is counted yet
	case "goto":
		return in.To
	case "if":
		if r[in.A] != 0 {
			return in.To
		}
	case "load":
		r[in.Dst] = *m.Cell(in.Mem, r[in.A])
	case "store":
		*m.Cell(in.Mem, r[in.A]) = r[in.B]
	case "print":
		m.Out = append(m.Out, byte(r[in.A]))
	default:
		r[in.Dst] = m.Compute(in.Op, r[in.A], r[in.B])
	}
	return at + 1
}
