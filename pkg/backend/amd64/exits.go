package amd64

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// An exit is one place where code returns to Go. Its index in compiler.exits
// is what the code returns.
type exit struct {
	kind    exitKind
	guarded bool         // exitCall: a panic is for the guard that follows
	call    *descr.Call  // exitCall
	guard   *trace.Guard // exitGuard
	raises  bool         // exitGuard of a guard_no_exception
	resume  uintptr      // exitCall, exitStore, exitPoll: where to go on
	// For exitGuard: the word that holds the address where the guard goes on,
	// the address of its way out, and where each fail arg is at that time.
	door int
	out  uintptr
	locs []loc
	// How many values are handed over.
	ints, refs int
}

type exitKind uint8

const (
	exitGuard exitKind = iota
	exitFinish
	exitCall
	exitStore
	exitPoll
)

// A stub is a guard whose way out is still to be emitted.
type stub struct {
	op    *trace.Op
	index int32
	from  fixup
	locs  []loc
}

// leaveAll emits the ways out of all guards. The guard's jump leads to a jump
// through the guard's door, which at first leads to what follows: hand the fail
// args over and return. A bridge is attached by storing to the door.
func (c *compiler) leaveAll() {
	for _, s := range c.stubs {
		c.out.marks = append(c.out.marks, mark{op: int(s.index), exit: true, start: len(c.code)})
		c.bind(s.from)
		c.out.label(c.pc(), labelFail, s.op.Guard.Number)
		x := exit{kind: exitGuard, guard: s.op.Guard, raises: s.op.Code == ops.GuardNoException, locs: s.locs, door: wordDoors + c.doors}
		c.doors++
		c.jmpVia(c.word(x.door))
		c.out.label(c.words+8*uintptr(x.door), labelDoor, x.guard.Number)
		x.out = c.pc()
		c.handOver(x.guard.FailArgs, x.locs)
		c.leave(x, x.guard.FailArgs)
	}
	if c.t.Target != nil && c.out.poll == 0 {
		c.poll()
	}
	c.out.marks = append(c.out.marks, mark{op: len(c.t.Ops), start: len(c.code)})
}

// poll is where the loop's back edge, and jumps from elsewhere, go when fuel is
// out: leave with all inputs, and enter again as if from the beginning.
func (c *compiler) poll() {
	c.out.marks = append(c.out.marks, mark{op: len(c.t.Ops) - 1, exit: true, start: len(c.code)})
	c.out.poll = c.pc()
	c.handOver(c.t.Inputs, c.out.inputs)
	c.leave(exit{kind: exitPoll, resume: c.out.entry}, c.t.Inputs)
}

// handOver copies values to the transfer area: from the places given, or from
// where they are now.
func (c *compiler) handOver(boxes []*trace.Box, from []loc) {
	var n transferred
	for k, b := range boxes {
		to := c.at(n.next(b.Kind))
		switch {
		case from == nil:
			c.copyTo(to, b)
		case from[k] != nowhere:
			c.move(to, c.at(from[k]))
		}
	}
}

// leave returns to Go, where the boxes' values are in the transfer area.
func (c *compiler) leave(x exit, boxes []*trace.Box) {
	x.ints, x.refs = banks(boxes)
	c.movNumber(rax, int64(len(c.exits)))
	c.ret()
	c.exits = append(c.exits, x)
}

// connect makes the code that leads from a guard into a bridge.
func (c *compiler) connect(x *exit, bridge *Code, base uintptr) []byte {
	c.code, c.base = c.code[:0], base
	c.moves = c.moves[:0]
	for k, from := range x.locs {
		c.moves = append(c.moves, move{dst: bridge.inputs[k], src: from})
	}
	c.moveAll(c.moves)
	c.mov(inMem(c.word(wordCurrent)), number(bridge.id))
	c.jmp(bridge.head)
	return c.code
}
