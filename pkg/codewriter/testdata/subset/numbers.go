package subset

// floats: float64 and float32: + - * /, negation, comparison, conversion
func (m *Machine) floats() {
	m.F64 = m.F64*0.75 + float64(m.Acc)/3 - -m.F64
	m.F32 = 1/m.F32 - float32(m.F64)*0.1
	if f := float64(m.F32); f < m.F64 || f != f {
		m.Acc += int(f)
	}
	m.U8 += uint8(m.F64)
	m.U64 ^= uint64(m.F32)
	m.F64 /= float64(m.Count - 20) // 0 once
}
