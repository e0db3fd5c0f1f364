package metainterp

import (
	"fmt"
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A guard that asks whether a closed loop is gone at all is not needed where zero rounds
// of it change nothing: then the formulas are right on both sides. So before such a
// branch is written down it is looked where it leads. If one side comes to a merge point
// at which a closed loop begins, and the other to the one to which that loop leads, the
// trace goes through the loop in any case.
//
// Most such loops are gone once or not at all and never get hot. They are found on
// sight: see sight.go.

// mostFormulas is how many ops formulas may have that take the place of a guard. A guard
// that is predicted costs nothing, and skips them.
const mostFormulas = 40

// withoutGuard goes through a closed loop in place of a branch; false if there is none,
// or if it cannot be shown that the branch does not matter.
func (r *Recorder) withoutGuard(f *frame, in *jitcode.Instr, cond *trace.Box) bool {
	if r.CloseLoop == nil || len(r.stack) > 1 || len(r.met) == 0 || r.isDry || len(r.trace.Ops) > min(farThrough, r.Limit/2) {
		return false
	}
	asked, whenZero := r.asksForZero(cond)
	if asked == nil || asked.Const {
		return false
	}
	skip, into := in.Target, f.pc+1
	if whenZero {
		skip, into = into, skip
	}
	entry := r.follow(f, into)
	if entry == nil || !allConst(entry[:r.prog.mergePoint.Greens]) {
		return false
	}
	end := r.follow(f, skip)
	if end == nil || !allConst(end[:r.prog.mergePoint.Greens]) {
		return false
	}
	c := r.onSight(entry, end, asked.Int == 0)
	if c == nil {
		return false
	}
	at, why := r.trace.Ops[r.met[len(r.met)-1].op], r.whyAsk(c, entry, end, asked)
	if r.trace.Zero == nil {
		r.trace.Zero = map[*trace.Op]string{}
	}
	if r.trace.Zero[at] = "no guard asks: zero rounds of the loop change nothing"; why != "" {
		r.trace.Zero[at] = "a guard asks: " + why
	}
	return why == ""
}

// whyAsk says why a guard must ask before a closed loop; if none need, it has gone through
// the loop, and says nothing.
func (r *Recorder) whyAsk(c *trace.Closed, entry, end []*trace.Box, asked *trace.Box) string {
	switch {
	case c.Zero == nil:
		return "zero rounds of the loop change something"
	case c.InVain:
		return "a trace that went through the loop did not close"
	case len(c.Ops) > mostFormulas:
		return fmt.Sprintf("the loop has formulas of %d ops, more than a guard is worth", len(c.Ops))
	}
	return r.always(c, entry, end, asked)
}

// asksForZero gives the number of which a condition asks whether it is 0, and what it
// answers then.
func (r *Recorder) asksForZero(cond *trace.Box) (b *trace.Box, whenZero bool) {
	for i := len(r.trace.Ops) - 1; i >= max(0, len(r.trace.Ops)-farBack); i-- {
		op := r.trace.Ops[i]
		if op.Result != cond {
			continue
		}
		switch op.Code {
		case ops.IntIsZero, ops.IntIsTrue:
			return op.Args[0], op.Code == ops.IntIsZero
		case ops.IntEq, ops.IntNe:
			if z := op.Args[1]; z.Const && z.Int == 0 {
				return op.Args[0], op.Code == ops.IntEq
			}
		}
		return nil, false
	}
	return nil, false
}

// farBack is how many ops it is looked back.
const farBack = 40

// always goes through a closed loop if it was shown that nothing changes where the number
// asked for is 0, and that it leads to the same merge point as going past it does; else it
// says what is in the way.
func (r *Recorder) always(c *trace.Closed, entry, end []*trace.Box, asked *trace.Box) string {
	before, ok := r.atMergePoint()
	if !ok {
		return "what comes before it cannot be done again"
	}
	p := &passage{r: r, boxes: map[*trace.Box]*trace.Box{}, again: true}
	for i, b := range c.Inputs {
		p.boxes[b] = entry[r.prog.mergePoint.Greens+i]
	}
	exit := p.run(c)
	switch {
	case exit == nil:
		return "what the loop itself asks does not hold now"
	case p.of(c.Zero) != asked:
		return "the loop counts another number"
	case !r.meets(p, exit, end):
		return "the loop leads elsewhere than going past it"
	}
	p.leave(c, before, exit)
	return ""
}

// run does a loop's ops without writing them down, up to where it is left; nil if its
// form does not hold.
func (p *passage) run(c *trace.Closed) *trace.Guard {
	for _, op := range c.Ops {
		switch {
		case !op.IsGuard():
			p.do(op)
		case op.Code == ops.GuardAlwaysFails:
			return op.Guard
		case op.Guard != nil || !holds(op.Code, p.all(op.Args)):
			return nil
		default:
			p.ask(op.Code, op.Args)
		}
	}
	return nil
}

// meets reports whether a way out leads to a merge point with the same greens and reds.
func (r *Recorder) meets(p *passage, exit *trace.Guard, end []*trace.Box) bool {
	if len(exit.Frames) != 1 {
		return false
	}
	from := &exit.Frames[0]
	fn := r.prog.function(from.Info)
	g := frame{fn: fn, bank: bank{make([]*trace.Box, fn.NumInts()), make([]*trace.Box, fn.NumRefs())}, consts: &r.consts[fn.index]}
	p.fill(&g.bank, from)
	there := r.follow(&g, from.PC)
	return there != nil && slices.EqualFunc(there, end, sameBox)
}

// atMergePoint gives the snapshot of the merge point met last, if nothing was done since
// that could not be done again.
func (r *Recorder) atMergePoint() (*trace.Guard, bool) {
	m := &r.met[len(r.met)-1]
	for _, op := range r.trace.Ops[m.op:] {
		if !op.IsGuard() && op.Code != ops.DebugMergePoint && !isIdle(op) {
			return nil, false
		}
	}
	f, in := &r.stack[0], r.prog.mergePoint
	pc := f.pc
	f.pc = r.prog.mergePC
	g := r.snapshotAt(f, in, m)
	f.pc = pc
	return g, true
}

// isIdle reports whether an op has no effect.
func isIdle(op *trace.Op) bool {
	d, isCall := op.Descr.(*descr.Call)
	switch op.Code {
	case ops.GetfieldGc, ops.GetarrayitemGc, ops.GetfieldGcPure, ops.GetarrayitemGcPure, ops.Strgetitem:
		return true
	}
	return op.Code.Is(ops.Pure) && (!isCall || !d.MayRaise)
}

// follow goes on from an instruction through what is constant and pure, to a merge
// point, and gives its greens and reds; nil if it does not come to one so. Nothing is
// written down.
func (r *Recorder) follow(f *frame, pc int) []*trace.Box {
	g := *f
	g.ints, g.refs = append(r.ahead.ints[:0], f.ints...), append(r.ahead.refs[:0], f.refs...)
	r.ahead = g.bank
	for g.pc = pc; ; {
		in := &g.fn.Code[g.pc]
		switch {
		case in.Op == jitcode.JitMergePoint:
			return r.args(&g, in.Args)
		case !r.stepOver(&g, in):
			return nil
		}
	}
}

// mostSteps bounds what is followed.
const mostSteps = 50

// stepOver does one instruction on constants; false if it is another one.
func (r *Recorder) stepOver(g *frame, in *jitcode.Instr) bool {
	if g.key++; g.key > mostSteps {
		return false
	}
	for _, a := range in.Args {
		if in.Op != jitcode.Copy && in.Op != jitcode.Goto && in.Op != jitcode.CanEnterJit && !isConst(r.arg(g, a)) {
			return false
		}
	}
	switch c, ok := in.Op.Code(); {
	case ok:
		return r.stepOp(g, in, c.Row())
	case in.Op == jitcode.Goto:
		g.pc = in.Target
	case in.Op == jitcode.GotoIfNot:
		if g.pc++; r.arg(g, in.Args[0]).Int == 0 {
			g.pc = in.Target
		}
	case in.Op == jitcode.Copy:
		r.read(g, in.Args)
		for i, d := range in.Dst {
			g.setReg(d, r.copied[i])
		}
		g.pc++
	case in.Op == jitcode.CanEnterJit:
		g.pc++
	case in.Op == jitcode.ResidualCall:
		return r.stepCall(g, in)
	default:
		return false
	}
	return true
}

func isConst(b *trace.Box) bool { return b != nil && b.Const }

// stepOp computes with numbers.
func (r *Recorder) stepOp(g *frame, in *jitcode.Instr, row *ops.Row) bool {
	v := int64(0)
	switch {
	case row.Code.Is(ops.Traps):
		return false
	case row.Int1 != nil:
		v = row.Int1(r.arg(g, in.Args[0]).Int)
	case row.Int2 != nil:
		v = row.Int2(r.arg(g, in.Args[0]).Int, r.arg(g, in.Args[1]).Int)
	default:
		return false
	}
	g.setReg(in.Dst[0], r.newInt(v, false))
	g.pc++
	return true
}

// stepCall calls a pure function, which may be called at any time; if it panics nobody
// has asked.
func (r *Recorder) stepCall(g *frame, in *jitcode.Instr) (ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	d := in.Descr.(*descr.Call)
	if !d.Pure || d.Result.Kind == descr.Void || len(in.Dst) == 0 {
		return false
	}
	b := r.newConst(d.Result.Kind)
	b.Int, b.Ref = d.Stub(values(r.args(g, in.Args)))
	g.setReg(in.Dst[0], b)
	g.pc++
	return true
}

// recent gives what an op gave a moment ago, since when nothing was written.
func (r *Recorder) recent(op *trace.Op, args []*trace.Box) *trace.Box {
	b := r.done(op, args)
	if d := op.Memory(); b != nil && d != nil && !r.sees(b, d.Mem, address(d, args)) {
		return nil
	}
	return b
}

func (r *Recorder) done(op *trace.Op, args []*trace.Box) *trace.Box {
	if op.Code == ops.GetfieldGc {
		if b := r.heap.find(op.Memory(), args[0], len(r.trace.Ops)); b != nil {
			return b
		}
	}
	for i := len(r.trace.Ops) - 1; i >= max(0, len(r.trace.Ops)-farBack); i-- {
		x := r.trace.Ops[i]
		if x.Code == op.Code && x.Descr == op.Descr && slices.EqualFunc(x.Args, args, sameBox) {
			return x.Result
		}
		if !x.IsGuard() && x.Code != ops.DebugMergePoint && !isIdle(x) {
			return nil
		}
	}
	return nil
}

func sameBox(a, b *trace.Box) bool { return a == b || trace.SameConst(a, b) }
