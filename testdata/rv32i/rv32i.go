// Package rv32i interprets the base integer instructions of RISC-V: from memory, word
// by word, or decoded ahead.
package rv32i

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Direct and Decoded are the drivers of the two interpreters.
var (
	Direct  = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})
	Decoded = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})
)

// Machine is all state; x[0] stays 0.
type Machine struct {
	X   [32]uint32
	Mem []byte
}

// Instr is a decoded instruction.
//
//jit:immutable
type Instr struct {
	Op, Fn, Rd, Rs1, Rs2 uint8
	Sub                  bool
	Imm                  int32
}

// Code is a program decoded ahead.
//
//jit:immutable
type Code struct{ Instrs []Instr }

// Word reads memory as the machine does.
func (m *Machine) word(at uint32) uint32 {
	b := m.Mem[at : at+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

func (m *Machine) store(at, v uint32) {
	b := m.Mem[at : at+4]
	b[0], b[1], b[2], b[3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
}

// Decode takes a word apart.
func Decode(w uint32) Instr {
	in := Instr{Op: uint8(w & 0x7f), Fn: uint8(w >> 12 & 7), Rd: uint8(w >> 7 & 31), Rs1: uint8(w >> 15 & 31), Rs2: uint8(w >> 20 & 31), Sub: w>>30&1 == 1}
	switch in.Op {
	case 0x13, 0x03, 0x67:
		in.Imm = int32(w) >> 20
	case 0x23:
		in.Imm = int32(w)>>25<<5 | int32(w>>7&31)
	case 0x63:
		in.Imm = int32(w)>>31<<12 | int32(w>>7&1)<<11 | int32(w>>25&63)<<5 | int32(w>>8&15)<<1
	case 0x37:
		in.Imm = int32(w & 0xfffff000)
	case 0x6f:
		in.Imm = int32(w)>>31<<20 | int32(w>>12&255)<<12 | int32(w>>20&1)<<11 | int32(w>>21&1023)<<1
	}
	return in
}

// Run runs from memory until a word that is 0.
func (m *Machine) Run(pc int) {
	for {
		Direct.MergePoint(pc, m)
		w := m.word(uint32(pc))
		if w == 0 {
			return
		}
		in := Decode(w)
		next := m.step(in.Op, in.Fn, in.Rd, in.Rs1, in.Rs2, in.Sub, in.Imm, pc)
		pc = next
	}
}

// RunDecoded does the same with a program decoded ahead.
func (m *Machine) RunDecoded(code *Code, pc int) {
	for pc>>2 < len(code.Instrs) {
		Decoded.MergePoint(pc, code, m)
		in := &code.Instrs[pc>>2]
		next := m.step(in.Op, in.Fn, in.Rd, in.Rs1, in.Rs2, in.Sub, in.Imm, pc)
		pc = next
	}
}

// step does an instruction and gives the next one's place.
func (m *Machine) step(op, fn, rd, rs1, rs2 uint8, sub bool, imm int32, pc int) int {
	a, b := m.X[rs1], m.X[rs2]
	next := pc + 4
	switch op {
	case 0x13:
		m.set(rd, compute(fn, false, a, uint32(imm)))
	case 0x33:
		m.set(rd, compute(fn, sub, a, b))
	case 0x37:
		m.set(rd, uint32(imm))
	case 0x03:
		m.set(rd, m.word(a+uint32(imm)))
	case 0x23:
		m.store(a+uint32(imm), b)
	case 0x63:
		if taken(fn, a, b) {
			next = pc + int(imm)
		}
	case 0x6f:
		m.set(rd, uint32(next))
		next = pc + int(imm)
	case 0x67:
		m.set(rd, uint32(next))
		next = int(a + uint32(imm)&^1)
	default:
		panic("rv32i: no such instruction")
	}
	return next
}

func (m *Machine) set(rd uint8, v uint32) {
	if rd != 0 {
		m.X[rd] = v
	}
}

func compute(fn uint8, sub bool, a, b uint32) uint32 {
	switch fn {
	case 0:
		if sub {
			return a - b
		}
		return a + b
	case 1:
		return a << (b & 31)
	case 2:
		if int32(a) < int32(b) {
			return 1
		}
		return 0
	case 3:
		if a < b {
			return 1
		}
		return 0
	case 4:
		return a ^ b
	case 5:
		return a >> (b & 31)
	case 6:
		return a | b
	}
	return a & b
}

func taken(fn uint8, a, b uint32) bool {
	switch fn {
	case 0:
		return a == b
	case 1:
		return a != b
	case 4:
		return int32(a) < int32(b)
	case 5:
		return int32(a) >= int32(b)
	case 6:
		return a < b
	}
	return a >= b
}
