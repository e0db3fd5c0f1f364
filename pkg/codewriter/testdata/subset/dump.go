package subset

import "fmt"

// Dump writes all state that guests can change.
func (m *Machine) Dump() string {
	return fmt.Sprint(m.Count, m.Acc, m.I8, m.I16, m.I32, m.U8, m.U16, m.U32, m.U64, m.B, m.F64, m.F32, m.Name, m.Ints, m.Bytes,
		m.Half, cap(m.Half), m.Words, m.Pts, m.Regs, m.Grid, m.Inner, *m.P, *m.Q, m.P == m.Q, fmt.Sprintf("%T", m.Any), m.Err, fmt.Sprintf("%T", m.Shape), *m.P1, *m.Cell, *m.Counter)
}
