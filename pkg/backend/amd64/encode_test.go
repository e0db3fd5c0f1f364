//go:build !js

package amd64

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"golang.org/x/arch/x86/x86asm"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Each form is encoded with all registers, all ways to address memory, and all
// sizes of displacement and immediate, and must decode to itself.

// A form is one kind of instruction: r and x are its operands, n its immediate.
type form struct {
	name   string
	emit   func(a *asm, r reg, x operand, n int64)
	op     x86asm.Op
	args   func(r reg, x operand, n int64) []x86asm.Arg
	memory bool    // x may be memory
	direct bool    // x may be a register
	imms   []int64 // nil: no immediate
}

var imm32s = []int64{0, 1, -1, 127, -128, 128, -129, math.MaxInt32, math.MinInt32}
var imm64s = append([]int64{math.MaxUint32, math.MaxUint32 + 1, math.MaxInt64, math.MinInt64, math.MinInt32 - 1}, imm32s...)

func arg(x operand, w width) x86asm.Arg {
	if x.kind == isReg {
		return regArg(x.reg, w)
	}
	m := x86asm.Mem{Disp: int64(x.mem.disp)}
	if x.mem.base != none {
		m.Base = x86asm.RAX + x86asm.Reg(x.mem.base)
	}
	if x.mem.index != none {
		m.Index, m.Scale = x86asm.RAX+x86asm.Reg(x.mem.index), x.mem.scale
	}
	return m
}

func regArg(r reg, w width) x86asm.Arg {
	switch {
	case w == w8 && r >= r8:
		return x86asm.R8B + x86asm.Reg(r-r8)
	case w == w8 && r >= rsp:
		return x86asm.SPB + x86asm.Reg(r-rsp)
	case w == w8:
		return x86asm.AL + x86asm.Reg(r)
	case w == w16:
		return x86asm.AX + x86asm.Reg(r)
	case w == w32:
		return x86asm.EAX + x86asm.Reg(r)
	}
	return x86asm.RAX + x86asm.Reg(r)
}

func xArg(w width) func(reg, operand, int64) []x86asm.Arg {
	return func(r reg, x operand, n int64) []x86asm.Arg { return []x86asm.Arg{arg(x, w)} }
}

func rxArgs(wr, wx width) func(reg, operand, int64) []x86asm.Arg {
	return func(r reg, x operand, n int64) []x86asm.Arg { return []x86asm.Arg{regArg(r, wr), arg(x, wx)} }
}

func xrArgs(w width) func(reg, operand, int64) []x86asm.Arg {
	return func(r reg, x operand, n int64) []x86asm.Arg { return []x86asm.Arg{arg(x, w), regArg(r, w)} }
}

func xnArgs(w width) func(reg, operand, int64) []x86asm.Arg {
	return func(r reg, x operand, n int64) []x86asm.Arg { return []x86asm.Arg{arg(x, w), x86asm.Imm(n)} }
}

func forms() []form {
	list := []form{
		{name: "mov r, x", emit: func(a *asm, r reg, x operand, n int64) { a.mov(inReg(r), x) }, op: x86asm.MOV, args: rxArgs(w64, w64), memory: true},
		{name: "mov x, r", emit: func(a *asm, r reg, x operand, n int64) { a.mov(x, inReg(r)) }, op: x86asm.MOV, args: xrArgs(w64), memory: true, direct: true},
		{name: "mov m, n", emit: func(a *asm, r reg, x operand, n int64) { a.mov(x, number(int32(n))) }, op: x86asm.MOV, args: xnArgs(w64), memory: true, imms: imm32s},
		{name: "lea", emit: func(a *asm, r reg, x operand, n int64) { a.lea(r, x.mem) }, op: x86asm.LEA, args: rxArgs(w64, w64), memory: true},
		{name: "test", emit: func(a *asm, r reg, x operand, n int64) { a.test(x.reg, r) }, op: x86asm.TEST, args: xrArgs(w64), direct: true},
		{name: "imul r, x", emit: func(a *asm, r reg, x operand, n int64) { a.imul(r, x) }, op: x86asm.IMUL, args: rxArgs(w64, w64), memory: true, direct: true},
		{name: "imul r, x, n", emit: func(a *asm, r reg, x operand, n int64) { a.imulBy(r, x, int32(n)) }, op: x86asm.IMUL, memory: true, direct: true, imms: imm32s,
			args: func(r reg, x operand, n int64) []x86asm.Arg {
				return []x86asm.Arg{regArg(r, w64), arg(x, w64), x86asm.Imm(n)}
			}},
		{name: "cmova", emit: func(a *asm, r reg, x operand, n int64) { a.cmov(above, r, x.reg) }, op: x86asm.CMOVA, args: rxArgs(w64, w64), direct: true},
		{name: "jmp m", emit: func(a *asm, r reg, x operand, n int64) { a.jmpVia(x.mem) }, op: x86asm.JMP, args: xArg(w64), memory: true},
	}
	return slices.Concat(list, aluForms(), memoryForms(), unaryForms(), floatForms())
}

// floatForms are those of floats, of which r is 16 higher, and x where it is one.
func floatForms() []form {
	one := func(name string, op x86asm.Op, direct bool, args func(f, x x86asm.Arg) []x86asm.Arg, emit func(a *asm, f reg, x operand)) form {
		return form{name: name, op: op, memory: true, direct: direct,
			emit: func(a *asm, r reg, x operand, n int64) { emit(a, r+xmm0, x) },
			args: func(r reg, x operand, n int64) []x86asm.Arg { return args(x86asm.X0+x86asm.Reg(r), arg(x, w64)) }}
	}
	fx := func(f, x x86asm.Arg) []x86asm.Arg { return []x86asm.Arg{f, x} }
	xf := func(f, x x86asm.Arg) []x86asm.Arg { return []x86asm.Arg{x, f} }
	imm := func(n int64) func(f, x x86asm.Arg) []x86asm.Arg {
		return func(f, x x86asm.Arg) []x86asm.Arg { return []x86asm.Arg{f, x, x86asm.Imm(n)} }
	}
	move := func(a *asm, f reg, x operand) { a.mov(inReg(f), x) }
	list := []form{
		one("movsd f, m", x86asm.MOVSD_XMM, false, fx, move),
		one("movsd m, f", x86asm.MOVSD_XMM, false, xf, func(a *asm, f reg, x operand) { a.mov(x, inReg(f)) }),
		one("cvtsi2sd", x86asm.CVTSI2SD, true, fx, func(a *asm, f reg, x operand) { a.float(doubles, w64, sseFromInt, f, x) }),
		one("cvtsi2ss", x86asm.CVTSI2SS, true, fx, func(a *asm, f reg, x operand) { a.float(singles, w64, sseFromInt, f, x) }),
		one("ucomisd", x86asm.UCOMISD, false, fx, func(a *asm, f reg, x operand) { a.compareFloats(f, x) }),
		one("floor", x86asm.ROUNDSD, false, imm(9), func(a *asm, f reg, x operand) { a.round(f, x, downward) }),
		one("trunc", x86asm.ROUNDSD, false, imm(11), func(a *asm, f reg, x operand) { a.round(f, x, towardZero) }),
	}
	for op, name := range map[sse]x86asm.Op{sseAdd: x86asm.ADDSD, sseSub: x86asm.SUBSD, sseMul: x86asm.MULSD, sseDiv: x86asm.DIVSD, sseSqrt: x86asm.SQRTSD, sseConvert: x86asm.CVTSD2SS} {
		list = append(list, one(name.String(), name, false, fx, func(a *asm, f reg, x operand) { a.float(doubles, w32, op, f, x) }))
	}
	return list
}

func aluForms() (list []form) {
	for op, name := range map[aluOp]x86asm.Op{add: x86asm.ADD, or: x86asm.OR, sbb: x86asm.SBB, and: x86asm.AND, sub: x86asm.SUB, xor: x86asm.XOR, cmp: x86asm.CMP} {
		list = append(list,
			form{name: name.String() + " r, m", emit: func(a *asm, r reg, x operand, n int64) { a.alu(op, inReg(r), x) }, op: name, args: rxArgs(w64, w64), memory: true},
			form{name: name.String() + " x, r", emit: func(a *asm, r reg, x operand, n int64) { a.alu(op, x, inReg(r)) }, op: name, args: xrArgs(w64), memory: true, direct: true},
			form{name: name.String() + " x, n", emit: func(a *asm, r reg, x operand, n int64) { a.alu(op, x, number(int32(n))) }, op: name, args: xnArgs(w64), memory: true, direct: true, imms: imm32s})
	}
	return list
}

func memoryForms() (list []form) {
	for _, w := range []width{w8, w16, w32, w64} {
		for _, signed := range []bool{false, true} {
			op, wr := loadOp(w, signed)
			list = append(list, form{name: fmt.Sprint("load ", w, signed), emit: func(a *asm, r reg, x operand, n int64) { a.load(r, x, w, signed) }, op: op, args: rxArgs(wr, w), memory: true, direct: true})
		}
		list = append(list,
			form{name: fmt.Sprint("store ", w), emit: func(a *asm, r reg, x operand, n int64) { a.store(x.mem, inReg(r), w) }, op: x86asm.MOV, args: xrArgs(w), memory: true},
			form{name: fmt.Sprint("store number ", w), emit: func(a *asm, r reg, x operand, n int64) { a.store(x.mem, number(int32(n)), w) }, op: x86asm.MOV, memory: true, imms: imm32s,
				args: func(r reg, x operand, n int64) []x86asm.Arg {
					return []x86asm.Arg{arg(x, w), x86asm.Imm(n << (64 - 8*min(w, 4)) >> (64 - 8*min(w, 4)))}
				}})
	}
	return list
}

func loadOp(w width, signed bool) (x86asm.Op, width) {
	switch {
	case w == w64:
		return x86asm.MOV, w64
	case w == w32 && signed:
		return x86asm.MOVSXD, w64
	case w == w32:
		return x86asm.MOV, w32
	case signed:
		return x86asm.MOVSX, w64
	}
	return x86asm.MOVZX, w64
}

func unaryForms() (list []form) {
	for op, name := range map[unary]x86asm.Op{not: x86asm.NOT, neg: x86asm.NEG, div: x86asm.DIV, idiv: x86asm.IDIV} {
		list = append(list, form{name: name.String(), emit: func(a *asm, r reg, x operand, n int64) { a.unary(op, x) }, op: name, args: xArg(w64), memory: true, direct: true})
	}
	for op, name := range map[shift]x86asm.Op{shl: x86asm.SHL, shr: x86asm.SHR, sar: x86asm.SAR} {
		list = append(list,
			form{name: name.String() + " n", emit: func(a *asm, r reg, x operand, n int64) { a.shiftBy(op, x.reg, byte(n)) }, op: name, args: xnArgs(w64), direct: true, imms: []int64{0, 1, 31, 32, 63}},
			form{name: name.String() + " cl", emit: func(a *asm, r reg, x operand, n int64) { a.shiftCL(op, x.reg) }, op: name, direct: true,
				args: func(r reg, x operand, n int64) []x86asm.Arg { return []x86asm.Arg{arg(x, w64), x86asm.CL} }})
	}
	return list
}

// memories is all ways to address memory: base, index, scale, displacement.
func memories() (list []operand) {
	for base := rax; base <= r15; base++ {
		for _, disp := range []int32{0, 1, -1, 127, -128, 128, -129, math.MaxInt32, math.MinInt32} {
			list = append(list, inMem(based(base, disp)))
			for index := rax; index <= r15; index++ {
				if index == rsp {
					continue
				}
				for _, scale := range []uint8{1, 2, 4, 8} {
					list = append(list, inMem(mem{base: base, index: index, scale: scale, disp: disp}))
				}
			}
		}
	}
	return list
}

func TestEncodings(t *testing.T) {
	mems := memories()
	var registers []operand
	for r := rax; r <= r15; r++ {
		registers = append(registers, inReg(r))
	}
	n := 0
	for _, f := range forms() {
		operands := []operand{}
		if f.memory {
			operands = append(operands, mems...)
		}
		if f.direct {
			operands = append(operands, registers...)
		}
		imms := f.imms
		if imms == nil {
			imms = []int64{0}
		}
		for k, x := range operands {
			for _, imm := range imms {
				// All registers with registers and plain memory; one in turn with the rest.
				first, last := rax, r15
				if x.kind == isMem && x.mem.index != none {
					first = reg(k % 16)
					last = first
				}
				for r := first; r <= last; r++ {
					checkForm(t, &f, r, x, imm)
					n++
					if t.Failed() {
						return
					}
				}
			}
		}
	}
	t.Logf("%d encodings", n)
}

func checkForm(t *testing.T, f *form, r reg, x operand, n int64) {
	t.Helper()
	var a asm
	f.emit(&a, r, x, n)
	inst := decode(t, a.code)
	want := x86asm.Inst{Op: f.op, Len: len(a.code)}
	for k, arg := range f.args(r, x, n) {
		if want.Args[k] = arg; sameArg(inst.Args[k], arg) {
			want.Args[k] = inst.Args[k]
		}
	}
	done := x86asm.Inst{Op: inst.Op, Args: inst.Args, Len: inst.Len}
	if done != want { // of so many, go-cmp is asked about a wrong one only
		t.Errorf("%s, %v %v %d: % x: %s", f.name, r, x, n, a.code, gocmp.Diff(want, inst, whatIsDone))
	}
}

// sameArg compares arguments. The decoder leaves long displacements unsigned,
// bytes and words too,
// and sets a scale or the stack segment where that means nothing.
func sameArg(got, want x86asm.Arg) bool {
	if g, ok := got.(x86asm.Imm); ok {
		w := want.(x86asm.Imm)
		return g == w || g == 0xff&w && int64(int8(g)) == int64(w) || g == 0xffff&w && int64(int16(g)) == int64(w)
	}
	g, ok := got.(x86asm.Mem)
	if !ok {
		return got == want
	}
	g.Segment, g.Disp = 0, int64(int32(g.Disp))
	if g.Index == 0 {
		g.Scale = 0
	}
	return want == x86asm.Arg(g)
}

func decode(t *testing.T, code []byte) x86asm.Inst {
	t.Helper()
	inst, err := x86asm.Decode(code, 64)
	if err != nil || inst.Op == 0 {
		t.Fatalf("% x: %v", code, err)
	}
	return inst
}

// whatIsDone leaves out of an instruction how it was written.
var whatIsDone = cmpopts.IgnoreFields(x86asm.Inst{}, "Prefix", "Opcode", "Mode", "AddrSize", "DataSize", "MemBytes", "PCRel", "PCRelOff")

// TestFloatMoves: between all registers of both kinds.
func TestFloatMoves(t *testing.T) {
	name := func(r reg) x86asm.Arg {
		if r.isFloat() {
			return x86asm.X0 + x86asm.Reg(r-xmm0)
		}
		return regArg(r, w64)
	}
	for dst := range numRegs {
		for src := range numRegs {
			want := [2][2]x86asm.Op{{x86asm.MOV, x86asm.MOVQ}, {x86asm.MOVQ, x86asm.MOVAPS}}[dst/16][src/16]
			var a asm
			a.mov(inReg(dst), inReg(src))
			inst := x86asm.Inst{Op: want, Args: x86asm.Args{name(dst), name(src)}, Len: len(a.code)}
			if diff := gocmp.Diff(inst, decode(t, a.code), whatIsDone); diff != "" {
				t.Errorf("mov %d, %d: % x: %s", dst, src, a.code, diff)
			}
		}
	}
}

func TestMovNumber(t *testing.T) {
	for r := rax; r <= r15; r++ {
		for _, n := range imm64s {
			var a asm
			a.movNumber(r, n)
			inst := decode(t, a.code)
			w := w64
			if n >= 0 && n <= math.MaxUint32 {
				w = w32 // clears the upper half
			}
			imm := x86asm.Imm(n)
			if is := inst.Args[1].(x86asm.Imm); w == w32 && int32(is) == int32(n) {
				imm = is // the decoder's sign is another
			}
			want := x86asm.Inst{Op: x86asm.MOV, Args: x86asm.Args{regArg(r, w), imm}, Len: len(a.code)}
			if diff := gocmp.Diff(want, inst, whatIsDone); diff != "" || a.flagged != 0 {
				t.Errorf("mov %v, %d: % x: %s", r, n, a.code, diff)
			}
		}
	}
}

func TestAbsolute(t *testing.T) {
	for _, target := range []uintptr{0x400000, 0x3fff00, 0x7fffffff, 0x10} {
		for _, n := range []int32{1, 1000} {
			a := asm{base: 0x400010}
			a.alu(cmp, inMem(absolute(target)), number(n))
			inst := decode(t, a.code)
			m := inst.Args[0].(x86asm.Mem)
			if to := uintptr(int64(a.base) + int64(inst.Len) + int64(int32(m.Disp))); m.Base != x86asm.RIP || to != target {
				t.Errorf("% x reaches %x, not %x", a.code, to, target)
			}
		}
	}
}

func TestJumps(t *testing.T) {
	for _, distance := range []int{0, 2, 100, 127, 128, 129, 130, 1000, -100, -126, -127, -130, -1000} {
		for _, jump := range []func(a *asm, to uintptr){(*asm).jmp, func(a *asm, to uintptr) { a.jcc(less, to) }} {
			a := asm{base: 0x400000}
			to := uintptr(int(a.base) + distance)
			jump(&a, to)
			inst := decode(t, a.code)
			rel, ok := inst.Args[0].(x86asm.Rel)
			if got := uintptr(int64(a.base) + int64(inst.Len) + int64(rel)); !ok || got != to || inst.Len != len(a.code) {
				t.Errorf("% x goes to %x, not %x", a.code, got, to)
			}
		}
	}
}

func TestConditions(t *testing.T) {
	names := map[cond]string{below: "B", aboveEq: "AE", equal: "E", notEqual: "NE", belowEq: "BE", above: "A", negative: "S", positive: "NS", less: "L", greaterEq: "GE", lessEq: "LE", greater: "G"}
	for c, name := range names {
		var a asm
		a.set(c, r9)
		if inst := decode(t, a.code); inst.Op.String() != "SET"+name || inst.Args[0] != x86asm.AL {
			t.Errorf("set %s: %v", name, inst)
		}
		if c.not().not() != c || c.not() == c || c.swapped().swapped() != c {
			t.Errorf("%s: not %s, swapped %s", name, names[c.not()], names[c.swapped()])
		}
	}
}

func TestFixupsAndNops(t *testing.T) {
	a := asm{base: 0x400003}
	f := a.jccAhead(equal)
	g := a.jmpAhead()
	a.align(16)
	if a.pc()%16 != 0 {
		t.Errorf("align 16 leads to %x", a.pc())
	}
	a.bind(f)
	a.ret()
	a.bind(g)
	for n, end := range []int{len(a.code) - 1, len(a.code)} {
		start := []int{0, 6}[n]
		inst := decode(t, a.code[start:])
		if to := start + inst.Len + int(inst.Args[0].(x86asm.Rel)); to != end {
			t.Errorf("%v leads to %d, not %d", inst, to, end)
		}
	}
	for n, nop := range nops {
		want, inst := x86asm.Inst{Op: x86asm.NOP, Len: n + 1}, decode(t, nop)
		if want.Args = inst.Args; !gocmp.Equal(want, inst, whatIsDone) {
			t.Errorf("% x is %v", nop, inst)
		}
	}
	a = asm{}
	a.cqo()
	if inst := decode(t, a.code); inst.Op != x86asm.CQO {
		t.Errorf("cqo: %v", inst)
	}
}
