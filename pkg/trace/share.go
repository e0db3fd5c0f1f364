package trace

import "slices"

// A loop that goes several rounds at a time has each guard several times. They resume
// at the same place with the same variables, in other boxes; so one bridge will do for
// all, and one count of failures.

// Door is the guard by whose door this one leaves; of no guard it is none.
func (g *Guard) Door() *Guard {
	if g != nil && g.Shares != nil {
		return g.Shares
	}
	return g
}

// CanShare reports whether a guard may leave by the door of another: where that has a
// constant it has the same, and where that has a fail arg it has the fail arg at the
// same place of its own list.
func (g *Guard) CanShare(door *Guard) bool {
	if g.Late != nil || door.Late != nil || len(g.Frames) != len(door.Frames) || len(g.FailArgs) != len(door.FailArgs) {
		return false
	}
	for i := range g.Frames {
		a, b := &g.Frames[i], &door.Frames[i]
		if a.Info != b.Info || a.PC != b.PC || !slices.Equal(a.IntRegs, b.IntRegs) || !slices.Equal(a.RefRegs, b.RefRegs) ||
			!g.alike(a.Ints, door, b.Ints) || !g.alike(a.Refs, door, b.Refs) {
			return false
		}
	}
	return true
}

// alike reports whether boxes of two guards are the same constants and fail args.
func (g *Guard) alike(boxes []*Box, other *Guard, theirs []*Box) bool {
	return slices.EqualFunc(boxes, theirs, func(x, y *Box) bool {
		if x == nil || y == nil || x.Const || y.Const {
			return x == y || x != nil && y != nil && SameConst(x, y)
		}
		return slices.Index(g.FailArgs, x) == slices.Index(other.FailArgs, y)
	})
}
