package codewriter

import (
	"fmt"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// What a thing is called never says which thing it is: two packages have one
// name, a function's local type that of another's, a method that of a function.
// Descrs, functions and classes are found by what they are, a type or an SSA
// function; their names are made for those who read jitcode, and then made
// different where things are.

// typeNumbers numbers types: identical ones have one number, which is never 0.
type typeNumbers struct {
	exactly typeutil.Map       // under types.Identical
	memo    map[types.Type]int // of memory
	shapes  map[string][]shape
	last    int
}

// shape is an underlying type that others are compared with.
type shape struct {
	typ    types.Type
	number int
}

func newTypeNumbers() *typeNumbers {
	return &typeNumbers{memo: map[types.Type]int{}, shapes: map[string][]shape{}}
}

// exact is the number of a type under types.Identical: named types differ.
func (n *typeNumbers) exact(t types.Type) int {
	if have, ok := n.exactly.At(t).(int); ok {
		return have
	}
	n.last++
	n.exactly.Set(t, n.last)
	return n.last
}

// memory is the number of what a value of a type is in memory. Pointers to two
// types convert into each other if their underlying types are identical, tags
// left aside: then the numbers are equal.
func (n *typeNumbers) memory(t types.Type) int {
	number, ok := n.memo[t]
	if !ok {
		number = n.ofShape(t.Underlying())
		n.memo[t] = number
	}
	return number
}

func (n *typeNumbers) ofShape(u types.Type) int {
	key := shapeKey(u)
	for _, s := range n.shapes[key] {
		if types.IdenticalIgnoreTags(s.typ, u) {
			return s.number
		}
	}
	n.last++
	n.shapes[key] = append(n.shapes[key], shape{u, n.last})
	return n.last
}

// shapeKey is the same for types that are identical but for tags, and mostly
// differs for others.
func shapeKey(t types.Type) string {
	s, ok := t.(*types.Struct)
	if !ok {
		return fmt.Sprintf("%T", t)
	}
	var names []string
	for f := range s.Fields() {
		names = append(names, f.Name())
	}
	return strings.Join(names, " ")
}

// uniqueNames makes names different for different things, by which they are found.
type uniqueNames struct {
	of    map[any]string
	taken map[string]bool
}

// get gives a thing's name: the one it should have, with a number behind it if
// another thing has that.
func (u *uniqueNames) get(thing any, wish string) string {
	if name, ok := u.of[thing]; ok {
		return name
	}
	if u.of == nil {
		u.of, u.taken = map[any]string{}, map[string]bool{}
	}
	name := wish
	for n := 2; u.taken[name]; n++ {
		name = fmt.Sprintf("%s~%d", wish, n)
	}
	u.of[thing], u.taken[name] = name, true
	return name
}

// memName is a type's name as descrs and classes have it: the same for
// identical types, whatever aliases the source uses, and without blanks and the
// angle parentheses that enclose names in the text.
func (u *unit) memName(t types.Type) string {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		return types.Typ[t.Kind()].Name() // uint8, never byte
	case *types.Pointer:
		return "*" + u.memName(t.Elem())
	case *types.Slice:
		return "[]" + u.memName(t.Elem())
	case *types.Array:
		return fmt.Sprintf("[%d]%s", t.Len(), u.memName(t.Elem()))
	default:
		return tidyName(types.TypeString(u.withoutAliases(t), u.label))
	}
}

// label gives a package's name in names that are only read: its path, if
// another package has the name.
func (u *unit) label(p *types.Package) string {
	if p == u.types {
		return ""
	}
	if have, ok := u.labels[p.Name()]; ok && have != p {
		return p.Path()
	}
	u.labels[p.Name()] = p
	return p.Name()
}

func tidyName(name string) string {
	return strings.NewReplacer(" ", "", "<", "(", ">", ")", "\n", "", `"`, "'").Replace(name)
}

// funcName gives the name that jitcode has for a function: run, Stack.push.
func (u *unit) funcName(fn *ssa.Function) string { return u.funcNames.get(fn, u.plainName(fn)) }

func (u *unit) plainName(fn *ssa.Function) string {
	if i := u.instanced[fn]; i != nil {
		return tidyName(u.instanceName(i, u.memName))
	}
	name := fn.Name()
	if obj := fn.Object(); obj != nil {
		name = obj.Name()
	}
	if methodOfExpr(fn) != nil {
		name += ".expr"
	}
	if isBound(fn) {
		return u.memName(fn.FreeVars[0].Type()) + "." + name + ".bound"
	}
	switch recv := receiver(fn); {
	case recv != nil:
		if p, ok := types.Unalias(recv).(*types.Pointer); ok {
			recv = p.Elem()
		}
		return u.memName(recv) + "." + name
	case len(fn.TypeArgs()) > 0:
		var args []string
		for _, t := range fn.TypeArgs() {
			args = append(args, u.memName(t))
		}
		name += "[" + strings.Join(args, ",") + "]"
	}
	if pkg := packageOf(fn); pkg != nil && pkg != u.types {
		name = u.label(pkg) + "." + name
	}
	return tidyName(name)
}

// receiver gives the type that a function is a method of, nil for others. A
// method expression has it as its first parameter.
func receiver(fn *ssa.Function) types.Type {
	if recv := fn.Signature.Recv(); recv != nil {
		return recv.Type()
	}
	if isMethodExpr(fn) {
		return fn.Signature.Params().At(0).Type()
	}
	return nil
}

// isMethodExpr recognises what go/ssa makes of T.method.
func isMethodExpr(fn *ssa.Function) bool {
	obj, ok := fn.Object().(*types.Func)
	return ok && fn.Signature.Recv() == nil && obj.Signature().Recv() != nil && fn.Parent() == nil && len(fn.FreeVars) == 0
}

// packageOf gives a function's package; instances and wrappers have none of
// their own.
func packageOf(fn *ssa.Function) *types.Package {
	if obj := fn.Object(); obj != nil {
		return obj.Pkg()
	}
	if fn.Pkg != nil {
		return fn.Pkg.Pkg
	}
	return nil
}

// calleeOf gives the function that a call leads to, nil if only running tells. Of
// (*T).method it is the method itself.
func calleeOf(c *ssa.CallCommon) *ssa.Function {
	fn := c.StaticCallee()
	if fn != nil {
		if method := methodOfExpr(fn); method != nil {
			return method
		}
	}
	return fn
}
