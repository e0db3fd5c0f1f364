package regvm

import "fmt"

// Dump writes all state of a machine, for tests that compare two.
func (m *Machine) Dump() string {
	return fmt.Sprint(m.Out, m.regs, m.base, m.memory, m.stack[:max(m.depth, 0)], *m.current, *m.other)
}
