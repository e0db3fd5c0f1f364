// Package interp has a variable that is a result of a call before the loop: it is
// called by its name, too.
package interp

import (
	"errors"

	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"code", "pc"}, Reds: []string{"m"}})

type machine struct {
	acc   int
	stack []int
}

func (m *machine) start(code string) (int, error) {
	if code == "" {
		return 0, errors.New("no code")
	}
	return len(m.stack), nil
}

func run(code string, m *machine) error {
	base, err := m.start(code)
	if err != nil {
		return err
	}
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(code, pc, m) // want "base is live at the merge point but neither green nor red"
		m.acc += int(code[pc]) + base
	}
	return nil
}
