package optimizer

import (
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// unroll makes the loop proper that follows a walk, which becomes its entry
// bridge; nil if a guard of it would always fail: then peeling does not pay.
func unroll(before *walk, jump *trace.Op, target *trace.Target, o Options) (*walk, error) {
	w, err := peeled(before, jump, o)
	if w == nil || err != nil {
		return nil, err
	}
	if last := w.out.Ops[len(w.out.Ops)-1]; last.Code == ops.Jump {
		last.Descr = target
	}
	target.Short, target.Closed = w.shortPreamble(), w.closedForm()
	for _, b := range w.out.Inputs[len(jump.Args):] {
		jump.Args = append(jump.Args, before.value(w.info[b.ID].was))
	}
	w.drop(target, jump)
	target.Short.Opened = w.opened()
	before.askSettled(w)
	w.renumber()
	return w, nil
}

// peeled walks the loop proper: again, as long as there are places to be carried
// that were not. A loop that is not as it was meant to be is not made: the first
// walk's is right in any case.
func peeled(before *walk, jump *trace.Op, o Options) (first *walk, err error) {
	var places, banned []content
	var last *walk
	for n := range maxWalks {
		w := newLoop(before, jump, o, last)
		if last != nil {
			w.begin(last, places)
		}
		final, err := w.ops(o.Stopped)
		if err != nil {
			return nil, err
		}
		if w.fails != nil {
			break
		}
		final.Guard = nil
		w.close(final)
		if w.peel.moved {
			break
		}
		more := false
		if places, more = w.next(&banned); n == 0 || !more {
			first = w
		}
		if last = w; !more {
			break
		}
	}
	if o.Passes.Has(ClosedForm) && first != nil && first == last {
		if w := closed(before, jump, o, last, places); w != nil {
			return w, nil
		}
	}
	if o.Passes.Has(Repeat) && first != nil && first == last && first.looksOnly() && !first.isLate() {
		if w := repeated(before, jump, o, last, places); w != nil {
			first = w
		}
	}
	return first, nil
}

// close ends the loop: it replays the short preamble on what the loop jumps with
// and passes the values of all inputs.
//
// Replaying mostly finds boxes that are there already. For the facts are what
// follows from one run of the trace, whatever that began with; the loop is such
// a run, so they hold at its end as well. What the passes cannot see to hold is
// computed, and guarded, once more. A guard that they can see not to hold stays,
// and fails: that is only so in a loop that never gets there.
//
// Replaying may ask for more facts, and jumping for more inputs: both lists may
// grow while they are walked. They end, since facts do.
func (w *walk) close(jump *trace.Op) {
	e := make(env, w.out.NumIDs)
	for i, b := range jump.Args {
		e.set(w.out.Inputs[i], b)
	}
	reds := len(jump.Args)
	w.src = nil
	for n := 0; n < len(w.peel.short); n++ {
		w.put(&e, w.peel.short[n], -1)
	}
	w.need(jump.Args)
	for n := reds; n < len(w.out.Inputs); n++ {
		b := w.resolve(e, w.out.Inputs[n])
		w.need([]*trace.Box{b})
		jump.Args = append(jump.Args, b)
	}
	w.append(jump)
	w.setHead()
	w.settleInputs(jump)
	w.settle(e)
	w.finish()
	w.peel.ended = true
}

// replay extends the jump of a bridge by what the loop's short preamble computes.
func (w *walk) replay(jump *trace.Op, s *trace.Short) {
	var e env
	for i, b := range s.Inputs {
		e.set(b, jump.Args[i])
	}
	w.src = nil
	for _, op := range s.Ops {
		w.put(&e, op, -1)
	}
	jump.Args = make([]*trace.Box, len(s.Jump))
	for i, b := range s.Jump {
		jump.Args[i] = w.resolve(e, b)
	}
	w.leaveTo(s, e)
	w.performAll()
	w.passOpened(jump, s)
}

// shortPreamble copies the short preamble to boxes of its own.
func (w *walk) shortPreamble() *trace.Short {
	own := copier{to: &trace.Trace{}}
	s := &trace.Short{}
	for _, b := range w.out.Inputs[:len(w.rec.Inputs)] {
		s.Inputs = append(s.Inputs, own.define(b))
	}
	for _, op := range w.peel.short {
		s.Ops = append(s.Ops, own.op(op))
	}
	s.Jump = own.all(w.out.Inputs)
	for n, b := range w.out.Inputs { // what goes round for a box is nothing at first
		if was := w.info[b.ID].was; own.of(b) == b {
			s.Jump[n] = was
		}
	}
	s.Pending = slices.Clone(w.out.Pending)
	own.renamePending(s.Pending)
	for _, op := range w.out.Late {
		if op.Result == nil {
			s.Late = append(s.Late, own.op(w.atEntry(op)))
		}
	}
	return s
}

// renumber gives the loop boxes of its own. Until here it shared those of the
// entry bridge, so that facts meant the same in both.
func (w *walk) renumber() {
	own := copier{to: &trace.Trace{Kind: trace.Loop}}
	for i, b := range w.out.Inputs {
		w.out.Inputs[i] = own.define(b)
	}
	own.renamePending(w.out.Pending)
	own.renameLate(w.out.Late)
	for _, op := range w.out.Ops {
		own.rename(op.Args)
		if g := op.Guard; g != nil {
			own.renameLate(g.Late)
			own.rename(g.FailArgs)
			own.rename(g.Along)
			own.renamePending(g.Pending)
			for _, f := range g.Frames {
				own.rename(f.Ints)
				own.rename(f.Refs)
			}
		}
		if op.Result != nil {
			op.Result = own.define(op.Result)
		}
	}
	for i := range w.reasons {
		if r := &w.reasons[i]; r.Result != nil {
			r.Result = own.of(r.Result)
		}
	}
	w.out.NumIDs = own.to.NumIDs
}

// A copier gives the boxes of one trace counterparts in another.
type copier struct {
	to    *trace.Trace
	boxes env
	late  map[*trace.Op]bool // that have been renamed: guards share them
}

// define makes the counterpart of a box.
func (c *copier) define(b *trace.Box) *trace.Box {
	n := c.to.NewBox(b.Kind)
	c.boxes.set(b, n)
	return n
}

// of gives the counterpart of a box, or the box if it has none.
func (c *copier) of(b *trace.Box) *trace.Box {
	if b.Const || int(b.ID) >= len(c.boxes) || c.boxes[b.ID] == nil {
		return b
	}
	return c.boxes[b.ID]
}

func (c *copier) rename(list []*trace.Box) {
	for i, b := range list {
		list[i] = c.of(b)
	}
}

func (c *copier) renamePending(list []trace.Pending) {
	for i := range list {
		list[i] = list[i].Map(c.of)
	}
}

func (c *copier) renameLate(list []*trace.Op) {
	for _, op := range list {
		if c.late[op] {
			continue
		}
		if c.late == nil {
			c.late = map[*trace.Op]bool{}
		}
		c.late[op] = true
		c.rename(op.Args)
		if op.Result != nil {
			op.Result = c.define(op.Result)
		}
	}
}

// op copies an op that is not of a recorded trace.
func (c *copier) op(op *trace.Op) *trace.Op {
	n := with(op, op.Code, c.all(op.Args)...)
	n.Origin.Recorded = -1
	if op.Result != nil {
		n.Result = c.define(op.Result)
	}
	return n
}

func (c *copier) all(list []*trace.Box) []*trace.Box {
	n := slices.Clone(list)
	c.rename(n)
	return n
}
