//go:build !js

package amd64

import (
	"fmt"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/trace"
)

// A mark says which op the instructions from start on belong to; those of its
// way out of the line are marked exit.
type mark struct {
	op, start int32
	exit      bool
}

// A label names an address: of code, or of a door.
type label struct {
	addr uintptr
	num  int32
	kind labelKind
}

type labelKind uint8

const (
	labelFail  labelKind = iota // where guard num goes when it fails
	labelDoor                   // the word through which it goes on
	labelStore                  // where the collector is told of a store
)

func (k labelKind) String() string { return [...]string{"guard", "door", "store"}[k] }

func (c *Code) label(addr uintptr, kind labelKind, num int) {
	c.labels = append(c.labels, label{addr, int32(num), kind})
}

// Listing disassembles the code, into Intel's syntax. Addresses have names:
// Loop0 the loop's start, guard2 where Guard2 goes when it fails, [door2] the
// word through which it goes on, exit2 what is told to Go then, store0 where the
// collector is told of a store, [room] holds the function that gives room for that,
// [int3] and [ref1] are slots of the frame; r15 is the countdown, and [fuel] has it
// while Go runs.
func (c *Code) Listing() *backend.Listing {
	l := &backend.Listing{Ops: make([][]string, len(c.Trace.Ops)), Exits: make([][]string, len(c.Trace.Ops))}
	names := c.names()
	l.Entry = c.disassemble(int(c.entry-c.base), int(c.marks[0].start), names)
	for n, m := range c.marks[:len(c.marks)-1] {
		if int(m.op) == len(c.Trace.Ops) {
			continue
		}
		text := c.disassemble(int(m.start), int(c.marks[n+1].start), names)
		if m.exit {
			l.Exits[m.op] = text
		} else {
			l.Ops[m.op] = text
		}
	}
	return l
}

// names has the names of all addresses that may appear in the code.
func (c *Code) names() map[uintptr]string {
	words := c.of.words
	names := map[uintptr]string{
		words + 8*wordRaised: "raised",
		words + 8*wordFuel:   "fuel",
		words + 8*wordRoom:   "room",
		c.of.barrier:         "barrier",
	}
	for n, x := range c.exits {
		names[uintptr(unsafe.Pointer(x))] = fmt.Sprintf("exit%d", c.firstExit+n)
	}
	for n := range uintptr(c.ints) {
		names[words+8*(wordInts+n)] = fmt.Sprintf("int%d", n)
	}
	if target, ok := c.Trace.Ops[len(c.Trace.Ops)-1].Descr.(*trace.Target); ok {
		loop := c.of.loops[target]
		names[loop.head] = loop.Name()
		names[loop.poll] = loop.Name() + ".poll"
	}
	for n, p := range c.keep {
		names[uintptr(p)] = fmt.Sprintf("pointer%d", n)
	}
	for _, l := range c.labels {
		names[l.addr] = fmt.Sprintf("%s%d", l.kind, l.num)
	}
	return names
}
