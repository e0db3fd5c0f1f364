package randtrace

import (
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// copyTrace copies a trace to boxes of its own. Inputs that stand for something
// else are replaced; jumps go to the targets that stand for theirs, if any do. It begins
// with what a guard has left to do late, if one is given.
func copyTrace(t *trace.Trace, inputs []*trace.Box, from *trace.Guard, targets map[*trace.Target]*trace.Target) *trace.Trace {
	n := &trace.Trace{Kind: t.Kind, Target: t.Target}
	to := make([]*trace.Box, t.NumIDs)
	seen := map[*trace.Box]*trace.Box{}
	define := func(in *trace.Box) {
		if !in.Const && seen[in] == nil {
			seen[in] = like(n, in)
			n.Inputs = append(n.Inputs, seen[in])
		}
	}
	if from != nil {
		eachBox(from.FailArgs, define)
		n.Ops = trace.MapLate(from.Late, func(b *trace.Box) *trace.Box {
			if !b.Const && seen[b] == nil { // it is made late
				seen[b] = like(n, b)
			} else if b.Const {
				return b
			}
			return seen[b]
		})
	}
	for i, b := range t.Inputs {
		in := inputs[i]
		define(in)
		if to[b.ID] = in; !in.Const {
			to[b.ID] = seen[in]
		}
	}
	get := func(b *trace.Box) *trace.Box {
		if b.Const {
			return b
		}
		return to[b.ID]
	}
	for _, op := range t.Ops {
		c := *op
		c.Args = make([]*trace.Box, len(op.Args))
		for i, b := range op.Args {
			c.Args[i] = get(b)
		}
		if op.Guard != nil {
			c.Guard = op.Guard.Map(get)
		}
		if op.Result != nil {
			c.Result = like(n, op.Result)
			to[op.Result.ID] = c.Result
		}
		if target, ok := op.Descr.(*trace.Target); ok && op.Code == ops.Jump && targets != nil {
			c.Descr = targets[target]
		}
		n.Ops = append(n.Ops, &c)
	}
	return n
}

func like(t *trace.Trace, b *trace.Box) *trace.Box {
	n := t.NewBox(b.Kind)
	n.Int, n.Ref = b.Int, b.Ref
	return n
}

// onto gives a bridge the inputs of a guard that is, or was, the recorded one: some
// of its snapshot may be constant or twice the same.
func onto(bridge *trace.Trace, g *trace.Guard, targets map[*trace.Target]*trace.Target) *trace.Trace {
	return copyTrace(bridge, boxesOf(g), g, targets)
}

func eachBox(boxes []*trace.Box, f func(b *trace.Box)) {
	for _, b := range boxes {
		f(b)
	}
}
