package codewriter

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// What maps of a type hold is memory of two classes: which keys there are, and what
// there is for them. Lookups read both, and stores write them. Where a map has the value
// of a key is a pure call with one operand more, the first word of the map, which is a
// load from the memory of keys. As long as nothing writes there the load gives one and
// the same value, and so the lookup is one and the same call: it is made once, and
// before the loop if nothing in the loop writes. What the word holds does not matter:
// nothing asks for it, so nothing is known of it but which load it is from. Values are
// loaded from where they are, and a store for a key that is there stores there; only one
// for a new key is a call that writes to the memory of keys. RPython has the lookup
// itself from its own dicts (rtyper/lltypesystem/rordereddict.py), whose parts are
// memory like any other.

// mapClass is the memory of the keys of all maps of a type.
func (u *unit) mapClass(t types.Type) class { return u.classOf(t, mapped) }

// valueClass is the memory of one word of what they have for them.
func (u *unit) valueClass(t types.Type, c component) class {
	return u.classOf(t, mappedTo).at(c.suffix)
}

// inMaps lists the memory of keys and of values.
func (u *unit) inMaps(t types.Type) []class {
	m, _ := mapOf(t)
	list := []class{u.mapClass(t)}
	words, _ := u.components(m.Elem(), class{}) // none, if ops do not hold it
	for _, c := range words {
		list = append(list, u.valueClass(t, c))
	}
	return list
}

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
// alone, and never panics. The bytes of strings may change.
func (l *lowerer) repeats(t *types.Map) bool {
	return !mayNotCompare(t.Key()) && !(l.exposed.changesStrings() && holds(t.Key(), isString))
}

// isDynamic reports maps of which the keys are interfaces. For most of those the place
// can be asked for as for others: see jitcode.PlaceOf.
func (l *lowerer) isDynamic(t *types.Map) bool {
	return types.IsInterface(t.Key()) && !l.exposed.changesStrings()
}

// find asks for the place of a key. It goes on where there is one, in the block none
// where there is none, and in unsure, if that is not nil, where Go has to say.
func (l *lowerer) find(of types.Type, args []assemble.Operand) (at assemble.Operand, none, unsure *assemble.Block) {
	t, _ := mapOf(of)
	there, isNil := l.branch(jitcode.GotoIfNil, args[0])
	l.cur = there
	ask, dst := "ElementOf", l.out.NewReg(descr.Ref, "")
	if l.isDynamic(t) {
		ask = "PlaceOf"
	}
	l.callMade(made{name: "place in", of: of, args: []types.Type{of, t.Key(), types.Typ[types.Uintptr]}, result: types.Typ[types.UnsafePointer], text: l.jitcode(ask) + "(%[1]s, %[2]s)", pure: true},
		slices.Concat(args, []assemble.Operand{l.version(of, args[0])}), []assemble.VReg{dst})
	at = l.out.Operand(dst)
	there, none = l.branch(jitcode.GotoIfNil, at)
	if l.isDynamic(t) {
		l.cur = there
		unsure, there = l.branch(jitcode.GotoIfNot, l.test(ops.PtrEq, at, l.address(addressKey{what: "unsure"}, "unsure", l.jitcode("Unsure")+"()")))
		l.join(isNil, unsure)
		unsure = l.cur
	} else {
		l.join(isNil, none)
		none = l.cur
	}
	l.cur = there
	return at, none, unsure
}

// lookup lowers m[k], with or without the second result.
func (l *lowerer) lookup(in *ssa.Lookup) {
	t, _ := mapOf(in.X.Type())
	m, dst := l.scalar(in.X), l.define(in)
	args := append([]assemble.Operand{m}, l.value(in.Index)...)
	if !l.repeats(t) && !l.isDynamic(t) {
		l.ask(in, args, dst)
		return
	}
	at, none, unsure := l.find(in.X.Type(), args)
	l.found(in, at, none, dst)
	if unsure != nil {
		end := l.cur
		l.cur = unsure
		l.ask(in, args, dst)
		l.join(l.cur, end)
	}
}

// ask makes the call of a lookup that may panic, or for which bytes are read that change.
func (l *lowerer) ask(in *ssa.Lookup, args []assemble.Operand, dst []assemble.VReg) {
	of := in.X.Type()
	t, _ := mapOf(of)
	m := made{name: "element of", of: of, args: []types.Type{of, t.Key()}, result: types.Typ[types.UnsafePointer], text: l.jitcode("ElementOf") + "(%s, %s)", raises: mayNotCompare(t.Key()), effects: newEffects()}
	m.effects.reads[l.mapClass(of)], m.effects.readsAll = true, l.exposed.changesStrings()
	at := l.out.NewReg(descr.Ref, "")
	l.callMade(m, args, []assemble.VReg{at})
	there, none := l.branch(jitcode.GotoIfNil, l.out.Operand(at))
	l.cur = there
	l.found(in, l.out.Operand(at), none, dst)
}

// found loads from the place of a key, or gives a zero where there is none.
func (l *lowerer) found(in *ssa.Lookup, at assemble.Operand, none *assemble.Block, dst []assemble.VReg) {
	words := dst
	if in.CommaOk {
		words = dst[: len(dst)-1 : len(dst)-1]
		l.copyTo(dst[len(words):], []assemble.Operand{assemble.Int(1)})
	}
	l.element(in.X.Type(), at, func(n int, d *descr.Memory, args []assemble.Operand) {
		l.emit(assemble.Ins{Op: jitcode.Op(ops.LoadOf(d)), Args: args, Dst: words[n : n+1 : n+1], Descr: d})
	})
	there := l.cur
	l.cur = none
	l.copyTo(dst, l.zero(in.Type()))
	l.join(l.cur, there)
}

// element visits the words of a value where a map has it: memory that stores to the map
// write, whatever directives say of the value's type.
func (l *lowerer) element(of types.Type, at assemble.Operand, f func(n int, d *descr.Memory, args []assemble.Operand)) {
	t, _ := mapOf(of)
	p := place{base: at, key: placeKey{l.numbers.exact(of), "(element)"}, name: l.memName(of) + "[]", typ: t.Elem()}
	list, _ := l.components(p.typ, p.class)
	for n, c := range list {
		c.class, c.immutable = l.valueClass(of, c), false
		d, args := l.access(p, c)
		f(n, d, args)
	}
}

// mapUpdate lowers m[k] = v: for a key that is there a store where the value is. Go
// writes keys with floats again, as 0 may become -0: there it is a call.
func (l *lowerer) mapUpdate(in *ssa.MapUpdate) {
	t, _ := mapOf(in.Map.Type())
	of, value := in.Map.Type(), l.value(in.Value)
	args := append([]assemble.Operand{l.scalar(in.Map)}, l.value(in.Key)...)
	m := l.changesMap("store in", of, "(%s)[%s] = %s", t.Elem())
	m.raises = true // it may be nil
	if !l.isDynamic(t) && !(l.repeats(t) && !holds(t.Key(), isFloat)) {
		l.callMade(m, append(args, value...), nil)
		return
	}
	at, none, unsure := l.find(of, args)
	l.element(of, at, func(n int, d *descr.Memory, to []assemble.Operand) {
		l.emit(assemble.Ins{Op: jitcode.Op(ops.StoreOf(d)), Args: append(to, value[n]), Descr: d})
	})
	there := l.cur
	if l.cur = none; unsure != nil {
		l.join(none, unsure)
	}
	l.callMade(m, append(args, value...), nil)
	l.join(l.cur, there)
}

// delete lowers delete(m, k).
func (l *lowerer) delete(c *ssa.Call) {
	l.callMade(l.changesMap("delete from", c.Call.Args[0].Type(), l.builtin("delete")+"(%s, %s)"), l.operands(c.Call.Args), nil)
}

// changesMap is a call that writes to a map. What is there it may move.
func (l *lowerer) changesMap(name string, of types.Type, text string, more ...types.Type) made {
	t, _ := mapOf(of)
	m := made{name: name, of: of, args: append([]types.Type{of, t.Key()}, more...), text: text, raises: mayNotCompare(t.Key()), effects: newEffects()}
	m.effects.readsAll = l.exposed.changesStrings()
	for _, c := range l.inMaps(of) {
		m.effects.reads[c], m.effects.writes[c] = true, true
	}
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
			for _, c := range u.inMaps(v.Type()) {
				set[c] = true
			}
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
		note(e.reads, in.Map)
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
	for _, c := range u.inMaps(args[0].Type()) {
		e.reads[c] = true
		if name != "len" {
			e.writes[c] = true
		}
	}
}

// The order of evaluation: Go's compiler looks a key up after all calls of the
// statement, and stores behind the right side, the key's own checks included.

// readsMap notes that a map is read.
func (o *evalOrder) readsMap(e, m ast.Expr) {
	read := pending{expr: e, classes: map[class]bool{}}
	for _, c := range o.inMaps(o.info.TypeOf(m)) {
		read.classes[c] = true
	}
	o.pending = append(o.pending, read)
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
