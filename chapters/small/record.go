package small

// A Val is an op of a trace and its result, or a constant.
type Val struct {
	Op   string // "const", an op of the register code, or "guard": A must be B
	Mem  int
	A, B *Val
	N    int // the result, as of now

	// Of a guard: where the interpreter goes on if it fails, and with what registers.
	At   int
	Regs []*Val // nil: nobody will read it
}

var consts = map[int]*Val{}

// Const gives the one constant of a number.
func Const(n int) *Val {
	if consts[n] == nil {
		consts[n] = &Val{Op: "const", N: n}
	}
	return consts[n]
}

// Limit is how many ops may be recorded.
const Limit = 500

// Record interprets from a merge point until pc is there again, and gives what was
// done and which instruction comes next. It gives no ops if that is too much, or if
// the program ends.
func Record(m *Machine, at int) (ops []*Val, next int) {
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

// Boxes are the registers at a merge point: constants, and the green pc.
func Boxes(pc int) []*Val {
	box := make([]*Val, len(regs))
	for i, n := range regs {
		if isConst[i] {
			box[i] = Const(n)
		}
	}
	box[PC] = Const(pc)
	return box
}
