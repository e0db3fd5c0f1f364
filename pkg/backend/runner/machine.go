package runner

import (
	"context"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
)

// A machine is the state of running code.
type machine struct {
	ints     []int64
	refs     []unsafe.Pointer
	ctx      context.Context
	at       *code // entered last, for errors
	calling  *call // under way
	panicked any   // by a call, while its landing runs
	budget   int64 // what may run until the context is looked at

	outInts []int64 // of the last exit
	outRefs []unsafe.Pointer
}

// patience is how much may run until the context is looked at, in bytes of
// instructions: less than a millisecond's worth. A call counts for many.
const (
	patience = 1 << 22
	callCost = 1 << 12
)

// grow makes room for code of a size.
func (m *machine) grow(size [3]int) {
	if n := size[descr.Int]; n > len(m.ints) {
		m.ints = append(make([]int64, 0, 2*n), m.ints...)[:2*n]
	}
	if n := size[descr.Ref]; n > len(m.refs) {
		m.refs = append(make([]unsafe.Pointer, 0, 2*n), m.refs...)[:2*n]
	}
}

// files gives where the slots are.
func (m *machine) files() (r, p unsafe.Pointer) {
	return unsafe.Pointer(unsafe.SliceData(m.ints)), unsafe.Pointer(unsafe.SliceData(m.refs))
}

func (m *machine) enter(ctx context.Context, c *code, ints []int64, refs []unsafe.Pointer) {
	m.ctx, m.at, m.panicked, m.budget = ctx, c, nil, patience
	var n [3]int
	for i, b := range c.trace.Inputs {
		if b.Kind == descr.Ref {
			m.refs[c.inputs[i]] = refs[n[descr.Ref]]
		} else {
			m.ints[c.inputs[i]] = ints[n[descr.Int]]
		}
		n[b.Kind]++
	}
}

// leave lets the collector have what the code referred to.
func (m *machine) leave() {
	m.calling = nil
	clear(m.refs)
}

// attempt runs until an exit or a panic. Goexit passes.
func (m *machine) attempt(ip *inst) (exit *inst, panicked any) {
	defer func() { panicked = recover() }()
	return m.run(ip), nil
}

// exit reads the values that the exit gives to the outside.
func (m *machine) exit(in *inst) backend.Exit {
	m.outInts, m.outRefs = m.outInts[:0], m.outRefs[:0]
	if in == nil {
		return m.canceled()
	}
	for _, s := range in.x.ints {
		m.outInts = append(m.outInts, m.ints[s])
	}
	for _, s := range in.x.refs {
		m.outRefs = append(m.outRefs, m.refs[s])
	}
	e := backend.Exit{Kind: backend.ExitGuard, Guard: in.x.guard.Door(), Ints: m.outInts, Refs: m.outRefs}
	switch in.op {
	case opFinish:
		e.Kind = backend.ExitFinish
	case opRaise:
		e.Panic = m.panicked
	}
	return e
}

// canceled is the exit at the head of the loop that was to be entered.
func (m *machine) canceled() backend.Exit {
	for i, b := range m.at.trace.Inputs {
		switch s := m.at.inputs[i]; {
		case b.Kind == descr.Ref && s == noSlot:
			m.outRefs = append(m.outRefs, nil)
		case b.Kind == descr.Ref:
			m.outRefs = append(m.outRefs, m.refs[s])
		case s == noSlot:
			m.outInts = append(m.outInts, 0)
		default:
			m.outInts = append(m.outInts, m.ints[s])
		}
	}
	return backend.Exit{Kind: backend.ExitCanceled, At: m.at.trace, Ints: m.outInts, Refs: m.outRefs}
}
