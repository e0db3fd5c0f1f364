package codewriter

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/descr"
)

// stub writes the Go text that takes a call's arguments from the register
// banks, i for ints and r for refs, each in order.
type stub struct {
	u          *unit
	kinds      []descr.Kind
	ints, refs int
	err        error // a type that cannot be passed
	// what the banks are called
	intBank, refBank string
}

func (u *unit) newStub() *stub { return &stub{u: u, intBank: "i", refBank: "r"} }

func (s *stub) int() string {
	s.kinds = append(s.kinds, descr.Int)
	s.ints++
	return fmt.Sprintf("%s[%d]", s.intBank, s.ints-1)
}

func (s *stub) ref() string {
	s.kinds = append(s.kinds, descr.Ref)
	s.refs++
	return fmt.Sprintf("%s[%d]", s.refBank, s.refs-1)
}

// arg is the Go expression for the next argument.
func (s *stub) arg(t types.Type) string {
	name := s.u.typeName(t)
	if !s.u.nameable(t) {
		s.err = fmt.Errorf("a value of type %s, which the generated file cannot name,", name)
	}
	switch ut := t.Underlying().(type) {
	case *types.Pointer:
		return fmt.Sprintf("(%s)(%s)", name, s.ref())
	case *types.Map, *types.Chan, *types.Signature:
		return fmt.Sprintf("*(*%s)(unsafe.Pointer(&%s))", name, s.ref())
	case *types.Basic:
		return s.basic(ut, name)
	case *types.Slice:
		return s.slice(ut, name)
	case *types.Interface:
		return fmt.Sprintf("*(*%s)(unsafe.Pointer(&[2]unsafe.Pointer{%s, %s}))", name, s.ref(), s.ref())
	case *types.Struct:
		return s.structure(ut, name)
	}
	s.err = fmt.Errorf("a value of type %s", s.u.typeName(t))
	return "nil"
}

func (s *stub) basic(t *types.Basic, name string) string {
	switch {
	case t.Info()&types.IsString != 0:
		return convertTo("string", name, fmt.Sprintf("unsafe.String((*byte)(%s), %s)", s.ref(), s.int()))
	case t.Info()&types.IsBoolean != 0:
		return convertTo("bool", name, s.int()+" != 0")
	case t.Info()&types.IsInteger != 0:
		return convertTo("int64", name, s.int())
	case t.Kind() == types.UnsafePointer:
		return s.ref()
	}
	s.err = fmt.Errorf("a value of type %s", name)
	return "0"
}

func convertTo(have, want, expr string) string {
	if have == want {
		return expr
	}
	return want + "(" + expr + ")"
}

func (s *stub) slice(t *types.Slice, name string) string {
	ptr, length, capacity := s.ref(), s.int(), s.int()
	text := fmt.Sprintf("unsafe.Slice((*%s)(%s), %s)[:%s]", s.u.typeName(t.Elem()), ptr, capacity, length)
	if strings.HasPrefix(name, "[]") {
		return text
	}
	return name + "(" + text + ")"
}

func (s *stub) structure(t *types.Struct, name string) string {
	var fields []string
	for f := range t.Fields() {
		fields = append(fields, f.Name()+": "+s.arg(f.Type()))
		if f.Pkg() != s.u.types && !f.Exported() {
			s.err = fmt.Errorf("a value of type %s", name)
		}
	}
	return name + "{" + strings.Join(fields, ", ") + "}"
}

// callText is the call of a function with all its arguments.
func (s *stub) callText(fn *ssa.Function) string {
	var args []string
	sig := fn.Signature
	name := s.funcText(fn)
	if sig.Recv() != nil {
		name = s.arg(sig.Recv().Type()) + "." + fn.Object().Name()
	}
	for p := range sig.Params().Variables() {
		args = append(args, s.arg(p.Type()))
	}
	if sig.Variadic() {
		args[len(args)-1] += "..."
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

// funcText names a function that is no method: a function, an instance of one,
// or a method expression.
func (s *stub) funcText(fn *ssa.Function) string {
	name := fn.Name()
	if o := fn.Object(); o != nil {
		name = o.Name()
	}
	if isMethodExpr(fn) {
		return fmt.Sprintf("(%s).%s", s.u.typeName(receiver(fn)), name)
	}
	if pkg := packageOf(fn); pkg != nil && pkg != s.u.types {
		name = s.u.qualify(pkg) + "." + name
	}
	return name + s.typeArgs(fn.TypeArgs())
}

func (s *stub) typeArgs(list []types.Type) string {
	var args []string
	for _, t := range list {
		args = append(args, s.u.typeName(t))
		if !s.u.nameable(t) {
			s.err = fmt.Errorf("a value of type %s, which the generated file cannot name,", s.u.typeName(t))
		}
	}
	if len(args) == 0 {
		return ""
	}
	return "[" + strings.Join(args, ", ") + "]"
}

// resultText returns a call's result as a stub does: an int and a pointer, of
// which one counts.
func resultText(results *types.Tuple, call string) string {
	if results.Len() == 0 {
		return call + "\nreturn 0, nil"
	}
	switch t := results.At(0).Type().Underlying().(type) {
	case *types.Pointer:
		return "return 0, unsafe.Pointer(" + call + ")"
	case *types.Map, *types.Chan, *types.Signature:
		return "result := " + call + "\nreturn 0, *(*unsafe.Pointer)(unsafe.Pointer(&result))"
	case *types.Basic:
		if t.Info()&types.IsBoolean != 0 {
			return boolText(call)
		}
		if t.Kind() == types.UnsafePointer {
			return "return 0, " + call
		}
	}
	return "return int64(" + call + "), nil"
}

func boolText(expr string) string {
	return "if " + expr + " {\nreturn 1, nil\n}\nreturn 0, nil"
}
