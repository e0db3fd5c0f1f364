//go:build !js

package amd64

// Instructions on floats, of SSE2 and SSE4.1: a prefix, then a form as of integers.

// What the prefix of an instruction says that its operands are.
const (
	packed  = 0    // 128 bits, of which nobody looks at the high half
	words   = 0x66 // integers
	doubles = 0xf2 // float64
	singles = 0xf3 // float32
)

// A sse is the second byte of an instruction's opcode.
type sse uint32

const (
	sseLoad    sse = 0x10
	sseStore   sse = 0x11
	sseCopy    sse = 0x28
	sseFromInt sse = 0x2a
	sseToInt   sse = 0x2c // toward 0; -1<<63 of what does not fit
	sseCompare sse = 0x2e
	sseSqrt    sse = 0x51
	sseAnd     sse = 0x54
	sseXor     sse = 0x57
	sseAdd     sse = 0x58
	sseMul     sse = 0x59
	sseConvert sse = 0x5a // doubles to singles, singles to doubles
	sseSub     sse = 0x5c
	sseDiv     sse = 0x5e
	sseFromReg sse = 0x6e
	sseToReg   sse = 0x7e
)

// float appends an instruction on a register r and an operand x. w is the width of
// the integer among them, w32 if there is none.
func (a *asm) float(prefix byte, w width, op sse, r reg, x operand) {
	if prefix != packed {
		a.bytes(prefix)
	}
	a.instr(w, 0x0f00|uint32(op), r, x, 0)
}

func (x operand) inFloatReg() bool { return x.kind == isReg && x.reg.isFloat() }

// movFloat copies 64 bits to or from a register for floats.
func (a *asm) movFloat(dst, src operand) {
	switch {
	case src.kind == isImm:
		a.movNumber(dst.reg, int64(src.imm))
	case dst.kind == isMem:
		a.float(doubles, w32, sseStore, src.reg, dst)
	case src.kind == isMem:
		a.float(doubles, w32, sseLoad, dst.reg, src)
	case !dst.inFloatReg():
		a.float(words, w64, sseToReg, src.reg, dst)
	case !src.inFloatReg():
		a.float(words, w64, sseFromReg, dst.reg, src)
	default:
		a.float(packed, w32, sseCopy, dst.reg, src)
	}
}

// movNumberToFloat goes through the scratch register, but for 0.
func (a *asm) movNumberToFloat(r reg, n int64) {
	if n == 0 {
		a.clear(r)
		return
	}
	a.movNumber(scratch, n)
	a.mov(inReg(r), inReg(scratch))
}

// clear sets a register for floats to 0; it does not wait for what was in it.
func (a *asm) clear(r reg) { a.float(packed, w32, sseXor, r, inReg(r)) }

// compareFloats sets the flags as of unsigned numbers; all of them if one is NaN.
func (a *asm) compareFloats(r reg, x operand) {
	a.flagged++
	a.float(words, w32, sseCompare, r, x)
}

// A rounding is the immediate operand of round.
type rounding byte

const (
	downward   rounding = 9
	upward     rounding = 10
	towardZero rounding = 11
)

func (a *asm) round(r reg, x operand, how rounding) {
	a.bytes(words)
	a.instr(w32, 0x0f3a0b, r, x, 1)
	a.bytes(byte(how))
}

// setFloat makes r 1 if two floats were equal, or were not; al and cl are lost.
func (a *asm) setFloat(c cond, r reg) {
	flag, ordered, join := equal, noParity, and
	if c == floatNotEqual {
		flag, ordered, join = notEqual, parity, or
	}
	a.instr(w8, 0x0f90|uint32(flag), 0, inReg(rax), 0)
	a.instr(w8, 0x0f90|uint32(ordered), 0, inReg(rcx), 0)
	a.alu(join, inReg(rax), inReg(rcx))
	a.load(r, inReg(rax), w8, false)
}

// Bits of words.

// scan appends one of the instructions that count bits: 0fbc from below, 0fbd from
// above, with f3 before 0fb8 those that are 1.
func (a *asm) scan(prefix byte, opcode uint32, r reg, x operand) {
	a.flagged++
	if prefix != 0 {
		a.bytes(prefix)
	}
	a.instr(w64, opcode, r, x, 0)
}

func (a *asm) bswap(r reg) { a.bytes(0x48|high(r), 0x0f, 0xc8|byte(r&7)) }
