package jitcode

import (
	"reflect"
	"unsafe"
)

// A Method is what a call may lead to that goes through an interface or a
// function value: by the word that tells, a type word or the address of code. It
// is known when the word is a constant of the trace.
type Method struct {
	Name string // Expr.Eval
	// Other is called with the word before the other arguments, where no case has
	// the word or the recorder looks into enough calls already.
	Other *Func
	Cases []MethodCase
}

// A MethodCase is one function that a [Method] leads to.
type MethodCase struct {
	Address string         // the word's name
	Word    unsafe.Pointer // set by [Program.Address]
	Literal Literal        // or what has the word, set by [Program.Literal]
	Func    *Func
}

// DescrName gives the name as it is printed in <…>.
func (m *Method) DescrName() string { return m.Name }

// Address gives a named constant its value: where a package's variable is, the
// word of an interface value that tells the dynamic type, code. Only generated
// code calls it.
func (p *Program) Address(name string, word unsafe.Pointer) {
	for _, f := range p.Funcs {
		for n := range f.RefConsts {
			if c := &f.RefConsts[n]; c.Name == name {
				c.Ptr = word
			}
		}
	}
	for _, m := range p.Methods {
		for n := range m.Cases {
			if c := &m.Cases[n]; c.Address == name {
				c.Word = word
			}
		}
	}
}

// words are those of a value of an interface type: what its type is, and its data.
func words[I any](x *I) *[2]unsafe.Pointer { return (*[2]unsafe.Pointer)(unsafe.Pointer(x)) }

// TypeWord gives the first word of an interface value of type I that holds a T: for
// any value of one type it is the same, nil where T does not implement I.
func TypeWord[I, T any]() unsafe.Pointer {
	var of T
	x, _ := any(of).(I)
	return words(&x)[0]
}

// DataWord gives the second word: the value itself where that is a pointer, else a
// pointer to it, behind which nothing ever changes.
func DataWord(x any) unsafe.Pointer { return words(&x)[1] }

// OfType makes an interface value with a type word and no data, to be asked for
// its type alone.
func OfType[I any](word unsafe.Pointer) (x I) {
	words(&x)[0] = word
	return x
}

// WordAs gives the type word that a type has as another interface type, nil if it
// does not implement that.
func WordAs[I, J any](word unsafe.Pointer) unsafe.Pointer {
	x, _ := any(OfType[I](word)).(J)
	return words(&x)[0]
}

// FuncWord gives the pointer that a function value is.
func FuncWord[F any](f F) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&f)) }

// CodeOf gives the address of a function value's code.
func CodeOf[F any](f F) unsafe.Pointer { return *(*unsafe.Pointer)(FuncWord(f)) }

// ComparesByData reports whether two interface values with this type word are
// equal if their data words are.
func ComparesByData[I any](word unsafe.Pointer) bool {
	t := reflect.TypeOf(OfType[I](word))
	return t != nil && (t.Kind() == reflect.Pointer || t.Kind() == reflect.Chan || t.Kind() == reflect.UnsafePointer)
}
