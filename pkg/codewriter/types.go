package codewriter

import (
	"fmt"
	"go/types"
	"strings"

	"mergepoint/pkg/descr"
)

// A component is one register's worth of a Go value. An int, a bool and a
// pointer have one, a string two (bytes, length), a slice three, an interface
// two words, a struct those of its fields one after another.
type component struct {
	descr.Mem
	path      string     // says which it is: by the numbers of fields, and the word
	suffix    string     // in names of descrs: ".pos.x", ".cells.len"; "" for a scalar
	reg       string     // in names of registers: as suffix, but nothing for a first word
	offset    string     // from the start of the value, as a Go expression; "" for 0
	at        int        // which word of several it is
	class     class      // of the memory it lies in
	star      class      // of a pointer into that memory
	immutable bool       // by a directive on a struct's field or type
	unnamed   types.Type // a struct on the way that the generated file cannot name
}

// scalarMem gives the memory form of a type that is one component.
func scalarMem(t types.Type) (descr.Mem, bool) {
	switch t := t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Chan:
		return descr.RefMem, true
	case *types.Signature:
		return descr.Opaque, true
	case *types.Basic:
		return basicMem(t.Kind())
	}
	return descr.Mem{}, false
}

func basicMem(k types.BasicKind) (descr.Mem, bool) {
	switch k {
	case types.Int, types.Int64, types.UntypedInt, types.UntypedRune:
		return descr.Int64, true
	case types.Uint, types.Uint64, types.Uintptr:
		return descr.Uint64, true
	case types.Int8:
		return descr.Int8, true
	case types.Int16:
		return descr.Int16, true
	case types.Int32:
		return descr.Int32, true
	case types.Uint8:
		return descr.Uint8, true
	case types.Uint16:
		return descr.Uint16, true
	case types.Uint32:
		return descr.Uint32, true
	case types.Float32:
		return descr.Float32, true
	case types.Float64, types.UntypedFloat:
		return descr.Float64, true
	case types.Bool, types.UntypedBool:
		return descr.Bool, true
	case types.UnsafePointer, types.UntypedNil:
		return descr.Opaque, true
	}
	return descr.Mem{}, false // string, complex
}

// The words of values that have several, with their Go offsets.
var (
	stringWords    = []component{{Mem: descr.RefMem, suffix: ".ptr"}, {Mem: descr.Length, suffix: ".len", reg: ".len", at: 1}}
	sliceWords     = append(stringWords[:2:2], component{Mem: descr.Length, suffix: ".cap", reg: ".cap", at: 2})
	interfaceWords = []component{{Mem: descr.RefMem, suffix: ".type", reg: ".type"}, {Mem: descr.Opaque, suffix: ".data", reg: ".data", at: 1}}
)

// components lists the components of a type. c is the class of the place the
// value is in; fields of structs have their own, whatever the struct is in. It
// reports a type that registers cannot hold by an error that names it.
func (u *unit) components(t types.Type, c class) ([]component, error) {
	if m, ok := scalarMem(t); ok {
		return u.words([]component{{Mem: m}}, t, c), nil
	}
	whole := t
	switch t := t.Underlying().(type) {
	case *types.Basic:
		if t.Info()&types.IsString != 0 {
			return u.words(stringWords, t, c), nil
		}
	case *types.Slice:
		list := u.words(sliceWords, t, c)
		if u.pkg.TypesSizes.Sizeof(t.Elem()) == 0 {
			list[1].Mem, list[2].Mem = descr.Int64, descr.Int64 // no memory bounds its length
		}
		return list, nil
	case *types.Interface:
		return u.words(interfaceWords, t, c), nil
	case *types.Tuple:
		return u.tupleComponents(t)
	case *types.Array:
		return u.arrayComponents(whole, t)
	}
	if s, ok := t.Underlying().(*types.Struct); ok {
		return u.structComponents(t, s)
	}
	return nil, fmt.Errorf("a value of type %s", u.typeName(t))
}

func (u *unit) words(words []component, t types.Type, c class) []component {
	list := make([]component, len(words))
	for i, w := range words {
		w.path = w.suffix
		w.class, w.star = c.at(w.suffix), u.starClass(t).at(w.suffix)
		if c.part == ofVariable {
			w.star = w.class
		}
		if w.at > 0 {
			w.offset = strings.Repeat("+ "+u.jitcode("Word"), w.at)[2:]
		}
		list[i] = w
	}
	return list
}

func (u *unit) structComponents(t types.Type, s *types.Struct) ([]component, error) {
	var list []component
	for n := range s.NumFields() {
		f := s.Field(n)
		sub, err := u.components(f.Type(), u.fieldClass(t, n))
		if err != nil {
			return nil, err
		}
		for _, c := range sub {
			c.path = "." + itoa(n) + c.path
			c.suffix = "." + f.Name() + c.suffix
			c.reg = "." + f.Name() + c.reg
			c.offset = plus(u.offsetOf(t, f), c.offset)
			c.immutable = c.immutable || u.dirs.isImmutable(t, f)
			if !u.nameable(t) {
				c.unnamed = t
			}
			list = append(list, c)
		}
	}
	return list, nil
}

func (u *unit) tupleComponents(t *types.Tuple) ([]component, error) {
	var list []component
	for v := range t.Variables() {
		sub, err := u.components(v.Type(), class{})
		if err != nil {
			return nil, err
		}
		for _, c := range sub {
			if t.Len() > 1 && v.Name() != "" {
				c.reg = "." + v.Name() + c.reg
			}
			list = append(list, c)
		}
	}
	return list, nil
}

// offsetOf is the Go expression for a field's offset. A field that the generated
// file cannot select is found by its number; of a type that it cannot name there is none.
func (u *unit) offsetOf(t types.Type, f *types.Var) string {
	if !u.nameable(t) {
		return ""
	}
	if !u.selects(f) {
		s := t.Underlying().(*types.Struct)
		for i := range s.NumFields() {
			if s.Field(i) == f {
				return u.offsetFound(t, i)
			}
		}
	}
	return fmt.Sprintf("%s(%s{}.%s)", u.unsafe("Offsetof"), u.typ(t), f.Name())
}

// offsetFound gives the variable of the generated file that holds a field's offset,
// found when the program starts: stubs need it in each call.
func (u *unit) offsetFound(t types.Type, field int) string {
	expr := fmt.Sprintf("%s[%s](%d)", u.jitcode("FieldOffset"), u.typ(t), field)
	if u.offsets[expr] == "" {
		u.offsets[expr] = u.top(fmt.Sprintf("offset%d", len(u.offsets)+1))
		u.found = append(u.found, fmt.Sprintf("var %s = %s\n", u.offsets[expr], expr))
	}
	return u.offsets[expr]
}

// plus adds two Go expressions, of which "" is 0.
func plus(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + " + " + b
}

// selects reports whether the generated file may write x.f.
func (u *unit) selects(f *types.Var) bool {
	return f.Name() != "_" && (f.Exported() || f.Pkg() == u.types)
}

// takesApart reports whether the generated file can write each component of a
// value: all fields of the structs in it.
func (u *unit) takesApart(t types.Type) bool {
	if a, ok := t.Underlying().(*types.Array); ok {
		return u.takesApart(a.Elem())
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return true
	}
	for f := range s.Fields() {
		if !u.selects(f) || !u.takesApart(f.Type()) {
			return false
		}
	}
	return true
}

// nameable reports whether the generated file may write the type: nothing in it
// is declared inside a function, belongs to another package alone, or to a
// package that this one may not import.
func (u *unit) nameable(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return u.nameableNamed(t)
	case *types.Struct:
		for f := range t.Fields() {
			if !f.Exported() && f.Pkg() != u.types || !u.nameable(f.Type()) {
				return false
			}
		}
	case *types.Interface:
		for m := range t.ExplicitMethods() {
			if !m.Exported() && m.Pkg() != u.types || !u.nameable(m.Type()) {
				return false
			}
		}
		for e := range t.EmbeddedTypes() {
			if !u.nameable(e) {
				return false
			}
		}
	case *types.Signature:
		return u.nameable(t.Params()) && u.nameable(t.Results())
	case *types.Tuple:
		for v := range t.Variables() {
			if !u.nameable(v.Type()) {
				return false
			}
		}
	case *types.Map:
		return u.nameable(t.Key()) && u.nameable(t.Elem())
	case *types.TypeParam:
		return false
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		return u.nameable(t.Elem())
	}
	return true
}

func (u *unit) nameableNamed(t *types.Named) bool {
	obj := t.Obj()
	for a := range t.TypeArgs().Types() {
		if !u.nameable(a) {
			return false
		}
	}
	if obj.Pkg() == nil || obj.Pkg() == u.types { // error, any
		return obj.Pkg() == nil || obj.Parent() == obj.Pkg().Scope()
	}
	return obj.Parent() == obj.Pkg().Scope() && obj.Exported() && u.mayImport(obj.Pkg())
}

// mayImport reports whether Go lets the package import another: main packages
// are not for it, internal ones only for those beside them.
func (u *unit) mayImport(p *types.Package) bool {
	beside, _, internal := strings.Cut("/"+p.Path()+"/", "/internal/")
	if strings.HasPrefix(p.Path(), "vendor/") {
		return false
	}
	return p.Name() != "main" && (!internal || !u.standard(p.Path()) && strings.HasPrefix("/"+u.pkg.PkgPath+"/", beside+"/"))
}
