package codewriter

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// Effects: what a function that traces do not look into may do to memory they
// know about, found by walking its SSA and that of all it calls. Without it
// every call would make the optimiser forget everything; RPython's name for the
// analysis is effectinfo.py.
//
// Memory is told apart by class: a struct's field, the elements of arrays of a
// type. A store through a pointer to a number may hit any field of that type,
// since somebody may have taken its address.
type effects struct {
	reads, writes       map[string]bool // classes, and stars: "*int"
	readsAll, writesAll bool
	mayRaise            bool
}

func newEffects() *effects {
	return &effects{reads: map[string]bool{}, writes: map[string]bool{}}
}

func (e *effects) everything() { e.readsAll, e.writesAll, e.mayRaise = true, true, true }

// effectsOf walks a function and all that it calls. What happens on the way to
// a panic does not count: whoever is past the call has not been there. It does
// count if somebody recovers.
func (u *unit) effectsOf(fn *ssa.Function) *effects {
	e := newEffects()
	reached := reachedFrom(fn, false)
	recovers := slices.ContainsFunc(reached, usesRecover)
	if recovers {
		reached = reachedFrom(fn, true)
	}
	for _, f := range reached {
		if len(f.Blocks) == 0 {
			u.foreign(e, f)
		}
		for _, b := range f.Blocks {
			sink := e
			if !recovers && !mayReturn(b) {
				sink = newEffects()
			}
			for _, in := range b.Instrs {
				u.instrEffects(sink, in)
			}
			e.mayRaise = e.mayRaise || sink.mayRaise
		}
	}
	return e
}

// reachedFrom lists a function and those it calls, directly or not: all of
// them, or only those not on the way to a panic.
func reachedFrom(fn *ssa.Function, all bool) []*ssa.Function {
	list := []*ssa.Function{fn}
	for n := 0; n < len(list); n++ {
		for _, b := range list[n].Blocks {
			if !all && !mayReturn(b) {
				continue
			}
			for _, callee := range calleesIn(b) {
				if !slices.Contains(list, callee) {
					list = append(list, callee)
				}
			}
		}
	}
	return list
}

func usesRecover(fn *ssa.Function) bool { return fn.Recover != nil }

// mayReturn reports whether control may get from a block to the function's
// return, by itself or through others, and not only to a panic.
func mayReturn(b *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	var walk func(b *ssa.BasicBlock) bool
	walk = func(b *ssa.BasicBlock) bool {
		if seen[b] {
			return false
		}
		seen[b] = true
		if slices.ContainsFunc(b.Instrs, alwaysPanics) {
			return false
		}
		_, returns := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		return returns || slices.ContainsFunc(b.Succs, walk)
	}
	return walk(b)
}

// alwaysPanics recognises a panic, and the call of a function that is one panic
// with its value's preparation.
func alwaysPanics(in ssa.Instruction) bool {
	if _, ok := in.(*ssa.Panic); ok {
		return true
	}
	c, ok := in.(*ssa.Call)
	if !ok || c.Call.StaticCallee() == nil {
		return false
	}
	callee := c.Call.StaticCallee()
	if len(callee.Blocks) != 1 {
		return false
	}
	_, ok = callee.Blocks[0].Instrs[len(callee.Blocks[0].Instrs)-1].(*ssa.Panic)
	return ok
}

// foreign is a function whose body is not loaded. One of the standard library
// that is given nothing but numbers and strings reaches no memory of ours.
func (u *unit) foreign(e *effects, f *ssa.Function) {
	e.mayRaise = true
	if f.Pkg == nil || !u.standard(f.Pkg.Pkg.Path()) || f.Signature.Recv() != nil {
		e.everything()
		return
	}
	for p := range f.Signature.Params().Variables() {
		if b, ok := p.Type().Underlying().(*types.Basic); !ok || b.Kind() == types.UnsafePointer {
			e.everything()
			return
		}
	}
}

// standard reports whether a package is of the standard library.
func (u *unit) standard(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	ours, _, _ := strings.Cut(u.pkg.PkgPath, "/")
	return first != ours && !strings.Contains(first, ".")
}

func (u *unit) instrEffects(e *effects, in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.UnOp:
		u.unOpEffects(e, in)
	case *ssa.Store:
		u.touch(e.writes, in.Addr)
		e.mayRaise = e.mayRaise || !isVariable(in.Addr)
	case *ssa.FieldAddr:
		e.mayRaise = e.mayRaise || !isVariable(in.X)
	case *ssa.IndexAddr, *ssa.Index, *ssa.Lookup, *ssa.MapUpdate, *ssa.Slice, *ssa.Panic,
		*ssa.MakeSlice, *ssa.MakeMap, *ssa.MakeChan, *ssa.SliceToArrayPointer:
		e.mayRaise = true
	case *ssa.TypeAssert:
		e.mayRaise = e.mayRaise || !in.CommaOk
	case *ssa.BinOp:
		e.mayRaise = e.mayRaise || mayTrap(in)
	case *ssa.Convert:
		u.convertEffects(e, in)
	case *ssa.Go, *ssa.Select, *ssa.Send:
		e.everything()
	case ssa.CallInstruction:
		u.callEffects(e, in.Common())
	}
}

// isVariable reports an address that is never nil: a local or a global.
func isVariable(addr ssa.Value) bool {
	switch addr.(type) {
	case *ssa.Alloc, *ssa.Global, *ssa.FreeVar, *ssa.FieldAddr, *ssa.IndexAddr: // the last two were checked
		return true
	}
	return false
}

func mayTrap(b *ssa.BinOp) bool {
	_, konst := b.Y.(*ssa.Const)
	switch b.Op {
	case token.QUO, token.REM:
		return !konst
	case token.SHL, token.SHR:
		return !konst && !isUnsigned(b.Y.Type())
	case token.EQL, token.NEQ: // of interfaces that hold what cannot be compared
		return types.IsInterface(b.X.Type()) && !isNil(b.X) && !isNil(b.Y)
	}
	return false
}

func (u *unit) unOpEffects(e *effects, in *ssa.UnOp) {
	switch in.Op {
	case token.MUL:
		u.touch(e.reads, in.X)
		e.mayRaise = e.mayRaise || !isVariable(in.X)
	case token.ARROW: // other goroutines run
		e.everything()
	}
}

func (u *unit) convertEffects(e *effects, in *ssa.Convert) {
	if b, ok := in.X.Type().Underlying().(*types.Basic); ok && b.Kind() == types.UnsafePointer {
		e.everything()
	}
	if s, ok := in.X.Type().Underlying().(*types.Slice); ok {
		u.touchElements(e.reads, s.Elem())
	}
}

// callEffects are those of builtins and of calls that may lead anywhere; static
// callees are walked by effectsOf.
func (u *unit) callEffects(e *effects, c *ssa.CallCommon) {
	b, ok := c.Value.(*ssa.Builtin)
	if !ok {
		if c.StaticCallee() == nil {
			e.everything()
		}
		return
	}
	switch b.Name() {
	case "append", "copy":
		to, _ := c.Args[0].Type().Underlying().(*types.Slice)
		u.touchElements(e.reads, to.Elem())
		u.touchElements(e.writes, to.Elem())
	case "clear":
		if s, ok := c.Args[0].Type().Underlying().(*types.Slice); ok {
			u.touchElements(e.writes, s.Elem())
		}
	case "close", "recover":
		e.everything()
	}
}

// touch notes the classes of what lies at an address.
func (u *unit) touch(set map[string]bool, addr ssa.Value) {
	t := elem(addr.Type())
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		s := elem(a.X.Type())
		u.touchValue(set, t, u.fieldClass(s, s.Underlying().(*types.Struct).Field(a.Field)))
	case *ssa.IndexAddr:
		u.touchElements(set, t)
	default:
		u.touchValue(set, t, "*"+u.memName(t))
	}
}

func (u *unit) touchElements(set map[string]bool, t types.Type) {
	u.touchValue(set, t, "[]"+u.memName(t))
}

// touchValue notes the classes of a value at a place of a class. What registers
// cannot hold (floats, arrays) is noted by its parts as far as they can.
func (u *unit) touchValue(set map[string]bool, t types.Type, class string) {
	switch ut := t.Underlying().(type) {
	case *types.Array:
		u.touchElements(set, ut.Elem())
	case *types.Struct:
		for f := range ut.Fields() {
			u.touchValue(set, f.Type(), u.fieldClass(t, f))
		}
	default:
		list, _ := u.components(t, class)
		for _, c := range list {
			set[c.class] = true
		}
	}
}

// setEffects gives the descrs of all residual calls their effects, as far as
// they concern memory that the program touches.
func (w *writer) setEffects(p *jitcode.Program) {
	classes := map[string]bool{}
	for _, d := range p.Fields {
		classes[d.Class] = true
	}
	for _, d := range p.Arrays {
		classes[d.Class] = true
	}
	for _, d := range p.Calls {
		fn := w.called[d]
		if fn == nil {
			continue
		}
		e := w.effectsOf(fn)
		d.MayRaise = e.mayRaise
		d.Effects = descr.Effects{
			Reads: w.known(classes, e.reads, e.readsAll), ReadsAll: e.readsAll,
			Writes: w.known(classes, e.writes, e.writesAll), WritesAll: e.writesAll,
		}
		if d.Pure && (e.writesAll || len(e.writes) > 0) {
			w.errorf(fn.Pos(), "%s is marked //jit:pure but may write %s", d.Name, whatItWrites(e))
		}
		if d.Pure {
			d.Effects = descr.Effects{}
		}
	}
}

// known keeps the classes that the program touches, sorted; a star stands for
// all those of its type.
func (w *writer) known(classes, set map[string]bool, all bool) []string {
	var list []string
	for class := range classes {
		if !all && (set[class] || set[w.stars[class]]) {
			list = append(list, class)
		}
	}
	slices.Sort(list)
	return list
}

func whatItWrites(e *effects) string {
	if e.writesAll {
		return "anything: it calls a function value, an interface or another package, or uses channels"
	}
	var list []string
	for class := range e.writes {
		list = append(list, class)
	}
	slices.Sort(list)
	return strings.Join(list, ", ")
}
