package metainterp

import (
	"fmt"
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// Guest functions call each other: the main loop is a frame inside a trace then, like
// that of any function that is looked into. At its merge points the recorder goes on, so
// that small guest functions cost nothing. Where it does not (a recursion, a loop that
// goes round often) it calls the main loop from the merge point on, which enters compiled
// code if there is some. PyPy's opimpl_recursive_call and do_recursive_call.

// A PortalCall is what a recorder knows of running the main loop from a merge point on,
// up to its end.
type PortalCall struct {
	// Descr is the function: it is given the engine's level, a key, and the reds.
	Descr *descr.Call
	// Words are where the object that it gives has its results, if there are several;
	// so many there are of each kind.
	Words []*descr.Memory
	Given Layout
	// Better reports whether the call is better than to go on inside, at a merge point
	// with these greens to which this run of the main loop came so often before.
	Better func(ints []int64, refs []unsafe.Pointer, rounds int) bool
	// Recursion says that the call costs little, so that it is made where a guest function
	// calls itself.
	Recursion bool
	// Key gives the key of greens, which the engine keeps. Neither may keep the slices.
	Key func(ints []int64, refs []unsafe.Pointer) unsafe.Pointer
}

// maxResults is how many words of each kind a main loop may give to be called so.
const maxResults = 4

// results is the object that holds them, if they are several. Nobody writes there once
// it is given.
type results struct {
	refs [maxResults]unsafe.Pointer
	ints [maxResults]int64
}

// NewResults makes the object that a call gives: several results, each kind in order.
func NewResults(ints []int64, refs []unsafe.Pointer) unsafe.Pointer {
	r := &results{}
	copy(r.ints[:], ints)
	copy(r.refs[:], refs)
	return unsafe.Pointer(r)
}

// NewPortalCall makes the call of the function that runs the main loop from a merge point
// on, but for what the engine knows; nil if there is none.
func (m *Program) NewPortalCall() *PortalCall {
	fn := m.funcs[0].Func
	if !m.whole {
		return nil
	}
	d := &descr.Call{Name: fn.Name + " from a merge point", Args: []descr.Kind{descr.Ref, descr.Ref}, MayRaise: true, Portal: true, Effects: descr.Effects{ReadsAll: true, WritesAll: true}}
	for _, a := range m.mergePoint.Args[m.mergePoint.Greens:] {
		d.Args = append(d.Args, a.Kind)
	}
	call := &PortalCall{Descr: d}
	n := &call.Given
	for at, k := range fn.Results {
		word := &descr.Memory{Name: fmt.Sprintf("%s.result%d", fn.Name, at+1), Mem: descr.Int64, Offset: unsafe.Offsetof(results{}.ints) + uintptr(n.Ints)*jitcode.Word, Class: "results", Immutable: true}
		if k == descr.Ref {
			word.Mem, word.Offset = descr.RefMem, unsafe.Offsetof(results{}.refs)+uintptr(n.Refs)*jitcode.Word
		}
		n.add(k)
		d.Result, call.Words = word.Mem, append(call.Words, word)
	}
	switch {
	case n.Ints > maxResults || n.Refs > maxResults:
		return nil
	case len(call.Words) > 1:
		d.Result = descr.RefMem
	default:
		call.Words = nil
	}
	return call
}

// maxUnrollPortal is how often a guest function may be active in a trace; where it is
// again it is called. Recursion is mostly a tree, and a trace holds one way through it.
const maxUnrollPortal = 4

// intoPortal decides whether the main loop is looked into.
func (r *Recorder) intoPortal(f *frame, in *jitcode.Instr) {
	if r.isDry || r.PortalCall == nil || len(r.stack) > mostActive || len(r.trace.Ops) > r.Limit/2 {
		f.pc = in.Target
		return
	}
	r.read(f, in.Args)
	key, active := r.constants(r.copied), 0
	for i := range r.stack {
		if g := &r.stack[i]; g.fn.index == 0 && (!g.keyed || g.key == key) {
			active++
		}
	}
	again := active >= maxUnrollPortal
	if again && !r.PortalCall.Recursion {
		f.pc = in.Target
		return
	}
	r.next = entry{key, again}
	f.pc++
}

// An entry is what intoPortal says of the frame of a main loop that comes next.
type entry struct {
	key   uint64
	again bool // it is called at its merge point: it is active already
}

// An innerMet is a merge point that a main loop inside has passed.
type innerMet struct {
	ints   []int64
	refs   []unsafe.Pointer
	rounds int
}

// innerMergePoint is the merge point of a main loop inside.
func (r *Recorder) innerMergePoint(f *frame, in *jitcode.Instr) {
	r.promoteGreens(f, in)
	var at innerMet
	for _, a := range in.Args[:in.Greens] {
		if b := r.arg(f, a); a.Kind == descr.Int {
			at.ints = append(at.ints, b.Int)
		} else {
			at.refs = append(at.refs, b.Ref)
		}
	}
	r.where = r.prog.Mark(at.ints, at.refs)
	r.where.Depth = r.portals() - 1
	r.record(ops.DebugMergePoint, nil, nil).Mark = r.where
	if r.starts || r.PortalCall == nil || r.isDry {
		f.pc++
		return
	}
	rounds := r.roundsOf(f, at)
	if f.again || r.PortalCall.Better(at.ints, at.refs, rounds) || len(r.trace.Ops) > r.Limit/2 {
		r.callPortal(f, in, r.PortalCall.Key(at.ints, at.refs))
		return
	}
	f.pc++
}

// portals counts the main loops in each other.
func (r *Recorder) portals() (n int) {
	for i := range r.stack {
		if r.stack[i].fn.index == 0 {
			n++
		}
	}
	return n
}

// roundsOf counts how often a run of the main loop came to a merge point.
func (r *Recorder) roundsOf(f *frame, at innerMet) int {
	for i := range f.inner {
		if m := &f.inner[i]; slices.Equal(m.ints, at.ints) && slices.Equal(m.refs, at.refs) {
			m.rounds++
			return m.rounds
		}
	}
	f.inner = append(f.inner, at)
	return 0
}

// callPortal calls the main loop from its merge point on, and leaves its frame.
func (r *Recorder) callPortal(f *frame, in *jitcode.Instr, key unsafe.Pointer) {
	d, reds := r.PortalCall.Descr, in.Args[in.Greens:]
	args := r.slabs.lists.list(3 + len(reds))
	args[0] = r.callee(d)
	args[1], args[2] = r.newConst(descr.Ref), r.newConst(descr.Ref)
	args[1].Ref, args[2].Ref = r.Portal, key
	for i, a := range reds {
		args[3+i] = r.arg(f, a)
	}
	op := r.record(ops.Call, args, d)
	i, p := r.call(d, args[1:])
	r.stack = r.stack[:len(r.stack)-1] // it is done, whatever happens to us now
	caller := &r.stack[len(r.stack)-1]
	at := &caller.fn.Code[caller.pc]
	caller.pc++
	if d.Result.Kind != descr.Void {
		op.Result = r.newBox(d.Result.Kind)
		op.Result.Int, op.Result.Ref = i, p
	}
	if words := r.PortalCall.Words; words != nil {
		r.guard(ops.GuardNoException, nil, caller.pc, at.Live) // a panic is all that goes on there
		for n, dst := range at.Dst {
			from := r.slabs.lists.list(1)
			from[0] = op.Result
			caller.setReg(dst, r.loadAnew(ops.GetfieldGcPure, words[n], from))
		}
		return
	}
	for _, dst := range at.Dst {
		caller.setReg(dst, op.Result)
	}
	r.guard(ops.GuardNoException, nil, caller.pc, after(at))
}

// after gives what is live behind a call that is looked into.
func after(in *jitcode.Instr) *jitcode.Live {
	l := &jitcode.Live{Ints: slices.Clone(in.Live.Ints), Refs: slices.Clone(in.Live.Refs)}
	for _, d := range in.Dst {
		if d.Kind == descr.Int {
			l.Ints = append(l.Ints, d.Index)
		} else {
			l.Refs = append(l.Refs, d.Index)
		}
	}
	slices.Sort(l.Ints)
	slices.Sort(l.Refs)
	l.Ints, l.Refs = slices.Compact(l.Ints), slices.Compact(l.Refs)
	return l
}

// callPortal runs a main loop inside from its merge point to its end, and goes on where
// it was called.
func (b *Blackhole) callPortal(f *rawFrame, in *jitcode.Instr) {
	b.ints, b.refs = b.ints[:0], b.refs[:0]
	for _, a := range in.Args {
		if a.Kind == descr.Int {
			b.ints = append(b.ints, f.int(a))
		} else {
			b.refs = append(b.refs, f.ref(a))
		}
	}
	v, p := b.RunPortal(b.ints, b.refs)
	clear(f.refs)
	b.stack = b.stack[:len(b.stack)-1]
	caller := &b.stack[len(b.stack)-1]
	dst := caller.fn.Code[caller.pc].Dst
	several, n := (*results)(p), Layout{}
	for _, d := range dst {
		if len(dst) > 1 {
			v, p = several.ints[min(n.Ints, maxResults-1)], several.refs[min(n.Refs, maxResults-1)]
			n.add(d.Kind)
		}
		caller.set(d, value{v, p})
	}
	caller.pc++
}

// At makes the frame of the main loop at its merge point, with all its components.
func (b *Blackhole) At(ints []int64, refs []unsafe.Pointer) {
	b.stack = b.stack[:0]
	f := b.push(&b.prog.funcs[0])
	f.pc = b.prog.mergePC
	for _, a := range b.prog.mergePoint.Args {
		v := value{}
		if a.Kind == descr.Int {
			v.i, ints = ints[0], ints[1:]
		} else {
			v.p, refs = refs[0], refs[1:]
		}
		if !a.Const {
			f.set(jitcode.Reg{Kind: a.Kind, Index: a.Index}, v)
		}
	}
}
