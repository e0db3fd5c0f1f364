package metainterp

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Often a loop does not begin where recording began: an outer loop was hot
// first and its trace went round the inner one, or a bridge led into a loop
// not seen before. Then the loop's trace is the part from the merge point that
// was met twice; its inputs are the reds as they were there.
//
// Three things must be made good:
//
//   - the part before may have guarded that a red is not nil: the guard is made
//     again, at the head of the loop;
//   - a red may have been a constant, or the same box as another one, which
//     would hold for this trace and not for the loop. Then the loop is gone
//     round once more with fresh boxes, aliases, in place of those: generalise;
//   - an alias that did not become an input means its original, and is replaced
//     by it when the recording is over: resolveAliases.

// cut drops what was recorded before start. The loads of head take its place.
func (r *Recorder) cut(f *frame, in *jitcode.Instr, start *met, head []*trace.Op) {
	t := r.trace
	rest := t.Ops[start.op:]
	t.Inputs = slices.Clone(start.args[in.Greens:])
	list := append(make([]*trace.Op, 0, len(rest)+1), rest[0])
	for _, b := range t.Inputs {
		list = append(list, r.testAgain(f, in, start, b)...)
	}
	list = append(list, head...)
	t.Ops = append(list, rest[1:]...)
	for i, op := range t.Ops {
		op.Origin.Recorded = int32(i)
	}
}

// snapshotAt is the snapshot of a merge point met earlier.
func (r *Recorder) snapshotAt(f *frame, in *jitcode.Instr, m *met) *trace.Guard {
	old := bank{slices.Clone(f.ints), slices.Clone(f.refs)}
	for i, a := range in.Args {
		f.set(a, m.args[i])
	}
	g := r.snapshot(f.pc, in.Live)
	copy(f.ints, old.ints)
	copy(f.refs, old.refs)
	return g
}

// distinct reports whether the boxes can be inputs: no constants, none twice.
func distinct(boxes []*trace.Box) bool {
	for i, b := range boxes {
		if b.Const || slices.Contains(boxes[:i], b) {
			return false
		}
	}
	return true
}

// An alias is a box that stands for another one.
type alias struct{ box, means *trace.Box }

// generalise gives fresh boxes to the reds that cannot be inputs.
func (r *Recorder) generalise(f *frame, in *jitcode.Instr, here *met) {
	reds := here.args[in.Greens:]
	r.forget(here.op)
	for i, b := range reds {
		if !b.Const && !slices.Contains(reds[:i], b) {
			continue
		}
		fresh := r.newBox(b.Kind)
		fresh.Int, fresh.Ref = b.Int, b.Ref
		r.aliases = append(r.aliases, alias{fresh, b})
		reds[i] = fresh
		f.set(in.Args[in.Greens+i], fresh)
	}
}

// means gives what a box is an alias of, nil if it is none.
func (r *Recorder) means(b *trace.Box) *trace.Box {
	for _, a := range r.aliases {
		if a.box == b {
			return a.means
		}
	}
	return nil
}

// resolveAliases replaces the aliases that are no inputs by what they mean, and
// folds what has become constant by that.
func (r *Recorder) resolveAliases() {
	means := map[*trace.Box]*trace.Box{}
	for _, a := range r.aliases {
		if !slices.Contains(r.trace.Inputs, a.box) {
			means[a.box] = a.means
		}
	}
	if len(means) == 0 {
		return
	}
	get := func(b *trace.Box) *trace.Box {
		for means[b] != nil {
			b = means[b]
		}
		return b
	}
	var list []*trace.Op
	for _, op := range r.trace.Ops {
		for i, b := range op.Args {
			op.Args[i] = get(b)
		}
		if op.Guard != nil {
			op.Guard = op.Guard.Map(get)
		}
		if c := r.folded(op); c != nil {
			means[op.Result] = c
		} else if !isSettled(op) {
			op.Origin.Recorded = int32(len(list))
			list = append(list, op)
		}
	}
	r.trace.Ops = list
}

// folded gives the constant that an op computes from constants, else nil. The
// value is the one seen when it was recorded.
func (r *Recorder) folded(op *trace.Op) *trace.Box {
	d, isCall := op.Descr.(*descr.Call)
	if !op.Code.Is(ops.Pure) || !allConst(op.Args) || isCall && d.MayRaise {
		return nil
	}
	c := r.newConst(op.Result.Kind)
	c.Int, c.Ref = op.Result.Int, op.Result.Ref
	return c
}

// isSettled reports whether an op is a guard on constants, which has held.
func isSettled(op *trace.Op) bool {
	return op.IsGuard() && len(op.Args) > 0 && allConst(op.Args)
}
