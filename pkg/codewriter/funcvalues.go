package codewriter

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// A function value points to an object that begins with the address of its code.
// A call promotes that, and looks into the functions whose value is taken somewhere,
// and into closures (see closures.go); for all others there is the call as Go makes it.

// isConstFunc reports a function that the generated file can name: of a package that
// traces look into, no instance, nothing captured, no method but by its expression.
func (w *writer) isConstFunc(fn *ssa.Function) bool {
	obj := fn.Object()
	if methodOfExpr(fn) != nil {
		return w.infos[obj.Pkg()] != nil && w.mayCall(fn)
	}
	return obj != nil && w.infos[obj.Pkg()] != nil && obj.Parent() == obj.Pkg().Scope() && obj.Name() != "init" && obj.Name() != "_" && w.mayCall(fn) &&
		fn.TypeParams().Len() == 0 && len(fn.Blocks) > 0
}

// funcWord is the value of a function of the package.
func (w *writer) funcWord(fn *ssa.Function) assemble.Operand {
	name := w.funcName(fn)
	return w.address(addressKey{"func " + name, 0, 0}, "func "+name, w.jitcode("FuncWord")+"("+w.funcText(fn)+")")
}

// code is the address of a function's code.
func (w *writer) code(fn *ssa.Function) assemble.Operand {
	name := w.funcName(fn)
	return w.address(addressKey{"code " + name, 0, 0}, "code "+name, w.jitcode("CodeOf")+"("+w.funcText(fn)+")")
}

// callValue calls a function value.
func (l *lowerer) callValue(c *ssa.Call) {
	t := c.Call.Value.Type()
	sig := t.Underlying().(*types.Signature)
	if !l.namesTypes(c, t) {
		return
	}
	f := l.scalar(c.Call.Value)
	args := l.operands(c.Call.Args)
	if fn := calleeOf(&c.Call); fn != nil && l.looksIntoClosure(fn) {
		l.inlineCall(fn, append([]assemble.Operand{f}, args...), l.results(c))
		return
	}
	m := l.funcsOf(sig)
	if m == nil {
		l.bad[c] = true
		return
	}
	if !f.Const {
		l.emit(assemble.Ins{Op: jitcode.CheckNonnull, Args: []assemble.Operand{f}})
	}
	word := l.out.NewReg(descr.Ref, "")
	key := placeKey{l.numbers.exact(sig), "(code)"}
	pointer := types.Typ[types.UnsafePointer]
	l.load(place{base: f, key: key, name: "func.code", typ: pointer, class: l.starClass(pointer), immutable: true}, []assemble.VReg{word})
	args = append([]assemble.Operand{l.promote(l.out.Operand(word)), f}, args...)
	l.emit(assemble.Ins{Op: jitcode.InlineMethod, Args: args, Dst: l.results(c), Descr: m})
}

// funcsOf makes the table of functions of a signature, nil if the file cannot
// call it.
func (l *lowerer) funcsOf(sig *types.Signature) *jitcode.Method {
	key := methodKey{l.numbers.exact(sig), "()"}
	if m, ok := l.known[key].(*jitcode.Method); ok {
		return m
	}
	if !l.representable(l.pos, sig.Params()) || !l.representable(l.pos, sig.Results()) {
		return nil
	}
	name := l.memName(sig)
	m := &jitcode.Method{Name: l.descrs.names.get(key, name)}
	params := append([]descr.Kind{descr.Ref, descr.Ref}, l.kindsOf(sig.Params())...)
	other := l.adapt(adapter{key, name, params, sig.Results()}, func(b *lowerer, params []assemble.Operand) []assemble.Operand {
		return b.callOut(key, unknown(name+"~any", false), sig.Results(), params[1:], func(s *stub) string {
			return "(" + s.arg(sig) + ")(" + s.argsOf(sig) + ")"
		})
	})
	m.Other = other.Code
	l.add(key, m, "")
	for _, fn := range l.taken() {
		if types.Identical(fn.Signature, sig) {
			called := l.withObject(fn, params[1:]).Code
			m.Cases = append(m.Cases, jitcode.MethodCase{Address: l.code(fn).Addr, Func: called})
			if code := l.unnamedCode(fn); code != "" {
				m.Cases = append(m.Cases, jitcode.MethodCase{Address: code, Func: called})
			}
		}
	}
	for _, fn := range l.literals(sig) {
		m.Cases = append(m.Cases, jitcode.MethodCase{Address: l.closureCode(fn), Func: l.closureFunc(fn, params, other).Code})
	}
	return m
}

type objectKey struct{ fn *ssa.Function }

// withObject is a function that gets its own value as well, which it does not need.
func (l *lowerer) withObject(fn *ssa.Function, params []descr.Kind) *assemble.Function {
	return l.adapt(adapter{objectKey{fn}, l.funcName(fn) + ".called", params, fn.Signature.Results()}, func(b *lowerer, params []assemble.Operand) []assemble.Operand {
		dst := b.fresh(fn.Signature.Results(), "")
		callee := fn
		if method := methodOfExpr(fn); method != nil {
			callee = method
		}
		b.callFunction(callee, params[1:], dst)
		return b.regs(dst)
	})
}

// taken lists the functions whose value is taken somewhere, in order.
func (w *writer) taken() []*ssa.Function {
	if w.values != nil {
		return w.values
	}
	seen := map[*ssa.Function]bool{}
	for _, fn := range w.everyFunction() {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				noteTaken(in, seen)
			}
		}
	}
	exprs := map[*ssa.Function]*ssa.Function{} // T.method, by method
	for expr := range seen {
		if method := methodOfExpr(expr); method != nil && w.isConstFunc(expr) {
			exprs[method] = expr
		}
	}
	w.values = []*ssa.Function{}
	for _, fn := range slices.Concat(w.unit.funcs, w.farFuncs) {
		if seen[fn] && w.isConstFunc(fn) {
			w.values = append(w.values, fn)
		}
		if expr := exprs[fn]; expr != nil {
			w.values = append(w.values, expr)
		}
	}
	return w.values
}

// methodOfExpr gives the method that T.method is, nil for all other functions, and
// where T's method is that of something else.
func methodOfExpr(fn *ssa.Function) *ssa.Function {
	if !isMethodExpr(fn) || len(fn.TypeArgs()) > 0 {
		return nil
	}
	obj := fn.Object().(*types.Func)
	if method := fn.Prog.FuncValue(obj); method != nil && types.Identical(obj.Signature().Recv().Type(), receiver(fn)) {
		return method
	}
	return nil
}

// noteTaken notes the functions among an instruction's operands, but for the one
// that is called.
func noteTaken(in ssa.Instruction, seen map[*ssa.Function]bool) {
	var called *ssa.Value
	if c, ok := in.(ssa.CallInstruction); ok {
		called = &c.Common().Value
	}
	for _, op := range in.Operands(nil) {
		if fn, ok := (*op).(*ssa.Function); ok && op != called {
			seen[fn] = true
		}
	}
}
