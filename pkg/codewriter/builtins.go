package codewriter

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// lowerBuiltin lowers a call of a builtin that is no component of its operand.
func (l *lowerer) lowerBuiltin(c *ssa.Call, name string) bool {
	switch name {
	case "append":
		l.append(c)
	case "copy":
		l.copy(c)
	case "clear":
		l.callBuiltin(c, "%s(%%s)", false)
	case "min", "max":
		l.minMax(c, name)
	case "delete":
		l.delete(c)
	case "len":
		if _, ok := mapOf(c.Call.Args[0].Type()); !ok {
			return false
		}
		l.lenOfMap(c)
	default:
		return false
	}
	return true
}

// callBuiltin calls the builtin itself, in a function of the generated file.
func (l *lowerer) callBuiltin(c *ssa.Call, format string, raises bool) {
	name, last := c.Call.Value.Name(), c.Call.Args[len(c.Call.Args)-1].Type()
	m := made{name: name, of: c.Call.Args[0].Type(), text: fmt.Sprintf(format, l.builtinOf(name, last)), raises: raises, effects: newEffects()}
	for _, a := range c.Call.Args {
		m.args = append(m.args, a.Type())
	}
	if t, ok := c.Type().(*types.Tuple); !ok || t.Len() > 0 {
		m.result = c.Type()
	}
	if isString(last) {
		m.name += " string to"
	}
	l.callEffects(m.effects, &c.Call)
	l.callMade(m, l.operands(c.Call.Args), l.results(c))
}

// append stores behind the slice where there is room, as Go does; where there is
// not, Go's own append makes a larger one.
func (l *lowerer) append(c *ssa.Call) {
	values := appended(c)
	switch text := isString(c.Call.Args[1].Type()) && l.builtin("append") != "append"; {
	case text:
		l.callBuiltin(c, "%s(%%s, []"+l.builtin("byte")+"(%%s)...)", false)
		return
	case values == nil && l.sizes(elementOf(c.Type())) == 0:
		l.callBuiltin(c, "%s(%%s, %%s...)", true)
		return
	case values == nil:
		l.appendAll(c)
		return
	}
	s, dst, n := l.value(c.Call.Args[0]), l.define(c), l.out.NewReg(descr.Int, "")
	t := elementOf(c.Type())
	l.emit(assemble.Ins{Op: jitcode.Op(ops.IntAdd), Args: []assemble.Operand{s[1], assemble.Int(int64(len(values)))}, Dst: []assemble.VReg{n}})
	longer := l.out.Operand(n)
	l.choose([]question{{ops.IntLe, longer, s[2]}}, func() {
		for i, v := range values {
			at := s[1]
			if i > 0 {
				reg := l.out.NewReg(descr.Int, "")
				l.emit(assemble.Ins{Op: jitcode.Op(ops.IntAdd), Args: []assemble.Operand{s[1], assemble.Int(int64(i))}, Dst: []assemble.VReg{reg}})
				at = l.out.Operand(reg)
			}
			l.storeTo(l.item(t, s[0], at), l.value(v))
		}
		l.copyTo(dst, []assemble.Operand{s[0], longer, s[2]})
	}, func() { l.grow(c, values, dst) })
}

// appendAll copies behind the slice where there is room for all of the other one. The two
// may overlap: copy is right then as append is.
func (l *lowerer) appendAll(c *ssa.Call) {
	s, dst := l.value(c.Call.Args[0]), l.define(c)
	more := l.value(c.Call.Args[1])
	longer := l.temp(ops.IntAdd, s[1], more[1])
	l.choose([]question{{ops.IntLe, longer, s[2]}}, func() {
		room := l.temp(ops.IntSub, s[2], s[1])
		behind := l.within(s[0], s[1], room, l.sizes(elementOf(c.Type())))
		copies := func() { l.copies(c, append([]assemble.Operand{behind, more[1], room}, more...)) }
		if isString(c.Call.Args[1].Type()) {
			copies()
		} else {
			l.few(elementOf(c.Type()), behind, more[0], more[1], copies)
		}
		l.copyTo(dst, []assemble.Operand{s[0], longer, s[2]})
	}, func() { l.callBuiltin(c, "%s(%%s, %%s...)", false) })
}

// copy copies as many items as both have.
func (l *lowerer) copy(c *ssa.Call) {
	to, from := c.Call.Args[0], c.Call.Args[1]
	if isString(from.Type()) {
		l.callBuiltin(c, "%s(%%s, %%s)", false)
		return
	}
	n := l.out.NewReg(descr.Int, "")
	dst, src := l.value(to), l.value(from)
	least := func(i []assemble.Operand) func() { return func() { l.copyTo([]assemble.VReg{n}, i[1:2]) } }
	l.choose([]question{{ops.IntLe, dst[1], src[1]}}, least(dst), least(src))
	l.few(elementOf(to.Type()), dst[0], src[0], l.out.Operand(n), func() {
		l.copies(c, append(dst[:3:3], src...))
	})
	l.copyTo(l.define(c), []assemble.Operand{l.out.Operand(n)})
}

// few copies items one by one if they are few, as a guest function's arguments are: a
// trace knows of those that it has copied itself. All are loaded before any is stored.
func (l *lowerer) few(t types.Type, to, from, n assemble.Operand, more func()) {
	const mostFew, mostWords = 4, 8
	words := len(l.kindsOf(t))
	if words == 0 || l.keepsSomething(l.item(t, to, assemble.Int(0))) {
		more()
		return
	}
	most := min(mostFew, mostWords/words)
	var copyIf func(k int)
	copyIf = func(k int) {
		items := func() {
			var list [][]assemble.VReg
			for i := range k {
				var regs []assemble.VReg
				for _, kind := range l.kindsOf(t) {
					regs = append(regs, l.out.NewReg(kind, ""))
				}
				l.load(l.item(t, from, assemble.Int(int64(i))), regs)
				list = append(list, regs)
			}
			for i, regs := range list {
				l.storeTo(l.item(t, to, assemble.Int(int64(i))), l.regs(regs))
			}
		}
		if k == most {
			items()
			return
		}
		l.choose([]question{{ops.IntEq, n, assemble.Int(int64(k))}}, items, func() { copyIf(k + 1) })
	}
	l.choose([]question{{ops.IntLe, n, assemble.Int(int64(most))}}, func() { copyIf(0) }, more)
}

// copies copies what is appended behind a slice.
func (l *lowerer) copies(c *ssa.Call, args []assemble.Operand) {
	last := c.Call.Args[1].Type()
	to := c.Call.Args[0].Type()
	m := made{name: "copy behind", of: to, args: []types.Type{to, last}, text: l.builtinOf("copy", last) + "(%s, %s)", effects: newEffects()}
	if isString(last) {
		m.name = "copy string behind"
	}
	l.touchArgs(m.effects.reads, c.Call.Args[1:])
	l.touchArgs(m.effects.writes, c.Call.Args[:1])
	l.callMade(m, args, nil)
}

// grow is Go's own append of single values.
func (l *lowerer) grow(c *ssa.Call, values []ssa.Value, dst []assemble.VReg) {
	t := elementOf(c.Type())
	m := made{name: fmt.Sprintf("append %d to", len(values)), of: c.Type(), args: []types.Type{c.Type()}, result: c.Type(), raises: l.sizes(t) == 0, effects: newEffects()}
	for range values {
		m.args = append(m.args, t)
	}
	m.text = l.builtin("append") + "(%s" + strings.Repeat(", %s", len(values)) + ")"
	l.touchElements(m.effects.reads, t)
	l.callMade(m, append(l.value(c.Call.Args[0])[:3:3], l.operands(values)...), dst)
}

// appended gives the single values that are appended, in order; nil for all of a
// slice or string.
func appended(c *ssa.Call) []ssa.Value {
	if !isBuiltin(c, "append") || !passesNewSlice(c) {
		return nil
	}
	array := c.Call.Args[1].(*ssa.Slice).X
	values := make([]ssa.Value, elem(array.Type()).Underlying().(*types.Array).Len())
	for _, ref := range users(array) {
		if at, ok := ref.(*ssa.IndexAddr); ok {
			for _, r := range users(at) {
				if store, ok := r.(*ssa.Store); ok {
					values[at.Index.(*ssa.Const).Int64()] = store.Val
				}
			}
		}
	}
	return values
}

// skipAppended passes over what makes a slice of single values that are appended.
func (l *lowerer) skipAppended(c *ssa.Call) {
	slice := c.Call.Args[1].(*ssa.Slice)
	array := slice.X.(*ssa.Alloc)
	l.skip[slice], l.skip[array] = true, true
	for _, ref := range users(array) {
		l.skip[ref] = true
		if at, ok := ref.(*ssa.IndexAddr); ok {
			for _, r := range users(at) {
				l.skip[r] = true
			}
		}
	}
}

func isBuiltin(c *ssa.Call, name string) bool {
	b, ok := c.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == name
}

// elementOf gives the type of a slice's elements.
func elementOf(t types.Type) types.Type { return t.Underlying().(*types.Slice).Elem() }

// item is the place of an element of a slice's array.
func (l *lowerer) item(t types.Type, base, index assemble.Operand) place {
	l.checkSpan(t)
	p := place{base: base, key: placeKey{root: l.numbers.exact(t), path: "[]"}, name: "[]" + l.memName(t), typ: t, immutable: l.dirs.typeImmutable(t)}
	return l.indexedBy(p, index)
}
