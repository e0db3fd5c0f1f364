package codewriter

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
func (f *function) joinBranches() {
	used := f.useCounts()
	for _, b := range f.blocks {
		switch {
		case len(b.succs) != 2:
		case !f.joinNilTest(b, used):
			f.joinChain(b, used)
		}
	}
}

// useCounts counts how often each register is read.
func (f *function) useCounts() []int {
	used := make([]int, len(f.kinds))
	for _, b := range f.blocks {
		for i := range b.code {
			b.code[i].uses(func(v vreg) { used[v]++ })
		}
	}
	return used
}

// condition gives the comparison that a block's branch is about, if it comes
// right before it and nobody else asks for its result.
func (b *block) condition(used []int) *ins {
	n := len(b.code)
	if n < 2 || b.code[n-1].op != jitcode.GotoIfNot {
		return nil
	}
	cmp, cond := &b.code[n-2], b.code[n-1].args[0]
	if len(cmp.dst) != 1 || cond.konst || cmp.dst[0] != cond.reg || used[cond.reg] != 1 {
		return nil
	}
	return cmp
}

// replaceBranch puts another branch in place of a block's comparison and branch.
func (b *block) replaceBranch(in ins, succs ...*block) {
	n := len(b.code)
	in.pos = b.code[n-1].pos
	b.code = append(b.code[:n-2:n-2], in)
	b.succs = succs
}

func (f *function) joinNilTest(b *block, used []int) bool {
	cmp := b.condition(used)
	if cmp == nil || cmp.op != jitcode.Op(ops.PtrEq) && cmp.op != jitcode.Op(ops.PtrNe) {
		return false
	}
	i := slices.IndexFunc(cmp.args, operand.isNil)
	if i < 0 || cmp.args[1-i].konst {
		return false
	}
	isNil, isNot := b.succs[0], b.succs[1]
	if cmp.op == jitcode.Op(ops.PtrNe) {
		isNil, isNot = isNot, isNil
	}
	b.replaceBranch(ins{op: jitcode.GotoIfNil, args: []operand{cmp.args[1-i]}}, isNot, isNil)
	return true
}

// caseOf gives the register and the number that a block's branch compares for
// being equal.
func (b *block) caseOf(used []int) (x operand, v int64, ok bool) {
	cmp := b.condition(used)
	switch {
	case cmp == nil:
	case cmp.op == jitcode.Op(ops.IntIsZero):
		return cmp.args[0], 0, !cmp.args[0].konst
	case cmp.op == jitcode.Op(ops.IntEq):
		x, c := cmp.args[0], cmp.args[1]
		if x.konst {
			x, c = c, x
		}
		return x, c.num, c.konst && !x.konst
	}
	return operand{kind: descr.Int}, 0, false
}

// joinChain makes a switch of a block's branch and those that follow it for the
// same register, if there are any. A block of the chain that others lead to stays
// for them.
func (f *function) joinChain(b *block, used []int) {
	x, v, ok := b.caseOf(used)
	if !ok {
		return
	}
	in := ins{op: jitcode.Switch, args: []operand{x}}
	succs := []*block{nil}
	for at, seen := b, map[*block]bool{b: true}; ; seen[at] = true {
		if !slices.Contains(in.cases, v) {
			in.cases, succs = append(in.cases, v), append(succs, at.succs[0])
		}
		at = at.succs[1]
		succs[0] = at
		y, next, ok := at.caseOf(used)
		if !ok || len(at.succs) != 2 || len(at.code) != 2 || y != x || seen[at] {
			break
		}
		v = next
	}
	if len(in.cases) > 1 {
		b.replaceBranch(in, succs...)
	}
}
