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
	w          *writer
	kinds      []descr.Kind
	ints, refs int
	err        error        // a type that cannot be passed
	record     *types.Named // of the results, if they need one
	// what the banks are called
	intBank, refBank string
}

func (w *writer) newStub() *stub { return &stub{w: w, intBank: w.local("i"), refBank: w.local("r")} }

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
	t = types.Default(t) // "abc"[i:] slices an untyped string
	if !s.w.nameable(t) {
		s.err = fmt.Errorf("a value of type %s, which the generated file cannot name,", s.w.typeName(t))
		return "nil"
	}
	name, pointer := s.w.typ(t), s.w.pointer()
	switch ut := t.Underlying().(type) {
	case *types.Pointer:
		return fmt.Sprintf("(%s)(%s)", name, s.ref())
	case *types.Map, *types.Chan, *types.Signature:
		return fmt.Sprintf("*(*%s)(%s(&%s))", name, pointer, s.ref())
	case *types.Basic:
		return s.basic(ut, t)
	case *types.Slice:
		return s.slice(ut, t)
	case *types.Interface:
		return fmt.Sprintf("*(*%s)(%s(&[2]%s{%s, %s}))", name, pointer, pointer, s.ref(), s.ref())
	case *types.Struct:
		if !s.w.takesApart(t) {
			return s.whole(t, name)
		}
		return s.structure(ut, name)
	case *types.Array:
		return s.arrayText(ut, name)
	}
	s.err = fmt.Errorf("a value of type %s", s.w.typeName(t))
	return "nil"
}

func (s *stub) basic(b *types.Basic, t types.Type) string {
	switch {
	case b.Info()&types.IsString != 0:
		text := fmt.Sprintf("%s((*%s)(%s), %s)", s.w.unsafe("String"), s.w.builtin("byte"), s.ref(), s.int())
		return s.w.convert(types.Typ[types.String], t, text)
	case b.Info()&types.IsBoolean != 0:
		return s.w.convert(types.Typ[types.Bool], t, s.int()+" != 0")
	case b.Info()&types.IsInteger != 0:
		return s.w.convert(types.Typ[types.Int64], t, s.int())
	case b.Info()&types.IsFloat != 0:
		return s.w.float(t, s.int())
	case b.Kind() == types.UnsafePointer:
		return s.w.convert(types.Typ[types.UnsafePointer], t, s.ref())
	}
	s.err = fmt.Errorf("a value of type %s", s.w.typeName(t))
	return "0"
}

// convert writes a conversion of an expression, where one is needed.
func (w *writer) convert(have, want types.Type, expr string) string {
	if types.Identical(have, want) {
		return expr
	}
	return w.typ(want) + "(" + expr + ")"
}

func (s *stub) slice(t *types.Slice, want types.Type) string {
	ptr, length, capacity := s.ref(), s.int(), s.int()
	text := fmt.Sprintf("%s((*%s)(%s), %s)[:%s]", s.w.unsafe("Slice"), s.w.typ(t.Elem()), ptr, capacity, length)
	return s.w.convert(types.NewSlice(t.Elem()), want, text)
}

func (s *stub) structure(t *types.Struct, name string) string {
	var fields []string
	for f := range t.Fields() {
		fields = append(fields, f.Name()+": "+s.arg(f.Type()))
	}
	return name + "{" + strings.Join(fields, ", ") + "}"
}

// whole puts a struct together word by word: it has fields that the generated
// file cannot name.
func (s *stub) whole(t types.Type, name string) string {
	list, err := s.w.components(t, class{})
	if err != nil {
		s.err = err
		return "nil"
	}
	pointer, x, b := s.w.pointer(), s.w.local("x"), strings.Builder{}
	for _, c := range list {
		typ, word := pointer, ""
		if c.Kind == descr.Int {
			typ = s.w.builtin(goInteger(c.Mem))
			word = typ + "(" + s.int() + ")"
		} else {
			word = s.ref()
		}
		fmt.Fprintf(&b, "*(*%s)(%s(%s(&%s), %s)) = %s\n", typ, s.w.unsafe("Add"), pointer, x, orZero(c.offset), word)
	}
	return fmt.Sprintf("func() (%s %s) {\n%sreturn\n}()", x, name, b.String())
}

// goInteger names the Go type of an integer in memory.
func goInteger(m descr.Mem) string {
	if m.Signed {
		return fmt.Sprintf("int%d", 8*m.Size)
	}
	return fmt.Sprintf("uint%d", 8*m.Size)
}

// callText is the call of a function with all its arguments.
func (s *stub) callText(fn *ssa.Function) string {
	var args []string
	sig := fn.Signature
	name := s.w.funcText(fn)
	for _, t := range fn.TypeArgs() {
		if !s.w.nameable(t) {
			s.err = fmt.Errorf("a value of type %s, which the generated file cannot name,", s.w.typeName(t))
		}
	}
	if recv := sig.Recv(); recv != nil {
		args = append(args, s.arg(recv.Type()))
	}
	for p := range sig.Params().Variables() {
		args = append(args, s.arg(p.Type()))
	}
	if _, isPointer := recvType(sig).(*types.Pointer); isPointer { // reads better as x.f() than as (*T).f(x)
		name, args = args[0]+"."+fn.Object().Name(), args[1:]
	}
	if sig.Variadic() {
		args[len(args)-1] += "..."
	}
	return name + "(" + strings.Join(args, ", ") + ")"
}

func recvType(sig *types.Signature) types.Type {
	if sig.Recv() == nil {
		return nil
	}
	return sig.Recv().Type()
}

// funcText names a function: a method by its expression, whoever calls it how.
func (w *writer) funcText(fn *ssa.Function) string {
	if i := w.instanced[fn]; i != nil {
		return w.instanceText(i, w.typ)
	}
	name := fn.Name()
	if o := fn.Object(); o != nil {
		name = o.Name()
	}
	if t := receiver(fn); t != nil {
		return "(" + w.typ(t) + ")." + name
	}
	if pkg := packageOf(fn); pkg != nil && pkg != w.types {
		name = w.imported(pkg.Path(), pkg.Name()) + "." + name
	}
	var args []string
	for _, t := range fn.TypeArgs() {
		if w.nameable(t) {
			args = append(args, w.typ(t))
		}
	}
	if len(args) > 0 {
		name += "[" + strings.Join(args, ", ") + "]"
	}
	return name
}

// A stub gives its result back in n or p, its named results.

// stubHead begins a stub.
func (w *writer) stubHead() string {
	num, ref := w.builtin("int64"), w.pointer()
	return fmt.Sprintf("func(%s []%s, %s []%s) (%s %s, %s %s)", w.local("i"), num, w.local("r"), ref, w.local("n"), num, w.local("p"), ref)
}

// recordHead begins a function that gives a record.
func (w *writer) recordHead(rec *types.Named) string {
	return fmt.Sprintf("func(%s []%s, %s []%s) (%s %s)", w.local("i"), w.builtin("int64"), w.local("r"), w.pointer(), w.local("result"), w.typ(rec))
}

// resultText gives back a call's result as a stub does: an int or a pointer.
func (w *writer) resultText(results *types.Tuple, call string) string {
	if results.Len() == 0 {
		return call + "\nreturn"
	}
	switch t := results.At(0).Type().Underlying().(type) {
	case *types.Pointer:
		return w.local("p") + " = " + w.pointer() + "(" + call + ")\nreturn"
	case *types.Map, *types.Chan, *types.Signature:
		return "result := " + call + "\n" + w.local("p") + " = *(*" + w.pointer() + ")(" + w.pointer() + "(&result))\nreturn"
	case *types.Basic:
		if t.Info()&types.IsBoolean != 0 {
			return w.boolText(call)
		}
		if t.Info()&types.IsFloat != 0 {
			return w.local("n") + " = " + w.floatBits(results.At(0).Type(), call) + "\nreturn"
		}
		if t.Kind() == types.UnsafePointer {
			return w.local("p") + " = " + w.pointer() + "(" + call + ")\nreturn"
		}
	}
	return w.local("n") + " = " + w.builtin("int64") + "(" + call + ")\nreturn"
}

func (w *writer) boolText(expr string) string {
	return "if " + expr + " {\n" + w.local("n") + " = 1\n}\nreturn"
}
