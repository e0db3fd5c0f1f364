package jitcode

import (
	"cmp"
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// A Program is all the jitcode made from one interpreter.
type Program struct {
	Funcs   []*Func         // Funcs[0] is the function with the merge point
	Memory  []*descr.Memory // fields before items
	Calls   []*descr.Call
	Types   []*descr.Type
	Methods []*Method
	Driver  Driver
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

// A RefConst is a pointer constant: nil, the bytes of a string constant, or a
// named address.
type RefConst struct {
	Str  string         // for a string's bytes
	Name string         // of an address: see [Program.Address]
	Ptr  unsafe.Pointer // to them; nil for nil and for ""
}

// MaxIndex is how many registers a bank of a function may have, and how many
// constants.
const MaxIndex = 1 << 16

// Index narrows the number of a register or constant, of which there are no more
// than [MaxIndex]: the parser says so, translate has seen to it before.
func Index(n int, what string) uint16 {
	if n >= MaxIndex {
		fail("more than %d %s in one function", MaxIndex, what)
	}
	return uint16(n)
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
	GotoIfNil
	GotoUnlessInside
	Switch
	Promote
	Copy
	CheckNonnull
	CheckIndex
	CheckSlice
	CheckUintIndex
	CheckUintSlice
	CheckNonzero
	CheckShift
	InlineCall
	InlineMethod
	ResidualCall
	LoopHeader
	JitMergePoint
	CanEnterJit
	Return
	Leave
	Raise
	endControls
)

// A Control is the row of a control instruction.
type Control struct {
	Name, Example, Doc string
	// Args are the kinds of the operands, if these are the same in each program.
	Args  []descr.Kind
	Fixed bool // whether they are
	Live  LiveAt
	Jumps bool   // to its Target
	Ends  bool   // the next instruction is reached by a jump only
	Calls bool   // calls the function of its descr
	Check *Check // of what Go checks silently
}

// LiveAt says at what point the registers are live that resume data must keep when
// a guard made by an instruction fails.
type LiveAt uint8

const (
	NoGuard    LiveAt = iota // it makes none
	LiveBefore               // it is executed again
	LiveAfter
	LiveAcross // after it, without its own results, which come when its callee returns
)

// A Check is how a check is recorded: a question, and the guard that stays if its
// answer is as it has to be. Without a question the guard asks the operand itself.
type Check struct {
	Ask   ops.Code
	Zero  bool // the question's second operand is 0
	Guard ops.Code
}

// Holds reports whether a check lets the interpreter go on.
func (c *Check) Holds(a, b int64, p unsafe.Pointer) bool {
	row := c.Ask.Row()
	switch {
	case c.Ask == ops.Invalid:
		return p != nil
	case row.Int1 != nil:
		return row.Int1(a) == c.Wanted()
	case c.Zero:
		return row.Int2(a, 0) == c.Wanted()
	}
	return row.Int2(a, b) == c.Wanted()
}

// Wanted is the answer with which a check holds.
func (c *Check) Wanted() int64 {
	if c.Guard == ops.GuardFalse {
		return 0
	}
	return 1
}

var (
	one, two = []descr.Kind{descr.Int}, []descr.Kind{descr.Int, descr.Int}
	pointer  = []descr.Kind{descr.Ref}
)

// Controls has a row for each control instruction, at index Op - Goto.
var Controls = [...]Control{
	{Name: "goto", Example: "goto L3", Doc: "go on at a label",
		Fixed: true, Jumps: true, Ends: true},
	{Name: "goto_if_not", Example: "goto_if_not %t4, L3", Doc: "go on at a label if 0; recorded as a guard",
		Args: one, Fixed: true, Jumps: true, Live: LiveAfter},
	{Name: "goto_if_nil", Example: "goto_if_nil %p, L3", Doc: "go on at a label if the pointer is nil; recorded as guard_nonnull or guard_isnull",
		Args: pointer, Fixed: true, Jumps: true, Live: LiveAfter},
	{Name: "goto_unless_inside", Example: "goto_unless_inside eval, %n, L3", Doc: "go on at a label unless the function is looked into here: the recorder does if the operands are constants of the trace, small ones, or the function's loops are short, and it is not active too often; nothing is recorded",
		Jumps: true},
	{Name: "switch", Example: "switch %op, 1: L3, 2: L4", Doc: "go on at the label of the number, or here; recorded as guard_value, or as tests that it is no case",
		Args: one, Fixed: true, Live: LiveBefore},
	{Name: "promote", Example: "%x = promote %x", Doc: "from here on the value is a constant of the trace; recorded as guard_value",
		Live: LiveBefore},
	{Name: "copy", Example: "%pc, %n = copy %t1, %t2", Doc: "parallel copy, all sources read first: the phis of an edge"},
	{Name: "check_nonnull", Example: "check_nonnull %m", Doc: "the pointer is not nil, else Go's own panic; recorded as guard_nonnull, once per box",
		Args: pointer, Fixed: true, Live: LiveBefore, Check: &Check{Guard: ops.GuardNonnull}},
	{Name: "check_index", Example: "check_index %i, %len", Doc: "0 <= index < length, else Go's own panic; recorded as uint_lt and guard_true",
		Args: two, Fixed: true, Live: LiveBefore, Check: &Check{Ask: ops.UintLt, Guard: ops.GuardTrue}},
	{Name: "check_slice", Example: "check_slice %n, %cap", Doc: "0 <= n <= capacity for x[:n], else Go's own panic; recorded as uint_le and guard_true",
		Args: two, Fixed: true, Live: LiveBefore, Check: &Check{Ask: ops.UintLe, Guard: ops.GuardTrue}},
	{Name: "check_uint_index", Example: "check_uint_index %i, %len", Doc: "check_index of an unsigned index of 64 bits, which Go's own panic shows so; recorded as uint_lt and guard_true",
		Args: two, Fixed: true, Live: LiveBefore, Check: &Check{Ask: ops.UintLt, Guard: ops.GuardTrue}},
	{Name: "check_uint_slice", Example: "check_uint_slice %n, %cap", Doc: "check_slice of an unsigned n of 64 bits; recorded as uint_le and guard_true",
		Args: two, Fixed: true, Live: LiveBefore, Check: &Check{Ask: ops.UintLe, Guard: ops.GuardTrue}},
	{Name: "check_nonzero", Example: "check_nonzero %d", Doc: "the divisor is not 0, else Go's own panic; recorded as int_is_true and guard_true",
		Args: one, Fixed: true, Live: LiveBefore, Check: &Check{Ask: ops.IntIsTrue, Guard: ops.GuardTrue}},
	{Name: "check_shift", Example: "check_shift %n", Doc: "the signed shift count is not negative, else Go's own panic; recorded as int_lt and guard_false",
		Args: one, Fixed: true, Live: LiveBefore, Check: &Check{Ask: ops.IntLt, Zero: true, Guard: ops.GuardFalse}},
	{Name: "inline_call", Example: "%t5 = inline_call Stack.pop, %s", Doc: "call a function that is looked into: a new frame",
		Live: LiveAcross},
	{Name: "inline_method", Example: "%t5 = inline_method <Expr.Eval>, %x.type, %x.data, %env", Doc: "call what the first operand, a constant of the trace, leads to, and look into it: a new frame",
		Live: LiveAcross, Calls: true},
	{Name: "residual_call", Example: "%t6 = residual_call <Table.find>, %t, %key", Doc: "call a function that is not looked into; recorded as call or, if the descr is pure, call_pure",
		Live: LiveAfter, Calls: true},
	{Name: "loop_header", Example: "loop_header", Doc: "a round of a loop begins: a function that goes round often is not looked into again; nothing is recorded",
		Fixed: true},
	{Name: "jit_merge_point", Example: "jit_merge_point %pc, %code | %m", Doc: "the guest's position: greens, then reds",
		Live: LiveBefore},
	{Name: "can_enter_jit", Example: "can_enter_jit %pc, %code, %m", Doc: "the guest jumped back, and the portal counts: with these registers the blackhole goes on from here"},
	{Name: "return", Example: "return %t7", Doc: "leave the function with its results",
		Ends: true},
	{Name: "leave", Example: "leave 1, %n", Doc: "leave the main loop by one of several ways: its number, then what goes on in the portal needs",
		Ends: true},
	{Name: "raise", Example: "raise <panic run:1>, %code", Doc: "call a function that does nothing but panic, with the interpreter's own value",
		Ends: true, Calls: true},
}

// Control gives the row of a control instruction, and an empty one for those that
// compute.
func (op Op) Control() *Control {
	if op < Goto {
		return &computes
	}
	return &Controls[op-Goto]
}

var computes Control

// An Instr is one instruction.
type Instr struct {
	Op     Op
	Args   []Arg // all operands, both banks, in order
	Dst    []Reg // results; at most one but for copy and inline_call
	Descr  descr.Descr
	Callee *Func  // of inline_call and goto_unless_inside
	Target int    // of what jumps: index in Code
	Cases  []Case // of switch, in rising order
	Greens int    // of jit_merge_point: how many of Args are green
	// Live says which registers resume data must keep when a guard made here
	// fails: those live where the instruction's row says, of goto_if_not on
	// either side.
	Live *Live
	Line int32 // in the function's File
	Col  int32
}

// A Case is where a switch goes on for a value.
type Case struct {
	Value  int64
	Target int // index in Code
}

// Case gives where a switch at pc goes on for a value; ok is false if that is no
// case, and it goes on behind.
func (in *Instr) Case(v int64) (target int, ok bool) {
	i, ok := slices.BinarySearchFunc(in.Cases, v, func(c Case, v int64) int { return cmp.Compare(c.Value, v) })
	if !ok {
		return 0, false
	}
	return in.Cases[i].Target, true
}

// Targets lists where an instruction may jump to.
func (in *Instr) Targets() []int {
	var list []int
	if in.Op.Control().Jumps {
		list = append(list, in.Target)
	}
	for _, c := range in.Cases {
		list = append(list, c.Target)
	}
	return list
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
