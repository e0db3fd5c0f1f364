package metainterp

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Through a closed loop a recorder goes without stopping: it writes down the loop's
// formulas, does what they say, and goes on behind the loop. So a trace around it is a
// straight line, and may close in turn.

// farThrough is how many ops a trace may have and still go through a closed loop. What
// is around it is to close as well, else going through only makes traces long; so where
// a trace has not closed, nobody goes through the same loops again.
const farThrough = 300

// A passage is a closed loop as seen by a recording.
type passage struct {
	r     *Recorder
	boxes map[*trace.Box]*trace.Box // the recording's for those of the loop
	ops   []*trace.Op               // to be written down
	again bool                      // what was loaded a moment ago is not loaded again
}

// through goes behind a closed loop, whose merge point is at hand. It reports false, and
// has done nothing, where the loop's form does not hold, or where that does not pay.
func (r *Recorder) through(f *frame, in *jitcode.Instr, c *trace.Closed) bool {
	if c == nil || c.InVain || len(r.trace.Ops) > min(farThrough, r.Limit/2) {
		return false
	}
	p := &passage{r: r, boxes: map[*trace.Box]*trace.Box{}}
	for i, b := range c.Inputs {
		p.boxes[b] = r.arg(f, in.Args[in.Greens+i])
	}
	for _, op := range c.Ops {
		switch {
		case !op.IsGuard():
			p.do(op)
		case holds(op.Code, p.all(op.Args)):
			p.ask(op.Code, op.Args)
		case op.Guard != nil && (op.Code == ops.GuardTrue || op.Code == ops.GuardFalse || op.Code == ops.GuardAlwaysFails):
			if op.Code != ops.GuardAlwaysFails {
				p.ask(ops.GuardTrue+ops.GuardFalse-op.Code, op.Args)
			}
			p.leave(c, r.snapshot(f.pc, in.Live), op.Guard)
			return true
		default:
			return false
		}
	}
	return false
}

// leave writes down what the passage does, and goes on behind the loop.
func (p *passage) leave(c *trace.Closed, before, exit *trace.Guard) {
	p.write(before)
	p.goOn(exit)
	if t := p.r.trace; !c.OnSight && !slices.Contains(t.Through, c) {
		t.Through = append(t.Through, c)
	}
}

// write writes down what the passage does. Its guards resume before the loop, where
// nothing is asked yet.
func (p *passage) write(before *trace.Guard) {
	at := &before.Frames[0]
	before.Again = &trace.Again{PC: at.PC, Line: at.Line}
	for _, op := range p.ops {
		w := p.r.record(op.Code, op.Args, op.Descr)
		if w.Result = op.Result; op.IsGuard() {
			w.Guard = before.Map(func(b *trace.Box) *trace.Box { return b })
			if op.Code == ops.GuardNonnull {
				p.r.setNonnull(op.Args[0])
			}
		}
	}
}

// of gives the recording's box; constants are constants everywhere.
func (p *passage) of(b *trace.Box) *trace.Box {
	if b.Const {
		return b
	}
	return p.boxes[b]
}

func (p *passage) all(boxes []*trace.Box) []*trace.Box {
	list := make([]*trace.Box, len(boxes))
	for i, b := range boxes {
		list[i] = p.of(b)
	}
	return list
}

// ask writes down a guard that holds, unless that is known.
func (p *passage) ask(c ops.Code, args []*trace.Box) {
	args = p.all(args)
	if b := args[0]; !b.Const && (c != ops.GuardNonnull || p.r.knownNonnull(b) == 0) {
		p.ops = append(p.ops, &trace.Op{Code: c, Args: args})
	}
}

// do does an op.
func (p *passage) do(op *trace.Op) {
	args := p.all(op.Args)
	if p.again {
		if b := p.r.recent(op, args); b != nil {
			p.boxes[op.Result] = b
			return
		}
	}
	var result *trace.Box
	if op.Code.Is(ops.Pure) && allConst(args) {
		result = p.r.newConst(op.Result.Kind)
	} else {
		result = p.r.newBox(op.Result.Kind)
		p.ops = append(p.ops, &trace.Op{Code: op.Code, Args: args, Descr: op.Descr, Result: result})
	}
	result.Int, result.Ref = meaning(op, args)
	p.boxes[op.Result] = result
}

// holds reports whether a guard does.
func holds(c ops.Code, args []*trace.Box) bool {
	switch c {
	case ops.GuardAlwaysFails:
		return false
	case ops.GuardTrue:
		return args[0].Int != 0
	case ops.GuardFalse:
		return args[0].Int == 0
	case ops.GuardNonnull:
		return args[0].Ref != nil
	case ops.GuardIsnull:
		return args[0].Ref == nil
	}
	return args[0].Int == args[1].Int && args[0].Ref == args[1].Ref
}

// meaning computes or loads. What must be asked before has been.
func meaning(op *trace.Op, args []*trace.Box) (int64, unsafe.Pointer) {
	row := op.Code.Row()
	switch {
	case op.Code.Is(ops.Load):
		d := op.Memory()
		addr := address(d, args)
		if d.Kind == descr.Ref {
			return 0, ops.LoadRef(addr)
		}
		return ops.LoadInt(d.Mem, addr), nil
	case row.Int1 != nil:
		return row.Int1(args[0].Int), nil
	case row.Int2 != nil:
		return row.Int2(args[0].Int, args[1].Int), nil
	case row.Ref2 != nil:
		return row.Ref2(args[0].Ref, args[1].Ref), nil
	}
	panic("metainterp: meaning: no meaning of " + op.Code.String())
}

// store does a store that the loop's way out does.
func (p *passage) store(s *trace.Pending) {
	args := []*trace.Box{p.of(s.Base)}
	if s.Descr.Item {
		args = append(args, p.sum(s.Index))
	}
	v, addr := p.sum(s.Value), address(s.Descr, args)
	p.r.record(ops.StoreOf(s.Descr), append(args, v), s.Descr)
	ops.StoreInt(s.Descr.Mem, addr, v.Int)
}

func (p *passage) sum(s trace.Sum) *trace.Box {
	b := p.of(s.Box)
	if s.Add == 0 {
		return b
	}
	by := p.r.newConst(descr.Int)
	by.Int = s.Add
	return p.r.result(ops.IntAdd, b, by, b.Int+s.Add)
}

// goOn does what the loop's way out does, and puts the interpreter where it leads.
func (p *passage) goOn(exit *trace.Guard) {
	r := p.r
	for i := range exit.Pending {
		p.store(&exit.Pending[i])
	}
	r.stack = r.stack[:0]
	for i := range exit.Frames {
		from := &exit.Frames[len(exit.Frames)-1-i]
		f := r.push(r.prog.function(from.Info))
		f.pc = from.PC
		p.fill(&f.bank, from)
	}
}

// fill gives registers what a frame of the loop's way out has in them.
func (p *passage) fill(regs *bank, from *trace.Frame) {
	for n, reg := range from.IntRegs {
		regs.ints[reg] = p.of(from.Ints[n])
	}
	for n, reg := range from.RefRegs {
		regs.refs[reg] = p.of(from.Refs[n])
	}
}

// function gives the function that frames are of.
func (p *Program) function(info *trace.FrameInfo) *function {
	for i := range p.funcs {
		if p.funcs[i].info == info {
			return &p.funcs[i]
		}
	}
	panic("metainterp: Program.function: not of this program: " + info.Func)
}
