package codewriter

import (
	"go/token"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// Between SSA and jitcode a function is blocks of instructions on virtual
// registers. These are not in SSA form: struct variables and the targets of
// phis are assigned in several places.

// vreg numbers the virtual registers of a function.
type vreg int32

// operand is a register or a constant.
type operand struct {
	kind  descr.Kind
	reg   vreg
	konst bool
	num   int64  // of an int constant
	str   string // of a ref constant: the bytes of a string; "" is nil
	addr  string // of a ref constant: a name for what only the running program knows
}

func intConst(v int64) operand { return operand{kind: descr.Int, konst: true, num: v} }
func nilConst() operand        { return operand{kind: descr.Ref, konst: true} }

// isNil reports the constant nil, which the bytes of "" are as well.
func (o operand) isNil() bool { return o.konst && o.str == "" && o.addr == "" }

// ins is one instruction. A jump's targets are its block's successors.
type ins struct {
	op     jitcode.Op
	args   []operand
	dst    []vreg
	descr  descr.Descr
	callee *function
	greens int
	cases  []int64 // of switch: its block goes on to succs[1+n] for cases[n]
	pos    token.Pos
	loose  bool // its operands keep nothing alive
	note   any  // what its writer has to remember
}

// block is a straight line. It goes on to succs[0]; with more successors its last
// instruction is a branch, which goes to succs[1], a switch to the others too.
type block struct {
	code  []ins
	succs []*block
	index int // in function.blocks, once laid out
}

// function is the code of one Go function.
type function struct {
	name    string
	file    string
	blocks  []*block // the first is the entry
	kinds   []descr.Kind
	names   []string // of the Go variable in each register; "" for temporaries
	params  []vreg
	entry   []vreg // of the main function: what is there at the merge point, where it begins
	results []descr.Kind
	code    *jitcode.Func
	fset    *token.FileSet
}

func (f *function) newReg(k descr.Kind, name string) vreg {
	f.kinds = append(f.kinds, k)
	f.names = append(f.names, name)
	return vreg(len(f.kinds) - 1)
}

func (f *function) operand(r vreg) operand { return operand{kind: f.kinds[r], reg: r} }

// uses calls f for each register an instruction reads.
func (in *ins) uses(f func(vreg)) {
	if in.loose {
		return
	}
	for _, a := range in.args {
		if !a.konst {
			f(a.reg)
		}
	}
}

// removable reports whether an instruction may go if nobody wants its results.
func (in *ins) removable() bool {
	if c, ok := in.op.Code(); ok {
		return c != ops.SetfieldGc && c != ops.SetarrayitemGc // an object that nobody has seen is none
	}
	return in.op == jitcode.Copy
}
