package codewriter

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// What maps of a type hold is memory of a class of its own: lookups read it, and stores
// write it. A lookup is a pure call with one operand more, the first word of the map,
// which is a load from that memory. As long as nothing writes there the load gives one
// and the same value, and so the lookup is one and the same call: it is made once, and
// before the loop if nothing in the loop writes. What the word holds does not matter:
// nothing asks for it, so nothing is known of it but which load it is from. RPython has
// the lookup itself from its own dicts (rtyper/lltypesystem/rordereddict.py), whose
// parts are memory like any other.

// mapClass is the memory of all maps of a type.
func (u *unit) mapClass(t types.Type) class { return u.classOf(t, mapped) }

func mapOf(t types.Type) (*types.Map, bool) {
	m, ok := t.Underlying().(*types.Map)
	return m, ok
}

// version loads the first word of a map that is not nil.
func (l *lowerer) version(t types.Type, m assemble.Operand) assemble.Operand {
	word := types.Typ[types.Uintptr]
	dst := l.fresh(word, "")
	l.load(place{base: m, key: placeKey{l.numbers.exact(t), "(version)"}, name: l.memName(t) + ".version", typ: word, class: l.mapClass(t)}, dst)
	return l.out.Operand(dst[0])
}

// repeats reports maps of which a lookup depends on the map and the words of the key
// alone, and never panics.
func (l *lowerer) repeats(t *types.Map) bool {
	return !mayNotCompare(t.Key()) && !l.readsBytes(t)
}

// readsBytes reports maps with strings as keys where the bytes of strings may change.
func (l *lowerer) readsBytes(t *types.Map) bool {
	return l.exposed.changesStrings() && holds(t.Key(), isString)
}

// lookup lowers m[k], with or without the second result.
func (l *lowerer) lookup(in *ssa.Lookup) {
	t, _ := mapOf(in.X.Type())
	m, dst := l.scalar(in.X), l.define(in)
	args := append([]assemble.Operand{m}, l.value(in.Index)...)
	if !l.repeats(t) {
		l.ask(in, t, args, dst)
		return
	}
	there, isNil := l.branch(jitcode.GotoIfNil, m)
	l.cur = isNil
	l.copyTo(dst, l.zero(in.Type()))
	l.cur = there
	l.ask(in, t, append(args, l.version(in.X.Type(), m)), dst)
	l.join(l.cur, isNil)
}

// ask makes the call of a lookup: for the value, for whether there is one, or for where
// it is. The value is loaded from there, as memory of the map.
func (l *lowerer) ask(in *ssa.Lookup, t *types.Map, args []assemble.Operand, dst []assemble.VReg) {
	of, words := in.X.Type(), dst
	if in.CommaOk {
		words = dst[: len(dst)-1 : len(dst)-1]
	}
	switch {
	case in.CommaOk && !isExtracted(in, 0):
		l.askFor("has", of, types.Typ[types.Bool], "func() "+l.builtin("bool")+" { _, ok := (%[1]s)[%[2]s]; return ok }()", args, dst[len(words):])
	case len(words) <= 1 && !(in.CommaOk && isExtracted(in, 1)):
		l.askFor("lookup in", of, t.Elem(), "(%[1]s)[%[2]s]", args, words)
	default:
		at := l.out.NewReg(descr.Ref, "")
		l.askFor("place in", of, types.Typ[types.UnsafePointer], l.jitcode("ElementOf")+"(%[1]s, %[2]s)", args, []assemble.VReg{at})
		there, none := l.branch(jitcode.GotoIfNil, l.out.Operand(at))
		l.cur = none
		l.copyTo(dst, l.zero(in.Type()))
		l.cur = there
		l.loadElement(of, t.Elem(), l.out.Operand(at), words)
		if in.CommaOk {
			l.copyTo(dst[len(words):], []assemble.Operand{assemble.Int(1)})
		}
		l.join(l.cur, none)
	}
}

// loadElement loads a value from where a map has it: memory that stores to the map
// write, whatever directives say of the value's type.
func (l *lowerer) loadElement(of, t types.Type, at assemble.Operand, dst []assemble.VReg) {
	p := place{base: at, key: placeKey{l.numbers.exact(of), "(element)"}, name: l.memName(of) + "[]", typ: t, class: l.mapClass(of)}
	list, _ := l.components(t, p.class)
	for n, c := range list {
		c.class, c.immutable = p.class, false
		d, args := l.access(p, c)
		l.emit(assemble.Ins{Op: jitcode.Op(ops.LoadOf(d)), Args: args, Dst: dst[n : n+1 : n+1], Descr: d})
	}
}

func isExtracted(v ssa.Value, n int) bool {
	return !onlyUsed(v, func(ref ssa.Instruction) bool {
		e, ok := ref.(*ssa.Extract)
		return ok && (e.Index != n || onlyUsed(e, func(ssa.Instruction) bool { return false }))
	})
}

// askFor makes a call that reads a map.
func (l *lowerer) askFor(name string, of, result types.Type, text string, args []assemble.Operand, dst []assemble.VReg) {
	t, _ := mapOf(of)
	m := made{name: name, of: of, args: []types.Type{of, t.Key()}, result: result, text: text, pure: l.repeats(t)}
	if m.pure {
		m.args = append(m.args, types.Typ[types.Uintptr])
	} else {
		m.raises, m.effects = mayNotCompare(t.Key()), newEffects()
		m.effects.reads[l.mapClass(of)], m.effects.readsAll = true, l.readsBytes(t)
	}
	l.callMade(m, args, dst)
}

// mapUpdate lowers m[k] = v.
func (l *lowerer) mapUpdate(in *ssa.MapUpdate) {
	t, _ := mapOf(in.Map.Type())
	args := append([]assemble.Operand{l.scalar(in.Map)}, l.operands([]ssa.Value{in.Key, in.Value})...)
	m := l.changesMap("store in", in.Map.Type(), "(%s)[%s] = %s", t.Elem())
	m.raises = true // it may be nil
	l.callMade(m, args, nil)
}

// delete lowers delete(m, k).
func (l *lowerer) delete(c *ssa.Call) {
	l.callMade(l.changesMap("delete from", c.Call.Args[0].Type(), l.builtin("delete")+"(%s, %s)"), l.operands(c.Call.Args), nil)
}

// changesMap is a call that writes to a map.
func (l *lowerer) changesMap(name string, of types.Type, text string, more ...types.Type) made {
	t, _ := mapOf(of)
	m := made{name: name, of: of, args: append([]types.Type{of, t.Key()}, more...), text: text, raises: mayNotCompare(t.Key()), effects: newEffects()}
	m.effects.writes[l.mapClass(of)], m.effects.readsAll = true, l.readsBytes(t)
	return m
}

// lenOfMap lowers len(m).
func (l *lowerer) lenOfMap(c *ssa.Call) {
	of := c.Call.Args[0].Type()
	m, dst := l.scalar(c.Call.Args[0]), l.define(c)
	there, isNil := l.branch(jitcode.GotoIfNil, m)
	l.cur = isNil
	l.copyTo(dst, []assemble.Operand{assemble.Int(0)})
	l.cur = there
	l.callMade(made{name: "len of", of: of, args: []types.Type{of, types.Typ[types.Uintptr]}, result: types.Typ[types.Int], text: l.builtinOf("len", of) + "(%[1]s)", pure: true},
		[]assemble.Operand{m, l.version(of, m)}, dst)
	l.join(l.cur, isNil)
}

// makeMap makes a map, by Go's own make.
func (l *lowerer) makeMap(in *ssa.MakeMap) {
	if !l.namesTypes(in, in.Type()) {
		return
	}
	m := made{name: "make map", of: in.Type(), result: in.Type(), text: l.typ(in.Type()) + "{}"}
	var args []assemble.Operand
	if in.Reserve != nil && l.builtin("make") == "make" { // which is a hint, and no more
		m.name, m.text = "make large map", l.builtin("make")+"("+l.typ(in.Type())+", %s)"
		m.args, m.raises, args = []types.Type{in.Reserve.Type()}, true, l.value(in.Reserve)
	}
	l.callMade(m, args, l.define(in))
}

// mapEffects notes what an instruction does to maps.
func (u *unit) mapEffects(e *effects, in ssa.Instruction) {
	note := func(set map[class]bool, v ssa.Value) {
		if _, ok := mapOf(v.Type()); ok {
			set[u.mapClass(v.Type())] = true
		}
	}
	switch in := in.(type) {
	case *ssa.Lookup:
		note(e.reads, in.X)
	case *ssa.Range:
		note(e.reads, in.X)
	case *ssa.Next:
		if r, ok := in.Iter.(*ssa.Range); ok {
			note(e.reads, r.X)
		}
	case *ssa.MapUpdate:
		note(e.writes, in.Map)
	}
}

// mapBuiltinEffects notes what a call of a builtin does to maps.
func (u *unit) mapBuiltinEffects(e *effects, name string, args []ssa.Value) {
	if len(args) == 0 {
		return
	}
	if _, ok := mapOf(args[0].Type()); !ok {
		return
	}
	switch c := u.mapClass(args[0].Type()); name {
	case "len":
		e.reads[c] = true
	case "delete", "clear":
		e.writes[c] = true
	}
}

// The order of evaluation: Go's compiler looks a key up after all calls of the
// statement, and stores behind the right side, the key's own checks included.

// readsMap notes that a map is read.
func (o *evalOrder) readsMap(e, m ast.Expr) {
	o.pending = append(o.pending, pending{expr: e, classes: map[class]bool{o.mapClass(o.info.TypeOf(m)): true}})
}

// inMap visits the lookup of a key.
func (o *evalOrder) inMap(e *ast.IndexExpr, t *types.Map) {
	o.value(e.X)
	o.value(e.Index)
	o.readsMap(e, e.X)
	if mayNotCompare(t.Key()) {
		o.pending = append(o.pending, pending{expr: e, kind: checks})
	}
}

// elementOfMap reports m[k].
func (o *evalOrder) elementOfMap(e ast.Expr) (*ast.IndexExpr, bool) {
	index, ok := ast.Unparen(e).(*ast.IndexExpr)
	if !ok || o.info.TypeOf(index.X) == nil {
		return nil, false
	}
	_, ok = mapOf(o.info.TypeOf(index.X))
	return index, ok
}

// storesInMap refuses assignments to elements of maps of which ops would make another
// order.
func (o *evalOrder) storesInMap(stmt ast.Node, tok token.Token, lhs, rhs []ast.Expr) {
	for _, e := range lhs {
		index, ok := o.elementOfMap(e)
		if !ok {
			continue
		}
		switch {
		case len(lhs) > 1, tok == token.SHL_ASSIGN, tok == token.SHR_ASSIGN:
			o.refuse(e.Pos(), "an assignment of several parts of which one may panic", "%s may panic in the middle of this assignment; store it in a statement of its own", types.ExprString(e))
		default:
			left := o.failing(stmt, nil, []ast.Expr{index.X, index.Index})
			right := o.failing(stmt, nil, rhs)
			if failApart(left, right) {
				o.refuse(left[0].expr.Pos(), "what may panic on the way to an element of a map, and on the right", "%s, and what is stored may panic before it; compute one of them in a statement of its own before", left[0].trouble())
			}
		}
	}
}
