package optimizer

import (
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// The pass repeat. A loop that only looks for something, as a scan or a search does,
// is so short that it spends its time at its own ends: with the limit, with the
// jump and the countdown. It is walked through several rounds, one after another,
// as if the recording had gone on. What the other passes know of a long trace they
// know of this one: the position is a box and a constant, and one guard asks about
// the limit for all rounds, since the first is strengthened.

const (
	repeatedRounds = 4
	shortLoop      = 8 // ops, beside marks
)

// looksOnly reports whether a finished loop is short and does nothing but look: it
// calls nobody and stores at most where it is.
func (w *walk) looksOnly() bool {
	for _, op := range w.rec.Ops {
		switch op.Code {
		case ops.SetarrayitemGc, ops.Call, ops.CallPure, ops.New, ops.NewArray:
			return false
		}
	}
	n := 0
	for _, op := range w.out.Ops {
		switch {
		case op.Code == ops.SetfieldGc:
			return false
		case op.Code != ops.DebugMergePoint:
			n++
		}
	}
	return n <= shortLoop
}

// nextRound goes on at the loop's start with what the round before jumps with.
func (w *walk) nextRound() {
	last := len(w.rec.Ops) - 1
	jump := w.copy(w.env, w.rec.Ops[last], int32(last))
	for n, b := range w.rec.Inputs {
		w.env[b.ID] = jump.Args[n]
	}
	w.vacate(jump)
	w.again = true
}

// repeated walks a loop once more, several rounds at a time; nil if that does not
// come out as it should.
func repeated(before *walk, jump *trace.Op, o Options, last *walk, places []content) *walk {
	w := newLoop(before, jump, o, last)
	w.rounds = repeatedRounds - 1
	w.begin(last, places)
	final, err := w.ops(o.Stopped)
	if err != nil || w.fails != nil {
		return nil
	}
	final.Guard = nil
	if w.close(final); w.peel.moved {
		return nil
	}
	w.shareDoors()
	return w
}

// shareDoors lets the guards of later rounds leave by the doors of the first one's. A
// bridge for each would cost more than going several rounds at a time saves.
func (w *walk) shareDoors() {
	first := map[int32]*trace.Guard{}
	for _, op := range w.out.Ops {
		if !op.IsGuard() || op.Origin.Recorded < 0 {
			continue
		}
		if door := first[op.Origin.Recorded]; door == nil {
			first[op.Origin.Recorded] = op.Guard
		} else if op.Guard.CanShare(door) {
			op.Guard.Shares = door
		}
	}
	w.alongShared()
}
