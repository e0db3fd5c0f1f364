package metainterp

import (
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/resume"
	"mergepoint/pkg/trace"
)

// A Recorder runs jitcode on boxes and writes down what it does. One recorder
// serves one engine; it records one trace at a time.
type Recorder struct {
	// Limit is the number of ops at which recording is given up.
	Limit int
	// Compiled finds the loop to jump to at a merge point, by its greens; nil
	// if there is none. It must not keep the slices.
	Compiled func(ints []int64, refs []unsafe.Pointer) *trace.Target
	// Stopped, if set, is asked at each instruction; true ends recording.
	Stopped func() bool
	// Watch, if set, is told of each instruction before it is done.
	Watch func(*trace.Step)

	// Portal is the engine's level, which calls of main loops are told.
	Portal unsafe.Pointer
	// PortalCall, if set, lets it look into calls of the main loop.
	PortalCall *PortalCall
	// CloseLoop, if set, makes a closed loop of a recording; nil if it is none.
	CloseLoop func(*trace.Trace) *trace.Closed

	// Remember lets it leave out loads of fields to which it has the answer.
	Remember bool

	// Quiet says that nobody has what was recorded when the next recording begins, which
	// then takes the same memory.
	Quiet bool

	// Verify, for tests, makes formulas anew where those of another loop would do.
	Verify bool

	prog  *Program
	loops Loops
	slabs slabs
	trace *trace.Trace
	stack []frame // outermost first
	end   End

	consts  []bank       // of each function: the boxes of its constants so far
	calls   []*trace.Box // constants of the functions called so far
	callees []*descr.Call
	common  [1024]*trace.Box // see newInt
	heap    heapCache
	pure    pureCache
	nonnull []int32 // by box ID: 1 + index of the op after which it is not nil
	met     []met   // merge points so far
	early   *early  // a loop that could have been closed
	hasty   bool    // the last recording was too long since that was put off
	marks   map[uint64]*trace.MergePoint
	lately  [512]*trace.MergePoint // of them
	aliases []alias                // boxes that stand for others until the trace's end
	looked  Looked                 // functions with loops that were left
	inside  bool                   // the bridge began in one of them
	certain bool                   // the next call's loops are known to be short
	where   *trace.MergePoint      // the guest instruction being interpreted
	starts  bool                   // the next merge point is the one where recording starts
	inGuest bool                   // a panic now is the guest's, not ours

	dry    *Recorder                           // goes a round that the guest does not notice
	isDry  bool                                // this is it
	kept   []kept                              // what it has stored
	until  *trace.MergePoint                   // where it need not go on
	seen   map[*trace.MergePoint]*trace.Closed // loops found on sight; nil where there is none
	shapes map[string]*shape                   // of their recordings
	descrs map[descr.Descr]int64               // as they are numbered in shapes

	ints   []int64 // arguments of calls, greens
	refs   []unsafe.Pointer
	copied []*trace.Box
	ahead  bank // registers where it is looked ahead: see follow

	next entry
}

// End says how recording ended.
type End uint8

const (
	running   End = iota
	Closed        // the guest came back to a merge point of this trace: a loop
	Jumped        // it came to a merge point that has a compiled loop
	Finished      // the interpreter's function returned
	TooLong       // Limit was reached; there is no trace
	WentRound     // a callee's loop went round often, which is called next time; there is no trace
	Stopped       // Recorder.Stopped did; there is no trace
)

// NewRecorder makes a recorder of a program for an engine that knows of its loops.
func NewRecorder(p *Program, l Loops) *Recorder {
	return &Recorder{prog: p, loops: l, consts: make([]bank, len(p.funcs))}
}

// RecordLoop records from the merge point with these components, each bank in
// order, and runs the guest meanwhile. Trace and State tell what came of it. A
// panic of the guest passes through; see InGuest.
func (r *Recorder) RecordLoop(ints []int64, refs []unsafe.Pointer) End {
	r.reset(trace.EntryBridge)
	f := r.push(&r.prog.funcs[0])
	f.pc = r.prog.mergePC
	in := r.prog.mergePoint
	for i, a := range in.Args {
		var b *trace.Box
		if i < in.Greens {
			b = r.newConst(a.Kind)
			b.Green = true
		} else {
			b = r.newBox(a.Kind)
			r.trace.Inputs = append(r.trace.Inputs, b)
		}
		if a.Kind == descr.Int {
			b.Int, ints = ints[0], ints[1:]
		} else {
			b.Ref, refs = refs[0], refs[1:]
		}
		f.set(a, b)
	}
	return r.run()
}

// RecordBridge records from where a guard failed, with the values of its fail
// args, each bank in order.
func (r *Recorder) RecordBridge(g *trace.Guard, d *resume.Data, ints []int64, refs []unsafe.Pointer) End {
	r.reset(trace.Bridge)
	b := bridgeFrames{r: r}
	for _, old := range g.FailArgs {
		box := r.newBox(old.Kind)
		if old.Kind == descr.Int {
			box.Int, ints = ints[0], ints[1:]
			b.in.ints = append(b.in.ints, box)
		} else {
			box.Ref, refs = refs[0], refs[1:]
			b.in.refs = append(b.in.refs, box)
		}
		r.trace.Inputs = append(r.trace.Inputs, box)
	}
	b.made = r.doLate(g)
	d.Decode(&b)
	slices.Reverse(r.stack) // resume data begins with the innermost frame
	r.inside = r.stack[len(r.stack)-1].fn.hasLoops
	return r.run()
}

// doLate does what a guard has left to do, and begins the bridge with it.
func (r *Recorder) doLate(g *trace.Guard) (made []*trace.Box) {
	if g.Late == nil {
		return nil
	}
	here := map[*trace.Box]*trace.Box{}
	for n, b := range g.FailArgs {
		here[b] = r.trace.Inputs[n]
	}
	ints, refs := values(r.trace.Inputs)
	objects := resume.Do(g.Late, g.FailArgs, ints, refs)
	late := trace.MapLate(g.Late, func(b *trace.Box) *trace.Box {
		if b.Const {
			return b
		}
		if here[b] == nil {
			here[b] = r.newBox(descr.Ref)
			here[b].Ref = objects[len(made)]
			made = append(made, here[b])
		}
		return here[b]
	})
	for _, op := range late {
		op.Origin = trace.Origin{Recorded: int32(len(r.trace.Ops))}
		if r.trace.Ops = append(r.trace.Ops, op); op.Code.Is(ops.Fresh) {
			r.setNonnull(op.Result)
		}
	}
	return made
}

func (r *Recorder) reset(k trace.Kind) {
	r.heap.on = r.Remember
	var list []*trace.Op
	if r.Quiet && r.trace != nil {
		list = r.trace.Ops[:0]
	}
	r.slabs.next(r.Quiet)
	r.trace = &trace.Trace{Kind: k, Seen: true, Ops: slices.Grow(list, chunk)}
	r.stack = r.stack[:0]
	r.end = running
	for i := range r.consts {
		clear(r.consts[i].ints)
		clear(r.consts[i].refs)
	}
	r.calls, r.callees = r.calls[:0], r.callees[:0]
	r.heap.reset()
	r.pure.reset()
	clear(r.nonnull)
	clear(r.met)
	r.met, r.early, r.aliases = r.met[:0], nil, r.aliases[:0]
	if r.where = nil; len(r.marks) > mostMarks {
		r.marks, r.seen = nil, nil
		clear(r.lately[:])
	}
	r.starts = true
	r.inGuest, r.certain, r.inside, r.looked = false, false, false, nil
}

// run records instruction by instruction until the trace ends.
func (r *Recorder) run() End {
	for r.end == running {
		if len(r.trace.Ops) > r.Limit {
			r.end = r.tooLong()
			break
		}
		if r.Stopped != nil && r.Stopped() {
			r.end = Stopped
			break
		}
		if r.Watch != nil {
			r.Watch(r.step())
		}
		f := &r.stack[len(r.stack)-1]
		in := &f.fn.Code[f.pc]
		if c, ok := in.Op.Code(); ok {
			r.compute(f, in, c.Row())
		} else {
			r.control(f, in)
		}
		r.starts = false
	}
	return r.end
}

// LetGo forgets what was recorded last, and the guest's objects with it.
func (r *Recorder) LetGo() {
	if r.trace != nil {
		*r = Recorder{Limit: r.Limit, Remember: r.Remember, Quiet: r.Quiet, prog: r.prog, loops: r.loops, consts: make([]bank, len(r.prog.funcs))}
	}
	r.Compiled, r.CloseLoop, r.Stopped, r.Watch, r.Portal, r.PortalCall, r.dry, r.marks, r.seen, r.shapes, r.descrs = nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil
}

// Trace gives what was recorded. It is complete unless the End is TooLong or Stopped.
func (r *Recorder) Trace() *trace.Trace { return r.trace }

// InGuest reports whether a panic that came out of the recorder was the guest's.
func (r *Recorder) InGuest() bool { return r.inGuest }

// State gives the values at the recording's end: the components of the merge
// point if it was Closed or Jumped, the results if Finished, each bank in order.
func (r *Recorder) State(ints []int64, refs []unsafe.Pointer) {
	f := &r.stack[0]
	for _, a := range f.fn.Code[f.pc].Args {
		b := r.arg(f, a)
		if a.Kind == descr.Int {
			ints[0], ints = b.Int, ints[1:]
		} else {
			refs[0], refs = b.Ref, refs[1:]
		}
	}
}

// HandOver gives the state to the blackhole, to go on without recording. That
// is possible after TooLong and Stopped, and after a panic of ours: each instruction writes
// down what it does before it does it, and is then over.
func (r *Recorder) HandOver(b *Blackhole) {
	b.stack = b.stack[:0]
	for i := range r.stack {
		from := &r.stack[i]
		to := b.push(from.fn)
		to.pc = from.pc
		for n, box := range from.ints {
			if box != nil {
				to.ints[n] = box.Int
			}
		}
		for n, box := range from.refs {
			if box != nil {
				to.refs[n] = box.Ref
			}
		}
	}
}

// record writes down an op of the instruction at hand.
func (r *Recorder) record(c ops.Code, args []*trace.Box, d descr.Descr) *trace.Op {
	f := &r.stack[len(r.stack)-1]
	op := r.slabs.ops.one()
	op.Code, op.Args, op.Descr = c, args, d
	op.Origin = trace.Origin{
		Info: f.fn.info, Guest: r.where, Line: f.fn.Code[f.pc].Line, Recorded: int32(len(r.trace.Ops)),
	}
	r.trace.Ops = append(r.trace.Ops, op)
	r.heap.wrote(c, d, len(r.trace.Ops))
	return op
}

// guard writes down a guard that resumes at pc.
func (r *Recorder) guard(c ops.Code, args []*trace.Box, pc int, live *jitcode.Live) *trace.Guard {
	op := r.record(c, args, nil)
	op.Guard = r.snapshot(pc, live)
	return op.Guard
}
