package jitcode

import (
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// A Program is all the jitcode made from one interpreter.
type Program struct {
	Funcs  []*Func // Funcs[0] is the function with the merge point
	Fields []*descr.Field
	Arrays []*descr.Array
	Calls  []*descr.Call
	Driver Driver
}

// Driver describes the merge point's variables.
type Driver struct {
	Greens, Reds []Var
}

// A Var is a Go variable at the merge point, one register for each component.
type Var struct {
	Name  string
	Kinds []descr.Kind
}

// A Func is one function's jitcode.
type Func struct {
	Name               string   // mainloop, Stack.push: unique in the program
	File               string   // base name of the Go source
	IntNames, RefNames []string // the Go variable in each register, or t3; its length is the bank's size
	Params             []Reg    // registers of the parameters' components, in order
	Results            []descr.Kind
	Code               []Instr
	IntConsts          []int64
	RefConsts          []RefConst
}

// NumInts is the size of the int bank.
func (f *Func) NumInts() int { return len(f.IntNames) }

// NumRefs is the size of the ref bank.
func (f *Func) NumRefs() int { return len(f.RefNames) }

// A RefConst is a pointer constant: nil, or the bytes of a string constant.
type RefConst struct {
	Str string         // for a string's bytes
	Ptr unsafe.Pointer // to them; nil for nil and for ""
}

// A Reg is a register of a bank.
type Reg struct {
	Kind  descr.Kind
	Index uint16
}

// An Arg is an operand: a register of a bank, or a constant of the function.
type Arg struct {
	Kind  descr.Kind
	Const bool
	Index uint16 // register, or index in IntConsts or RefConsts
}

// Op is an instruction's opcode: an [ops.Code] for those that compute, or one of
// the control instructions below.
type Op uint16

// The control instructions. [Controls] has a row for each.
const (
	Goto Op = 256 + iota
	GotoIfNot
	Copy
	CheckNonnull
	CheckIndex
	CheckSlice
	CheckNonzero
	CheckShift
	InlineCall
	ResidualCall
	JitMergePoint
	CanEnterJit
	Return
	Raise
	endControls
)

// Controls has a row for each control instruction, at index Op - Goto.
var Controls = [...]struct{ Name, Example, Doc string }{
	{"goto", "goto L3", "go on at a label"},
	{"goto_if_not", "goto_if_not %t4, L3", "go on at a label if 0; recorded as a guard"},
	{"copy", "%pc, %n = copy %t1, %t2", "parallel copy, all sources read first: the phis of an edge"},
	{"check_nonnull", "check_nonnull %m", "the pointer is not nil, else Go's own panic; recorded as guard_nonnull, once per box"},
	{"check_index", "check_index %i, %len", "0 <= index < length, else Go's own panic; recorded as uint_lt and guard_true"},
	{"check_slice", "check_slice %n, %cap", "0 <= n <= capacity for x[:n], else Go's own panic; recorded as uint_le and guard_true"},
	{"check_nonzero", "check_nonzero %d", "the divisor is not 0, else Go's own panic; recorded as int_is_true and guard_true"},
	{"check_shift", "check_shift %n", "the signed shift count is not negative, else Go's own panic; recorded as int_lt and guard_false"},
	{"inline_call", "%t5 = inline_call Stack.pop, %s", "call a function that is looked into: a new frame"},
	{"residual_call", "%t6 = residual_call <Table.find>, %t, %key", "call a function that is not looked into; recorded as call or, if the descr is pure, call_pure"},
	{"jit_merge_point", "jit_merge_point %pc, %code | %m", "the guest's position: greens, then reds"},
	{"can_enter_jit", "can_enter_jit %pc, %code, %m", "the guest jumped back, and the portal counts: with these registers the blackhole goes on from here"},
	{"return", "return %t7", "leave the function with its results"},
	{"raise", "raise <panic run:1>, %code", "call a function that does nothing but panic, with the interpreter's own value"},
}

// An Instr is one instruction.
type Instr struct {
	Op     Op
	Args   []Arg // all operands, both banks, in order
	Dst    []Reg // results; at most one but for copy and inline_call
	Descr  descr.Descr
	Callee *Func // of inline_call
	Target int   // of goto and goto_if_not: index in Code
	Greens int   // of jit_merge_point: how many of Args are green
	// Live says which registers resume data must keep when a guard made here
	// fails. For goto_if_not: live after it on either side. For checks and
	// jit_merge_point: live before it, since it is executed again. For calls:
	// live after it; for inline_call without its own results.
	Live *Live
	Line int32 // in the function's File
	Col  int32
}

// Live is a set of registers by bank, sorted.
type Live struct {
	Ints, Refs []uint16
}

// Code gives the op of an instruction that computes; ok is false for control.
func (op Op) Code() (c ops.Code, ok bool) { return ops.Code(op), op < Goto }

// String gives the instruction's name.
func (op Op) String() string {
	if op >= Goto {
		return Controls[op-Goto].Name
	}
	return ops.Code(op).String()
}

func init() {
	if len(Controls) != int(endControls-Goto) {
		panic("jitcode: Controls has not one row per instruction")
	}
}
