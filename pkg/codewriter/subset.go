package codewriter

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// refusals names the SSA instructions that a straight line of ops cannot hold.
func refusal(in ssa.Instruction) string {
	switch in := in.(type) {
	case *ssa.Defer, *ssa.RunDefers:
		return "defer"
	case *ssa.Go:
		return "the go statement"
	case *ssa.Select:
		return "select"
	case *ssa.Send:
		return "channel send"
	case *ssa.MakeChan, *ssa.MakeMap, *ssa.MakeSlice:
		return "make"
	case *ssa.MakeClosure:
		return "a closure"
	case *ssa.MapUpdate, *ssa.Lookup:
		return "a map"
	case *ssa.Range, *ssa.Next:
		return "range over a map or a string"
	case *ssa.TypeAssert:
		return "a type assertion or type switch"
	case *ssa.MultiConvert, *ssa.SliceToArrayPointer:
		return "this conversion"
	case *ssa.UnOp:
		if in.Op == token.ARROW {
			return "channel receive"
		}
	}
	return "this operation (" + in.String() + ")"
}

func (l *lowerer) refuse(in ssa.Instruction) { l.unsupported(l.pos, refusal(in)) }

// refuseAlloc says which Go construct needs a new object.
func (l *lowerer) refuseAlloc(a *ssa.Alloc) {
	pos := posOr(a.Pos(), l.pos)
	switch a.Comment {
	case "complit", "new":
		l.unsupported(pos, "making a new object")
	case "slicelit":
		l.unsupported(pos, "a slice literal")
	case "makeslice":
		l.unsupported(pos, "make")
	case "varargs": // refused at the call
	default:
		l.unsupported(pos, "taking the address of "+a.Comment+", or capturing it in a closure,")
	}
}
