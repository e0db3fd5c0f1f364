package codewriter

import (
	"fmt"
	"go/types"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// A call of a method of an interface leads to a function that the type word
// tells. The table of a method has those of all types of the package that become
// interface values somewhere; for all others, and for nil, there is the call as
// Go makes it. A function in the table takes a data word, no receiver: where that
// is not the same, an adapter is written.

// An adapter is a function of the jitcode that no Go function is behind.
type adapter struct {
	key     any
	name    string
	params  []descr.Kind
	results *types.Tuple
}

// adapt gives an adapter's code; build lowers its body and gives its results.
func (l *lowerer) adapt(a adapter, build func(b *lowerer, params []assemble.Operand) []assemble.Operand) *assemble.Function {
	if f := l.adapters[a.key]; f != nil {
		return f
	}
	f := &assemble.Function{
		Name: l.funcNames.get(a.key, wordName(a.name)), File: filepath.Base(l.fset.PositionFor(l.pos, false).Filename),
		Fset: l.fset, Code: &jitcode.Func{}, Results: l.kindsOf(a.results), Blocks: []*assemble.Block{{}},
	}
	b := &lowerer{writer: l.writer, fn: l.fn, instruction: l.instruction, out: f, cur: f.Blocks[0], pos: l.pos, nonnull: map[assemble.VReg]bool{}, vals: map[ssa.Value][]assemble.Operand{}, bad: map[ssa.Value]bool{}}
	for _, k := range a.params {
		f.Params = append(f.Params, f.NewReg(k, ""))
	}
	if l.adapters == nil {
		l.writer.adapters = map[any]*assemble.Function{}
	}
	l.adapters[a.key] = f
	l.made = append(l.made, f)
	b.emit(assemble.Ins{Op: jitcode.Return, Args: build(b, b.regs(f.Params))})
	return f
}

type methodKey struct {
	iface  int
	method string
}

// methodOf makes the table of a method, nil if the file cannot call it.
func (l *lowerer) methodOf(iface types.Type, method *types.Func) *jitcode.Method {
	key := methodKey{l.numbers.exact(iface), method.Id()}
	if m, ok := l.known[key].(*jitcode.Method); ok {
		return m
	}
	sig := method.Signature()
	if !method.Exported() && method.Pkg() != l.types {
		l.unsupported(l.pos, fmt.Sprintf("a call of the method %s, which the generated file cannot name,", method.Name()))
		return nil
	}
	if !l.representable(l.pos, sig.Params()) || !l.representable(l.pos, sig.Results()) {
		return nil
	}
	name := l.memName(iface) + "." + method.Name()
	params := append([]descr.Kind{descr.Ref, descr.Ref}, l.kindsOf(sig.Params())...)
	m := &jitcode.Method{Name: l.descrs.names.get(key, name)}
	other := l.adapt(adapter{key, name, params, sig.Results()}, func(b *lowerer, params []assemble.Operand) []assemble.Operand {
		nested := l.dispatchOf(iface, method)
		return b.callOut(key, unknown(name+"~any", nested != ""), sig.Results(), params, func(s *stub) string {
			if nested != "" {
				return nested + "(" + strings.Join(append([]string{s.w.local("s"), s.arg(iface)}, s.argTexts(sig)...), ", ") + ")"
			}
			return "(" + s.arg(iface) + ")." + method.Name() + "(" + s.argsOf(sig) + ")"
		})
	})
	m.Other = other.Code
	l.add(key, m, "")
	for _, t := range l.converted() {
		if f := l.methodFor(iface, t, method, other); f != nil {
			m.Cases = append(m.Cases, jitcode.MethodCase{Address: l.typeWord(iface, t).Addr, Func: f.Code})
		}
	}
	l.contextCases(iface, method, m)
	return m
}

// unknown is a call of which nothing is known; whether it may run the main loop again is.
func unknown(name string, nested bool) *descr.Call {
	return &descr.Call{Name: name, MayRaise: true, Portal: nested, Effects: descr.Effects{ReadsAll: true, WritesAll: true}}
}

// callOut calls what a text says, of one key always the same. Its arguments are all
// parameters. If it may run the main loop again it has a session.
func (l *lowerer) callOut(key any, d *descr.Call, results *types.Tuple, args []assemble.Operand, text func(s *stub) string) []assemble.Operand {
	m, scalar := resultMem(results)
	var rec *types.Named
	if !scalar {
		if rec = l.record(results); rec == nil {
			l.unsupported(l.pos, "taking a value of type "+l.typeName(results)+", which the generated file cannot name,")
			return l.zero(results)
		}
		m = descr.RefMem
	}
	if known, ok := l.known[outKey{key}].(*descr.Call); ok {
		return l.emitCall(known, results, rec, args)
	}
	s := l.newStub()
	s.record = rec
	d.Result = m
	d = l.addCall(outKey{key}, d, s, func() string {
		head := ""
		if d.Portal {
			head = s.nestedHead()
		}
		if rec != nil {
			return head + l.recordText(rec, text(s))
		}
		return head + l.resultText(results, text(s))
	})
	if s.err != nil {
		l.unsupported(l.pos, "passing "+s.err.Error())
	}
	return l.emitCall(d, results, rec, args)
}

type outKey struct{ of any }

// emitCall emits a residual call and gives the words of its results.
func (l *lowerer) emitCall(d *descr.Call, results *types.Tuple, rec *types.Named, args []assemble.Operand) []assemble.Operand {
	dst := l.fresh(results, "")
	if rec == nil {
		l.emit(assemble.Ins{Op: jitcode.ResidualCall, Args: args, Dst: dst, Descr: d})
	} else {
		l.emitRecord(d, rec, args, dst)
	}
	return l.regs(dst)
}

// methodFor gives the function that a type's method is, by a data word; nil if
// the type has none, or its values cannot be looked at.
func (l *lowerer) methodFor(iface, t types.Type, method *types.Func, other *assemble.Function) *assemble.Function {
	if !types.Implements(t, iface.Underlying().(*types.Interface)) || !isDirect(t) && !l.isBoxed(t) {
		return nil
	}
	sel := l.ssa.Prog.MethodSets.MethodSet(t).Lookup(method.Pkg(), method.Name())
	if declared := sel.Obj().(*types.Func).Signature().Recv().Type(); len(sel.Index()) == 1 && isPointer(t) && !isPointer(declared) {
		return l.throughPointer(iface, t, method, other)
	}
	fn := l.method(sel)
	if fn == nil || !l.canCall(fn) {
		return nil
	}
	if isDirect(t) && l.policy.of(fn) == inline && !l.policy.sometimes(fn) {
		return l.function(fn)
	}
	params := append([]descr.Kind{descr.Ref}, l.kindsOf(fn.Signature.Params())...)
	return l.adapt(adapter{boxedKey{fn}, l.funcName(fn) + ".boxed", params, fn.Signature.Results()}, func(b *lowerer, params []assemble.Operand) []assemble.Operand {
		dst := b.fresh(fn.Signature.Results(), "")
		b.callFunction(fn, append(b.unbox(t, params[0]), params[1:]...), dst)
		return b.regs(dst)
	})
}

// method gives the function that a selected method is.
func (l *lowerer) method(sel *types.Selection) *ssa.Function {
	fn := l.ssa.Prog.MethodValue(sel)
	if fn == nil {
		return nil
	}
	return l.instantiated(fn)
}

type (
	boxedKey   struct{ fn *ssa.Function }
	pointedKey struct{ fn *ssa.Function }
)

// throughPointer is a method that takes the value which a pointer leads to; of nil
// Go says so in its own words.
func (l *lowerer) throughPointer(iface, t types.Type, method *types.Func, other *assemble.Function) *assemble.Function {
	to := elem(t)
	if _, err := l.components(to, class{}); err != nil {
		return nil
	}
	sel := l.ssa.Prog.MethodSets.MethodSet(to).Lookup(method.Pkg(), method.Name())
	fn := l.method(sel)
	if fn == nil || !l.canCall(fn) {
		return nil
	}
	params := append([]descr.Kind{descr.Ref}, l.kindsOf(fn.Signature.Params())...)
	return l.adapt(adapter{pointedKey{fn}, l.funcName(fn) + ".pointed", params, fn.Signature.Results()}, func(b *lowerer, params []assemble.Operand) []assemble.Operand {
		dst := b.fresh(fn.Signature.Results(), "")
		there, isNil := b.branch(jitcode.GotoIfNil, params[0])
		b.cur = isNil
		word := b.typeWord(iface, t)
		b.emit(assemble.Ins{Op: jitcode.InlineCall, Args: append([]assemble.Operand{word}, params...), Dst: dst, Callee: other})
		b.cur = there
		recv := b.fresh(to, "")
		b.load(place{base: params[0], key: placeKey{root: b.numbers.exact(to)}, name: b.memName(to), typ: to, class: b.starClass(to), immutable: b.dirs.typeImmutable(to)}, recv)
		b.callFunction(fn, append(b.regs(recv), params[1:]...), dst)
		b.join(b.cur, isNil)
		return b.regs(dst)
	})
}

// canCall reports whether callFunction has a way to call a function.
func (l *lowerer) canCall(fn *ssa.Function) bool {
	return l.policy.of(fn) == inline && !l.policy.sometimes(fn) || l.mayCall(fn)
}

// callFunction calls a function as the policy says.
func (l *lowerer) callFunction(fn *ssa.Function, args []assemble.Operand, dst []assemble.VReg) {
	switch {
	case l.policy.of(fn) != inline:
		l.residualTo(fn, fn.Signature.Results(), args, dst)
	case l.policy.sometimes(fn):
		l.inside(fn, args, dst)
	default:
		l.inlineCall(fn, args, dst)
	}
}

// converted lists the types that become interface values: those of which the
// package makes some, and those that it declares, which others may convert. The
// generated file can name them.
func (u *writer) converted() []types.Type {
	if u.conversions != nil {
		return u.conversions
	}
	seen := map[int]bool{}
	u.conversions = []types.Type{}
	add := func(t types.Type) {
		if u.nameable(t) && !types.IsInterface(t) && !seen[u.numbers.exact(t)] {
			seen[u.numbers.exact(t)] = true
			u.conversions = append(u.conversions, t)
		}
	}
	u.withMethods(u.types, add)
	for _, p := range u.opened() {
		u.withMethods(p.Types, add)
	}
	for _, fn := range u.everyFunction() {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				if m, ok := in.(*ssa.MakeInterface); ok {
					add(m.X.Type())
				}
			}
		}
	}
	return u.conversions
}

// withMethods goes over the types with methods that a package declares.
func (u *unit) withMethods(p *types.Package, add func(types.Type)) {
	for _, name := range p.Scope().Names() {
		obj, ok := p.Scope().Lookup(name).(*types.TypeName)
		if !ok {
			continue
		}
		if named, ok := obj.Type().(*types.Named); ok && named.NumMethods() > 0 && named.TypeParams() == nil {
			add(named)
			add(types.NewPointer(named))
		}
	}
}

// allFunctions lists the functions of the package, those inside others and the
// one that makes its variables included, in order.
func (u *unit) allFunctions() []*ssa.Function {
	list := withInner(u.funcs)
	if init := u.ssa.Func("init"); init != nil {
		list = append(list, withInner([]*ssa.Function{init})...)
	}
	return list
}

// argsOf is the text of a call's arguments.
func (s *stub) argsOf(sig *types.Signature) string {
	return strings.Join(s.argTexts(sig), ", ")
}

func (s *stub) argTexts(sig *types.Signature) (list []string) {
	for v := range sig.Params().Variables() {
		list = append(list, s.arg(v.Type()))
	}
	if sig.Variadic() {
		list[len(list)-1] += "..."
	}
	return list
}
