//go:build exercise

package ex2

import . "mergepoint/chapters/small"

// record interprets from a merge point until pc is there again, and gives what was
// done and which instruction comes next. It gives no ops if that is too much, or if
// the program ends.
func record(m *Machine, at int) (ops []*Val, next int) {
	box := Boxes(m.Regs[PC])
	for Code[at].Op != "stop" && len(ops) < Limit {
		in := Code[at]
		v := &Val{Op: in.Op, Mem: in.Mem, A: box[in.A], B: box[in.B]}
		// Write this: what becomes of an if, of a merge, and of all the others.
		ops = append(ops, v)
		at = m.Step(at)
	}
	return nil, at
}
