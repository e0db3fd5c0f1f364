package runner

import (
	"fmt"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// noSlot stands for a box that has no slot (yet).
const noSlot = ^uint16(0)

// bank hands out the slots of one register file.
type bank struct {
	used []bool
}

// take gives the wanted slot if it is free, else the first free one that nobody
// wants for the jump at the end.
func (b *bank) take(want uint16, wanted []bool) uint16 {
	if want != noSlot && int(want) < len(b.used) && !b.used[want] {
		b.used[want] = true
		return want
	}
	for i, used := range b.used {
		if !used && (i >= len(wanted) || !wanted[i]) {
			b.used[i] = true
			return uint16(i)
		}
	}
	return b.fresh()
}

// fresh gives a slot that nothing in the trace used before.
func (b *bank) fresh() uint16 {
	if len(b.used) >= int(noSlot) {
		panic(tooManySlots())
	}
	b.used = append(b.used, true)
	return uint16(len(b.used) - 1)
}

func tooManySlots() error {
	return fmt.Errorf("%w: it needs more than %d slots", backend.ErrTooLarge, noSlot)
}

// reach makes the file large enough for a slot.
func (b *bank) reach(slot uint16) {
	for len(b.used) <= int(slot) {
		b.used = append(b.used, false)
	}
}

// occupy takes a slot that is given.
func (b *bank) occupy(slot uint16) {
	b.reach(slot)
	b.used[slot] = true
}

// slots is where the boxes of a trace lie.
type slots struct {
	banks   [3]bank // by descr.Kind
	of      []uint16
	uses    []int32  // by box ID
	last    []int32  // index of the last op that uses the box, -1 if none
	want    []uint16 // where the jump at the end wants the box
	wanted  [3][]bool
	scratch [3]uint16 // to break a cycle of moves
}

func newSlots(t *trace.Trace, body []*trace.Op) *slots {
	s := &slots{
		of: make([]uint16, t.NumIDs), want: make([]uint16, t.NumIDs),
		uses: make([]int32, t.NumIDs), last: make([]int32, t.NumIDs),
		scratch: [3]uint16{noSlot, noSlot, noSlot},
	}
	for i := range s.of {
		s.of[i], s.want[i], s.last[i] = noSlot, noSlot, -1
	}
	atHead := func(b *trace.Box) {
		if !b.Const {
			s.uses[b.ID], s.last[b.ID] = 1, 0
		}
	}
	for i := range t.Pending {
		t.Pending[i].Each(atHead)
	}
	trace.EachLate(t.Late, atHead)
	for i, op := range body {
		s.eachUse(op, func(b *trace.Box) {
			s.uses[b.ID]++
			s.last[b.ID] = int32(i)
		})
	}
	return s
}

// eachUse visits the boxes that an op reads: operands, and what a guard takes along.
func (s *slots) eachUse(op *trace.Op, f func(*trace.Box)) {
	for _, b := range op.Args {
		if !b.Const {
			f(b)
		}
	}
	if op.Guard == nil || !op.Code.Is(ops.Guard) {
		return
	}
	op.Guard.Uses(f)
}

// place gives the box the slot.
func (s *slots) place(b *trace.Box, slot uint16) {
	s.banks[b.Kind].occupy(slot)
	s.of[b.ID] = slot
}

// aim notes where a jump wants its arguments. No slot taken afresh is among
// them: the spare one must not be.
func (s *slots) aim(args []*trace.Box, to []uint16) {
	for i, b := range args {
		s.banks[b.Kind].reach(to[i])
		for len(s.wanted[b.Kind]) <= int(to[i]) {
			s.wanted[b.Kind] = append(s.wanted[b.Kind], false)
		}
		s.wanted[b.Kind][to[i]] = true
		if !b.Const && s.want[b.ID] == noSlot {
			s.want[b.ID] = to[i]
		}
	}
}

// define gives a result its slot, free again at once if nothing uses it.
func (s *slots) define(b *trace.Box) uint16 {
	slot := s.banks[b.Kind].take(s.want[b.ID], s.wanted[b.Kind])
	s.of[b.ID] = slot
	s.banks[b.Kind].used[slot] = s.last[b.ID] >= 0
	return slot
}

// release frees the slots of boxes whose last use is op i.
func (s *slots) release(i int, op *trace.Op) {
	s.eachUse(op, func(b *trace.Box) {
		if s.last[b.ID] == int32(i) && s.of[b.ID] != noSlot {
			s.banks[b.Kind].used[s.of[b.ID]] = false
			s.last[b.ID] = -2 // once
		}
	})
}

// spare gives the slot that is used to break cycles of moves.
func (s *slots) spare(k descr.Kind) uint16 {
	if s.scratch[k] == noSlot {
		s.scratch[k] = s.banks[k].fresh()
	}
	return s.scratch[k]
}
