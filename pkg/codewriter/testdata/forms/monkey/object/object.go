// Package object has the values.
package object

import (
	"fmt"

	"mergepoint/pkg/codewriter/testdata/forms/monkey/code"
)

type Type string

const (
	IntegerType Type = "INTEGER"
	BooleanType Type = "BOOLEAN"
	ArrayType   Type = "ARRAY"
	ClosureType Type = "CLOSURE"
	BuiltinType Type = "BUILTIN"
)

type Object interface {
	Type() Type
	Inspect() string
}

// Ordered is what < compares.
type Ordered interface {
	Object
	Before(other Object) bool
}

type Integer struct{ Value int64 }

func (i *Integer) Type() Type      { return IntegerType }
func (i *Integer) Inspect() string { return fmt.Sprint(i.Value) }

func (i *Integer) Before(other Object) bool {
	o, ok := other.(*Integer)
	return ok && i.Value < o.Value
}

// Less compares by the method of the left one; nothing is less than what has none.
func Less(a, b Object) bool {
	if i, ok := a.(*Integer); ok {
		return i.Before(b)
	}
	o, ok := a.(Ordered)
	return ok && o.Before(b)
}

type Boolean struct{ Value bool }

func (b *Boolean) Type() Type      { return BooleanType }
func (b *Boolean) Inspect() string { return fmt.Sprint(b.Value) }

// The only two.
var True, False = &Boolean{Value: true}, &Boolean{}

func Bool(b bool) *Boolean {
	if b {
		return True
	}
	return False
}

// An Array knows how often it was read.
type Array struct {
	elements []Object
	reads    int
}

func NewArray(elements []Object) *Array { return &Array{elements: elements} }

func (a *Array) Type() Type      { return ArrayType }
func (a *Array) Inspect() string { return fmt.Sprint(len(a.elements), "read", a.reads) }

func (a *Array) At(i int64) Object {
	a.reads++
	return a.elements[i]
}

func (a *Array) Set(i int64, o Object) { a.elements[i] = o }

func (a *Array) Len() int { return len(a.elements) }

func (a *Array) Before(other Object) bool {
	o, ok := other.(*Array)
	return ok && len(a.elements) < len(o.elements)
}

// CompiledFunction is code.
type CompiledFunction struct {
	Instructions code.Instructions
	NumLocals    int
}

type Closure struct{ Fn *CompiledFunction }

func (c *Closure) Type() Type      { return ClosureType }
func (c *Closure) Inspect() string { return "closure" }

// A Builtin is a function of the host's.
type Builtin struct{ Fn func(arg Object) Object }

func (b *Builtin) Type() Type      { return BuiltinType }
func (b *Builtin) Inspect() string { return "builtin" }

// Builtins are found by number.
var Builtins = []*Builtin{{Fn: Len}, {Fn: Twice}}

func Len(arg Object) Object {
	if a, ok := arg.(*Array); ok {
		return &Integer{Value: int64(a.Len())}
	}
	return False
}

func Twice(arg Object) Object {
	if i, ok := arg.(*Integer); ok {
		return &Integer{Value: 2 * i.Value}
	}
	return arg
}
