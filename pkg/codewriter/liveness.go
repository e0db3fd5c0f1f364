package codewriter

import (
	"math/bits"
	"slices"

	"mergepoint/pkg/jitcode"
)

// regSet is a set of virtual registers. A nil one is no set at all.
type regSet []uint64

func newRegSet(n int) regSet { return make(regSet, n/64+1) }

func (s regSet) has(v vreg) bool { return s[v/64]>>(v%64)&1 != 0 }
func (s regSet) add(v vreg)      { s[v/64] |= 1 << (v % 64) }
func (s regSet) remove(v vreg)   { s[v/64] &^= 1 << (v % 64) }

func (s regSet) union(t regSet) {
	for i, w := range t {
		s[i] |= w
	}
}

// each calls f for the members in order.
func (s regSet) each(f func(vreg)) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			f(vreg(i*64 + bits.TrailingZeros64(w)))
		}
	}
}

// liveness is what may still be read at the start and the end of each block:
// plain backward dataflow. Registers may be assigned more than once.
type liveness struct {
	n       int
	in, out []regSet // by block.index
}

func (f *function) liveness() *liveness {
	lv := &liveness{n: len(f.kinds)}
	for range f.blocks {
		lv.in = append(lv.in, newRegSet(lv.n))
		lv.out = append(lv.out, newRegSet(lv.n))
	}
	for changed := true; changed; {
		changed = false
		for _, b := range slices.Backward(f.blocks) {
			for _, s := range b.succs {
				lv.out[b.index].union(lv.in[s.index])
			}
			in := lv.backward(b, func(*ins, regSet) {})
			changed = changed || !slices.Equal(in, lv.in[b.index])
			lv.in[b.index] = in
		}
	}
	return lv
}

// backward visits a block's instructions last to first with what is live after
// each, and gives what is live before the first.
func (lv *liveness) backward(b *block, visit func(in *ins, after regSet)) regSet {
	set := slices.Clone(lv.out[b.index])
	for i := len(b.code) - 1; i >= 0; i-- {
		in := &b.code[i]
		visit(in, set)
		for _, d := range in.dst {
			set.remove(d)
		}
		in.uses(set.add)
	}
	return set
}

// guards gives, for each instruction of a block that makes guards, what resume
// data must keep.
//
// A branch keeps what is live after it on either side, and resumes at the side
// not taken. A check and the merge point keep what is live before them: they
// are executed again, and panic there if they must. After a call: what is live
// after it; for a call that is looked into, without its results, which are
// still to come. The tutorial's listings depend on each of these.
func (lv *liveness) guards(f *function, b *block) []regSet {
	sets := make([]regSet, len(b.code))
	set := slices.Clone(lv.out[b.index])
	for i := len(b.code) - 1; i >= 0; i-- {
		in := &b.code[i]
		at := in.op.Control().Live
		keep := func(here jitcode.LiveAt) {
			if at == here {
				sets[i] = slices.Clone(set)
			}
		}
		keep(jitcode.LiveAfter)
		for _, d := range in.dst {
			set.remove(d)
		}
		keep(jitcode.LiveAcross)
		in.uses(set.add)
		keep(jitcode.LiveBefore)
	}
	return sets
}
