package optimizer

import (
	"sync"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A plan is a set of passes made ready: for each op the rules that look at it, in the
// order in which it meets them. There are few sets and many ops.
type plan struct {
	rules         [len(ops.Table)][]ready
	before, learn []*Pass // that do something before an op, or learn from it
}

// ready is a rule, and the shapes of the ops that it may have something to say of.
type ready struct {
	shape
	rule *Rule
}

var plans sync.Map // by Passes

// planOf gives the plan of a set of passes.
func planOf(set Passes) *plan {
	if p, ok := plans.Load(set); ok {
		return p.(*plan)
	}
	p := &plan{}
	for n := range Table {
		if set.Has(Table[n].Is) {
			p.add(&Table[n])
		}
	}
	plans.Store(set, p)
	return p
}

func (p *plan) add(pass *Pass) {
	for n := range pass.Rules {
		r := &pass.Rules[n]
		for _, c := range r.Codes {
			p.rules[c] = append(p.rules[c], ready{r.shape(), r})
		}
	}
	if pass.before != nil {
		p.before = append(p.before, pass)
	}
	if pass.learn != nil {
		p.learn = append(p.learn, pass)
	}
}

// A shape says of the first operands of an op what made each: a bit for an op, one for a
// constant, one for what no op has made. Most identities look for ops that are not
// there, and one look at the shape is enough to know.
type shape [2]uint64

const (
	ofConst uint64 = 1 << 63
	ofNoOp  uint64 = 1 << 62
	ofAny   uint64 = 1<<64 - 1
)

// ofOp gives the bit of an op, which others may share.
func ofOp(c ops.Code) uint64 { return 1 << (c % 62) }

// shapeOf gives the shape of an op.
func (w *walk) shapeOf(op *trace.Op) shape {
	s := shape{ofAny, ofAny}
	for i, b := range op.Args[:min(len(s), len(op.Args))] {
		if b.Const {
			s[i] = ofConst
		} else if def := w.info[b.ID].def; def == nil {
			s[i] = ofNoOp
		} else {
			s[i] = ofOp(def.Code)
		}
	}
	return s
}

// shape gives the shapes that an identity may fit, in any order of its operands; any
// other rule may look at all.
func (r *Rule) shape() (s shape) {
	if r.readings == nil {
		return shape{ofAny, ofAny}
	}
	for _, reading := range r.readings {
		for i := range s {
			s[i] |= reading.is.fits(i)
		}
	}
	return s
}

// fits says what may have made an operand of the op that a term is.
func (t *term) fits(operand int) uint64 {
	if operand >= len(t.args) {
		return ofAny
	}
	switch a := t.args[operand]; {
	case a.code != ops.Invalid:
		return ofOp(a.code) | ofConst // what has only constants in it is one
	case a.slot < 0 || a.fix:
		return ofConst
	}
	return ofAny
}

// meets reports whether an op of one shape may be one of the other.
func (s shape) meets(x shape) bool { return s[0]&x[0] != 0 && s[1]&x[1] != 0 }
