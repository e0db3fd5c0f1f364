package codewriter

import (
	"fmt"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// call lowers a call: a hint, a builtin, a function to look into or not.
func (l *lowerer) call(c *ssa.Call) {
	switch s := l.driver.siteOf(c); {
	case l.driver.atPoint != nil && l.driver.atPoint.ssa == c:
		return
	case s != nil:
		l.markCall(s)
		return
	case l.driver.isPassed(c):
		return
	case l.driver.point.call == c:
		l.mergePoint(c)
		return
	case isHint(c, "MergePoint", "CanEnter"): // of another main loop; the mark behind it says what there is to say
		return
	}
	if b, ok := c.Call.Value.(*ssa.Builtin); ok {
		if l.builtinParts(c) == nil && !l.lowerBuiltin(c, b.Name()) { // len and cap are components
			l.refuse(c, "the builtin "+b.Name())
		}
		return
	}
	callee := calleeOf(&c.Call)
	switch {
	case isPromote(&c.Call):
		l.promoteHint(c)
	case passesNewSlice(c) && !l.makesArguments(c):
		l.refuse(c, "a variadic call")
	case c.Call.IsInvoke():
		l.invoke(c)
	case callee == nil || len(callee.FreeVars) > 0: // what it has captured is in its value
		l.callValue(c)
	case isAtomicLoad(callee) && l.atomicLoad(c):
	case intrinsicOf(callee) != nil:
		intrinsicOf(callee)(l, c, l.operands(c.Call.Args))
	default:
		l.callFunction(callee, l.operands(c.Call.Args), l.results(c))
	}
}

// makesArguments reports a variadic call whose slice is made by ops. That of a function
// which traces never look into, fmt.Errorf mostly, is taken out of the interpreter's own
// package, with what else is in its statement: most are on the way to an error. From
// another package nothing can be taken out.
func (l *lowerer) makesArguments(c *ssa.Call) bool {
	if isBuiltin(c, "append") || isHint(c, "MergePoint", "CanEnter") {
		return false
	}
	callee := calleeOf(&c.Call)
	return packageOf(l.fn) != l.types || callee == nil || l.infos[packageOf(declared(callee))] != nil
}

// passesNewSlice reports a variadic call that makes its slice here.
func passesNewSlice(c *ssa.Call) bool {
	if len(c.Call.Args) == 0 {
		return false
	}
	if !c.Call.Signature().Variadic() {
		return false
	}
	s, ok := c.Call.Args[len(c.Call.Args)-1].(*ssa.Slice)
	if !ok {
		return false
	}
	a, ok := s.X.(*ssa.Alloc)
	return ok && a.Comment == "varargs"
}

func (l *lowerer) operands(values []ssa.Value) []assemble.Operand {
	var args []assemble.Operand
	for _, v := range values {
		args = append(args, l.value(v)...)
	}
	return args
}

func (l *lowerer) results(c *ssa.Call) []assemble.VReg {
	if len(l.kindsOf(c.Type())) == 0 {
		return nil
	}
	return l.define(c)
}

func (l *lowerer) mergePoint(c *ssa.Call) {
	h := l.driver.point
	for _, v := range h.vars {
		if !l.representable(v.Pos(), v.Type()) {
			return
		}
	}
	at := &pointNote{implicit: l.implicits()}
	in := assemble.Ins{Op: jitcode.JitMergePoint, Note: at}
	for n, v := range h.vars {
		regs := l.atPoint(v)
		in.Args, at.widths = append(in.Args, regs...), append(at.widths, len(regs))
		if n < len(l.driver.greens) {
			in.Greens = len(in.Args)
		}
	}
	l.beginHere()
	l.emit(in)
	l.nonnull = map[assemble.VReg]bool{} // a trace may begin here
}

// builtinParts gives the component that a call of len or cap is.
func (l *lowerer) builtinParts(c *ssa.Call) []assemble.Operand {
	b, ok := c.Call.Value.(*ssa.Builtin)
	if !ok || len(c.Call.Args) != 1 {
		return nil
	}
	arg := c.Call.Args[0]
	switch t := arg.Type().Underlying().(type) {
	case *types.Slice:
		switch b.Name() {
		case "len":
			return l.value(arg)[1:2]
		case "cap":
			return l.value(arg)[2:3]
		}
	case *types.Basic:
		if b.Name() == "len" && t.Info()&types.IsString != 0 {
			return l.value(arg)[1:2]
		}
	}
	return nil
}

// residualDescr makes the descr of a function, and its stub; rec is the record of
// its results, if they need one.
func (l *lowerer) residualDescr(fn *ssa.Function, result descr.Mem, rec *types.Named) *descr.Call {
	if d, ok := l.known[fn].(*descr.Call); ok {
		return d
	}
	s := l.newStub()
	s.record = rec
	d := &descr.Call{Name: l.funcName(fn), Result: result, Pure: l.policy.of(fn) == pure}
	d.Portal = !d.Pure && l.reenters(fn)
	d.Poll = l.asksOnly(fn)
	d = l.addCall(fn, d, s, func() string {
		head, call := "", ""
		if d.Portal {
			head = s.nestedHead()
			call = s.nestedText(fn)
		} else {
			call = s.callText(fn)
		}
		if rec != nil {
			return head + l.recordText(rec, call)
		}
		return head + l.resultText(fn.Signature.Results(), call)
	})
	l.called[d] = fn
	if s.err != nil {
		l.unsupported(l.pos, fmt.Sprintf("passing %s to %s", s.err, l.funcName(fn)))
	}
	return d
}

// madeCall makes the descr of a function that only the generated file has, for
// one expression.
func (l *lowerer) madeCall(name string, s *stub, result descr.Mem, expr string) *descr.Call {
	if d, ok := l.known[name].(*descr.Call); ok {
		return d
	}
	return l.addCall(name, &descr.Call{Name: name, Result: result}, s, func() string { return l.boolText(expr) })
}

// panic lowers the panic statement to a call of a function made for it, which
// gets the components of the value before it became an interface.
func (l *lowerer) panic(p *ssa.Panic) {
	l.panics++
	s := l.newStub()
	args, expr := l.panicOperands(s, panicked(p))
	if s.err != nil {
		l.unsupported(l.pos, fmt.Sprintf("a panic with %s", s.err))
	}
	name := fmt.Sprintf("panic %s %d", l.out.Name, l.panics)
	d := l.addCall(p, &descr.Call{Name: name, MayRaise: true}, s, func() string { return l.panicText(expr) })
	l.emit(assemble.Ins{Op: jitcode.Raise, Args: args, Descr: d})
}

// panicText is the statement of such a function. Where the package calls something of
// its own panic, a function has to do it, and Go does not know that it never returns.
func (l *lowerer) panicText(value string) string {
	name := l.builtin("panic")
	text := name + "(" + value + ")"
	if name != "panic" {
		text += "\nreturn"
	}
	return text
}

// panicked gives what a panic statement was given, before conversions.
func panicked(p *ssa.Panic) ssa.Value {
	v := p.X
	if c, ok := v.(*ssa.ChangeInterface); ok {
		v = c.X
	}
	if m, ok := v.(*ssa.MakeInterface); ok {
		v = m.X
	}
	return v
}

func (l *lowerer) panicOperands(s *stub, v ssa.Value) ([]assemble.Operand, string) {
	if a, ok := v.(*ssa.Alloc); ok && l.locals[a] != nil { // panic(&T{…})
		return l.regs(l.locals[a]), "&" + s.arg(elem(a.Type()))
	}
	return l.value(v), s.arg(v.Type())
}

// onlyPanicked reports a new object that is filled in and handed to panic: its
// fields can be registers until then.
func (l *lowerer) onlyPanicked(a *ssa.Alloc) bool {
	if a.Comment != "complit" {
		return false
	}
	if _, ok := elem(a.Type()).Underlying().(*types.Struct); !ok {
		return false
	}
	return !slices.ContainsFunc(users(a), func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.FieldAddr, *ssa.DebugRef:
			return false
		case *ssa.MakeInterface:
			return !feedsPanics(ref)
		}
		return true
	})
}

// feedsPanics reports an interface value that nothing but panic statements use.
func feedsPanics(v ssa.Value) bool {
	return !slices.ContainsFunc(users(v), func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.Panic, *ssa.DebugRef:
			return false
		case *ssa.ChangeInterface:
			return !feedsPanics(ref)
		}
		return true
	})
}
