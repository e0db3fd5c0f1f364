//go:build !js

package amd64

import (
	"slices"

	"mergepoint/pkg/descr"
)

// Where things are while machine code runs. There is one frame for all traces
// of a backend; a trace keeps its values in registers as long as it can.
//
//	words of the arena (addressed relative to the instruction)  [RBX], on Go's stack
//	┌────────┬──────┬──────────┬─────────────┐                  ┌──────────┐
//	│ raised │ fuel │ ints …   │ doors …     │                  │ refs …   │
//	└────────┴──────┴──────────┴─────────────┘                  └──────────┘
//
// The first ints and the first refs are the transfer area: there a trace is
// given its inputs, there it leaves fail args and a call's operands, there it
// finds a call's result. After them come the trace's spill slots. A door is the
// address where a failing guard goes on: at first its way out, later a bridge.
const (
	wordRaised = 0 // 1 after a call that panicked
	wordFuel   = 1 // the countdown, while Go runs
	wordInts   = 2
	maxInts    = 8 << 10
	wordRoom   = wordInts + maxInts // the address of machine.BarrierRoom
	wordDoors  = wordRoom + 1
	maxRefs    = 4 << 10
)

// A loc is where a value is: a register (its number), or a slot of the frame.
// A float in memory lies among the ints, as its bits.
type loc int32

const (
	nowhere  loc = -1
	noRecord loc = -2 // nil, in place of a record of which only the words are there: see spread
)

func slotLoc(k descr.Kind, n int32) loc {
	if k == descr.Ref {
		return loc(numRegs) + 1 + loc(2*n)
	}
	return loc(numRegs) + loc(2*n)
}

func (l loc) isReg() bool { return l < loc(numRegs) }

// operand says how an instruction names a loc, given where the words are.
func (l loc) operand(words uintptr) operand {
	n := int32(l-loc(numRegs)) / 2
	switch {
	case l.isReg():
		return inReg(reg(l))
	case l&1 == 1:
		return inMem(based(refsReg, 8*n))
	}
	return inMem(absolute(words + 8*uintptr(wordInts+n)))
}

// Registers with a fixed role. What x86 wants in certain registers (shift
// counts, division) and values that live for one instruction go through the
// scratch registers; all others hold the trace's values.
const (
	refsReg = rbx // address of the refs
	fuelReg = r15 // ops still allowed before Go must be asked
	scratch = rax // a number, half of a move in memory, an array index
	baseTmp = rcx // a constant base address, a shift count
	numTmp  = rdx // a constant operand, a division's rest

	roomReg = r11 // is given by machine.BarrierRoom
	gReg    = r14 // is given to it

	floatTmp  = xmm0 // for one instruction
	floatTmp2 = xmm1
)

// pool is the registers that values may live in, in order of preference.
var pool = [...]reg{rsi, rdi, r8, r9, r10, r11, r12, r13, r14}

// pools has the registers for values that are no floats, and for those that are;
// homes has all of them.
var (
	pools = [2][]reg{pool[:], floatPool()}
	homes = slices.Concat(pools[0], pools[1])
)

func floatPool() (list []reg) {
	for r := xmm2; r < numRegs; r++ {
		list = append(list, r)
	}
	return list
}
