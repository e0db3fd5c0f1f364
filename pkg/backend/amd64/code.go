//go:build !js

package amd64

import (
	"unsafe"

	"mergepoint/pkg/trace"
)

// Code is one compiled trace.
type Code struct {
	Trace *trace.Trace

	of         *compiler // knows the names of what is outside
	name       string    // of an attached bridge
	base       uintptr   // address of text[0]
	text       []byte    // a copy, for listings
	entry      uintptr   // from Go: inputs in the transfer area
	head       uintptr   // from code: inputs in their places
	poll       uintptr   // of a loop: leave and come back to entry
	inputs     []loc     // where head wants the inputs
	locs       []loc     // backs fail.locs
	adds       []int32   // backs fail.adds
	ints, refs int       // slots it uses
	exits      []*exit
	firstExit  int              // the number of exits[0] among all
	size       int              // bytes of the arena that it takes, with its connector
	keep       []unsafe.Pointer // objects whose addresses are in the code
	marks      []mark
	labels     []label
}

// Bytes is the size of the machine code.
func (c *Code) Bytes() int { return len(c.text) }

// Name says which trace it is: Loop0, entry bridge into Loop0, bridge of Guard5.
func (c *Code) Name() string {
	if c.name != "" {
		return c.name
	}
	last := c.Trace.Ops[len(c.Trace.Ops)-1]
	target, ok := last.Descr.(*trace.Target)
	switch {
	case c.Trace.Target != nil:
		return c.Trace.Target.DescrName()
	case ok:
		return c.Trace.Kind.String() + " into " + target.DescrName()
	}
	return c.Trace.Kind.String()
}
