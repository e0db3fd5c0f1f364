//go:build !js

package amd64

import (
	"math"
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A valState is what the compiler knows of a box, as in the register allocator of Go.
type valState struct {
	reg, hint reg
	float     bool // it lives in registers for floats
	// asFloat and asInt say whether ops want it as one.
	asFloat, asInt bool
	slot           int32 // its spill slot, -1 if none
	last           int32 // op of the last use, fail args included
	use            int32 // the next use in a register: index in compiler.uses, -1 if none
	count          int32 // uses in all
	// fold is the op that makes the value if that op is done by the one that
	// uses it, in memory, so that the value is never in a register; else -1.
	fold int32

	// from is what it is a step from, if it is not made itself: see displace.
	from  *trace.Box
	add   int32
	plain bool // something wants it as it is

	spread bool // it is a record whose words are in the transfer area
}

// A use is one link of a value's uses, in order.
type use struct{ op, next int32 }

const never = math.MaxInt32

// never emitted: the result is not used and there is no other effect.
const dead = -1

// plan decides, before anything is emitted, at which op each op is emitted
// (itself, a later one, or dead), and where each value is used.
func (c *compiler) plan() {
	c.vals = resize(c.vals, int(c.t.NumIDs))
	for i := range c.vals {
		c.vals[i] = valState{reg: none, hint: none, slot: -1, last: -1, use: -1, fold: -1}
	}
	c.when = resize(c.when, len(c.t.Ops))
	c.countUses()
	c.classify()
	c.spread()
	c.displace()
	c.foldLoads()
	c.linkUses()
	c.measureTransfer()
}

func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, 2*n)
	}
	return s[:n]
}

// countUses goes backward, so that what only dead ops use is dead too.
func (c *compiler) countUses() {
	for i := len(c.t.Ops) - 1; i >= 0; i-- {
		op := c.t.Ops[i]
		c.when[i] = int32(i)
		if op.Result != nil && c.vals[op.Result.ID].count == 0 && droppable(op) {
			c.when[i] = dead
			continue
		}
		for _, b := range op.Args {
			c.count(b)
		}
		if op.Code.Is(ops.Guard) {
			op.Guard.Uses(c.count)
		}
	}
}

// atHead visits the boxes of what is still to be done at the loop's head.
func (c *compiler) atHead(f func(b *trace.Box)) {
	for i := range c.t.Pending {
		c.t.Pending[i].Each(func(b *trace.Box) {
			if !b.Const {
				f(b)
			}
		})
	}
	trace.EachLate(c.t.Late, f)
}

func (c *compiler) count(b *trace.Box) {
	if !b.Const {
		c.vals[b.ID].count++
	}
}

// droppable ops do nothing but give their result.
func droppable(op *trace.Op) bool {
	if d, ok := op.Descr.(*descr.Call); ok {
		return d.Pure && !d.MayRaise
	}
	return op.Code.Is(ops.Pure) || op.Code == ops.GetfieldGc || op.Code == ops.GetarrayitemGc
}

// next gives the op after op i that does something.
func (c *compiler) next(i int32) int32 {
	for i++; c.when[i] == dead || c.t.Ops[i].Code == ops.DebugMergePoint; i++ {
	}
	return i
}

// foldLoads finds loads whose value is used once, by the next op, which can
// read memory itself; and whole updates of a place: load, operation, store.
func (c *compiler) foldLoads() {
	for n, op := range c.t.Ops {
		i := int32(n)
		if c.when[i] != i || !loadsWord(op) || c.vals[op.Result.ID].count != 1 {
			continue
		}
		j := c.next(i)
		user := c.t.Ops[j]
		if k := c.update(op, j); k > 0 {
			c.fold(i, k)
			c.fold(j, k)
		} else if c.readsMemory(user, op.Result) {
			c.fold(i, j)
		}
	}
}

// fold lets op i be done by op j.
func (c *compiler) fold(i, j int32) {
	c.when[i] = j
	c.vals[c.t.Ops[i].Result.ID].fold = i
}

func loadsWord(op *trace.Op) bool {
	return op.Code.Is(ops.Load) && op.Result.Kind == descr.Int && op.Memory().Size == 8
}

// readsMemory reports whether op uses b so that its instruction can have b in
// memory: in a comparison, or as second operand beside a register.
func (c *compiler) readsMemory(op *trace.Op, b *trace.Box) bool {
	if !slices.Contains(op.Args, b) {
		return false
	}
	if op.Code.Is(ops.OfFloats) {
		return masks[op.Code] == nil && op.Args[floatOperand(op)] == b && (len(op.Args) == 1 || op.Args[0] != op.Args[1])
	}
	switch op.Code {
	case ops.IntAdd, ops.IntAnd, ops.IntOr, ops.IntXor, ops.IntMul:
		return !op.Args[0].Const && !op.Args[1].Const
	case ops.IntSub:
		return op.Args[1] == b
	}
	// A float would be copied to a register that the address may need.
	return op.Code.Is(ops.Compare) && !slices.ContainsFunc(op.Args, func(b *trace.Box) bool { return !b.Const && c.val(b).float })
}

// update gives the store that completes an update in memory of the place that
// load reads, if op j computes the new value and nobody else wants it, except
// for a test against 0 soon after, which needs but the flags. Else 0.
func (c *compiler) update(load *trace.Op, j int32) int32 {
	calc := c.t.Ops[j]
	if _, ok := aluOf(calc.Code); !ok || c.when[j] != j || !slices.Contains(calc.Args, load.Result) {
		return 0
	}
	if calc.Args[0] != load.Result && !calc.Code.Is(ops.Commutative) {
		return 0
	}
	k := c.next(j)
	store := c.t.Ops[k]
	if !samePlace(load, store) || store.Args[len(store.Args)-1] != calc.Result {
		return 0
	}
	switch c.vals[calc.Result.ID].count {
	case 1:
		return k
	case 2:
		if c.testedAfter(k, calc.Result) {
			return k
		}
	}
	return 0
}

// testedAfter reports whether b is compared with 0 after op k, with nothing in
// between that changes the flags: storing an int in a field does not.
func (c *compiler) testedAfter(k int32, b *trace.Box) bool {
	op := c.t.Ops[c.next(k)]
	for op.Code == ops.SetfieldGc && op.Memory().Kind == descr.Int {
		k = c.next(k)
		op = c.t.Ops[c.next(k)]
	}
	return (op.Code == ops.IntIsTrue || op.Code == ops.IntIsZero) && op.Args[0] == b
}

func samePlace(load, store *trace.Op) bool {
	if !store.Code.Is(ops.Store) || load.Descr != store.Descr {
		return false
	}
	for n, b := range load.Args {
		if b != store.Args[n] && !trace.SameConst(b, store.Args[n]) {
			return false
		}
	}
	return true
}

// linkUses records where each value is used: at the op that does the op.
func (c *compiler) linkUses() {
	c.uses = c.uses[:0]
	c.atHead(func(b *trace.Box) { c.vals[b.ID].last = 0 })
	for i := len(c.t.Ops) - 1; i >= 0; i-- {
		op, when := c.t.Ops[i], c.when[i]
		if when == dead {
			continue
		}
		for _, b := range op.Args {
			if b, _ = c.source(b); b.Const {
				continue
			}
			v := &c.vals[b.ID]
			v.last = max(v.last, when)
			if v.fold < 0 {
				c.uses = append(c.uses, use{when, v.use})
				v.use = int32(len(c.uses) - 1)
			}
		}
		if op.Code.Is(ops.Guard) {
			op.Guard.Uses(func(b *trace.Box) {
				b, _ = c.source(b)
				c.vals[b.ID].last = max(c.vals[b.ID].last, when)
			})
		}
	}
}

// measureTransfer finds how many values of each bank the trace hands over at
// once; spill slots begin after them.
func (c *compiler) measureTransfer() {
	c.slots[0].reset(1)
	c.slots[1].reset(1)
	c.transfer(c.t.Inputs)
	for _, op := range c.t.Ops {
		if op.Result != nil && c.val(op.Result).spread {
			words := recordWords(op.Descr.(*descr.Call))
			c.atLeast(words, words)
		}
		switch {
		case op.Code.Is(ops.Guard):
			c.transfer(op.Guard.FailArgs)
		case op.Code == ops.Call, op.Code == ops.CallPure, op.Code == ops.Finish, op.Code == ops.NewArray:
			c.transfer(op.Args)
		case op.Code == ops.New:
			c.atLeast(0, 1)
		case op.Code.Is(ops.Store):
			c.atLeast(0, 2)
		}
	}
}

func (c *compiler) transfer(boxes []*trace.Box) {
	ints, refs := banks(boxes)
	c.atLeast(int32(ints), int32(refs))
}

// atLeast lets spill slots begin after so many.
func (c *compiler) atLeast(ints, refs int32) {
	c.slots[0].next = max(c.slots[0].next, ints)
	c.slots[1].next = max(c.slots[1].next, refs)
}

// banks counts boxes of each kind.
func banks(boxes []*trace.Box) (ints, refs int) {
	for _, b := range boxes {
		if b.Kind == descr.Ref {
			refs++
		} else {
			ints++
		}
	}
	return ints, refs
}
