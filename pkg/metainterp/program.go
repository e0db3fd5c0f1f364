package metainterp

import (
	"fmt"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A Program is jitcode made ready to be run, by any number of engines.
type Program struct {
	// Location gives the printable location of a merge point's greens; nil if
	// the driver has none.
	Location func(ints []int64, refs []unsafe.Pointer) string
	// Greens and All count the merge point's components by bank: the green
	// ones, and all of them.
	Greens, All Layout

	funcs      []function
	mergePC    int // of the one jit_merge_point, in funcs[0]
	mergePoint *jitcode.Instr
	sites      []int // of the can_enter_jit there, in order
	whole      bool  // it is called by functions of the jitcode
}

// A Layout counts components by bank.
type Layout struct{ Ints, Refs int }

func (l *Layout) add(k descr.Kind) {
	if k == descr.Int {
		l.Ints++
	} else {
		l.Refs++
	}
}

// A function is a jitcode function with what is looked up often.
type function struct {
	*jitcode.Func
	index   int
	info    *trace.FrameInfo
	callees []*function // of each instruction: the function that it inlines
	methods []*method   // or what it leads to
	again   []*trace.Again
	// It is looked into while its loops are short.
	hasLoops bool
}

// NewProgram makes jitcode ready. The jitcode is verified and bound.
func NewProgram(p *jitcode.Program) *Program {
	m := &Program{funcs: make([]function, len(p.Funcs))}
	byFunc := map[*jitcode.Func]*function{}
	for i, f := range p.Funcs {
		info := &trace.FrameInfo{Func: f.Name, File: f.File, IntNames: f.IntNames, RefNames: f.RefNames}
		m.funcs[i] = function{Func: f, index: i, info: info, callees: make([]*function, len(f.Code)), methods: make([]*method, len(f.Code)), again: askedAgain(f)}
		byFunc[f] = &m.funcs[i]
	}
	methods := map[descr.Descr]*method{}
	for _, d := range p.Methods {
		methods[d] = newMethod(d, byFunc)
	}
	for i := range m.funcs {
		f := &m.funcs[i]
		nameAddresses(f.Func)
		for pc := range f.Code {
			f.hasLoops = f.hasLoops || f.Code[pc].Op == jitcode.LoopHeader
			f.callees[pc] = byFunc[f.Code[pc].Callee]
			m.whole = m.whole || f.callees[pc] == &m.funcs[0]
			f.methods[pc] = methods[f.Code[pc].Descr]
		}
	}
	m.findMergePoint()
	return m
}

// askedAgain says, for each instruction that may make a guard, where
// its question is asked: a check asks itself, a branch mostly has the comparison
// right before it.
func askedAgain(f *jitcode.Func) []*trace.Again {
	again := make([]*trace.Again, len(f.Code))
	target := make([]bool, len(f.Code)+1)
	for pc := range f.Code {
		for _, to := range f.Code[pc].Targets() {
			target[to] = true
		}
	}
	for pc := range f.Code {
		in := &f.Code[pc]
		check := in.Op.Control().Check
		switch {
		case check != nil, in.Op == jitcode.Switch:
			again[pc] = &trace.Again{PC: pc, Line: in.Line}
		case in.Op == jitcode.GotoIfNot && pc > 0 && !target[pc]:
			again[pc] = compared(f, pc-1, in.Args[0])
		}
	}
	return again
}

// compared says how to ask again what an instruction compares, if that is what
// it does and the condition is its result.
func compared(f *jitcode.Func, pc int, cond jitcode.Arg) *trace.Again {
	in := &f.Code[pc]
	if c, ok := in.Op.Code(); !ok || !c.Is(ops.Compare) || cond.Const || in.Dst[0].Index != cond.Index {
		return nil
	}
	a := &trace.Again{PC: pc, Line: in.Line}
	for _, x := range in.Args {
		switch {
		case x.Kind != descr.Int:
			return nil
		case x.Const:
			a.Regs = append(a.Regs, -1)
		default:
			a.Regs = append(a.Regs, int(x.Index))
		}
	}
	return a
}

func (m *Program) findMergePoint() {
	code := m.funcs[0].Code
	for pc := range code {
		switch code[pc].Op {
		case jitcode.JitMergePoint:
			m.mergePC, m.mergePoint = pc, &code[pc]
		case jitcode.CanEnterJit:
			m.sites = append(m.sites, pc)
		}
	}
	if m.mergePoint == nil {
		panic("metainterp: NewProgram: no jit_merge_point in " + m.funcs[0].Name)
	}
	for i, a := range m.mergePoint.Args {
		m.All.add(a.Kind)
		if i < m.mergePoint.Greens {
			m.Greens.add(a.Kind)
		}
	}
}

// Most is the size of banks that hold whatever the portal hands over or takes.
func (m *Program) Most() Layout {
	var most Layout
	for pc := range m.funcs[0].Code {
		in := &m.funcs[0].Code[pc]
		switch in.Op {
		case jitcode.JitMergePoint, jitcode.CanEnterJit, jitcode.Return, jitcode.Leave:
			var l Layout
			for _, a := range in.Args {
				l.add(a.Kind)
			}
			most.Ints, most.Refs = max(most.Ints, l.Ints), max(most.Refs, l.Refs)
		}
	}
	return most
}

// Mark makes the merge point with these greens, which it keeps.
func (m *Program) Mark(ints []int64, refs []unsafe.Pointer) *trace.MergePoint {
	mark := &trace.MergePoint{Text: "(no location)", Greens: ints, GreenRefs: refs}
	if m.Location != nil {
		mark.Text, mark.Lazy = "", m.located
	}
	return mark
}

// located asks the author's Location. If that panics the loop is none the worse:
// the text says what happened.
func (m *Program) located(at *trace.MergePoint) (text string) {
	defer func() {
		if p := recover(); p != nil {
			text = fmt.Sprintf("(the driver's Location panicked: %v)", p)
		}
	}()
	return m.Location(at.Greens, at.GreenRefs)
}
