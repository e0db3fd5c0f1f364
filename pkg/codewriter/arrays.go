package codewriter

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
)

// An array that is a value is in registers as a struct is, word by word, while it has few
// words: then an index must be a constant, as the name of a field is. A variable
// whose elements are found by other indices is an object in memory, which nobody else
// knows. RPython has no arrays by value; its tuples are such structs.

// mostItems is how many words an array in registers has.
const mostItems = 16

// arrayComponents are those of an array's elements, one after another.
func (u *unit) arrayComponents(t types.Type, a *types.Array) ([]component, error) {
	sub, err := u.components(a.Elem(), u.elementClass(a.Elem()))
	if err != nil {
		return nil, err
	}
	if a.Len() > mostItems || int(a.Len())*len(sub) > mostItems {
		return nil, fmt.Errorf("a value of type %s", u.typeName(t))
	}
	var list []component
	for n := range int(a.Len()) {
		part := fmt.Sprintf("[%d]", n)
		for _, c := range sub {
			c.path, c.suffix, c.reg = part+c.path, part+c.suffix, "."+itoa(n)+c.reg
			c.offset = plus(fmt.Sprintf("%d*%s", n, u.sizeOf(a.Elem())), c.offset)
			if !u.nameable(a.Elem()) {
				c.unnamed = a.Elem()
			}
			list = append(list, c)
		}
	}
	return list, nil
}

func (u *unit) sizeOf(t types.Type) string { return u.jitcode("SizeOf") + "[" + u.typ(t) + "]()" }

// constItem gives the components of an array's element by a constant index, nil of
// another.
func (u *unit) constItem(array types.Type, index ssa.Value) (from, to int, ok bool) {
	c, ok := index.(*ssa.Const)
	if !ok {
		return 0, 0, false
	}
	width := len(u.kindsOf(array.Underlying().(*types.Array).Elem()))
	from = int(c.Int64()) * width
	return from, from + width, true
}

func isArrayType(t types.Type) bool {
	_, ok := t.Underlying().(*types.Array)
	return ok
}

// indexedParts are the components of an element of an array value; nil if the
// index is no constant.
func (l *lowerer) indexedParts(in *ssa.Index) []assemble.Operand {
	if !isArrayType(in.X.Type()) {
		return nil
	}
	from, to, ok := l.constItem(in.X.Type(), in.Index)
	if list := l.value(in.X); ok && to <= len(list) {
		return list[from:to:to]
	}
	return nil
}

// indexArray finds an element of an array value by an index that varies: in an object
// of its own.
func (l *lowerer) indexArray(in *ssa.Index) {
	t := in.X.Type()
	array := t.Underlying().(*types.Array)
	l.checkIndex(in.Index, assemble.Int(array.Len()))
	if l.sizes(t) == 0 {
		return
	}
	at := []assemble.VReg{l.out.NewReg(descr.Ref, "")}
	l.new(t, at)
	p := l.pointed(t, l.out.Operand(at[0]))
	if l.keepsSomething(p) {
		l.unsupported(l.pos, "indexing an array value with fields marked //jit:immutable")
		return
	}
	l.storeTo(p, l.value(in.X))
	l.load(l.item(array.Elem(), l.out.Operand(at[0]), l.scalar(in.Index)), l.define(in))
}

// inMemory reports a local variable that is an object in memory: a part of it is found
// by an index that varies. What the merge point lists is in registers.
func (l *lowerer) inMemory(a *ssa.Alloc) bool {
	if l.region != nil {
		for _, v := range l.driver.point.vars {
			if of, _ := variableIn(v); of == a {
				return false
			}
		}
	}
	return varies(a)
}

func varies(addr ssa.Value) bool {
	for _, ref := range users(addr) {
		switch ref := ref.(type) {
		case *ssa.IndexAddr:
			if _, konst := ref.Index.(*ssa.Const); !konst || varies(ref) {
				return true
			}
		case *ssa.FieldAddr:
			if varies(ref) {
				return true
			}
		}
	}
	return false
}

// variesInRegisters refuses an element, by an index that varies, of an array in
// registers.
func (l *lowerer) variesInRegisters(a *ssa.IndexAddr) bool {
	_, konst := a.Index.(*ssa.Const)
	if konst || !l.isLocal(a) {
		return false
	}
	l.refuse(a, "an index that varies, of an array in a variable,")
	return true
}

// arrayText is an array in the generated file, element by element.
func (s *stub) arrayText(t *types.Array, name string) string {
	var items []string
	for range t.Len() {
		items = append(items, s.arg(t.Elem()))
	}
	return name + "{" + strings.Join(items, ", ") + "}"
}

func (p *portal) spreadItems(expr string, t *types.Array) []word {
	var list []word
	for n := range t.Len() {
		list = append(list, p.spread(fmt.Sprintf("%s[%d]", expr, n), t.Elem())...)
	}
	return list
}
