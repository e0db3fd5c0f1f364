package codewriter

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/descr"
)

// A class is memory in which one store may change what another load gives, and
// no store to a different class can: the optimiser forgets by it. It is made of
// types, not of what they are called: pointers to types with identical
// underlying types convert into each other.
//
// A field of a struct has one class however the struct is reached, by pointer,
// inside another one, or as an element; elements have one class whether they
// are an array's or a slice's. What a pointer to a number leads to may be any
// field or element of that type: that is a star. It stands for all those classes
// where a call may go through such a pointer; those of which somebody takes the
// address have no class but the star.
type class struct {
	of   int    // the struct, or the element, or what a star points to: see [typeNumbers.memory]
	part int    // the number of the struct's field, or one of those below
	word string // of a string, slice or interface: ".len"
}

const (
	element    = -1 - iota // of an array or slice
	star                   // behind a pointer
	ofPackage              // a package's variable: of is its number
	mapped                 // which keys maps of a type have: of is the map
	mappedTo               // what they have for them
	ofVariable             // a private variable: of is its number
	wild                   // all that unsafe may reach by two ways
)

// fieldClass is the memory of a struct's field.
func (u *unit) fieldClass(t types.Type, n int) class { return u.classOf(t, n) }

// addressed finds the fields and elements whose address somebody takes, to keep or
// to pass on: pointers may lead there.
func (u *unit) addressed() map[class]bool {
	if u.taken != nil {
		return u.taken
	}
	u.taken = map[class]bool{}
	for fn := range u.reachable() {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				u.addressedGlobals(in)
				switch in := in.(type) {
				case *ssa.FieldAddr:
					if !onlyUsed(in, func(ref ssa.Instruction) bool { return goesOn(ref, in) }) {
						u.taken[class{of: u.numbers.memory(elem(in.X.Type())), part: in.Field}] = true
					}
				case *ssa.IndexAddr:
					if !onlyUsed(in, func(ref ssa.Instruction) bool { return goesOn(ref, in) }) {
						u.taken[class{of: u.numbers.memory(elem(in.Type())), part: element}] = true
					}
				}
			}
		}
	}
	return u.taken
}

func (u *unit) addressedGlobals(in ssa.Instruction) {
	for _, op := range in.Operands(nil) {
		if v, ok := (*op).(*ssa.Global); ok && v.Object() != nil && !goesOn(in, v) {
			u.taken[class{of: u.globalOf(v.Object()).n, part: ofPackage}] = true
		}
	}
}

// goesOn reports an instruction that uses an address to get at what is there.
func goesOn(in ssa.Instruction, addr ssa.Value) bool {
	switch in := in.(type) {
	case *ssa.FieldAddr, *ssa.IndexAddr, *ssa.UnOp, *ssa.DebugRef:
		return true
	case *ssa.Store:
		return in.Val != addr
	}
	return false
}

// elementClass is the memory of elements of a type, in arrays and slices.
func (u *unit) elementClass(t types.Type) class { return u.classOf(t, element) }

// starClass stands for what a pointer to a type may lead to.
func (u *unit) starClass(t types.Type) class { return u.classOf(t, star) }

func (u *unit) classOf(t types.Type, part int) class {
	of := u.numbers.memory(t)
	if u.exposed.covers(of, part) {
		return class{part: wild}
	}
	if u.firstOf[of] == nil {
		u.firstOf[of] = t
	}
	return class{of: of, part: part}
}

// merged is the class that descrs have: a star, if pointers may lead there.
func (u *unit) merged(c class) class {
	if c.part == star || c.part == wild || c.part == ofVariable || !u.addressed()[class{of: c.of, part: c.part}] {
		return c
	}
	t := u.firstOf[c.of]
	switch c.part {
	case ofPackage:
		return u.starClass(u.globalList[c.of-1].typ).at(c.word)
	case element, mapped, mappedTo:
	default:
		t = t.Underlying().(*types.Struct).Field(c.part).Type()
	}
	return u.starClass(t).at(c.word)
}

// meet reports whether two classes may be one memory, of which each may be a star, as
// the source has it.
func (u *unit) meet(a, b class) bool {
	a, b = u.asStar(a), u.asStar(b)
	return a == b || a.part == star && u.merged(b) == a || b.part == star && u.merged(a) == b
}

// at is the class of one word of the value that is there.
func (c class) at(word string) class {
	if c != (class{}) && c.part != wild {
		c.word += word
	}
	return c
}

// addressClass is the memory that a pointer's value leads to, and its type.
func (u *unit) addressClass(addr ssa.Value) (types.Type, class) {
	t := elem(addr.Type())
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		return t, u.fieldClass(elem(a.X.Type()), a.Field)
	case *ssa.IndexAddr:
		return t, u.elementClass(t)
	case *ssa.Global:
		if a.Object() != nil {
			return t, u.globalClass(a.Object())
		}
	}
	if c, ok := u.privateOf(addr); ok {
		return t, c
	}
	return t, u.starClass(t)
}

// className is a class as descrs show it, after the first type met that has it.
func (u *unit) className(c class) string {
	c = u.merged(c)
	t := u.firstOf[c.of]
	switch c.part {
	case wild:
		return descr.Unsafe
	case ofPackage:
		return u.classNames.get(c, u.globalList[c.of-1].name+c.word)
	case ofVariable:
		return u.classNames.get(c, u.privateName(c)+c.word)
	case element:
		if b, ok := t.Underlying().(*types.Basic); ok {
			t = b
		}
		return u.classNames.get(c, "[]"+u.memName(t)+c.word)
	case star:
		return u.classNames.get(c, "*"+u.memName(t)+c.word)
	case mapped:
		return u.classNames.get(c, u.memName(t.Underlying()))
	case mappedTo:
		return u.classNames.get(c, u.memName(t.Underlying())+"[]"+c.word)
	}
	return u.classNames.get(c, u.memName(t)+"."+t.Underlying().(*types.Struct).Field(c.part).Name()+c.word)
}
