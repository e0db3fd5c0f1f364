//go:build solution

package ex2

import . "mergepoint/chapters/small"

// record interprets from a merge point until pc is there again, and gives what was
// done and which instruction comes next. It gives no ops if that is too much, or if
// the program ends.
func record(m *Machine, at int) (ops []*Val, next int) {
	start, box := m.Regs[PC], Boxes(m.Regs[PC])
	for Code[at].Op != "stop" && len(ops) < Limit {
		in := Code[at]
		v := &Val{Op: in.Op, Mem: in.Mem, A: box[in.A], B: box[in.B]}
		switch in.Op {
		case "if":
			v.Op, v.B, v.At, v.Regs = "guard", Const(m.Regs[in.A]), at, append(v.Regs, box...)
		case "merge": // from here on pc is a constant, and no other register is read
			v.Op, v.A, v.B, v.At, v.Regs = "guard", box[PC], Const(m.Regs[PC]), at, append(v.Regs, box[PC])
			if box = Boxes(v.B.N); len(ops) > 0 && v.B.N == start {
				return append(ops, v), at
			}
		}
		if at = m.Step(at); in.Op != "goto" {
			ops = append(ops, v)
		}
		if v.N = m.Regs[in.Dst]; in.Dst != None {
			box[in.Dst] = v
		}
	}
	return nil, at
}
