package metainterp

import (
	"sync"
	"unsafe"

	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/trace"
)

// A method finds the function for a call through an interface or a function value.
type method struct {
	cases    map[unsafe.Pointer]*function
	literals map[jitcode.Literal]literal
	found    sync.Map // what words lead to that are none of the cases: *function
	other    *function
}

// A literal is a function literal, with the name that traces show for its code.
type literal struct {
	*function
	name string
}

func newMethod(m *jitcode.Method, funcs map[*jitcode.Func]*function) *method {
	n := &method{cases: map[unsafe.Pointer]*function{}, literals: map[jitcode.Literal]literal{}, other: funcs[m.Other]}
	for _, c := range m.Cases {
		if c.Word != nil {
			n.cases[c.Word] = funcs[c.Func]
			trace.NameAddress(c.Word, c.Address)
		}
		if c.Literal != (jitcode.Literal{}) {
			n.literals[c.Literal] = literal{funcs[c.Func], c.Address}
		}
	}
	return n
}

// nameAddresses makes traces show a function's named constants by name.
func nameAddresses(f *jitcode.Func) {
	for _, c := range f.RefConsts {
		if c.Name != "" {
			trace.NameAddress(c.Ptr, c.Name)
		}
	}
}

// find gives the function for a word, and what it is called with.
func (m *method) find(word unsafe.Pointer, args []jitcode.Arg) (*function, []jitcode.Arg) {
	f := m.cases[word]
	if f == nil && len(m.literals) > 0 {
		f = m.literal(word)
	}
	if f != nil {
		return f, args[1:]
	}
	return m.other, args
}

// literal gives the function literal that has code at an address; nil if it is none of
// them.
func (m *method) literal(code unsafe.Pointer) *function {
	f, ok := m.found.Load(code)
	if !ok {
		at, _ := jitcode.LiteralAt(code)
		one := m.literals[at]
		if one.function != nil {
			trace.NameAddress(code, one.name)
		}
		f, _ = m.found.LoadOrStore(code, one.function)
	}
	return f.(*function)
}

// maxDepth is how many calls in calls a trace looks into where it goes by what
// running tells: nothing else bounds a recursion through an interface.
const maxDepth = 32

// inlineMethod looks into the function that a constant leads to.
func (r *Recorder) inlineMethod(f *frame, in *jitcode.Instr) {
	word := r.arg(f, in.Args[0])
	if !word.Const {
		panic("metainterp: Recorder.inlineMethod: called by what is no constant")
	}
	m := f.fn.methods[f.pc]
	callee, args := m.find(word.Ref, in.Args)
	if len(r.stack) > maxDepth {
		callee, args = m.other, in.Args
	}
	r.read(f, args)
	r.enter(callee)
}
