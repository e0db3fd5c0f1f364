//go:build !js

package amd64

// A reg is a general register, as it is numbered in instructions.
type reg uint8

const (
	rax reg = iota
	rcx
	rdx
	rbx
	rsp
	rbp
	rsi
	rdi
	r8
	r9
	r10
	r11
	r12
	r13
	r14
	r15
	none reg = 0xff
)

// The registers for floats are numbered after them.
const (
	xmm0 reg = 16 + iota
	xmm1
	xmm2
	numRegs reg = 32
)

// isFloat reports a register for floats.
func (r reg) isFloat() bool { return r >= xmm0 && r < numRegs }

// A mem is a memory operand: base + index*scale + disp, or, without a base, an
// address that is reached relative to the instruction.
type mem struct {
	base, index reg
	scale       uint8 // 1, 2, 4 or 8
	disp        int32
	abs         uintptr // if base is none
}

func based(base reg, disp int32) mem { return mem{base: base, index: none, disp: disp} }
func absolute(addr uintptr) mem      { return mem{base: none, index: none, abs: addr} }

// An operand is what an instruction can take: a register, memory, or a number.
type operand struct {
	kind operandKind
	reg  reg
	mem  mem
	imm  int32
}

type operandKind uint8

const (
	isReg operandKind = iota
	isMem
	isImm
)

func inReg(r reg) operand    { return operand{kind: isReg, reg: r} }
func inMem(m mem) operand    { return operand{kind: isMem, mem: m} }
func number(n int32) operand { return operand{kind: isImm, imm: n} }

// A width is the operand size of an instruction in bytes.
type width uint8

const (
	w8  width = 1
	w16 width = 2
	w32 width = 4
	w64 width = 8
)

// An aluOp is one of the eight operations that share their encodings.
type aluOp uint8

const (
	add aluOp = 0
	or  aluOp = 1
	sbb aluOp = 3
	and aluOp = 4
	sub aluOp = 5
	xor aluOp = 6
	cmp aluOp = 7
)

// A shift is the opcode extension of a shift.
type shift reg

const (
	rol shift = 0
	shl shift = 4
	shr shift = 5
	sar shift = 7
)

// A unary is the opcode extension of an operation with one operand. The
// divisions divide RDX:RAX, and leave the quotient in RAX, the rest in RDX; mul
// leaves the product in RDX:RAX.
type unary reg

const (
	not  unary = 2
	neg  unary = 3
	mul  unary = 4
	div  unary = 6
	idiv unary = 7
)

// A cond is a condition on the flags.
type cond uint8

const (
	below     cond = 2 // unsigned <
	aboveEq   cond = 3
	equal     cond = 4
	notEqual  cond = 5
	belowEq   cond = 6
	above     cond = 7
	negative  cond = 8
	positive  cond = 9  // or zero
	parity    cond = 10 // of a comparison of floats: one is NaN
	noParity  cond = 11
	less      cond = 12 // signed <
	greaterEq cond = 13
	lessEq    cond = 14
	greater   cond = 15
	// After a comparison of floats, equality takes two flags: the CPU says equal
	// where one is NaN. These are no conditions of its own.
	floatEqual    cond = 16
	floatNotEqual cond = 17
)

// not gives the opposite condition.
func (c cond) not() cond { return c ^ 1 }

// swapped gives the condition that holds for b, a when c holds for a, b.
func (c cond) swapped() cond {
	switch c {
	case below:
		return above
	case above:
		return below
	case belowEq:
		return aboveEq
	case aboveEq:
		return belowEq
	case less:
		return greater
	case greater:
		return less
	case lessEq:
		return greaterEq
	case greaterEq:
		return lessEq
	}
	return c
}
