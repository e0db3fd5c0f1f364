package subset

import "mergepoint/pkg/codewriter/testdata/subset/parts"

// imported uses another package of the module.
func (m *Machine) imported() {
	m.Acc += m.Counter.Step(m.Count)
	m.Acc ^= m.Counter.Last
	n := parts.Steps[m.Count&1](m.Counter, 3)
	m.Acc = (m.Acc + n) & (1<<40 - 1)
}
