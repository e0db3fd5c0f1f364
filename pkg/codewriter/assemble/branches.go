package assemble

import (
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// go/ssa writes a switch as a chain of comparisons, and a test for nil as a
// comparison and a branch. A trace that goes such a chain down has a guard for
// each case that it was not; so they become one instruction each.

// joinBranches makes one instruction of each chain, and of each test for nil.
func (f *Function) joinBranches() {
	used := f.useCounts()
	for _, b := range f.Blocks {
		switch {
		case len(b.Succs) != 2:
		case !f.joinNilTest(b, used):
			f.joinChain(b, used)
		}
	}
}

// useCounts counts how often each register is read.
func (f *Function) useCounts() []int {
	used := make([]int, len(f.Kinds))
	for _, b := range f.Blocks {
		for i := range b.Code {
			b.Code[i].uses(func(v VReg) { used[v]++ })
		}
	}
	return used
}

// condition gives the comparison that a block's branch is about, if it comes
// right before it and nobody else asks for its result.
func (b *Block) condition(used []int) *Ins {
	n := len(b.Code)
	if n < 2 || b.Code[n-1].Op != jitcode.GotoIfNot {
		return nil
	}
	cmp, cond := &b.Code[n-2], b.Code[n-1].Args[0]
	if len(cmp.Dst) != 1 || cond.Const || cmp.Dst[0] != cond.Reg || used[cond.Reg] != 1 {
		return nil
	}
	return cmp
}

// replaceBranch puts another branch in place of a block's comparison and branch.
func (b *Block) replaceBranch(in Ins, succs ...*Block) {
	n := len(b.Code)
	in.Pos = b.Code[n-1].Pos
	b.Code = append(b.Code[:n-2:n-2], in)
	b.Succs = succs
}

func (f *Function) joinNilTest(b *Block, used []int) bool {
	cmp := b.condition(used)
	if cmp == nil || cmp.Op != jitcode.Op(ops.PtrEq) && cmp.Op != jitcode.Op(ops.PtrNe) {
		return false
	}
	i := slices.IndexFunc(cmp.Args, Operand.isNil)
	if i < 0 || cmp.Args[1-i].Const {
		return false
	}
	isNil, isNot := b.Succs[0], b.Succs[1]
	if cmp.Op == jitcode.Op(ops.PtrNe) {
		isNil, isNot = isNot, isNil
	}
	b.replaceBranch(Ins{Op: jitcode.GotoIfNil, Args: []Operand{cmp.Args[1-i]}}, isNot, isNil)
	return true
}

// caseOf gives the register and the number that a block's branch compares for
// being equal.
func (b *Block) caseOf(used []int) (x Operand, v int64, ok bool) {
	cmp := b.condition(used)
	switch {
	case cmp == nil:
	case cmp.Op == jitcode.Op(ops.IntIsZero):
		return cmp.Args[0], 0, !cmp.Args[0].Const
	case cmp.Op == jitcode.Op(ops.IntEq):
		x, c := cmp.Args[0], cmp.Args[1]
		if x.Const {
			x, c = c, x
		}
		return x, c.Num, c.Const && !x.Const
	}
	return Operand{Kind: descr.Int}, 0, false
}

// joinChain makes a switch of a block's branch and those that follow it for the
// same register, if there are any. A block of the chain that others lead to stays
// for them.
func (f *Function) joinChain(b *Block, used []int) {
	x, v, ok := b.caseOf(used)
	if !ok {
		return
	}
	in := Ins{Op: jitcode.Switch, Args: []Operand{x}}
	succs := []*Block{nil}
	for at, seen := b, map[*Block]bool{b: true}; ; seen[at] = true {
		if !slices.Contains(in.Cases, v) {
			in.Cases, succs = append(in.Cases, v), append(succs, at.Succs[0])
		}
		at = at.Succs[1]
		succs[0] = at
		y, next, ok := at.caseOf(used)
		if !ok || len(at.Succs) != 2 || len(at.Code) != 2 || y != x || seen[at] {
			break
		}
		v = next
	}
	if len(in.Cases) > 1 {
		b.replaceBranch(in, succs...)
	}
}
