package codewriter

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
)

// isPromote reports a call of jit.Promote.
func isPromote(c *ssa.CallCommon) bool {
	fn := c.StaticCallee()
	return fn != nil && fn.Origin() != nil && packageOf(fn) != nil && packageOf(fn).Path() == jitPath && fn.Origin().Name() == "Promote"
}

// promoteHint lowers jit.Promote, word by word, and says where it has no effect.
func (l *lowerer) promoteHint(c *ssa.Call) {
	x := c.Call.Args[0]
	words := slices.Clone(l.value(x))
	parts, _ := l.components(x.Type(), class{})
	isFloat := func(c component) bool { return c.Float }
	switch {
	case slices.ContainsFunc(parts, isFloat):
		l.errorf(c.Pos(), "jit.Promote has no effect on a value of type %s; promote what is no float in it", l.typeName(x.Type()))
	case !slices.ContainsFunc(words, func(o assemble.Operand) bool { return !o.Const }):
		l.errorf(c.Pos(), "jit.Promote has no effect on a constant; remove it")
	default:
		for i, w := range words {
			if !w.Const {
				words[i] = l.promote(w)
			}
		}
	}
	l.copyTo(l.define(c), words)
}
