package optimizer

import (
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A walk takes one recorded trace from front to back through the passes and
// makes another of it. What is known of boxes is in tables indexed by Box.ID.
type walk struct {
	rec    *trace.Trace // what was recorded; never changed
	out    *trace.Trace // what is being made; its ops come last: finish
	line   line         // the ops of out so far
	set    Passes
	plan   *plan  // of the set
	rounds int    // of the loop to be walked before the last one
	again  bool   // this is not the first
	asking *Rule  // that is being tried
	env    env    // what stands in out for the boxes of rec
	info   []info // what is known of the boxes of out

	src    *trace.Op                 // the recorded op at hand; nil while a short preamble is replayed
	defs   []*trace.Op               // the recorded op that makes a box of rec
	resume *trace.Guard              // of the final jump: for the guards of a short preamble
	fails  *trace.Op                 // the first guard that always fails, if there is one
	wanted map[*trace.Box]*trace.Box // see wantedLater

	pure      pureFacts // each of a pass, and its alone
	integers  integerFacts
	heap      heap
	distances distanceFacts
	peel      *peel // what the walk before knows; nil unless this is the loop proper

	reasons []trace.Reason
	quiet   bool // nobody reads them

	tables *tables // that it works in
	rooms  []room
	vacant []*room
	loops  []*walk // that have this one before them
}

// An env says what stands for the boxes of some trace, by Box.ID.
type env []*trace.Box

func (e *env) set(b, to *trace.Box) {
	for int(b.ID) >= len(*e) {
		*e = append(*e, nil)
	}
	(*e)[b.ID] = to
}

// info is what is known of a box of the trace that is being made. What a pass
// learns is set by that pass alone; others ask.
type info struct {
	def     *trace.Op  // what makes it; nil for inputs
	at      int32      // where that stands; 0 if it is no op of the trace
	known   *trace.Box // the constant or other box that it is, here and from here on
	knownBy *trace.Op  // the op that showed it

	nilFacts   // of rewrite
	rangeFacts // of intbounds
	pairFacts  // of integers
	peelFacts  // of unroll
}

func newWalk(rec *trace.Trace, kind trace.Kind, o Options) *walk {
	passes := o.Passes
	w := &walk{rec: rec, out: &trace.Trace{Kind: kind}, set: passes, plan: planOf(passes), quiet: o.Quiet}
	if w.heap.most = 1; passes.Has(Items) {
		w.heap.most = maxPlaces
	}
	w.takeTables()
	w.heap.line = &w.line
	w.integers.on = passes.Has(Integers)
	return w
}

// ownInputs gives the trace inputs of its own for those of the recorded one.
func (w *walk) ownInputs() {
	for _, b := range w.rec.Inputs {
		n := w.newBox(b)
		w.out.Inputs = append(w.out.Inputs, n)
		w.env[b.ID] = n
	}
}

// newBox makes a box like another. It has no value: that would keep the guest's
// objects for as long as the code.
func (w *walk) newBox(like *trace.Box) *trace.Box {
	b := w.out.NewBox(like.Kind)
	w.info = append(w.info, info{})
	return b
}

// opsBetweenLooks is how many ops are walked before it is asked whether to stop.
const opsBetweenLooks = 64

// ops walks all recorded ops but the last, a jump or finish, which it gives
// back resolved, stores performed.
func (w *walk) ops(stopped func() bool) (*trace.Op, error) {
	for ; w.rounds > 0; w.rounds-- {
		if err := w.round(stopped); err != nil {
			return nil, err
		}
		w.nextRound()
	}
	if err := w.round(stopped); err != nil {
		return nil, err
	}
	last := len(w.rec.Ops) - 1
	w.src = w.rec.Ops[last]
	w.resume = w.src.Guard
	op := &w.copy(w.env, w.src, int32(last)).Op
	for i, b := range w.src.Args { // a box that another is equal to now is not passed twice
		if !b.Const && !op.Args[i].Const {
			op.Args[i] = w.env[b.ID]
		}
	}
	w.prepare(op)
	return op, nil
}

// round walks the recorded ops but the last.
func (w *walk) round(stopped func() bool) error {
	for i, op := range w.rec.Ops[:len(w.rec.Ops)-1] {
		if stopped != nil && i%opsBetweenLooks == 0 && stopped() {
			return ErrStopped
		}
		w.src = op
		if op.Result != nil {
			w.defs[op.Result.ID] = op
		}
		w.put(&w.env, op, int32(i))
		w.askQuestions(i)
	}
	return nil
}

// put sends an op through the passes and enters in e what stands for its result.
func (w *walk) put(e *env, op *trace.Op, recorded int32) {
	c := w.copy(*e, op, recorded)
	b, stays := w.optimise(&c.Op)
	if op.Result != nil {
		e.set(op.Result, b)
	}
	if !stays {
		w.vacate(c)
	}
}

// copy makes an op of out: operands resolved, the result still the other's.
func (w *walk) copy(e env, op *trace.Op, recorded int32) *room {
	c := w.newRoom()
	c.Op = *op
	c.Origin.Recorded = recorded
	c.Args = c.args[:0]
	for _, b := range op.Args {
		c.Args = append(c.Args, w.resolve(e, b))
	}
	return c
}

// resolve gives what stands for a box of e's trace.
func (w *walk) resolve(e env, b *trace.Box) *trace.Box {
	if b == nil || b.Const {
		return b
	}
	return w.value(e[b.ID])
}

// value gives the constant, or the other box, that a box of out is known to be, else
// the box.
func (w *walk) value(b *trace.Box) *trace.Box {
	for !b.Const && w.info[b.ID].known != nil {
		b = w.info[b.ID].known
	}
	return b
}

// maxForms is how many forms of an op are tried. Each rule makes an op simpler, but a
// guard may have shown that a box is one of those it was made of (x, where x is
// int_zeroext(x, 2)), and then rules that look through what made a box can go round in
// a circle. Every form is right, so the last is as good as any.
const maxForms = 32

// optimise asks the rules about an op, emits it if none takes it away, and
// gives the box that stands for its result. The op stays if it was emitted, or is held.
func (w *walk) optimise(op *trace.Op) (b *trace.Box, stays bool) {
	for n := range maxForms {
		a := w.ask(op)
		switch a.verdict {
		case rewritten:
			op = a.op
		case kept:
			w.emit(op)
			return op.Result, n == 0
		default:
			return a.box, n == 0 && a.verdict == held
		}
	}
	w.emit(op)
	return op.Result, false
}

// ask gives the first answer that is not "kept".
func (w *walk) ask(op *trace.Op) answer {
	shape := w.shapeOf(op)
	rules := w.plan.rules[op.Code]
	for i := range rules {
		r := &rules[i]
		if !r.meets(shape) {
			continue
		}
		w.asking = r.rule
		a := r.rule.try(w, op)
		if a.verdict == kept {
			continue
		}
		if a.verdict != held {
			w.note(op, a)
		}
		return a
	}
	return keep
}

// emit appends an op after what has to come before it, and learns from it.
func (w *walk) emit(op *trace.Op) {
	w.prepare(op)
	w.append(op)
	w.learn(op)
}

// prepare does what must be done before an op.
func (w *walk) prepare(op *trace.Op) {
	for _, p := range w.plan.before {
		p.before(w, op)
	}
}

// append puts an op at the end of the trace, with a box and a snapshot of its own.
func (w *walk) append(op *trace.Op) {
	w.need(op.Args)
	if op.IsGuard() {
		w.guard(op)
	}
	p := w.line.append(op)
	if op.Result != nil {
		op.Result = w.newBox(op.Result)
		w.info[op.Result.ID].def, w.info[op.Result.ID].at = op, p
	}
}

// guard gives a guard a snapshot of its own, and the stores that are held.
func (w *walk) guard(op *trace.Op) {
	op.Guard = w.snapshot(op.Guard)
	op.Guard.Pending, op.Guard.Late = w.pending(), w.lateStores()
	op.Guard.Uses(func(b *trace.Box) { w.need([]*trace.Box{b}) })
	if w.peel != nil {
		w.noteAsked(op)
	}
}

// snapshot resolves a guard's resume data; a guard without any, being from a
// short preamble, resumes where the jump does.
func (w *walk) snapshot(g *trace.Guard) *trace.Guard {
	if g == nil {
		g = w.resume
	}
	return g.Map(func(b *trace.Box) *trace.Box { return w.resolve(w.env, b) })
}

// learn tells the passes that an op's result and effect are there.
func (w *walk) learn(op *trace.Op) {
	for _, p := range w.plan.learn {
		p.learn(w, op)
	}
}

// def gives the op that makes a box, nil if there is none.
func (w *walk) def(b *trace.Box) *trace.Op {
	if b.Const {
		return nil
	}
	return w.info[b.ID].def
}

// know notes that a box is a constant or another box, which an op showed.
func (w *walk) know(b, is *trace.Box, by *trace.Op) {
	if !b.Const {
		w.info[b.ID].known, w.info[b.ID].knownBy = is, by
	}
}

// cause gives what decided an operand of the recorded op at hand: the guard that
// made it known, or the op that was found to be constant.
func (w *walk) cause() *trace.Op {
	if w.src == nil {
		return nil
	}
	for _, b := range w.src.Args {
		if b.Const {
			continue
		}
		if x := w.env[b.ID]; !x.Const && w.info[x.ID].knownBy != nil {
			return w.info[x.ID].knownBy
		}
		return w.defs[b.ID]
	}
	return nil
}

// sameBox reports whether two boxes are one value.
func sameBox(a, b *trace.Box) bool { return a == b || trace.SameConst(a, b) }

// number gives the number that an operand is known to be.
func number(b *trace.Box) (int64, bool) { return b.Int, b.Const && b.Func == nil }

// with makes an op like another with other operands; its result is still the
// other's.
func with(op *trace.Op, c ops.Code, args ...*trace.Box) *trace.Op {
	n := &room{Op: *op}
	n.Code, n.Args = c, append(n.args[:0], args...)
	return &n.Op
}
