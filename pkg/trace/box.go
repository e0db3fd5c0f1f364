package trace

import (
	"unsafe"

	"mergepoint/pkg/descr"
)

// A Box is a value in a trace: an input, the result of one op, or a constant.
// Boxes are compared by pointer. A constant's identity matters to the printed
// numbering only: two constants of one value are interchangeable.
type Box struct {
	Kind  descr.Kind
	Const bool
	// Green marks a constant that is known because the guest program's
	// position is: it came from a green variable or was folded from one.
	Green bool
	// ID numbers the boxes of one trace from 0, constants excluded (they have
	// -1): an index for side tables. See Trace.NewBox.
	ID int32
	// Int or Ref is a constant's value; for other boxes the value seen when
	// the trace was recorded.
	Int int64
	Ref unsafe.Pointer
	// Func names a constant that stands for a function, else it is nil: it prints as
	// ConstClass(Func).
	Func *string
}

// Sym gives the name of the function that a constant stands for, "" if it does not.
func (b *Box) Sym() string {
	if b.Func == nil {
		return ""
	}
	return *b.Func
}

// ConstInt makes an integer constant.
func ConstInt(v int64) *Box { return &Box{Kind: descr.Int, Const: true, ID: -1, Int: v} }

// ConstRef makes a pointer constant.
func ConstRef(p unsafe.Pointer) *Box { return &Box{Kind: descr.Ref, Const: true, ID: -1, Ref: p} }

// ConstFunc makes the constant that stands for a called function.
func ConstFunc(c *descr.Call) *Box {
	return &Box{Kind: descr.Int, Const: true, ID: -1, Func: &c.Name}
}

// SameConst reports whether two boxes are constants of one value.
func SameConst(a, b *Box) bool {
	return a.Const && b.Const && a.Kind == b.Kind && a.Int == b.Int && a.Ref == b.Ref && (a.Func == b.Func || a.Sym() == b.Sym())
}
