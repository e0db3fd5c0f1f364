package codewriter

import "mergepoint/pkg/codewriter/assemble"

import "golang.org/x/tools/go/ssa"

// isPromote reports a call of jit.Promote.
func isPromote(c *ssa.CallCommon) bool {
	fn := c.StaticCallee()
	return fn != nil && fn.Origin() != nil && packageOf(fn) != nil && packageOf(fn).Path() == jitPath && fn.Origin().Name() == "Promote"
}

// promoteHint lowers jit.Promote, and says where it has no effect.
func (l *lowerer) promoteHint(c *ssa.Call) {
	x := c.Call.Args[0]
	words := l.value(x)
	switch m, ok := scalarMem(x.Type()); {
	case !ok || m.Float:
		l.errorf(c.Pos(), "jit.Promote has no effect on a value of type %s; promote a number, a bool or a pointer in it", l.typeName(x.Type()))
	case words[0].Const:
		l.errorf(c.Pos(), "jit.Promote has no effect on a constant; remove it")
	default:
		words = []assemble.Operand{l.promote(words[0])}
	}
	l.copyTo(l.define(c), words)
}
