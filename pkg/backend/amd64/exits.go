//go:build !js

package amd64

import (
	"fmt"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/machine"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// An exit is one place where code returns to Go: the code gives back its
// address. It fills a cache line, since calls are frequent.
type exit struct {
	kind       exitKind
	guarded    bool  // exitCall: a panic is for the guard that follows
	nests      bool  // exitCall: the function may run code
	pointer    bool  // exitCall: the result is a pointer
	ints, refs int32 // how many values are handed over, or taken back
	slots      int32 // exitCall: the code's for ints
	stub       descr.Stub
	in         []int64      // exitCall: the ints handed over
	resume     uintptr      // exitCall, exitPoll: where to go on
	fail       *fail        // exitGuard; exitCall, if it may enter code
	at         *trace.Trace // exitPoll: the loop
}

// A fail is what an exit of a guard has besides.
type fail struct {
	guard  *trace.Guard
	raises bool    // it is a guard_no_exception
	door   int     // the word that holds the address where the guard goes on
	out    uintptr // the address of its way out
	locs   []loc   // where each fail arg is at that time, and what a bridge may take besides
	adds   []int32 // what is to be added to each

	calls *backend.Calls // of a call that may enter code
	code  *Code          // that has the call
}

type exitKind uint8

const (
	exitGuard exitKind = iota
	exitFinish
	exitCall
	exitPoll
	exitNarrow // of no code: the frame is too small for code that was made inside a call
)

// A stub is a guard whose way out is still to be emitted.
type stub struct {
	op    *trace.Op
	index int32
	from  []fixup
	locs  []loc   // as fail.locs
	adds  []int32 // as fail.adds
	needs []loc   // of the boxes of pending stores
}

// leaveAll emits what lies beside the line: the ways out of all guards, and what
// tells the collector of stores. The guard's jump leads to the stores that are
// pending, if any, and then to a jump through the guard's door, which at first leads to what follows: hand the fail
// args over and return. A bridge is attached by storing to the door.
func (c *compiler) leaveAll() {
	for _, s := range c.stubs {
		c.mark(int(s.index), true)
		for _, f := range s.from {
			c.bind(f)
		}
		c.out.label(c.pc(), labelFail, s.op.Guard.Number)
		c.storePending(s.op.Guard.Pending, s.needs)
		if door := s.op.Guard.Shares; door != nil {
			c.leaveBy(c.ways[door], s.locs)
			continue
		}
		f := &fail{guard: s.op.Guard, raises: s.op.Code == ops.GuardNoException, locs: s.locs, adds: s.adds, door: c.door()}
		c.ways[f.guard] = way{f, c.pc()}
		c.jmpVia(c.word(f.door))
		c.out.label(c.words+8*uintptr(f.door), labelDoor, f.guard.Number)
		f.out = c.pc()
		c.handOver(f.guard.FailArgs, f.locs, f.adds)
		c.leave(exit{kind: exitGuard, fail: f}, f.guard.FailArgs)
	}
	for n, s := range c.refStores {
		c.tell(n, s)
	}
	if c.t.Target != nil && c.out.poll == 0 {
		c.poll()
	}
	c.mark(len(c.t.Ops), false)
}

// A way is what is behind the pending stores of a guard: its door.
type way struct {
	fail *fail
	at   uintptr
}

// leaveBy goes on at the door of another guard, with the fail args where that has them.
func (c *compiler) leaveBy(w way, locs []loc) {
	c.moves = c.moves[:0]
	for k, from := range locs {
		c.moves = append(c.moves, move{dst: w.fail.locs[k], src: from})
	}
	c.moveAll(c.moves)
	c.jmp(w.at)
}

// poll is where the loop's back edge, and jumps from elsewhere, go when fuel is
// out: leave with all inputs, and enter again as if from the beginning.
func (c *compiler) poll() {
	c.mark(len(c.t.Ops)-1, true)
	c.out.poll = c.pc()
	c.handOver(c.t.Inputs, c.out.inputs, nil)
	c.leave(exit{kind: exitPoll, resume: c.out.entry, at: c.t}, c.t.Inputs)
}

// handOver copies values to the transfer area: from the locs given, or from
// where they are now. What is to be added to them is.
func (c *compiler) handOver(boxes []*trace.Box, from []loc, adds []int32) {
	var n transferred
	for k, b := range boxes {
		to := n.next(b.Kind)
		switch {
		case from == nil:
			c.copyTo(c.at(to), b)
		case from[k] == noRecord:
			c.mov(c.at(to), number(0))
		case from[k] != nowhere:
			c.move(c.at(to), c.at(from[k]))
		}
		if adds != nil {
			c.addTo(to, adds[k])
		}
	}
}

// leave returns to Go, where the boxes' values are in the transfer area.
func (c *compiler) leave(x exit, boxes []*trace.Box) {
	ints, refs := banks(boxes)
	x.ints, x.refs = max(x.ints, int32(ints)), max(x.refs, int32(refs))
	if x.kind == exitCall {
		c.mov(inMem(c.word(wordFuel)), inReg(fuelReg))
	}
	c.out.exits = append(c.out.exits, &x) // which keeps it alive
	c.movAddress(rax, uintptr(unsafe.Pointer(&x)))
	c.mov(inMem(based(rsp, machine.Result)), inReg(rax))
	c.ret()
}

// connect makes the code that leads from a guard into a bridge: none if all
// values are in their places.
func (c *compiler) connect(f *fail, bridge *Code, base uintptr) []byte {
	c.code, c.base = c.code[:0], base
	c.moves = c.moves[:0]
	for k, to := range bridge.inputs {
		if f.locs[k] == nowhere && to != nowhere {
			panic(fmt.Sprintf("amd64: compiler: connect: Guard%d has no place for a box that it takes along", f.guard.Number))
		}
		c.moves = append(c.moves, move{dst: to, src: f.locs[k]})
	}
	c.moveAll(c.moves)
	for k, to := range bridge.inputs {
		c.addTo(to, f.adds[k])
	}
	if len(c.code) > 0 {
		c.jmp(bridge.head)
	}
	return c.code
}
