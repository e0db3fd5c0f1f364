package optimizer

import (
	"slices"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// What a bridge may take besides the fail args: boxes that are needed behind the guard
// anyway, so that they are in registers there. To say so costs the trace nothing.

// maxAlong is how many boxes a guard takes along.
const maxAlong = 16

// takeAlong says so at each guard. It goes from back to front, so that what is needed
// behind an op is known when its turn comes.
func (w *walk) takeAlong() {
	n := needed{is: make([]bool, w.out.NumIDs)}
	for _, op := range slices.Backward(w.out.Ops) {
		if op.Result != nil {
			n.is[op.Result.ID] = false
		}
		if op.IsGuard() {
			for i := range op.Guard.Pending {
				op.Guard.Pending[i].Each(n.add)
			}
			op.Guard.Along = n.along(op.Guard.FailArgs)
		}
		if !op.Code.Is(ops.Guard) || len(op.Args) == 0 || w.def(op.Args[0]) == nil || !w.def(op.Args[0]).Code.Is(ops.Compare) {
			each(op.Args, n.add)
		}
		if op.IsGuard() {
			each(op.Guard.FailArgs, n.add)
		}
	}
}

func each(boxes []*trace.Box, f func(b *trace.Box)) {
	for _, b := range boxes {
		f(b)
	}
}

// needed are the boxes that are needed behind an op, those that are needed soonest last.
type needed struct {
	list []*trace.Box // some of which are not any more
	is   []bool       // by ID
}

func (n *needed) add(b *trace.Box) {
	if !b.Const && !n.is[b.ID] {
		n.is[b.ID] = true
		n.list = append(n.list, b)
	}
}

// along chooses from the last of them. None is looked at often, be there ever so many.
func (n *needed) along(without []*trace.Box) (list []*trace.Box) {
	for len(n.list) > 0 && !n.is[n.list[len(n.list)-1].ID] {
		n.list = n.list[:len(n.list)-1]
	}
	for _, b := range slices.Backward(n.list[max(0, len(n.list)-2*maxAlong):]) {
		if n.is[b.ID] && len(list) < maxAlong && !slices.Contains(without, b) && !slices.Contains(list, b) {
			list = append(list, b)
		}
	}
	return list
}

// alongShared leaves guards with one door the boxes that all of them have.
func (w *walk) alongShared() {
	for _, op := range w.out.Ops {
		if op.IsGuard() && op.Guard.Shares != nil {
			door := op.Guard.Shares
			door.Along = slices.DeleteFunc(door.Along, func(b *trace.Box) bool { return !slices.Contains(op.Guard.Along, b) })
		}
	}
	for _, op := range w.out.Ops {
		if op.IsGuard() && op.Guard.Shares != nil {
			op.Guard.Along = slices.Clone(op.Guard.Shares.Along)
		}
	}
}
