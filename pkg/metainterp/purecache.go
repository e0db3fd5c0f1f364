package metainterp

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A pureCache is what the recorder knows of the numbers of a trace: which ops it has
// written down, which boxes are a step from others, and what guards have asked. What it
// has the answer to is not recorded again, so that nobody need optimise it away: an
// interpreter that steps forth and back asks the same at each place where it has been.
// PyPy's recorder has the like for what never changes (heapcache.py); that two steps
// are one, or none, it leaves to its optimizer.
//
// A loop that begins in the middle of the trace has nothing of what was recorded before:
// what of that is used in it is computed and asked once more at its head, see loadsFor.
type pureCache struct {
	slots []computed // a hash table with open addressing
	spare []computed // another one, to grow into
	n     int
	boxes []numberFacts // by box ID
	asked []askedTruth

	// What was there before is not answered from any more: a box ID, and an op index.
	fromBox int32
	fromOp  int
}

// A computed is an op on numbers, and what it gave.
type computed struct {
	code ops.Code
	a, b operand
	box  *trace.Box
}

// An operand is a box, or, if that is nil, a constant.
type operand struct {
	box   *trace.Box
	value int64
}

// numberFacts is what is known of a box.
type numberFacts struct {
	from *trace.Box // nil for itself
	by   int64      // what it is more than from
	made int32      // 1 + index of the op that makes it, if that can be done again
	asks int32      // 1 + index in asked
}

// An askedTruth is a guard on the answer to a comparison.
type askedTruth struct {
	box        *trace.Box
	from, used int // op indices; used is the last time that it need not be asked again
}

func (p *pureCache) reset() {
	p.forget(0, 0)
	clear(p.boxes)
	clear(p.asked)
	p.boxes, p.asked = p.boxes[:0], p.asked[:0]
}

// forget makes it answer from nothing of what is there so far. That is kept for loops
// that begin at merge points met before.
func (p *pureCache) forget(boxes int32, ops int) {
	clear(p.slots)
	p.slots = p.slots[:min(fewSlots, len(p.slots))] // most recordings are short
	p.n, p.fromBox, p.fromOp = 0, boxes, ops
}

const fewSlots = 64

func (p *pureCache) of(b *trace.Box) *numberFacts {
	for len(p.boxes) <= int(b.ID) {
		p.boxes = append(p.boxes, numberFacts{})
	}
	return &p.boxes[b.ID]
}

// step gives a box as what is a constant away from it.
func (p *pureCache) step(b *trace.Box) (from *trace.Box, by int64) {
	if f := p.of(b); f.from != nil && f.from.ID >= p.fromBox {
		return f.from, f.by
	}
	return b, 0
}

func operandOf(b *trace.Box) operand {
	switch {
	case b == nil:
		return operand{}
	case !b.Const:
		return operand{box: b}
	case b.Kind == descr.Ref:
		return operand{value: int64(uintptr(b.Ref))}
	}
	return operand{value: b.Int}
}

// key gives what an op is found by: of a step, from where to where.
func (p *pureCache) key(c ops.Code, a, b *trace.Box) computed {
	k := computed{code: c, a: operandOf(a), b: operandOf(b)}
	if by := k.b.value; k.a.box != nil && k.b.box == nil && (c == ops.IntAdd || c == ops.IntSub) {
		if c == ops.IntSub {
			by = -by
		}
		from, before := p.step(a)
		k.code, k.a.box, k.b.value = ops.IntAdd, from, before+by
	}
	return k
}

// find gives what an op has given before; nil if it has not been recorded.
func (p *pureCache) find(k *computed) *trace.Box {
	if k.code == ops.IntAdd && k.b == (operand{}) {
		return k.a.box
	}
	if p.n == 0 {
		return nil
	}
	for h := k.hash(); ; h++ {
		s := &p.slots[h&uint64(len(p.slots)-1)]
		if s.box == nil || s.code == k.code && s.a == k.a && s.b == k.b {
			return s.box
		}
	}
}

// add notes what an op, of the trace's so many, gives.
func (p *pureCache) add(k computed, op int) {
	if 2*(p.n+1) > len(p.slots) {
		p.grow()
	}
	f := p.of(k.box)
	if f.made = int32(op) + 1; k.code == ops.IntAdd && k.b.box == nil {
		f.from, f.by = k.a.box, k.b.value
	}
	p.insert(k)
}

func (p *pureCache) insert(k computed) {
	for h := k.hash(); ; h++ {
		if s := &p.slots[h&uint64(len(p.slots)-1)]; s.box == nil {
			*s = k
			p.n++
			return
		}
	}
}

func (p *pureCache) grow() {
	old := p.slots
	p.slots, p.spare, p.n = emptied(p.spare, max(fewSlots, 2*len(old))), old, 0
	for _, k := range old {
		if k.box != nil {
			p.insert(k)
		}
	}
}

func (k *computed) hash() uint64 {
	h := (k.a.number()*0x9e3779b97f4a7c15 ^ k.b.number()) + uint64(k.code)
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>32
}

func (o operand) number() uint64 {
	if o.box != nil {
		return uint64(o.box.ID)
	}
	return uint64(o.value)*0x94d049bb133111eb + 1
}

// isAsked reports whether a guard has asked for a truth already.
func (r *Recorder) isAsked(b *trace.Box) bool {
	if !r.heap.on {
		return false
	}
	f := r.pure.of(b)
	if f.asks == 0 || r.pure.asked[f.asks-1].from < r.pure.fromOp {
		return false
	}
	r.pure.asked[f.asks-1].used = len(r.trace.Ops)
	return true
}

// setAsked notes that the guard that was recorded last has asked for a truth.
func (r *Recorder) setAsked(b *trace.Box) {
	if !r.heap.on {
		return
	}
	r.pure.asked = append(r.pure.asked, askedTruth{b, len(r.trace.Ops), -1})
	r.pure.of(b).asks = int32(len(r.pure.asked))
}

// recorded gives the box of an op on numbers that has been recorded before.
func (r *Recorder) recorded(c ops.Code, a, b *trace.Box) (k computed, known *trace.Box) {
	if !r.heap.on || c.Is(ops.Traps) {
		return k, nil
	}
	k = r.pure.key(c, a, b)
	return k, r.pure.find(&k)
}

// remember notes the box of an op on numbers, which has just been recorded.
func (r *Recorder) remember(k computed, b *trace.Box) {
	if k.code != ops.Invalid {
		k.box = b
		r.pure.add(k, len(r.trace.Ops)-1)
	}
}

// forget makes the recorder answer from nothing of what is there so far.
func (r *Recorder) forget(at int) {
	r.heap.forgetAll(at)
	r.pure.forget(r.trace.NumIDs, len(r.trace.Ops))
}

// maker gives the op on numbers that makes a box before a merge point; nil if that is
// none, or cannot be done again.
func (r *Recorder) maker(b *trace.Box, before int) *trace.Op {
	if f := r.pure.of(b); f.made > 0 && int(f.made) <= before {
		return r.trace.Ops[f.made-1]
	}
	return nil
}

// sibling gives a box that is there when a loop begins, and what another one is more.
func (r *Recorder) sibling(b *trace.Box, start *met, in *jitcode.Instr) (near *trace.Box, by int64) {
	if b.Kind != descr.Int {
		return nil, 0
	}
	family := func(b *trace.Box) (*trace.Box, int64) {
		if f := r.pure.of(b); f.from != nil {
			return f.from, f.by
		}
		return b, 0
	}
	from, n := family(b)
	isNear := func(x *trace.Box) bool {
		if x.Const || x.Kind != descr.Int || x == b {
			return false
		}
		other, m := family(x)
		near, by = x, n-m
		return other == from
	}
	if slices.ContainsFunc(start.args[in.Greens:], isNear) {
		return near, by
	}
	for _, k := range r.heap.all {
		if k.from <= start.op && (k.until < 0 || k.until > start.op) && isNear(k.box) {
			return near, by
		}
	}
	return nil, 0
}

// askAgain is a guard at a loop's head on what was asked before it.
func (r *Recorder) askAgain(f *frame, in *jitcode.Instr, start *met, b *trace.Box) *trace.Op {
	c := ops.GuardTrue
	if b.Int == 0 {
		c = ops.GuardFalse
	}
	return &trace.Op{Code: c, Args: []*trace.Box{b}, Guard: r.snapshotAt(f, in, start), Origin: r.trace.Ops[start.op].Origin}
}
