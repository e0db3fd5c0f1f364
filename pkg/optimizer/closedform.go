package optimizer

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// The pass closedform. A loop is a function from its inputs to what it jumps with. If
// each input is a series of the round, and a number that is one decides in which round
// the loop is left, then nobody need go the rounds: how many there are is computed, then
// what the inputs are after so many, and the loop goes its last round with those.
//
// Its ops are all still there, once, after the formulas; so is the guard by which it is
// left. It says whether the number of rounds was the right one, and where the passes
// see that it was, nothing comes after it. Else the loop may be gone again. A loop that
// never ends never does, and may be interrupted at its jump as ever.
//
// In gcc the pass sccp does so (final value replacement), in LLVM indvars, from what
// scalar evolution knows. Neither PyPy nor LuaJIT do.
var closedRules = []Rule{
	roundsCounted: {Name: "rounds-counted", Doc: "in which round a loop is left is computed", Codes: truthGuards, try: func(*walk, *trace.Op) answer { return keep }},
	leftHere:      {Name: "left-here", Doc: "where the number of rounds is right for any start, or that is seen, the guard by which the loop is left in its last round ends it", Codes: truthGuards, try: leaveHere},
	neverReached:  {Name: "never-reached", Doc: "what comes after a guard by which the loop is left in its last round is not done", Codes: pureOps(ops.Traps), try: func(*walk, *trace.Op) answer { return keep }},
}

const (
	roundsCounted = iota
	leftHere
	neverReached
)

var truthGuards = []ops.Code{ops.GuardTrue, ops.GuardFalse}

// A form says of a loop what it is in each round.
type form struct {
	walk   *walk // that has made the loop
	loop   *trace.Trace
	inputs map[*trace.Box]evolution // those that are known
	last   map[*trace.Box]evolution // of others, what the round before has made
	asked  map[*trace.Box]bounds    // of narrow ones: the range that they are in, since the loop asks for it
	exits  []exit                   // the guards by which it may be left
}

// An exit is a guard that holds as long as a test of two numbers does. The left one takes
// a step each round, or none; the other stays as it is.
type exit struct {
	guard *trace.Op
	test  ops.Code
	left  series
	limit poly
	width // of both
}

// maxExits is how many ways out a loop may have.
const maxExits = 4

// formOf finds the form of a loop; nil if it has none.
func formOf(w *walk) *form {
	loop := w.out
	f := &form{walk: w, loop: loop, inputs: map[*trace.Box]evolution{}, last: map[*trace.Box]evolution{}, asked: map[*trace.Box]bounds{}}
	if !f.isStraight() {
		return nil
	}
	jump := loop.Ops[len(loop.Ops)-1]
	for n, b := range loop.Inputs {
		if jump.Args[n] == b {
			f.inputs[b] = wholly(series{atom(b)})
		} else if b.Kind != descr.Int {
			return nil
		}
	}
	values := f.evolutions()
	for f.learn(values, jump.Args) {
		values = f.evolutions()
	}
	if len(f.inputs)+len(f.last) < len(loop.Inputs) {
		return nil
	}
	for n := range f.exits {
		if !f.asks(values, &f.exits[n]) {
			return nil
		}
	}
	return f
}

// isStraight reports whether a loop does nothing but compute and ask a few questions.
func (f *form) isStraight() bool {
	for _, op := range f.loop.Ops[:len(f.loop.Ops)-1] {
		switch {
		case op.Code == ops.GuardTrue || op.Code == ops.GuardFalse:
			f.exits = append(f.exits, exit{guard: op})
		case op.Code == ops.DebugMergePoint:
		case !op.Code.Is(ops.Pure) || op.Descr != nil || op.Result.Kind != descr.Int:
			return false
		}
	}
	return len(f.exits) > 0 && len(f.exits) <= maxExits
}

func atom(b *trace.Box) poly { return poly{product{b.ID + 1}: 1} }

// evolutions gives what is known of the loop's boxes. An input that is not known stands for
// itself.
func (f *form) evolutions() map[*trace.Box]evolution {
	values := map[*trace.Box]evolution{}
	for _, b := range f.loop.Inputs {
		if values[b] = f.inputs[b]; values[b].series == nil {
			values[b] = wholly(series{atom(b)})
		}
	}
	for _, op := range f.loop.Ops {
		if op.Result == nil {
			continue
		}
		args := make([]evolution, len(op.Args))
		for i, b := range op.Args {
			args[i] = f.of(values, b)
		}
		values[op.Result] = apply(op.Code, args)
	}
	return values
}

// of gives what is known of an operand.
func (f *form) of(values map[*trace.Box]evolution, b *trace.Box) evolution {
	if v, ok := number(b); ok && b.Kind == descr.Int {
		return wholly(constSeries(v))
	}
	return values[b]
}

// learn finds the series of inputs of which the loop's jump shows what they are a round
// later; false if there are none.
//
// What was not known when the values were found stands for itself in them: it is what it
// is in that round, not in the first.
func (f *form) learn(values map[*trace.Box]evolution, next []*trace.Box) (more bool) {
	known := f.knows()
	for n, b := range f.loop.Inputs {
		v := f.of(values, next[n])
		if !v.isKnown() || f.isKnown(b) {
			continue
		}
		step := v.add(series{atom(b)}, -1)
		if known(step) && len(step) <= maxDegree && f.within(b, v.bounds()) {
			f.inputs[b], more = evolution{append(series{atom(b)}, step...).trim(), v.width}, true
		} else if known(v.series) {
			f.last[b], more = v, true
		}
	}
	return more
}

// within reports whether an input is in a range, or was when the loop was entered: then
// it is asked for.
func (f *form) within(b *trace.Box, r bounds) bool {
	if f.walk.madeWithin(b, r) {
		return true
	}
	was := f.walk.was(b)
	if was == nil || !f.walk.peel.before.boundsOf(f.walk.peel.before.value(was)).within(r) {
		return false
	}
	f.asked[b] = r
	return true
}

func (f *form) isKnown(b *trace.Box) bool {
	return f.inputs[b].series != nil || f.last[b].series != nil
}

// knows gives what reports whether a series is made of what is known now.
func (f *form) knows() func(s series) bool {
	known := map[int32]bool{}
	for b := range f.inputs {
		known[b.ID] = true
	}
	return func(s series) bool {
		return !slices.ContainsFunc(s, func(p poly) bool { return p.mentions(func(id int32) bool { return !known[id] }) })
	}
}

// asks finds what a guard asks: of a number that takes a step each round, or of none
// that changes.
func (f *form) asks(values map[*trace.Box]evolution, e *exit) bool {
	at := slices.IndexFunc(f.loop.Ops, func(op *trace.Op) bool { return op.Result != nil && op.Result == e.guard.Args[0] })
	if at < 0 {
		return false
	}
	cmp := f.loop.Ops[at]
	e.test = cmp.Code
	if e.guard.Code == ops.GuardFalse {
		e.test = cmp.Code.Opposite()
	}
	sides := []*trace.Box{cmp.Args[0], zero}
	switch e.test {
	case ops.IntIsTrue:
		e.test = ops.IntNe
	case ops.IntIsZero:
		e.test = ops.IntEq
	default:
		if e.test.Mirrored() == ops.Invalid || cmp.Args[0].Kind != descr.Int || cmp.Code.Is(ops.OfFloats) {
			return false
		}
		sides[1] = cmp.Args[1]
	}
	x, y := f.of(values, sides[0]), f.of(values, sides[1])
	known := f.knows()
	return x.isKnown() && y.isKnown() && known(x.series) && known(y.series) && f.alike(e, sides, &x, &y) && e.sides(x.series, y.series)
}

// alike finds the width at which two numbers are compared: that of the narrower one, if
// the other is always such a number.
func (f *form) alike(e *exit, boxes []*trace.Box, x, y *evolution) bool {
	e.width = x.width
	if y.bits < x.bits {
		e.width = y.width
	}
	for i, v := range []*evolution{x, y} {
		if v.width != e.width && (v.bits < 64 || !f.walk.madeWithin(boxes[i], e.bounds())) {
			return false
		}
	}
	if s := e.test.Signed(); s != ops.Invalid && e.bits < 64 {
		e.test = s
		return e.by == ops.IntZeroext
	}
	return true
}

// sides puts the number that changes on the left. Of what is equal only the difference
// matters.
func (e *exit) sides(x, y series) bool {
	if e.test == ops.IntNe || e.test == ops.IntEq {
		x, y = x.add(y, -1), constSeries(0)
	}
	if len(x) < len(y) {
		x, y, e.test = y, x, e.test.Mirrored()
	}
	e.left, e.limit = x, y[0]
	return len(x) <= 2 && len(y) == 1 && x.fits()
}

// closed walks a loop once more as its form says; nil if it has none. What the loop
// jumps with may be the same constant each time, as a cell is that an inner loop has
// emptied: it is asked for before the loop, and then known in it. So a loop whose first
// round is unlike the others can have a form.
func closed(before *walk, jump *trace.Op, o Options, last *walk, places []content) *walk {
	settled := map[*trace.Box]*trace.Box{}
	for range maxWalks {
		if last.isLate() {
			return nil
		}
		f := formOf(last)
		if f == nil && !last.settled(settled) {
			return nil
		}
		w := newLoop(before, jump, o, last)
		w.begin(last, places)
		if w.peel.settled = settled; f == nil {
			w.askFor(last.out.Inputs)
		} else {
			w.askRanges(f)
		}
		final := w.lastRound(f, o)
		if final == nil || w.peel.moved {
			return nil
		}
		if f != nil {
			return w
		}
		last = w
	}
	return nil
}

// lastRound walks the loop's last round, or any if it has no form, and closes it; nil if
// that does not come out as it should.
func (w *walk) lastRound(f *form, o Options) *trace.Op {
	if f != nil {
		w.skip(f)
		w.fails = nil // of the loop's own guards one is looked for
	}
	final, err := w.ops(o.Stopped)
	if err != nil {
		return nil
	}
	final.Guard = nil
	if w.fails != nil && f != nil {
		w.endAtExit()
		return final
	}
	if w.fails != nil {
		return nil
	}
	if w.close(final); w.fails != nil {
		return nil
	}
	return final
}

// settled adds the inputs that a loop which only computes and asks jumps with a constant
// for; false if there are no more, or one is another constant when the loop is entered.
func (w *walk) settled(list map[*trace.Box]*trace.Box) (more bool) {
	last := len(w.out.Ops) - 1
	for _, op := range w.out.Ops[:last] {
		if op.Code != ops.DebugMergePoint && !op.IsGuard() && (!op.Code.Is(ops.Pure) || op.Descr != nil) {
			return false
		}
	}
	for n, b := range w.out.Inputs {
		to := w.out.Ops[last].Args[n]
		if !to.Const || list[b] != nil || b.Kind != descr.Int {
			continue
		}
		if was := w.peel.before.value(w.was(b)); was.Const && !sameBox(was, to) {
			return false
		}
		list[b], more = to, true
	}
	return more
}

// askFor makes the inputs that are settled known.
func (w *walk) askFor(inputs []*trace.Box) {
	for _, b := range inputs {
		if to := w.peel.settled[b]; to != nil && !w.value(b).Const {
			w.useGuard(w.rec.Ops[0], ops.GuardValue, b, to)
			w.know(b, to, nil)
		}
	}
}

// askRanges makes narrow inputs be in their ranges.
func (w *walk) askRanges(f *form) {
	for _, b := range f.loop.Inputs {
		if r, ok := f.asked[b]; ok {
			w.testBounds(w.rec.Ops[0], b, w.boundsOf(b), r)
		}
	}
}

// askSettled lets the entry bridge ask for what is settled in the loop. Where it is not
// so, the interpreter goes another round.
func (w *walk) askSettled(loop *walk) {
	w.src = nil
	for _, op := range loop.peel.short {
		if op.Code == ops.GuardValue && loop.peel.settled[op.Args[0]] != nil {
			again := with(op, op.Code, w.value(loop.was(op.Args[0])), op.Args[1])
			again.Origin.Recorded = -1
			_, _ = w.optimise(again)
		}
	}
}

// closedForm copies a closed loop, with the short preamble before it, to boxes of its
// own; nil if the loop is none.
func (w *walk) closedForm() *trace.Closed {
	if !w.peel.closed {
		return nil
	}
	own := copier{to: &trace.Trace{}}
	c := &trace.Closed{}
	for _, b := range w.out.Inputs[:len(w.rec.Inputs)] {
		c.Inputs = append(c.Inputs, own.define(b))
	}
	for _, op := range slices.Concat(w.peel.short, w.out.Ops) {
		if op.Code == ops.DebugMergePoint {
			continue
		}
		if !op.IsGuard() && !canDoAgain(op) {
			break
		}
		again := own.op(op)
		if op.Guard != nil {
			again.Guard = op.Guard.Map(own.of)
		}
		c.Ops = append(c.Ops, again)
	}
	if w.peel.zero != nil {
		c.Zero = own.of(w.peel.zero)
	}
	return c
}

// canDoAgain reports whether a recorder can do an op that is not recorded from jitcode.
func canDoAgain(op *trace.Op) bool {
	row := op.Code.Row()
	load := isIdle[op.Code] && op.Descr != nil
	return load || row.Int1 != nil || row.Int2 != nil || row.Ref2 != nil
}

// skip makes what the loop works on that which it is in its last round.
func (w *walk) skip(f *form) {
	origin := f.exits[0].guard.Origin
	origin.Recorded = -1
	k := &calculator{bits: 64, emit: func(c ops.Code, args []*trace.Box) *trace.Box {
		b, _ := w.optimise(&trace.Op{Code: c, Args: args, Result: &trace.Box{Kind: descr.Int}, Origin: origin})
		return b
	}}
	box := func(id int32) *trace.Box { return w.value(f.input(id)) }
	rounds := f.rounds(k, box)
	choices, before := k.choices(rounds, degree(f.inputs)), k.choices(k.op(ops.IntSub, rounds, k.int(1)), degree(f.last))
	then := env{}
	for _, b := range f.loop.Inputs {
		if v := f.last[b]; v.series != nil {
			change := k.op(ops.IntSub, k.extend(k.after(v.series, before, box), v.width), w.value(b))
			then.set(b, k.op(ops.IntAdd, w.value(b), k.op(ops.IntMul, change, k.op(ops.IntIsTrue, rounds))))
		} else if v := f.inputs[b]; len(v.series) > 1 {
			then.set(b, k.extend(k.after(v.series, choices, box), v.width))
		}
	}
	if e := &f.exits[0]; len(f.exits) == 1 && e.isCertain() && !e.asksAgain() {
		f.endAt(e, k, then, box)
		w.peel.leaves = e.guard.Origin.Recorded
	}
	w.peel.zero = f.zero()
	w.goOn(then)
	w.peel.closed, w.asking = true, &closedRules[roundsCounted]
	for _, e := range f.exits {
		w.note(e.guard, is(rounds, nil))
	}
}

// input gives one by its ID.
func (f *form) input(id int32) *trace.Box {
	return f.loop.Inputs[slices.IndexFunc(f.loop.Inputs, func(b *trace.Box) bool { return b.ID == id })]
}

// rounds gives in how many rounds all guards hold.
func (f *form) rounds(k *calculator, box func(id int32) *trace.Box) (least *trace.Box) {
	for _, e := range f.exits {
		from, limit := k.poly(e.left[0], box), k.poly(e.limit, box)
		n := (*trace.Box)(nil)
		if len(e.left) == 1 {
			n = k.op(ops.IntNeg, k.op(e.test, k.extend(from, e.width), k.extend(limit, e.width))) // all or none
		} else {
			n = k.rounds(e.test, from, k.poly(e.left[1], box), limit, e.width)
		}
		if least == nil {
			least = n
		} else {
			more := k.op(ops.IntMul, k.op(ops.IntSub, n, least), k.op(ops.UintLt, n, least))
			least = k.op(ops.IntAdd, least, more)
		}
	}
	return least
}

// degree gives the number of the last part of any series.
func degree(list map[*trace.Box]evolution) int {
	most := 1
	for _, v := range list {
		most = max(most, len(v.series)-1)
	}
	return most
}

// goOn puts the inputs of a later round in place of those of the first, in the loop's
// own inputs and in the stores that are held at its head.
func (w *walk) goOn(then env) {
	of := func(b *trace.Box) *trace.Box {
		if !b.Const && int(b.ID) < len(then) && then[b.ID] != nil {
			return then[b.ID]
		}
		return b
	}
	for _, b := range w.rec.Inputs {
		w.env[b.ID] = of(w.env[b.ID])
	}
	for n, s := range w.heap.held {
		later := with(s, s.Code, s.Args...)
		later.Args = append(slices.Clone(s.Args[:len(s.Args)-1]), of(s.Args[len(s.Args)-1]))
		m := w.heap.of(s.Memory())
		m.held[slices.Index(m.held, s)], w.heap.held[n] = later, later
		if later.Args[len(later.Args)-1] != s.Args[len(s.Args)-1] {
			w.noteWrite(m, w.contentOf(later)) // what memory held at the head is not what the last round finds
		}
	}
}

// endAtExit ends a loop at the guard that always fails.
func (w *walk) endAtExit() {
	for p := w.line.last(); p != 0 && w.line.links[p].op != w.fails; p = w.line.last() {
		w.line.unlink(p)
	}
	if w.fails.Code != ops.GuardAlwaysFails {
		w.asking = &closedRules[leftHere]
		w.note(w.fails, becomes(w.fails, nil))
		w.fails.Code, w.fails.Args = ops.GuardAlwaysFails, nil
	}
	exit := w.fails.Origin.Recorded
	w.reasons = slices.DeleteFunc(w.reasons, func(r trace.Reason) bool { return r.Op != nil && r.Op.Origin.Recorded > exit })
	w.asking = &closedRules[neverReached]
	for _, op := range w.rec.Ops[exit+1:] {
		w.note(op, gone(w.fails))
	}
	w.setHead()
	w.finish()
}
