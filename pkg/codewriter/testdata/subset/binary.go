package subset

import "encoding/binary"

func (m *Machine) byteOrders() {
	b := make([]byte, 9)
	binary.LittleEndian.PutUint32(b[m.Count&3:], uint32(m.Acc))
	binary.BigEndian.PutUint16(b, uint16(m.Count))
	m.Acc += int(binary.BigEndian.Uint32(b[1:])>>8) + int(binary.LittleEndian.Uint16(b[2:]))
	m.U64 ^= binary.LittleEndian.Uint64(b)
	if m.Count == 13 && m.I8 == 99 {
		m.Acc = int(binary.BigEndian.Uint64(b[2:]))
	}
}
