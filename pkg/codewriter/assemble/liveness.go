package assemble

import (
	"slices"

	"mergepoint/pkg/jitcode"
)

// liveness is what may still be read at the start and the end of each block:
// plain backward dataflow. Registers may be assigned more than once.
type liveness struct {
	n       int
	in, out []RegSet // by Block.Index
}

func (f *Function) liveness() *liveness {
	lv := &liveness{n: len(f.Kinds)}
	for range f.Blocks {
		lv.in = append(lv.in, NewRegSet(lv.n))
		lv.out = append(lv.out, NewRegSet(lv.n))
	}
	for changed := true; changed; {
		changed = false
		for _, b := range slices.Backward(f.Blocks) {
			for _, s := range b.Succs {
				lv.out[b.Index].Union(lv.in[s.Index])
			}
			in := lv.backward(b, func(*Ins, RegSet) {})
			changed = changed || !slices.Equal(in, lv.in[b.Index])
			lv.in[b.Index] = in
		}
	}
	return lv
}

// backward visits a block's instructions last to first with what is live after
// each, and gives what is live before the first.
func (lv *liveness) backward(b *Block, visit func(in *Ins, after RegSet)) RegSet {
	set := slices.Clone(lv.out[b.Index])
	for i := len(b.Code) - 1; i >= 0; i-- {
		in := &b.Code[i]
		visit(in, set)
		for _, d := range in.Dst {
			set.Remove(d)
		}
		in.uses(set.Add)
	}
	return set
}

// EachLive visits each block's instructions last to first, with what is live after
// each. The function must be laid out.
func (f *Function) EachLive(visit func(in *Ins, after RegSet)) {
	lv := f.liveness()
	for _, b := range f.Blocks {
		lv.backward(b, visit)
	}
}

// guards gives, for each instruction of a block that makes guards, what resume
// data must keep.
//
// A branch keeps what is live after it on either side, and resumes at the side
// not taken. A check and the merge point keep what is live before them: they
// are executed again, and panic there if they must. After a call: what is live
// after it; for a call that is looked into, without its results, which are
// still to come. The tutorial's listings depend on each of these.
func (lv *liveness) guards(f *Function, b *Block) []RegSet {
	sets := make([]RegSet, len(b.Code))
	set := slices.Clone(lv.out[b.Index])
	for i := len(b.Code) - 1; i >= 0; i-- {
		in := &b.Code[i]
		at := in.Op.Control().Live
		keep := func(here jitcode.LiveAt) {
			if at == here {
				sets[i] = slices.Clone(set)
			}
		}
		keep(jitcode.LiveAfter)
		for _, d := range in.Dst {
			set.Remove(d)
		}
		keep(jitcode.LiveAcross)
		in.uses(set.Add)
		keep(jitcode.LiveBefore)
	}
	return sets
}
