//go:build !js

package amd64

import (
	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A call whose results are several words gives a record, a new object. Most often the
// ops after it load its words, and nobody else ever sees it. Then the function leaves
// its words in the transfer area, and the loads take them from there: no object is made.

// maxSpread is how large such a record may be, in words.
const maxSpread = 12

// spread finds the calls whose records need not be made.
func (c *compiler) spread() {
	for i, op := range c.t.Ops {
		if d, ok := op.Descr.(*descr.Call); ok && d.Record.Spread != nil && !d.Portal && c.when[i] == int32(i) {
			c.val(op.Result).spread = recordWords(d) <= maxSpread && c.onlyLoaded(i, op.Result)
		}
	}
}

// recordWords is how many words of the transfer area a record takes.
func recordWords(d *descr.Call) int32 {
	return max(1, fitsInto32((d.Record.Size+7)/8))
}

// onlyLoaded reports whether all who use the result of op i load fields of it, before
// anything else uses the transfer area. Where the call panicked there is no record.
func (c *compiler) onlyLoaded(i int, record *trace.Box) bool {
	left := c.val(record).count
	for j := i + 1; j < len(c.t.Ops); j++ {
		switch op := c.t.Ops[j]; {
		case c.when[j] == dead || op.Code == ops.DebugMergePoint:
		case op.Code == ops.GetfieldGcPure && op.Args[0] == record:
			left--
		case op.Code == ops.GuardNoException && op.Guard.Shares == nil:
			for _, b := range op.Guard.FailArgs {
				if b == record {
					left--
				}
			}
		default:
			return left == 0
		}
	}
	return left == 0
}

// inTransfer is where a word of a record is that is spread.
func (c *compiler) inTransfer(d *descr.Memory) mem {
	if d.Kind == descr.Ref {
		return based(refsReg, fitsInto32(d.Offset))
	}
	return absolute(c.words + 8*wordInts + d.Offset)
}
