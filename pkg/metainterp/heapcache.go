package metainterp

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A heapCache knows what fields hold while a trace is recorded. A load to which it has
// the answer is not written down: it would cost optimising, and be dropped there. What
// may write a field's class of memory makes it forget. PyPy's heapcache.py.
//
// A loop need not begin where recording began; then what comes before is cut off, also
// loads whose boxes are used later. They are made again at the loop's head. So each
// entry says as of which op it held, until when, and when it was last believed; entries
// stay when the cache is emptied, for the merge points that were met before.
type heapCache struct {
	on   bool
	live map[string][]*held // by class
	all  []*held            // also those that hold no longer
	slab slab[held]
}

// held is what a field holds.
type held struct {
	load        ops.Code
	field       *descr.Memory
	base, box   *trace.Box
	from, until int // op indices
	used        int // op index of the last answer, -1 if there was none
}

// maxHeld is how many fields of a class are known at a time.
const maxHeld = 32

func (h *heapCache) reset() {
	for class, list := range h.live {
		h.live[class] = list[:0]
	}
	h.all = h.all[:0]
	h.slab.again()
}

// find gives the box that a field is known to hold at an op; nil if it is not known.
func (h *heapCache) find(d *descr.Memory, base *trace.Box, at int) *trace.Box {
	if !h.on {
		return nil
	}
	for _, k := range h.live[d.Class] {
		if k.field == d && (k.base == base || trace.SameConst(k.base, base)) {
			k.used = at
			return k.box
		}
	}
	return nil
}

// holds notes what a field holds from an op on.
func (h *heapCache) holds(load ops.Code, d *descr.Memory, base, box *trace.Box, from int) {
	if !h.on || d.Item || len(h.live[d.Class]) == maxHeld {
		return
	}
	if h.live == nil {
		h.live = map[string][]*held{}
	}
	k := h.slab.one()
	*k = held{load: load, field: d, base: base, box: box, from: from, until: -1, used: -1}
	h.live[d.Class], h.all = append(h.live[d.Class], k), append(h.all, k)
}

// wrote forgets what an op may have overwritten.
func (h *heapCache) wrote(c ops.Code, d descr.Descr, at int) {
	if !h.on {
		return
	}
	switch d := d.(type) {
	case *descr.Call:
		for class := range h.live {
			if !d.Pure && d.Effects.MayWrite(class) {
				h.forget(class, at)
			}
		}
	case *descr.Memory:
		if c.Is(ops.Store) {
			h.forget(d.Class, at)
		}
	}
}

// forgetAll makes all be asked for again.
func (h *heapCache) forgetAll(at int) {
	for class := range h.live {
		h.forget(class, at)
	}
}

func (h *heapCache) forget(class string, at int) {
	list := h.live[class]
	if len(list) == 0 {
		return
	}
	for _, k := range list {
		k.until = at
	}
	h.live[class] = list[:0]
}

// loadsFor gives loads for the head of a loop that begins at an op, of the boxes that
// its ops use and that nothing in it makes. Where a pointer was tested for nil before,
// a guard follows. It is not ok if a box was not in memory there, if the loop believes
// what no load can make good, or if a guard on a value, perhaps of a type word, was
// before, as one may have been of a bridge: the load may be right for that type only.
func (r *Recorder) loadsFor(f *frame, in *jitcode.Instr, start, end *met) (head []*trace.Op, ok bool) {
	rest := r.trace.Ops[start.op:]
	if !r.heap.madeGood(start.op, start.args[in.Greens:]) {
		return nil, false
	}
	typed := r.trace.Kind == trace.Bridge || slices.ContainsFunc(r.trace.Ops[:start.op], func(op *trace.Op) bool { return op.Code == ops.GuardValue })
	made := make([]bool, r.trace.NumIDs) // by box ID
	for _, b := range start.args[in.Greens:] {
		made[b.ID] = true
	}
	ok = true
	loads := false
	again := func(c ops.Code, args []*trace.Box, d descr.Descr, b *trace.Box) {
		head = append(head, &trace.Op{Code: c, Args: args, Descr: d, Result: b, Origin: rest[0].Origin})
	}
	var need func(b *trace.Box)
	need = func(b *trace.Box) {
		if b == nil || b.Const || made[b.ID] {
			return
		}
		made[b.ID] = true
		if k := r.heap.at(b, start.op); k != nil {
			loads = true
			need(k.base)
			again(k.load, []*trace.Box{k.base}, k.field, b)
			head = append(head, r.testAgain(f, in, start, b)...)
		} else if near, by := r.sibling(b, start, in); near != nil {
			need(near)
			c := r.newConst(descr.Int)
			c.Int = by
			again(ops.IntAdd, []*trace.Box{near, c}, nil, b)
		} else if op := r.maker(b, start.op); op != nil {
			each(op.Args, need)
			again(op.Code, op.Args, nil, b)
		} else {
			means := r.means(b) // an alias is made good later
			ok = ok && means != nil
			need(means)
		}
	}
	for i := range r.pure.asked {
		if a := &r.pure.asked[i]; a.from <= start.op && a.used > start.op {
			need(a.box)
			head = append(head, r.askAgain(f, in, start, a.box))
		}
	}
	for _, op := range rest {
		if !ok || typed && loads {
			return nil, false
		}
		each(op.Args, need)
		if op.Guard != nil {
			for n := range op.Guard.Frames {
				each(op.Guard.Frames[n].Ints, need)
				each(op.Guard.Frames[n].Refs, need)
			}
		}
		if op.Result != nil {
			made[op.Result.ID] = true
		}
	}
	each(end.args[in.Greens:], need)
	return head, ok && !(typed && loads)
}

// madeGood reports whether loads at a loop's head can make all true that the loop
// believes of before: each box is what one field holds. Next time round a constant may
// be another number, a red of the loop another than the field, and two fields differ.
func (h *heapCache) madeGood(head int, reds []*trace.Box) bool {
	seen := map[*trace.Box]bool{}
	for _, k := range h.all {
		if k.from > head || k.used < head {
			continue
		}
		if k.box.Const || slices.Contains(reds, k.box) || seen[k.box] {
			return false
		}
		seen[k.box] = true
	}
	return true
}

func each(boxes []*trace.Box, f func(b *trace.Box)) {
	for _, b := range boxes {
		f(b)
	}
}

// at gives an entry that says at an op where a box is in memory; nil if it is not.
func (h *heapCache) at(b *trace.Box, op int) *held {
	for _, k := range h.all {
		if k.box == b && k.from <= op && (k.until < 0 || k.until > op) {
			return k
		}
	}
	return nil
}

// testAgain gives the guard that a box is not nil, if that was tested before a merge
// point.
func (r *Recorder) testAgain(f *frame, in *jitcode.Instr, start *met, b *trace.Box) []*trace.Op {
	if n := r.knownNonnull(b); b.Kind != descr.Ref || n == 0 || n > start.op {
		return nil
	}
	return []*trace.Op{{Code: ops.GuardNonnull, Args: []*trace.Box{b}, Guard: r.snapshotAt(f, in, start), Origin: r.trace.Ops[start.op].Origin}}
}
