package foreign

import "time"

//jit:residual
func (m *machine) tick() { m.now = m.now.Add(time.Second) }
