package codewriter

import (
	"fmt"
	"go/ast"
	"go/types"
	"path/filepath"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// A closure is a function that takes, before its operands, the object that its value
// points to, and loads from there what it has captured. A method value is a closure with
// the receiver in it. Its code tells which one it is; see layout for what is in it.

// literals lists the function literals and method values of a signature that traces can
// look into.
func (w *writer) literals(sig *types.Signature) (list []*ssa.Function) {
	if w.closures == nil {
		w.closures = []*ssa.Function{}
		seen := map[*ssa.Function]bool{}
		for _, fn := range w.everyFunction() {
			if fn.Parent() != nil && w.layoutOf(fn) != nil {
				w.closures = append(w.closures, fn)
			}
			eachBound(fn, func(bound *ssa.Function) {
				if !seen[bound] && w.boundText(bound) != "" {
					w.closures = append(w.closures, bound)
				}
				seen[bound] = true
			})
		}
	}
	for _, fn := range w.closures {
		if types.Identical(fn.Signature, sig) && w.policy.of(fn) == inline {
			list = append(list, fn)
		}
	}
	return list
}

// eachBound visits the method values that a function makes.
func eachBound(fn *ssa.Function, do func(*ssa.Function)) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if m, ok := in.(*ssa.MakeClosure); ok && isBound(m.Fn.(*ssa.Function)) {
				do(m.Fn.(*ssa.Function))
			}
		}
	}
}

// isBound recognises what go/ssa makes of x.method.
func isBound(fn *ssa.Function) bool {
	return strings.HasPrefix(fn.Synthetic, "bound method wrapper") && len(fn.FreeVars) == 1 && len(fn.TypeArgs()) == 0
}

// layoutOf gives what the object of a function literal holds, nil if that is not known.
func (w *writer) layoutOf(fn *ssa.Function) *layout {
	lit, ok := fn.Syntax().(*ast.FuncLit)
	if !ok || len(fn.Blocks) == 0 || len(fn.TypeArgs()) > 0 {
		return nil
	}
	for out := fn; out != nil; out = out.Parent() {
		if w.instanced[out] != nil {
			return nil
		}
	}
	l := w.layouts[lit.Pos()]
	if l == nil || len(l.captured) != len(fn.FreeVars) {
		return nil
	}
	for _, v := range fn.FreeVars {
		if l.of(v) == nil {
			return nil
		}
	}
	return l
}

// of gives what is known of a captured variable.
func (l *layout) of(v *ssa.FreeVar) *capture {
	for n := range l.captured {
		if l.captured[n].pos == v.Pos() {
			return &l.captured[n]
		}
	}
	return nil
}

// boundText is a method value of the method that a wrapper calls, as the generated file
// has it; "" if it cannot name that.
func (w *writer) boundText(fn *ssa.Function) string {
	recv, method := fn.FreeVars[0].Type(), fn.Object().(*types.Func)
	named, isNamed := types.Unalias(recv).(*types.Named)
	switch {
	case !w.nameable(recv) || !method.Exported() && method.Pkg() != w.types || len(fn.Blocks) == 0:
		return ""
	case types.IsInterface(recv) && (!isNamed || named.TypeArgs().Len() > 0):
		return ""
	case types.IsInterface(recv):
		return fmt.Sprintf("%s(struct{ %[1]s }{}).%s", w.typ(recv), method.Name())
	}
	return fmt.Sprintf("%s[%s]().%s", w.warm("GoZero"), w.typ(recv), method.Name())
}

// closureCode names the address of a closure's code.
func (w *writer) closureCode(fn *ssa.Function) string {
	name := "code " + w.funcName(fn)
	key := addressKey{name, 0, 0}
	if isBound(fn) {
		return w.address(key, name, w.jitcode("CodeOf")+"("+w.boundText(fn)+")").Addr
	}
	return w.literalCode(key, name, fn, w.layoutOf(fn))
}

// literalCode names the address of the code of the literal that has a layout, in the file
// of a function.
func (w *writer) literalCode(key addressKey, name string, fn *ssa.Function, l *layout) string {
	return w.addressBound(key, name, func(name string) string {
		return fmt.Sprintf("%s.Literal(%q, %q, %d)", w.local("p"), name, w.fromHere(fn, l.file), l.line)
	}).Addr
}

// unnamedCode names the address of a function literal's code where its function has a name
// only for traces, and none in the portal: "" of all other functions.
func (w *writer) unnamedCode(fn *ssa.Function) string {
	lit := w.outliner.literalOf(fn)
	if lit == nil || w.layouts[lit.Pos()] == nil || within(w.marking.main, lit.Pos()) {
		return ""
	}
	name := "code of " + w.funcName(fn)
	return w.literalCode(addressKey{name, 0, 0}, name, fn, w.layouts[lit.Pos()])
}

// fromHere gives the path of a file from the folder of the generated one.
func (w *writer) fromHere(fn *ssa.Function, file string) string {
	dir := filepath.Dir(w.fset.Position(fn.Pos()).Filename)
	if rel, err := filepath.Rel(w.dir, dir); err == nil {
		return filepath.ToSlash(filepath.Join(rel, file))
	}
	return file
}

// closureFunc gives the code for a closure, which takes its object first.
func (l *lowerer) closureFunc(fn *ssa.Function, params []descr.Kind, other *assemble.Function) *assemble.Function {
	if len(fn.FreeVars) > 0 && !l.policy.sometimes(fn) {
		return l.function(fn)
	}
	return l.adapt(adapter{objectKey{fn}, l.funcName(fn) + ".called", params[1:], fn.Signature.Results()}, func(b *lowerer, params []assemble.Operand) []assemble.Operand {
		dst, args := b.fresh(fn.Signature.Results(), ""), params
		if len(fn.FreeVars) == 0 {
			args = params[1:]
		}
		if !b.policy.sometimes(fn) {
			b.inlineCall(fn, args, dst)
			return b.regs(dst)
		}
		look, call := &assemble.Block{}, &assemble.Block{}
		asked := b.asked(fn, args, call)
		test := b.cur
		b.emit(assemble.Ins{Op: jitcode.GotoUnlessInside, Args: asked, Callee: b.function(fn)})
		test.Succs = []*assemble.Block{look, call}
		b.cur = look
		b.inlineCall(fn, args, dst)
		b.cur = call
		word := assemble.Nil() // nobody asks for it
		b.emit(assemble.Ins{Op: jitcode.InlineCall, Args: append([]assemble.Operand{word}, params...), Dst: dst, Callee: other})
		b.join(look, call)
		return b.regs(dst)
	})
}

// takeCaptured gives a closure's captured variables places in its object, its first
// parameter, or registers that hold what points to them.
func (l *lowerer) takeCaptured() {
	l.cur = l.blocks[l.fn.Blocks[0]]
	for _, v := range l.fn.FreeVars {
		p := place{base: l.out.Operand(l.out.Params[0]), key: placeKey{path: l.out.Name + "." + v.Name()}, name: l.out.Name + "." + v.Name(), typ: v.Type(), at: 8, immutable: true}
		byValue := false
		if !isBound(l.fn) {
			c := l.layoutOf(l.fn).of(v)
			p.at, byValue = c.offset, c.byValue
		}
		if byValue {
			p.typ = elem(v.Type())
		}
		p.offset, p.class = fmt.Sprint(p.at), l.starClass(p.typ)
		if byValue {
			l.captured[v] = p
		} else {
			l.load(p, l.define(v))
		}
	}
}

// looksIntoClosure reports a closure that is looked into wherever it is called.
func (w *writer) looksIntoClosure(fn *ssa.Function) bool {
	return (w.layoutOf(fn) != nil || isBound(fn)) && w.policy.of(fn) == inline && !w.policy.sometimes(fn)
}
