package metainterp

import (
	"bytes"
	"slices"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

// Alike optimises loops. One whose recording looks like that of another comes out alike
// too: then what has come of the first is copied, with the guest's other position.
type Alike struct {
	descrs map[descr.Descr]int64
	first  map[string]*model
}

// A model is what has come of the first recording of its kind.
type model struct {
	res    *optimizer.Result
	target *trace.Target
	shape  *shapeOf
	guest  []*trace.MergePoint // where the guest was at each recorded op
}

// mostModels is how many are kept: a run may go on for years.
const mostModels = 1 << 10

// OptimizeLoop is [optimizer.OptimizeLoop].
func (a *Alike) OptimizeLoop(rec *trace.Trace, target *trace.Target, o optimizer.Options) (*optimizer.Result, error) {
	if !o.Quiet && !o.Verify {
		return optimizer.OptimizeLoop(rec, target, o) // which gives reasons
	}
	if a.first == nil || len(a.first) == mostModels {
		a.descrs, a.first = map[descr.Descr]int64{}, map[string]*model{}
	}
	k := shapeText(a.descrs, rec.Ops)
	for _, b := range rec.Inputs {
		k.box(b)
	}
	guest := make([]*trace.MergePoint, len(rec.Ops))
	for i, op := range rec.Ops {
		guest[i] = op.Origin.Guest
	}
	m := a.first[string(k.key)]
	if m != nil && !o.Verify {
		if c := m.copy(target, k, guest); c != nil {
			return c, nil
		}
	}
	res, err := optimizer.OptimizeLoop(rec, target, o)
	switch {
	case err != nil || res.Asked:
	case m == nil:
		a.first[string(k.key)] = &model{res, target, k, guest}
	case o.Verify:
		a.verify(m, res, target, m.copy(&trace.Target{Number: target.Number}, k, guest))
	}
	return res, err
}

// copy gives a copy for a recording that looks alike, and makes a target that of it; nil
// if the guest's positions do not go with those of the first.
func (m *model) copy(to *trace.Target, k *shapeOf, guest []*trace.MergePoint) *optimizer.Result {
	c := &copying{model: m, to: to, greens: k.greens, marks: map[*trace.MergePoint]*trace.MergePoint{nil: nil}, guards: map[*trace.Guard]*trace.Guard{}}
	for i, from := range m.guest {
		if at, known := c.marks[from]; known && at != guest[i] {
			return nil
		}
		c.marks[from] = guest[i]
	}
	to.Inputs, to.Short, to.Closed = m.target.Inputs, nil, nil
	if s := m.target.Short; s != nil {
		to.Short = &trace.Short{Inputs: s.Inputs, Ops: c.all(s.Ops), Jump: s.Jump, Pending: s.Pending, Late: c.all(s.Late), Opened: s.Opened}
	}
	if f := m.target.Closed; f != nil {
		to.Closed = &trace.Closed{Inputs: f.Inputs, Ops: c.all(f.Ops), Zero: f.Zero}
	}
	return &optimizer.Result{Loop: c.trace(m.res.Loop), Entry: c.trace(m.res.Entry)}
}

// A copying copies what has come of a recording for another that looks alike. Boxes
// serve both, but for the greens that guards pass on.
type copying struct {
	*model
	to     *trace.Target
	greens []*trace.Box
	marks  map[*trace.MergePoint]*trace.MergePoint
	guards map[*trace.Guard]*trace.Guard
}

func (c *copying) trace(t *trace.Trace) *trace.Trace {
	if t == nil {
		return nil
	}
	n := &trace.Trace{Kind: t.Kind, Inputs: t.Inputs, Pending: t.Pending, Late: c.all(t.Late), Ops: c.all(t.Ops), NumIDs: t.NumIDs}
	if t.Target != nil {
		n.Target = c.to
	}
	return n
}

func (c *copying) all(list []*trace.Op) (all []*trace.Op) {
	for _, op := range list {
		n := *op
		n.Mark, n.Origin.Guest = c.marks[op.Mark], c.marks[op.Origin.Guest]
		if op.Descr == descr.Descr(c.target) {
			n.Descr = c.to
		}
		if op.Guard != nil {
			n.Guard = c.guard(op.Guard)
		}
		all = append(all, &n)
	}
	return all
}

func (c *copying) guard(g *trace.Guard) *trace.Guard {
	n := g.Map(func(b *trace.Box) *trace.Box { return c.shape.exchange(b, c.greens) })
	n.FailArgs, n.Along, n.Shares = slices.Clone(g.FailArgs), slices.Clone(g.Along), c.guards[g.Shares]
	c.guards[g] = n
	return n
}

// verify panics if what is made anew is not the copy of what was made before.
func (a *Alike) verify(m *model, res *optimizer.Result, target *trace.Target, c *optimizer.Result) {
	if c == nil {
		return
	}
	to := c.Loop.Target
	n := int64(len(a.descrs) + 1)
	a.descrs[target], a.descrs[to] = n, n
	is := func(x, y []*trace.Op) bool {
		k, l := shapeText(a.descrs, x), shapeText(a.descrs, y)
		return bytes.Equal(k.key, l.key) && slices.EqualFunc(k.greens, l.greens, trace.SameConst)
	}
	one := func(x, y *trace.Trace) bool {
		return x == y || x != nil && y != nil && is(x.Ops, y.Ops) && x.String() == y.String()
	}
	if !one(res.Loop, c.Loop) || !one(res.Entry, c.Entry) || !sameFormulas(a.descrs, target.Closed, to.Closed) || target.Short != nil && !is(target.Short.Ops, to.Short.Ops) {
		panic("metainterp: Alike.verify: loops that look alike come out otherwise")
	}
}
