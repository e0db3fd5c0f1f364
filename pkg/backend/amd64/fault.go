//go:build !js

package amd64

import (
	"fmt"
	"strings"

	"mergepoint/pkg/trace"
)

// faultError says in which op's instructions a fault happened.
func (b *Backend) faultError(p any, pc uintptr) error {
	where := ""
	if code, op := b.find(pc); op >= 0 {
		where = " of " + code.Name() + " at " + code.opText(op)
	} else if code != nil {
		where = " of " + code.Name()
	}
	return fmt.Errorf("amd64: fault in the machine code%s: %s", where, strings.TrimPrefix(fmt.Sprint(p), "runtime error: "))
}

// find gives the code that an address is in and the index of the op whose
// instructions are there: nil if there is none, -1 if they are of no op.
func (b *Backend) find(pc uintptr) (*Code, int) {
	if n := b.after(pc); n > 0 {
		if c := b.codes[n-1]; pc-c.base < uintptr(len(c.text)) {
			return c, c.opAt(int(pc - c.base))
		}
	}
	return nil, -1
}

// opAt gives the op whose instructions are at an offset. Of ops that share
// instructions it is the last, which emits them.
func (c *Code) opAt(offset int) int {
	op := -1
	for _, m := range c.marks {
		if int(m.start) <= offset {
			op = int(m.op)
		}
	}
	return op
}

// opText prints an op as the log does, with its line in the interpreter.
func (c *Code) opText(n int) string {
	p := trace.NewPrinter()
	p.List(c.Trace.Inputs) // gives out the first numbers
	text := ""
	for _, op := range c.Trace.Ops[:n+1] {
		text = p.Op(op)
	}
	if at := c.Trace.Ops[n].Origin.Source(); at != "" {
		text += " (" + at + ")"
	}
	return text
}
