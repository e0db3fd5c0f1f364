// Package code is the bytecode.
package code

import "encoding/binary"

// Instructions are opcodes, each with its operands behind it.
type Instructions []byte

type Opcode byte

const (
	Constant   Opcode = iota // 16 bits: which
	GetGlobal                // 8 bits
	SetGlobal                // 8 bits
	GetLocal                 // 8 bits
	SetLocal                 // 8 bits
	GetBuiltin               // 8 bits
	Add                      // and the other numbers' operators, in order
	Sub
	Mul
	Less
	Equal
	Bang
	Jump      // 16 bits: where to
	JumpFalse // 16 bits
	MakeArray // 8 bits: of how many
	Index
	SetIndex
	Call // 8 bits: with how many
	ReturnValue
	Pop
)

// widths are the sizes of operands, in bytes.
var widths = [...]int{Constant: 2, GetGlobal: 1, SetGlobal: 1, GetLocal: 1, SetLocal: 1, GetBuiltin: 1, Jump: 2, JumpFalse: 2, MakeArray: 1, Call: 1, Pop: 0}

func (op Opcode) width() int {
	if int(op) < len(widths) {
		return widths[op]
	}
	return 0
}

// Size is that of an instruction.
func Size(op Opcode) int { return 1 + op.width() }

// ReadUint16 reads an operand of 16 bits.
func ReadUint16(ins Instructions) uint16 { return binary.BigEndian.Uint16(ins) }

// ReadUint8 reads one of 8.
func ReadUint8(ins Instructions) uint8 { return ins[0] }

// Make writes an instruction.
func Make(op Opcode, operand int) Instructions {
	ins := Instructions{byte(op)}
	switch Size(op) {
	case 2:
		ins = append(ins, byte(operand))
	case 3:
		ins = binary.BigEndian.AppendUint16(ins, uint16(operand))
	}
	return ins
}
