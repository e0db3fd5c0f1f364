package randtrace

import (
	"errors"
	"fmt"
	"strings"

	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

// reduce takes away from a failing trial what it fails without.
func (j *Judge) reduce(t *trial, err error) error {
	small, smaller := *t, err
	for again := true; again; {
		again = false
		for _, cut := range cuts(&small) {
			c := small
			if !cut(&c) {
				continue
			}
			var own *ownFault
			if e := j.try(&c); e != nil && !errors.As(e, &own) {
				small, smaller, again = c, e, true
				break
			}
		}
	}
	return errors.New(small.describe(smaller))
}

// cuts lists what might be left out of a trial; each says whether it can be.
func cuts(t *trial) (list []func(*trial) bool) {
	if t.bridge != nil {
		list = append(list, func(t *trial) bool { t.bridge = nil; return true })
		for i := range t.bridge.Ops {
			list = append(list, func(t *trial) bool { return without(&t.bridge, i) })
		}
	}
	for i := range t.loop.tr.Ops {
		list = append(list, func(t *trial) bool {
			loop := *t.loop
			t.loop = &loop
			return without(&loop.tr, i)
		})
	}
	return list
}

// without leaves out an op whose result nothing uses but snapshots, and these
// forget it.
func without(t **trace.Trace, n int) bool {
	old := *t
	if n == len(old.Ops)-1 {
		return false
	}
	gone := old.Ops[n].Result
	if gone != nil && (gone == fuelOf(old) || used(old, gone)) {
		return false
	}
	c := *old
	c.Ops = nil
	for i, op := range old.Ops {
		if i == n {
			continue
		}
		o := *op
		if o.Origin.Recorded = int32(len(c.Ops)); op.Guard != nil && gone != nil {
			o.Guard = forget(op.Guard, gone)
		}
		c.Ops = append(c.Ops, &o)
	}
	*t = &c
	return len(trace.Verify(&c)) == 0
}

func fuelOf(t *trace.Trace) *trace.Box {
	if last := t.Ops[len(t.Ops)-1]; len(last.Args) > 0 {
		return last.Args[0]
	}
	return nil
}

func used(t *trace.Trace, b *trace.Box) bool {
	for _, op := range t.Ops {
		for _, a := range op.Args {
			if a == b {
				return true
			}
		}
	}
	return false
}

func forget(g *trace.Guard, gone *trace.Box) *trace.Guard {
	n := g.Map(func(b *trace.Box) *trace.Box { return b })
	f := &n.Frames[0]
	for _, list := range []*[]*trace.Box{&f.Ints, &f.Refs} {
		var keep []*trace.Box
		for _, b := range *list {
			if b != gone {
				keep = append(keep, b)
			}
		}
		*list = keep
	}
	f.IntRegs = f.IntRegs[:min(len(f.IntRegs), len(f.Ints))]
	n.CollectFailArgs()
	return n
}

// describe tells what failed, as sections of a txtar case.
func (t *trial) describe(err error) string {
	s := fmt.Sprintf("seed %d: %v\n-- passes --\n%v\n-- descrs --\n%s-- in --\n%v", t.seed, err, t.passes, Descrs, t.loop.tr)
	if t.bridge != nil {
		s += fmt.Sprintf("-- bridge from guard %d --\n%v", t.at, t.bridge)
	}
	if strings.HasPrefix(err.Error(), "panic") {
		return s
	}
	res, err := optimizer.OptimizeLoop(t.loop.tr, &trace.Target{Number: 1}, optimizer.Options{Passes: t.passes})
	if err != nil {
		return s
	}
	s += fmt.Sprintf("-- out --\n%v", res.Loop)
	if res.Entry != nil {
		s += fmt.Sprintf("-- entry --\n%v", res.Entry)
	}
	return s
}
