//go:build !js

package amd64

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// call calls a function.
func (c *compiler) call(op *trace.Op) {
	d := op.Descr.(*descr.Call)
	if op.Result != nil && c.val(op.Result).spread {
		c.callGo(op, op.Args[1:], exit{stub: d.Record.Spread, pointer: true, guarded: c.guarded(), ints: recordWords(d), refs: recordWords(d)})
		return
	}
	c.callGo(op, op.Args[1:], exit{stub: d.Stub, pointer: d.Result.Kind == descr.Ref, guarded: c.guarded(), nests: d.Portal, fail: c.callsOf(d)})
}

// alloc lets Go make a new object.
func (c *compiler) alloc(op *trace.Op) {
	c.callGo(op, op.Args, exit{stub: op.Descr.(*descr.Type).Stub, pointer: true})
}

// callGo hands the operands over, leaves to Go, and goes on with the result.
func (c *compiler) callGo(op *trace.Op, args []*trace.Box, x exit) {
	x.kind = exitCall
	c.saveAll()
	c.handOver(args, nil, nil)
	c.leave(x, args)
	c.resume()
	if op.Result != nil && c.val(op.Result).count > 0 && !c.val(op.Result).spread {
		c.mov(inReg(c.def(op.Result)), c.at(slotLoc(op.Result.Kind, 0)))
	}
}

// guarded reports whether a guard_no_exception looks at how this call ended.
func (c *compiler) guarded() bool {
	for _, op := range c.t.Ops[c.pos+1:] {
		switch op.Code {
		case ops.GuardNoException:
			return true
		case ops.Call, ops.CallPure:
			return false
		}
	}
	return false
}

// saveAll writes down what will be wanted after a call: no register survives it.
func (c *compiler) saveAll() {
	for _, r := range homes {
		if b := c.owner[r]; b != nil && c.val(b).last > c.pos && c.val(b).slot < 0 {
			c.mov(c.home(b), inReg(r))
		}
	}
}

// comeBack is where Go enters again after the exit made last.
func (c *compiler) comeBack() {
	c.out.exits[len(c.out.exits)-1].resume = c.pc()
	c.mov(inReg(fuelReg), inMem(c.word(wordFuel)))
}

// resume is where Go enters again after a call: the registers hold nothing.
func (c *compiler) resume() {
	c.comeBack()
	for _, r := range homes {
		if b := c.owner[r]; b != nil {
			c.val(b).reg, c.owner[r] = none, nil
		}
	}
	c.pinned = 0
	c.flagged++
}
