package codewriter

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// A load by package sync/atomic is how an interpreter sees that it is to stop. It is
// an op of its own, made each time, where it stands; since nobody but another
// goroutine changes what it reads, what is known of other memory is known behind it
// too, and stores that are held back need not be done before.

// isAtomicLoad reports atomic.LoadInt64 and its like, and the method Load of
// atomic.Bool, atomic.Pointer and the integers.
func isAtomicLoad(fn *ssa.Function) bool {
	if fn == nil || packageOf(fn) == nil || packageOf(fn).Path() != "sync/atomic" || fn.Signature.Results().Len() != 1 {
		return false
	}
	named := fn.Name() == "Load" && fn.Signature.Recv() != nil || strings.HasPrefix(fn.Name(), "Load") && fn.Signature.Recv() == nil
	switch fn.Signature.Results().At(0).Type().(type) {
	case *types.Basic, *types.Pointer:
		return named
	}
	return false
}

// atomicLoad lowers a call that is one, of a field or a variable; it reports whether it is.
func (l *lowerer) atomicLoad(c *ssa.Call) bool {
	addr := c.Call.Args[0]
	if _, field := addr.(*ssa.FieldAddr); !field && !isGlobal(addr) {
		return false
	}
	p, ok := l.atomicWord(l.place(addr))
	if !ok {
		return false
	}
	list, _ := l.components(p.typ, p.class)
	word := l.define(c)
	load := assemble.Ins{Op: jitcode.Op(ops.GetfieldGcAtomic), Args: []assemble.Operand{p.base}, Dst: word, Descr: l.memoryDescr(p, list[0])}
	if list[0].Kind == descr.Ref || types.Identical(c.Type(), p.typ) {
		l.emit(load)
		return true
	}
	load.Dst = []assemble.VReg{l.out.NewReg(list[0].Kind, "")} // of a Bool, which is kept as a number
	l.emit(load)
	l.emit(assemble.Ins{Op: jitcode.Op(ops.IntIsTrue), Args: l.regs(load.Dst), Dst: word})
	return true
}

// atomicWord gives the word at a place: of a type of sync/atomic, which keeps it in
// a field that only that package names, and which begins where the type does.
func (l *lowerer) atomicWord(p place) (place, bool) {
	if s, ok := p.typ.Underlying().(*types.Struct); ok {
		n := s.NumFields() - 1
		if l.fieldAt(p.typ, n) != 0 {
			return p, false
		}
		p.class, p.typ = l.fieldClass(p.typ, n), s.Field(n).Type()
	}
	p.key.path += ".atomic"
	return p, p.local == nil && !p.indexed && p.unnamed == nil
}
