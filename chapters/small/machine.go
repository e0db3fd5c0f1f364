package small

import "slices"

// A Machine runs one guest program.
type Machine struct {
	Program string
	Partner []int // of each bracket, the other one
	Regs    []int
	Mem     [2][256]int
	Out     []byte

	Threshold int            // jumps back to a place before it is recorded; 0: never
	Traces    map[int]*Trace // by the pc at which they begin
	Counts    map[int]int    // jumps back, by pc
	Last      int            // the pc of the merge point before
	recording bool
}

// New makes a machine for a program whose brackets match.
func New(program string, threshold int) *Machine {
	m := &Machine{Program: program, Partner: make([]int, len(program)), Regs: slices.Clone(regs), Threshold: threshold}
	m.Traces, m.Counts = map[int]*Trace{}, map[int]int{}
	var open []int
	for i, c := range program {
		if c == '[' {
			open = append(open, i)
		} else if c == ']' {
			j := open[len(open)-1]
			m.Partner[i], m.Partner[j], open = j, i, open[:len(open)-1]
		}
	}
	return m
}

// Run interprets the program, and gives what it prints.
func (m *Machine) Run() string {
	for at := 0; Code[at].Op != "stop"; {
		at = m.Step(at)
	}
	return string(m.Out)
}

// Step does the instruction at, and says which one comes next.
func (m *Machine) Step(at int) int {
	in, r := Code[at], m.Regs
	switch in.Op {
	case "merge":
		return m.mergePoint(at)
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

// Cell is a place in memory. The tape is a circle, so that every number is an address.
func (m *Machine) Cell(mem, addr int) *int { return &m.Mem[mem][uint8(addr)] }

// Compute is what the ops mean that read nothing but their operands. Interpreter,
// optimiser and runner all ask here.
func (m *Machine) Compute(op string, a, b int) int {
	switch op {
	case "add":
		return a + b
	case "eq":
		return map[bool]int{true: 1}[a == b]
	case "char":
		return int((m.Program + "\x00")[a])
	case "partner":
		return m.Partner[a]
	}
	panic("small: Compute: no op " + op)
}

// mergePoint counts jumps back, and enters a trace where there is one.
func (m *Machine) mergePoint(at int) (next int) {
	pc, back := m.Regs[PC], m.Regs[PC] <= m.Last
	m.Last = pc
	if !back || m.Threshold == 0 || m.recording {
		return at + 1
	}
	if m.Counts[pc]++; m.Counts[pc] == m.Threshold {
		m.recording = true
		ops, next := Record(m, at)
		m.recording = false
		if ops == nil {
			return next
		}
		m.Traces[pc] = Peel(m, ops, Rules)
	}
	if t := m.Traces[pc]; t != nil {
		return Run(m, t)
	}
	return at + 1
}
