package runner

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// A move is one copy of a parallel copy: all sources are read before any
// destination is written.
type move struct {
	from, to uint16
}

// sequence orders moves so that they can be done one after another: first
// those whose destination nobody still has to read; when only cycles are left,
// one value steps aside into the spare slot.
func sequence(moves []move, spare func() uint16) []move {
	var out, left []move
	for _, m := range moves {
		if m.from != m.to {
			left = append(left, m)
		}
	}
	for len(left) > 0 {
		i := safe(left)
		if i < 0 {
			aside := move{left[0].from, spare()}
			out = append(out, aside)
			for j := range left {
				if left[j].from == aside.from {
					left[j].from = aside.to
				}
			}
			continue
		}
		out = append(out, left[i])
		left = append(left[:i], left[i+1:]...)
	}
	return out
}

// safe finds a move that overwrites nothing that is still read.
func safe(moves []move) int {
search:
	for i, m := range moves {
		for j, o := range moves {
			if i != j && o.from == m.to {
				continue search
			}
		}
		return i
	}
	return -1
}

// pass emits the parallel copy of a jump's arguments into slots.
func (c *compiler) pass(args []*trace.Box, to []uint16) {
	var moves [3][]move
	for i, b := range args {
		if !b.Const {
			moves[b.Kind] = append(moves[b.Kind], move{c.slots.of[b.ID], to[i]})
		}
	}
	for _, k := range []descr.Kind{descr.Int, descr.Ref} {
		op := opMoveInt
		if k == descr.Ref {
			op = opMoveRef
		}
		for _, m := range sequence(moves[k], func() uint16 { return c.slots.spare(k) }) {
			c.emit(inst{op: op, a: m.from, c: m.to})
		}
	}
	for i, b := range args {
		if b.Const {
			c.emit(loadConst(b, to[i]))
		}
	}
}

// loadConst makes the instruction that puts a constant into a slot.
func loadConst(b *trace.Box, slot uint16) inst {
	if b.Kind == descr.Ref {
		return inst{op: opConstRef, c: slot, x: &side{ref: b.Ref}}
	}
	return inst{op: opConstInt, c: slot, imm: b.Int}
}
