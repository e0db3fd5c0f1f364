package assemble

import (
	"go/token"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// Between SSA and jitcode a function is blocks of instructions on virtual
// registers. These are not in SSA form: struct variables and the targets of
// phis are assigned in several places.

// A VReg is a virtual register of a function.
type VReg int32

// An Operand is a register or a constant.
type Operand struct {
	Kind  descr.Kind
	Reg   VReg
	Const bool
	Num   int64  // of an int constant
	Str   string // of a ref constant: the bytes of a string; "" is nil
	Addr  string // of a ref constant: a name for what only the running program knows
}

// Int is an int constant.
func Int(v int64) Operand { return Operand{Kind: descr.Int, Const: true, Num: v} }

// Nil is the constant nil.
func Nil() Operand { return Operand{Kind: descr.Ref, Const: true} }

// isNil reports the constant nil, which the bytes of "" are as well.
func (o Operand) isNil() bool { return o.Const && o.Str == "" && o.Addr == "" }

// An Ins is one instruction. A jump's targets are its block's successors.
type Ins struct {
	Op     jitcode.Op
	Args   []Operand
	Dst    []VReg
	Descr  descr.Descr
	Callee *Function
	Greens int
	Cases  []int64 // of switch: its block goes on to Succs[1+n] for Cases[n]
	Pos    token.Pos
	Loose  bool // its operands keep nothing alive
	Note   any  // what its writer has to remember
}

// A Block is a straight line. It goes on to Succs[0]; with more successors its last
// instruction is a branch, which goes to Succs[1], a switch to the others too.
type Block struct {
	Code  []Ins
	Succs []*Block
	Index int // in Function.Blocks, once laid out
}

// A Function is the code of one Go function.
type Function struct {
	Name    string
	File    string
	Blocks  []*Block // the first is the entry
	Kinds   []descr.Kind
	Names   []string // of the Go variable in each register; "" for temporaries
	Params  []VReg
	Entry   []VReg // of the main function: what is there at the merge point, where it begins
	Results []descr.Kind
	Code    *jitcode.Func // where [Function.Complete] writes it to
	Fset    *token.FileSet
}

// NewReg makes a register; the name is the Go variable's, "" for a temporary.
func (f *Function) NewReg(k descr.Kind, name string) VReg {
	f.Kinds = append(f.Kinds, k)
	f.Names = append(f.Names, name)
	return VReg(len(f.Kinds) - 1)
}

// Operand makes an operand of a register.
func (f *Function) Operand(r VReg) Operand { return Operand{Kind: f.Kinds[r], Reg: r} }

// uses calls f for each register an instruction reads.
func (in *Ins) uses(f func(VReg)) {
	if in.Loose {
		return
	}
	for _, a := range in.Args {
		if !a.Const {
			f(a.Reg)
		}
	}
}

// removable reports whether an instruction may go if nobody wants its results.
func (in *Ins) removable() bool {
	if c, ok := in.Op.Code(); ok {
		return !c.Is(ops.Store) // an object that nobody has seen is none
	}
	return in.Op == jitcode.Copy
}
