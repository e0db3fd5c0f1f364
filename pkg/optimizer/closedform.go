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
	neverReached:  {Name: "never-reached", Doc: "what comes after a guard by which the loop is left in its last round is not done", Codes: pureOps(ops.Traps), try: func(*walk, *trace.Op) answer { return keep }},
}

const (
	roundsCounted = iota
	neverReached
)

var truthGuards = []ops.Code{ops.GuardTrue, ops.GuardFalse}

// A form says of a loop what it is in each round.
type form struct {
	loop   *trace.Trace
	inputs map[*trace.Box]series // those that are known
	last   map[*trace.Box]poly   // those that are the same from the second round on
	exit   *trace.Op             // the guard by which it is left
	test   ops.Code              // holds as long as it is not, for
	left   series                // this number
	limit  poly                  // and this one
}

// formOf finds the form of a loop; nil if it has none.
func formOf(loop *trace.Trace) *form {
	f := &form{loop: loop, inputs: map[*trace.Box]series{}, last: map[*trace.Box]poly{}}
	if !f.isStraight() {
		return nil
	}
	jump := loop.Ops[len(loop.Ops)-1]
	for n, b := range loop.Inputs {
		if jump.Args[n] == b {
			f.inputs[b] = series{atom(b)}
		} else if b.Kind != descr.Int {
			return nil
		}
	}
	values := f.values()
	for f.learn(values, jump.Args) {
		values = f.values()
	}
	if len(f.inputs)+len(f.last) < len(loop.Inputs) || !f.asks(values) {
		return nil
	}
	return f
}

// isStraight reports whether a loop does nothing but compute, and has one guard.
func (f *form) isStraight() bool {
	for _, op := range f.loop.Ops[:len(f.loop.Ops)-1] {
		switch {
		case op.Code == ops.GuardTrue || op.Code == ops.GuardFalse:
			if f.exit != nil {
				return false
			}
			f.exit = op
		case op.Code == ops.DebugMergePoint:
		case !op.Code.Is(ops.Pure) || op.Descr != nil || op.Result.Kind != descr.Int:
			return false
		}
	}
	return f.exit != nil
}

func atom(b *trace.Box) poly { return poly{product{b.ID + 1}: 1} }

// values gives what is known of the loop's boxes. An input that is not known stands for
// itself.
func (f *form) values() map[*trace.Box]series {
	values := map[*trace.Box]series{}
	for _, b := range f.loop.Inputs {
		if values[b] = f.inputs[b]; values[b] == nil {
			values[b] = series{atom(b)}
		}
	}
	for _, op := range f.loop.Ops {
		if op.Result == nil {
			continue
		}
		args := make([]series, len(op.Args))
		ok := true
		for i, b := range op.Args {
			args[i] = f.of(values, b)
			ok = ok && args[i] != nil
		}
		if ok {
			values[op.Result] = applySeries(op.Code, args)
		}
	}
	return values
}

// of gives what is known of an operand.
func (f *form) of(values map[*trace.Box]series, b *trace.Box) series {
	if v, ok := number(b); ok && b.Kind == descr.Int {
		return constSeries(v)
	}
	return values[b]
}

// learn finds the series of inputs of which the loop's jump shows what they are a round
// later; false if there are none.
//
// What was not known when the values were found stands for itself in them: it is what it
// is in that round, not in the first.
func (f *form) learn(values map[*trace.Box]series, next []*trace.Box) (more bool) {
	known := f.knows()
	for n, b := range f.loop.Inputs {
		s := f.of(values, next[n])
		if s == nil || f.isKnown(b) {
			continue
		}
		if step := s.add(series{atom(b)}, -1); known(step) && len(step) <= maxDegree {
			f.inputs[b], more = append(series{atom(b)}, step...).trim(), true
		} else if len(s) == 1 && known(s) {
			f.last[b], more = s[0], true
		}
	}
	return more
}

func (f *form) isKnown(b *trace.Box) bool { return f.inputs[b] != nil || f.last[b] != nil }

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

// asks finds what the guard asks: of a number that takes a step each round, and of one
// that does not change.
func (f *form) asks(values map[*trace.Box]series) bool {
	at := slices.IndexFunc(f.loop.Ops, func(op *trace.Op) bool { return op.Result != nil && op.Result == f.exit.Args[0] })
	if at < 0 {
		return false
	}
	cmp := f.loop.Ops[at]
	f.test = cmp.Code
	if f.exit.Code == ops.GuardFalse {
		f.test = cmp.Code.Opposite()
	}
	x, y := f.of(values, cmp.Args[0]), constSeries(0)
	switch f.test {
	case ops.IntIsTrue:
		f.test = ops.IntNe
	case ops.IntIsZero:
		f.test = ops.IntEq
	default:
		if f.test.Mirrored() == ops.Invalid || cmp.Args[0].Kind != descr.Int || cmp.Code.Is(ops.OfFloats) {
			return false
		}
		y = f.of(values, cmp.Args[1])
	}
	known := f.knows()
	return x != nil && y != nil && known(x) && known(y) && f.sides(x, y)
}

// sides puts the number that changes on the left. Of what is equal only the difference
// matters.
func (f *form) sides(x, y series) bool {
	if f.test == ops.IntNe || f.test == ops.IntEq {
		x, y = x.add(y, -1), constSeries(0)
	}
	if len(x) == 1 {
		x, y, f.test = y, x, f.test.Mirrored()
	}
	f.left, f.limit = x, y[0]
	return len(x) == 2 && len(y) == 1 && x.fits()
}

// closed walks a loop once more as its form says; nil if it has none.
func closed(before *walk, jump *trace.Op, o Options, last *walk, places []cell) *walk {
	f := formOf(last.out)
	if f == nil {
		return nil
	}
	w := newLoop(before, jump, o, last)
	w.begin(last, places)
	rounds := w.skip(f)
	final, err := w.ops(o.Stopped)
	if err != nil {
		return nil
	}
	final.Guard = nil
	w.asking = &closedRules[roundsCounted]
	w.note(f.exit, is(rounds, nil))
	if w.fails == nil {
		w.close(final)
	} else {
		w.endAtExit(final)
	}
	if w.peel.moved {
		return nil
	}
	return w
}

// skip makes what the loop works on that which it is in its last round.
func (w *walk) skip(f *form) (rounds *trace.Box) {
	k := &calculator{bits: 64, emit: func(c ops.Code, args []*trace.Box) *trace.Box {
		op := &trace.Op{Code: c, Args: args, Result: &trace.Box{Kind: descr.Int}, Origin: f.exit.Origin}
		op.Origin.Recorded = -1
		b, _ := w.optimise(op)
		return b
	}}
	box := func(id int32) *trace.Box {
		for _, b := range f.loop.Inputs {
			if b.ID == id {
				return w.value(b)
			}
		}
		panic("optimizer: walk.skip: a box that is no input")
	}
	rounds = k.rounds(f.test, k.poly(f.left[0], box), k.poly(f.left[1], box), k.poly(f.limit, box))
	choices := k.choices(rounds, f.degree())
	then := env{}
	for _, b := range f.loop.Inputs {
		if p, ok := f.last[b]; ok {
			change := k.op(ops.IntSub, k.poly(p, box), w.value(b))
			then.set(b, k.op(ops.IntAdd, w.value(b), k.op(ops.IntMul, change, k.op(ops.IntIsTrue, rounds))))
		} else if s := f.inputs[b]; len(s) > 1 {
			then.set(b, k.after(s, choices, box))
		}
	}
	w.goOn(then)
	return rounds
}

// degree gives the number of the last part of any input's series.
func (f *form) degree() int {
	most := 1
	for _, s := range f.inputs {
		most = max(most, len(s)-1)
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
		m := w.heap.of(s.Descr)
		m.held[slices.Index(m.held, s)], w.heap.held[n] = later, later
	}
}

// endAtExit ends a loop at the guard that always fails; the jump behind it is never taken.
func (w *walk) endAtExit(jump *trace.Op) {
	for p := w.line.last(); w.line.links[p].op != w.fails; p = w.line.last() {
		w.line.unlink(p)
	}
	exit := w.fails.Origin.Recorded
	w.reasons = slices.DeleteFunc(w.reasons, func(r trace.Reason) bool { return r.Op != nil && r.Op.Origin.Recorded > exit })
	w.asking = &closedRules[neverReached]
	for _, op := range w.rec.Ops[exit+1 : len(w.rec.Ops)-1] {
		w.note(op, gone(w.fails))
	}
	jump.Args = slices.Clone(w.out.Inputs)
	w.append(jump)
	w.out.Pending = w.headStores()
	w.finish()
}
