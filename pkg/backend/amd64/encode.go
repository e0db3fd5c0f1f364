//go:build !js

package amd64

import (
	"math"
	"math/bits"
)

// An asm appends instructions to code that will lie at a known address. The
// forms are few: what a straight line of integer ops needs. Each is one
// function; all go through instr, which knows about prefixes and ModRM.
type asm struct {
	code []byte
	base uintptr // address of code[0]
	// flagged counts the instructions that changed the flags: whoever wants to
	// use flags later remembers the count.
	flagged int
}

// pc is the address of the next instruction.
func (a *asm) pc() uintptr { return a.base + uintptr(len(a.code)) }

func (a *asm) bytes(b ...byte) { a.code = append(a.code, b...) }
func (a *asm) imm32(n int32)   { a.bytes(byte(n), byte(n>>8), byte(n>>16), byte(n>>24)) }

func fits8(n int32) bool  { return n == int32(int8(n)) }
func fits32(n int64) bool { return n == int64(int32(n)) }

// high is the bit of a register's number that goes into the REX prefix.
func high(r reg) byte {
	if r == none {
		return 0
	}
	return byte(r>>3) & 1
}

// instr appends an instruction up to its immediate: prefixes, opcode, and r and
// x in ModRM. r is a register or, where an opcode takes one operand, a part of
// the opcode. Opcodes above 0xff have two bytes or three. tail is the length of the
// immediate to follow: addresses relative to the instruction count from its end.
func (a *asm) instr(w width, opcode uint32, r reg, x operand, tail int) {
	if w == w16 {
		a.bytes(0x66)
	}
	rex := high(r) << 2
	if w == w64 {
		rex |= 8
	}
	if x.kind == isReg {
		rex |= high(x.reg)
	} else {
		rex |= high(x.mem.index)<<1 | high(x.mem.base)
	}
	// Without a REX prefix the byte registers 4 to 7 are AH, CH, DH and BH.
	if rex != 0 || w == w8 && (r >= rsp || x.kind == isReg && x.reg >= rsp) {
		a.bytes(0x40 | rex)
	}
	if opcode > 0xffff {
		a.bytes(byte(opcode >> 16))
	}
	if opcode > 0xff {
		a.bytes(byte(opcode >> 8))
	}
	a.bytes(byte(opcode))
	if x.kind == isReg {
		a.bytes(modrm(3, r, x.reg))
	} else {
		a.memory(r, x.mem, tail)
	}
}

func modrm(mod byte, r, rm reg) byte { return mod<<6 | byte(r&7)<<3 | byte(rm&7) }

// memory appends ModRM, SIB and displacement. As a base, RSP and R12 need a SIB
// byte, RBP and R13 a displacement: their plain forms mean something else.
func (a *asm) memory(r reg, m mem, tail int) {
	if m.base == none {
		a.bytes(modrm(0, r, rbp))
		a.imm32(int32(int64(m.abs) - int64(a.pc()) - 4 - int64(tail)))
		return
	}
	mod := byte(2)
	if m.disp == 0 && m.base&7 != rbp {
		mod = 0
	} else if fits8(m.disp) {
		mod = 1
	}
	if m.index != none {
		a.bytes(modrm(mod, r, rsp), modrm(byte(bits.TrailingZeros8(m.scale)), m.index, m.base))
	} else if m.base&7 == rsp {
		a.bytes(modrm(mod, r, rsp), modrm(0, rsp, m.base))
	} else {
		a.bytes(modrm(mod, r, m.base))
	}
	switch mod {
	case 1:
		a.bytes(byte(m.disp))
	case 2:
		a.imm32(m.disp)
	}
}

// alu appends dst = dst op src, or, for cmp, only sets the flags.
func (a *asm) alu(op aluOp, dst, src operand) {
	a.flagged++
	switch {
	case src.kind == isImm && fits8(src.imm):
		a.instr(w64, 0x83, reg(op), dst, 1)
		a.bytes(byte(src.imm))
	case src.kind == isImm:
		a.instr(w64, 0x81, reg(op), dst, 4)
		a.imm32(src.imm)
	case src.kind == isMem:
		a.instr(w64, uint32(op)<<3|3, dst.reg, src, 0)
	default:
		a.instr(w64, uint32(op)<<3|1, src.reg, dst, 0)
	}
}

// mov copies 64 bits; at most one operand is memory.
func (a *asm) mov(dst, src operand) {
	switch {
	case dst.inFloatReg() || src.inFloatReg():
		a.movFloat(dst, src)
	case src.kind == isImm && dst.kind == isReg:
		a.movNumber(dst.reg, int64(src.imm))
	case src.kind == isImm:
		a.instr(w64, 0xc7, 0, dst, 4)
		a.imm32(src.imm)
	case src.kind == isMem:
		a.instr(w64, 0x8b, dst.reg, src, 0)
	default:
		a.instr(w64, 0x89, src.reg, dst, 0)
	}
}

// movNumber loads a number in the shortest form that leaves the flags alone.
func (a *asm) movNumber(r reg, n int64) {
	if r.isFloat() {
		a.movNumberToFloat(r, n)
		return
	}
	if fits32(n) && n < 0 {
		a.instr(w64, 0xc7, 0, inReg(r), 4)
		a.imm32(int32(n))
		return
	}
	wide := n < 0 || n > math.MaxUint32
	rex := high(r)
	if wide {
		rex |= 8
	}
	if rex != 0 {
		a.bytes(0x40 | rex)
	}
	a.bytes(0xb8 | byte(r&7))
	a.imm32(int32(n))
	if wide {
		a.imm32(int32(n >> 32))
	}
}

// movAddress loads an address, in the form that has room for any, so that the
// size of the code does not depend on it.
func (a *asm) movAddress(r reg, addr uintptr) {
	a.bytes(0x48|high(r), 0xb8|byte(r&7))
	a.imm32(int32(addr))
	a.imm32(int32(addr >> 32))
}

// load reads a value of w bytes into all of r, extending it.
func (a *asm) load(r reg, x operand, w width, signed bool) {
	switch {
	case w == w64:
		a.instr(w64, 0x8b, r, x, 0)
	case w == w32 && signed:
		a.instr(w64, 0x63, r, x, 0)
	case w == w32:
		a.instr(w32, 0x8b, r, x, 0)
	case w == w16 && signed:
		a.instr(w64, 0x0fbf, r, x, 0)
	case w == w16:
		a.instr(w64, 0x0fb7, r, x, 0)
	case signed:
		a.instr(w64, 0x0fbe, r, x, 0)
	default:
		a.instr(w64, 0x0fb6, r, x, 0)
	}
}

// store writes the low w bytes of a register or a number.
func (a *asm) store(m mem, src operand, w width) {
	opcode, tail := uint32(0x89), 0
	if src.kind == isImm {
		opcode, tail = 0xc7, min(int(w), 4)
		src.reg = 0
	}
	if w == w8 {
		opcode--
	}
	a.instr(w, opcode, src.reg, inMem(m), tail)
	for n := range tail {
		a.bytes(byte(src.imm >> (8 * n)))
	}
}

func (a *asm) lea(r reg, m mem) { a.instr(w64, 0x8d, r, inMem(m), 0) }

func (a *asm) test(x, y reg) {
	a.flagged++
	a.instr(w64, 0x85, y, inReg(x), 0)
}

func (a *asm) unary(op unary, x operand) {
	a.flagged++
	a.instr(w64, 0xf7, reg(op), x, 0)
}

func (a *asm) imul(r reg, x operand) {
	a.flagged++
	a.instr(w64, 0x0faf, r, x, 0)
}

// imulBy appends r = x * n.
func (a *asm) imulBy(r reg, x operand, n int32) {
	a.flagged++
	if fits8(n) {
		a.instr(w64, 0x6b, r, x, 1)
		a.bytes(byte(n))
		return
	}
	a.instr(w64, 0x69, r, x, 4)
	a.imm32(n)
}

// shiftBy shifts by a count below 64.
func (a *asm) shiftBy(op shift, r reg, count byte) {
	a.flagged++
	a.instr(w64, 0xc1, reg(op), inReg(r), 1)
	a.bytes(count)
}

// shiftCL shifts by the low six bits of CL.
func (a *asm) shiftCL(op shift, r reg) {
	a.flagged++
	a.instr(w64, 0xd3, reg(op), inReg(r), 0)
}

// cqo extends RAX into RDX:RAX.
func (a *asm) cqo() { a.bytes(0x48, 0x99) }

// set makes r 1 if the condition holds, else 0; al is lost, the flags are not.
func (a *asm) set(c cond, r reg) {
	if c >= floatEqual {
		a.setFloat(c, r)
		return
	}
	a.instr(w8, 0x0f90|uint32(c), 0, inReg(rax), 0)
	a.load(r, inReg(rax), w8, false)
}

// cmov copies src if the condition holds.
func (a *asm) cmov(c cond, dst, src reg) { a.instr(w64, 0x0f40|uint32(c), dst, inReg(src), 0) }

// jmp goes to an address, in the short form if that is near.
func (a *asm) jmp(to uintptr) {
	if d := int64(to) - int64(a.pc()) - 2; d == int64(int8(d)) {
		a.bytes(0xeb, byte(d))
		return
	}
	a.bytes(0xe9)
	a.imm32(int32(int64(to) - int64(a.pc()) - 4))
}

// jmpVia goes to the address that memory holds.
func (a *asm) jmpVia(m mem) { a.instr(w32, 0xff, 4, inMem(m), 0) }

// callVia calls the function whose address memory holds.
func (a *asm) callVia(m mem) { a.instr(w32, 0xff, 2, inMem(m), 0) }

// jcc goes to an address if the condition holds.
func (a *asm) jcc(c cond, to uintptr) {
	if d := int64(to) - int64(a.pc()) - 2; d == int64(int8(d)) {
		a.bytes(0x70|byte(c), byte(d))
		return
	}
	a.bytes(0x0f, 0x80|byte(c))
	a.imm32(int32(int64(to) - int64(a.pc()) - 4))
}

// A fixup is a jump forward whose place is not known yet.
type fixup int

// jccAhead goes, if the condition holds, where bind will say.
func (a *asm) jccAhead(c cond) fixup {
	a.bytes(0x0f, 0x80|byte(c), 0, 0, 0, 0)
	return fixup(len(a.code))
}

// jmpAhead goes where bind will say.
func (a *asm) jmpAhead() fixup {
	a.bytes(0xe9, 0, 0, 0, 0)
	return fixup(len(a.code))
}

// bind lets a jump end here.
func (a *asm) bind(f fixup) {
	d := len(a.code) - int(f)
	for n := range 4 {
		a.code[int(f)-4+n] = byte(d >> (8 * n))
	}
}

func (a *asm) ret() { a.bytes(0xc3) }

// align pads with instructions that do nothing, up to a multiple of n bytes.
func (a *asm) align(n uintptr) {
	for left := -a.pc() & (n - 1); left > 0; {
		size := min(left, uintptr(len(nops)))
		a.bytes(nops[size-1]...)
		left -= size
	}
}

// nops are the recommended forms of NOP by length.
var nops = [...][]byte{
	{0x90},
	{0x66, 0x90},
	{0x0f, 0x1f, 0x00},
	{0x0f, 0x1f, 0x40, 0x00},
	{0x0f, 0x1f, 0x44, 0x00, 0x00},
	{0x66, 0x0f, 0x1f, 0x44, 0x00, 0x00},
	{0x0f, 0x1f, 0x80, 0x00, 0x00, 0x00, 0x00},
	{0x0f, 0x1f, 0x84, 0x00, 0x00, 0x00, 0x00, 0x00},
}
