package metainterp

import (
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/trace"
)

// A Program is jitcode made ready to be run, for one engine.
type Program struct {
	// Location gives the printable location of a merge point's greens; nil if
	// the driver has none.
	Location func(ints []int64, refs []unsafe.Pointer) string
	// Greens and All count the merge point's components by bank: the green
	// ones, and all of them. Results counts those that the main loop returns.
	Greens, All, Results Layout

	funcs      []function
	mergePC    int // of the one jit_merge_point, in funcs[0]
	mergePoint *jitcode.Instr
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
}

// NewProgram makes jitcode ready. The jitcode is verified and bound.
func NewProgram(p *jitcode.Program) *Program {
	m := &Program{funcs: make([]function, len(p.Funcs))}
	byFunc := map[*jitcode.Func]*function{}
	for i, f := range p.Funcs {
		info := &trace.FrameInfo{Func: f.Name, File: f.File, IntNames: f.IntNames, RefNames: f.RefNames}
		m.funcs[i] = function{Func: f, index: i, info: info, callees: make([]*function, len(f.Code))}
		byFunc[f] = &m.funcs[i]
	}
	for i := range m.funcs {
		f := &m.funcs[i]
		for pc := range f.Code {
			f.callees[pc] = byFunc[f.Code[pc].Callee]
		}
	}
	m.findMergePoint()
	for _, k := range p.Funcs[0].Results {
		m.Results.add(k)
	}
	return m
}

func (m *Program) findMergePoint() {
	code := m.funcs[0].Code
	for pc := range code {
		if code[pc].Op == jitcode.JitMergePoint {
			m.mergePC, m.mergePoint = pc, &code[pc]
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

// Mark makes the merge point with these greens, which it keeps.
func (m *Program) Mark(ints []int64, refs []unsafe.Pointer) *trace.MergePoint {
	if m.Location == nil {
		return &trace.MergePoint{Text: "(no location)", Greens: ints}
	}
	return &trace.MergePoint{Lazy: func() string { return m.Location(ints, refs) }, Greens: ints}
}
