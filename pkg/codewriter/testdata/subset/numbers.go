package subset

import (
	"math"
	"math/bits"
	"sync/atomic"
)

// floats: float64 and float32: + - * /, negation, comparison, conversion
func (m *Machine) floats() {
	m.F64 = float64(m.F64*0.75) + float64(m.Acc)/3 - -m.F64
	m.F32 = 1/m.F32 - float32(m.F64)*0.1
	if f := float64(m.F32); f < m.F64 || f != f {
		m.Acc += int(f)
	}
	m.U8 += uint8(m.F64)
	m.U64 ^= uint64(m.F32)
	m.F64 /= float64(m.Count - 20) // 0 once
}

// functions: math, math/bits, as ops or pure calls; min, max
func (m *Machine) functions() {
	m.F64 = math.Sqrt(math.Abs(m.F64)) + math.Floor(float64(m.Acc)/3) + math.Cos(m.F64)
	m.U64 = bits.RotateLeft64(m.U64^math.Float64bits(m.F64), m.Count)
	hi, lo := bits.Mul64(m.U64, 0x9e3779b97f4a7c15)
	m.Acc = max(min(m.Acc, 1<<40), int(hi>>40), -7) + bits.LeadingZeros64(lo)
	m.U8 = min(m.U8+3, 200)
}

// texts: string: +, slices, conversions to and from bytes, runes and numbers
func (m *Machine) texts() {
	m.Name = m.Name[1:] + m.Name[:1]
	m.Bytes = []byte(m.Name + string(rune('a'+m.Count&7)))
	m.Words[0] = string(m.Bytes[1:]) + string([]rune(m.Name)[0])
	if m.Words[0] == "lpha" || m.Name != "alpha" {
		m.Acc++
	}
}

// parts: x[low:high:max] of strings, slices and arrays by pointer
func (m *Machine) parts() {
	n := m.Count & 3
	part := m.Ints[n : n+2 : n+4]
	part[1] += m.Acc
	m.Half = append(m.Half[n%2:len(m.Half):len(m.Half)], int16(n))
	m.Acc += cap(part) + len(m.Words[1][n%len(m.Words[1]):])
}

// watches: loads of fields by sync/atomic, made each time
func (m *Machine) watches() {
	m.Stop = int64(m.Count & 3)
	if atomic.LoadInt64(&m.Stop) == 0 {
		m.Acc++
	}
}
