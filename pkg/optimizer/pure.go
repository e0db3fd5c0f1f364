package optimizer

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// pureRules follow rpython/jit/metainterp/optimizeopt/pure.py.
var pureRules = []Rule{
	{Name: "same-op", Doc: "an op without effect on the same operands has the same result", Codes: pureOps(0), try: findSame},
	{Name: "no-exception", Doc: "a call that is not made does not panic", Codes: []ops.Code{ops.GuardNoException}, try: dropNoException},
}

// pureOps lists the ops whose results depend on their operands alone, without
// those that have one of the facts.
func pureOps(without ops.Fact) (list []ops.Code) {
	for _, r := range ops.Table {
		if r.Facts&ops.Pure != 0 && r.Facts&without == 0 {
			list = append(list, r.Code)
		}
	}
	return list
}

func findSame(w *walk, op *trace.Op) answer {
	same := w.pure.find(op.Code, op.Descr, op.Args)
	if same == nil {
		return keep
	}
	if op.Code == ops.CallPure {
		w.pure.callGone = same
	}
	return is(w.value(same.Result), same)
}

func dropNoException(w *walk, op *trace.Op) answer {
	if w.pure.callGone != nil {
		return gone(w.pure.callGone)
	}
	return keep
}

func learnPure(w *walk, op *trace.Op) {
	if op.Code == ops.Call || op.Code == ops.CallPure {
		w.pure.callGone = nil
	}
	if op.Code.Is(ops.Pure) {
		w.pure.add(op)
	}
}

// pureFacts is what the pass knows.
type pureFacts struct {
	pureTable
	callGone *trace.Op // the call that made the last one needless; nil if that was made
}

// A pureTable finds ops by what they compute. It is a hash table with open
// addressing, at most half full.
type pureTable struct {
	slots []*trace.Op
	n     int
}

// find gives the op with these operands, in either order if that is the same.
func (t *pureTable) find(c ops.Code, d descr.Descr, args []*trace.Box) *trace.Op {
	if t.n == 0 {
		return nil
	}
	mask := uint32(len(t.slots) - 1)
	for h := hash(c, args) & mask; t.slots[h] != nil; h = (h + 1) & mask {
		if op := t.slots[h]; op.Code == c && op.Descr == d && sameArgs(c, op.Args, args) {
			return op
		}
	}
	return nil
}

func (t *pureTable) add(op *trace.Op) {
	if 2*(t.n+1) > len(t.slots) {
		old := t.slots
		t.slots, t.n = make([]*trace.Op, max(64, 2*len(old))), 0
		for _, op := range old {
			if op != nil {
				t.add(op)
			}
		}
	}
	mask := uint32(len(t.slots) - 1)
	h := hash(op.Code, op.Args) & mask
	for t.slots[h] != nil {
		h = (h + 1) & mask
	}
	t.slots[h] = op
	t.n++
}

// hash does not depend on the order of operands, so that commutative ops meet.
// Each is mixed before they are added: sums of operands are often the same.
func hash(c ops.Code, args []*trace.Box) uint32 {
	h := uint64(0)
	for _, b := range args {
		v := uint64(b.ID) + 1
		if b.Const {
			v = uint64(b.Int) ^ uint64(uintptr(b.Ref))
		}
		v = (v + 1) * 0x9e3779b97f4a7c15
		h += (v ^ v>>29) * 0xbf58476d1ce4e5b9
	}
	h = (h ^ uint64(c)) * 0xff51afd7ed558ccd
	return uint32(h >> 32)
}

func sameArgs(c ops.Code, x, y []*trace.Box) bool {
	if c.Is(ops.Commutative) && sameBox(x[0], y[1]) && sameBox(x[1], y[0]) {
		return true
	}
	for i := range x {
		if !sameBox(x[i], y[i]) {
			return false
		}
	}
	return len(x) == len(y)
}
