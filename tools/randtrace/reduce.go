package randtrace

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

// reduce takes away from a failing trial what it fails without.
func (j *Judge) reduce(t *trial, err error) error {
	small, smaller := t, err
	for again := true; again; {
		again = false
		for _, cut := range cuts(small) {
			c := cut(small)
			if c == nil {
				continue
			}
			var own *ownFault
			if e := j.try(c); e != nil && !errors.As(e, &own) {
				small, smaller, again = c, e, true
				break
			}
		}
	}
	return errors.New(small.describe(smaller, slices.Concat(j.funcs, j.boxes)))
}

// A cut leaves something out of a trial; it gives nil if that cannot be.
type cut func(t *trial) *trial

func cuts(t *trial) (list []cut) {
	for n := len(t.bridges) - 1; n >= 0; n-- {
		list = append(list, func(t *trial) *trial {
			c := *t
			c.bridges = slices.Clone(t.bridges)
			none := *c.bridges[n]
			none.at = never // its PCs stay taken
			c.bridges[n] = &none
			if t.bridges[n].at == never {
				return nil
			}
			return &c
		})
	}
	for n := range t.parts() {
		for op := range t.parts()[n].tr.Ops {
			list = append(list, func(t *trial) *trial { return t.without(n, op) })
		}
	}
	return list
}

// never is no guard's PC.
const never = -2000

// parts lists the recorded traces.
func (t *trial) parts() (list []*recorder) {
	for _, l := range t.loops {
		list = append(list, l.recorder)
	}
	for _, b := range t.bridges {
		list = append(list, b.recorder)
	}
	return list
}

// without leaves an op out of the n-th of the recorded traces.
func (t *trial) without(n, op int) *trial {
	c := *t
	c.loops, c.bridges = slices.Clone(t.loops), slices.Clone(t.bridges)
	rec := *t.parts()[n]
	if n < len(t.loops) {
		l := *t.loops[n]
		l.recorder = &rec
		c.loops[n] = &l
	} else {
		b := *t.bridges[n-len(t.loops)]
		b.recorder = &rec
		c.bridges[n-len(t.loops)] = &b
	}
	if !without(&rec.tr, op) {
		return nil
	}
	return &c
}

// without leaves out an op whose result nothing uses but snapshots, and these
// forget it. An op that a bridge begins at stays: its inputs are the snapshot.
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
	return slices.ContainsFunc(t.Ops, func(op *trace.Op) bool { return slices.Contains(op.Args, b) })
}

// forget takes a box out of a snapshot: zero stands there, so that its length and
// with it the inputs of a bridge stay.
func forget(g *trace.Guard, gone *trace.Box) *trace.Guard {
	return g.Map(func(b *trace.Box) *trace.Box {
		if b == gone {
			return &trace.Box{Kind: b.Kind, Const: true, ID: -1}
		}
		return b
	})
}

// describe tells what failed, as sections of a txtar case.
func (t *trial) describe(err error, funcs []function) string {
	text := t.recorded()
	return fmt.Sprintf("seed %d: %v\n-- passes --\n%v\n-- descrs --\n%s%s", t.seed, err, t.passes, describeDescrs(text, funcs), text) + t.outcome(err)
}

func (t *trial) recorded() (s string) {
	for _, l := range t.loops {
		s += fmt.Sprintf("-- in --\n%v", l.tr)
	}
	for _, b := range t.bridges {
		if b.at != never {
			s += fmt.Sprintf("-- bridge from guard %d --\n%v", b.at, b.tr)
		}
	}
	return s
}

// outcome shows the loops as they are optimised, if they are.
func (t *trial) outcome(err error) (s string) {
	if strings.HasPrefix(err.Error(), "panic") {
		return ""
	}
	for _, l := range t.loops {
		res, err := optimizer.OptimizeLoop(l.tr, &trace.Target{Number: 10 + l.n}, optimizer.Options{Passes: t.passes})
		if err != nil {
			return s
		}
		s += fmt.Sprintf("-- out --\n%v", res.Loop)
		if res.Entry != nil {
			s += fmt.Sprintf("-- entry --\n%v", res.Entry)
		}
	}
	return s
}
