package codewriter

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// The address of a field or of an element is a place where it is only loaded from
// and stored to: then nothing computes it. Where it is passed on, kept or compared
// it is a pointer into the middle of an object, which Go's collector knows; all
// that may be reached through it is in one class (see unit.addressed).

// isLocal reports an address in a variable that is registers.
func (l *lowerer) isLocal(addr ssa.Value) bool {
	switch a := addr.(type) {
	case *ssa.Alloc:
		return l.locals[a] != nil
	case *ssa.FieldAddr:
		return l.isLocal(a.X)
	case *ssa.IndexAddr:
		return isPointer(a.X.Type()) && l.isLocal(a.X)
	}
	return false
}

// isPassedOn reports an address that is more than a way to what is there.
func isPassedOn(addr ssa.Value) bool {
	return !onlyUsed(addr, func(ref ssa.Instruction) bool { return goesOn(ref, addr) })
}

// interior computes an address that is passed on.
func (l *lowerer) interior(addr ssa.Value) {
	switch {
	case !isPassedOn(addr):
	case l.isLocal(addr):
		l.refuse(addr.(ssa.Instruction), "taking the address of a part of a local variable")
	default:
		p := l.placeOf(addr)
		l.itemsOf(p)
		l.copyTo(l.define(addr), []assemble.Operand{l.addressOf(p)})
	}
}

// itemsOf makes descrs for what is at an item's address: the optimiser takes a field that
// is reached by that for part of the item.
func (l *lowerer) itemsOf(p place) {
	if list, err := l.components(p.typ, p.class); err == nil && p.indexed && p.unnamed == nil {
		for _, c := range list {
			if c.unnamed == nil {
				l.memoryDescr(p, c)
			}
		}
	}
}

// addressOf computes the address of a place in memory.
func (l *lowerer) addressOf(p place) assemble.Operand {
	if !p.indexed {
		return l.further(p.base, assemble.Int(p.at))
	}
	distance := p.index
	if size := l.sizes(p.item); size != 1 {
		distance = l.temp(ops.IntMul, distance, assemble.Int(size))
	}
	if p.at != 0 {
		distance = l.temp(ops.IntAdd, distance, assemble.Int(p.at))
	}
	return l.further(p.base, distance)
}

func (l *lowerer) further(base, distance assemble.Operand) assemble.Operand {
	if distance.Const && distance.Num == 0 {
		return base
	}
	r := l.out.NewReg(descr.Ref, "")
	l.emit(assemble.Ins{Op: jitcode.Op(ops.PtrAdd), Args: []assemble.Operand{base, distance}, Dst: []assemble.VReg{r}})
	return l.out.Operand(r)
}

// fieldAt gives the offset of a field on machines of 64 bits, which agree on it.
func (u *unit) fieldAt(t types.Type, n int) int64 {
	s := t.Underlying().(*types.Struct)
	var fields []*types.Var
	for f := range s.Fields() {
		fields = append(fields, f)
	}
	return u.pkg.TypesSizes.Offsetsof(fields)[n]
}
