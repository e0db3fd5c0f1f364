package codewriter

import (
	"go/token"
	"go/types"
	"maps"
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
// What is not known to be harmless may do everything, and may panic: an
// instruction that [unit.instrEffects] does not name, a function whose body is
// not here and that [library] does not list, whoever may be called through an
// interface or a function value.
type effects struct {
	reads, writes       map[class]bool // stars among them
	fills               map[class]bool // written behind what there was, by append
	readsAll, writesAll bool
	mayRaise            bool
	broken              map[token.Pos]string // places that write what is marked immutable
}

func newEffects() *effects {
	return &effects{reads: map[class]bool{}, writes: map[class]bool{}, fills: map[class]bool{}, broken: map[token.Pos]string{}}
}

func (e *effects) everything() { e.readsAll, e.writesAll, e.mayRaise = true, true, true }

// add adds what another does and reports whether that was anything new.
func (e *effects) add(o *effects) bool {
	before := e.size()
	maps.Copy(e.reads, o.reads)
	maps.Copy(e.writes, o.writes)
	maps.Copy(e.fills, o.fills)
	maps.Copy(e.broken, o.broken)
	e.readsAll, e.writesAll, e.mayRaise = e.readsAll || o.readsAll, e.writesAll || o.writesAll, e.mayRaise || o.mayRaise
	return e.size() != before
}

func (e *effects) size() int {
	n := len(e.reads) + len(e.writes) + len(e.fills) + len(e.broken)
	for _, all := range []bool{e.readsAll, e.writesAll, e.mayRaise} {
		if all {
			n++
		}
	}
	return n
}

// effectsOf gives what a function and all that it calls may do. What happens on
// the way to a panic does not count: whoever is past the call has not been
// there. It does count if somebody recovers.
//
// Of a generic function it gives what all its instances may do.
func (u *unit) effectsOf(fn *ssa.Function) *effects {
	e := newEffects()
	if !isGeneric(fn) {
		if u.summaries[fn] == nil {
			u.summarise(u.newSummaries(fn))
		}
		e.add(u.summaries[fn].done)
		return e
	}
	for _, instance := range u.instances()[fn] {
		e.add(u.effectsOf(instance))
	}
	return e
}

// isGeneric reports a function of which there are instances: only they have types.
func isGeneric(fn *ssa.Function) bool { return fn.TypeParams().Len() > 0 && len(fn.TypeArgs()) == 0 }

// instances lists the instances of generic functions that the package leads to.
func (u *unit) instances() map[*ssa.Function][]*ssa.Function {
	if u.instancesOf != nil {
		return u.instancesOf
	}
	u.instancesOf = map[*ssa.Function][]*ssa.Function{}
	seen := map[*ssa.Function]bool{}
	var walk func(fn *ssa.Function)
	walk = func(fn *ssa.Function) {
		if seen[fn] {
			return
		}
		seen[fn] = true
		if origin := fn.Origin(); origin != nil && origin != fn {
			u.instancesOf[origin] = append(u.instancesOf[origin], fn)
		}
		for _, callee := range slices.Concat(staticCallees(fn), fn.AnonFuncs) {
			walk(callee)
		}
	}
	for _, fn := range u.funcs {
		walk(fn)
	}
	return u.instancesOf
}

// summary is what is known of a function.
type summary struct {
	fn      *ssa.Function
	returns bool     // or it panics, or stays, for ever
	all     *effects // whatever happens
	done    *effects // if it returns
	calls   []callSite
}

// callSite is a call of a function that is known.
type callSite struct {
	callee *summary
	done   bool // the caller may return after it
}

// newSummaries makes empty ones for a function and those it calls, directly or
// not, as far as there are none: callees first, if they do not call back.
func (u *unit) newSummaries(fn *ssa.Function) []*summary {
	var list []*summary
	var walk func(fn *ssa.Function)
	walk = func(fn *ssa.Function) {
		s := &summary{fn: fn, all: newEffects(), done: newEffects()}
		if fn.Recover != nil { // it has a defer, which may recover
			s.returns, s.done = true, s.all
		}
		u.summaries[fn] = s
		for _, callee := range staticCallees(fn) {
			if u.summaries[callee] == nil {
				walk(callee)
			}
		}
		list = append(list, s)
	}
	walk(fn)
	return list
}

// summarise fills them in: first who returns, then what each does itself, then
// what those that it calls add, until nothing changes.
func (u *unit) summarise(list []*summary) {
	settle(list, func(s *summary) bool {
		before := s.returns
		s.returns = s.returns || u.mayReturn(s.fn)
		return s.returns != before
	})
	for _, s := range list {
		u.ownEffects(s)
	}
	settle(list, (*summary).addCalls)
}

// settle takes steps until none changes anything.
func settle(list []*summary, step func(*summary) bool) {
	for changed := true; changed; {
		changed = false
		for _, s := range list {
			changed = step(s) || changed
		}
	}
}

func (s *summary) addCalls() bool {
	changed := false
	for _, c := range s.calls {
		changed = s.all.add(c.callee.all) || changed
		if c.done {
			changed = s.done.add(c.callee.done) || changed
		}
		if c.callee.all.mayRaise && !s.done.mayRaise {
			s.done.mayRaise, changed = true, true
		}
	}
	return changed
}

// mayReturn reports whether a function may return, as far as is known now of
// those it calls.
func (u *unit) mayReturn(fn *ssa.Function) bool {
	return len(fn.Blocks) == 0 || u.returning(fn)[fn.Blocks[0]]
}

// returning finds the blocks from which control may get to the function's
// return, and not only to a panic.
func (u *unit) returning(fn *ssa.Function) map[*ssa.BasicBlock]bool {
	found := map[*ssa.BasicBlock]bool{}
	var back func(b *ssa.BasicBlock)
	back = func(b *ssa.BasicBlock) {
		if found[b] || slices.ContainsFunc(b.Instrs, u.neverPassed) {
			return
		}
		found[b] = true
		for _, p := range b.Preds {
			back(p)
		}
	}
	for _, b := range fn.Blocks {
		if _, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			back(b)
		}
	}
	return found
}

// neverPassed recognises a panic, and the call of a function that does not return.
func (u *unit) neverPassed(in ssa.Instruction) bool {
	if _, ok := in.(*ssa.Panic); ok {
		return true
	}
	c, ok := in.(*ssa.Call)
	if !ok || calleeOf(&c.Call) == nil {
		return false
	}
	return !u.summaries[calleeOf(&c.Call)].returns
}

// ownEffects notes what a function does itself, and whom it calls.
func (u *unit) ownEffects(s *summary) {
	if len(s.fn.Blocks) == 0 {
		u.foreign(s.all, s.fn)
		s.done.add(s.all)
	}
	returning := u.returning(s.fn)
	for _, b := range s.fn.Blocks {
		done := returning[b] || s.fn.Recover != nil
		e := newEffects()
		e.readsAll = u.exposed.changesStrings() // any instruction may read one
		for _, in := range b.Instrs {
			u.instrEffects(e, in)
		}
		s.all.add(e)
		if done {
			s.done.add(e)
		}
		for _, in := range b.Instrs {
			if c, ok := in.(ssa.CallInstruction); ok && calleeOf(c.Common()) != nil && !onlyFormats(c.Common()) {
				s.calls = append(s.calls, callSite{u.summaries[calleeOf(c.Common())], done})
			}
		}
	}
	s.done.mayRaise = s.all.mayRaise
}

// foreign is a function whose body is not here.
func (u *unit) foreign(e *effects, fn *ssa.Function) {
	switch {
	case reachesNothing(fn):
	case isListed(readers, fn):
		e.readsAll = true
	default:
		e.everything()
	}
	e.mayRaise = !neverPanics(fn)
}

// instrEffects notes what an instruction does. Calls of known functions do
// nothing themselves: see [callSite].
func (u *unit) instrEffects(e *effects, in ssa.Instruction) {
	u.mapEffects(e, in)
	switch in := in.(type) {
	case *ssa.DebugRef, *ssa.Alloc, *ssa.Phi, *ssa.ChangeType, *ssa.ChangeInterface, *ssa.MakeInterface, *ssa.MakeClosure,
		*ssa.Extract, *ssa.Field, *ssa.If, *ssa.Jump, *ssa.Return, *ssa.RunDefers, *ssa.Range, *ssa.Next:
	case *ssa.UnOp:
		u.unOpEffects(e, in)
	case *ssa.Store:
		u.touch(e.writes, in.Addr)
		u.noteBroken(e, in)
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
	case *ssa.Select:
		if !u.isQuestion(in) { // other goroutines run
			e.everything()
		}
	case *ssa.Call:
		u.callEffects(e, &in.Call)
	case *ssa.Defer:
		u.callEffects(e, &in.Call)
	default: // go, send: other goroutines run
		e.everything()
	}
}

// isVariable reports an address that is never nil: a local, a captured one or a global.
func isVariable(addr ssa.Value) bool {
	switch addr.(type) {
	case *ssa.Alloc, *ssa.FreeVar, *ssa.Global, *ssa.FieldAddr, *ssa.IndexAddr: // the last two were checked
		return true
	}
	return false
}

func mayTrap(b *ssa.BinOp) bool {
	_, konst := b.Y.(*ssa.Const)
	switch b.Op {
	case token.QUO, token.REM:
		return !konst && !isFloat(b.X.Type())
	case token.SHL, token.SHR:
		return !konst && !isUnsigned(b.Y.Type())
	case token.EQL, token.NEQ:
		return mayNotCompare(b.X.Type()) && !isNil(b.X) && !isNil(b.Y)
	}
	return false
}

// mayNotCompare reports a type of which values may hold, in an interface, what
// cannot be compared.
func mayNotCompare(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Basic, *types.Pointer, *types.Chan:
		return false
	case *types.Array:
		return mayNotCompare(t.Elem())
	case *types.Struct:
		for f := range t.Fields() {
			if mayNotCompare(f.Type()) {
				return true
			}
		}
		return false
	}
	return true
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
	if isUnsafePointer(in.X.Type()) {
		e.everything()
	}
	if s, ok := in.X.Type().Underlying().(*types.Slice); ok {
		u.touchElements(e.reads, s.Elem())
	}
}

func isUnsafePointer(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Kind() == types.UnsafePointer
}

// callEffects are those of builtins and of calls that may lead anywhere.
func (u *unit) callEffects(e *effects, c *ssa.CallCommon) {
	b, ok := c.Value.(*ssa.Builtin)
	if !ok {
		switch {
		case calleeOf(c) == nil:
			e.everything()
		case onlyFormats(c):
			e.readsAll, e.mayRaise = true, true
		}
		return
	}
	u.mapBuiltinEffects(e, b.Name(), c.Args)
	switch b.Name() {
	case "len", "cap", "min", "max", "real", "imag", "complex", "print", "println", "ssa:deferstack", "Add", "SliceData", "StringData":
	case "panic", "delete", "Slice", "String", "ssa:wrapnilchk": // a key that cannot be hashed, a negative length
		e.mayRaise = true
	case "append":
		u.touchArgs(e.reads, c.Args)
		u.touchArgs(e.fills, c.Args[:1])
		e.mayRaise = true
	case "copy":
		u.touchArgs(e.reads, c.Args[1:])
		u.touchArgs(e.writes, c.Args[:1])
	case "clear":
		u.touchArgs(e.writes, c.Args)
	default:
		e.everything()
	}
}

func (u *unit) touchArgs(set map[class]bool, args []ssa.Value) {
	for _, a := range args {
		if s, ok := a.Type().Underlying().(*types.Slice); ok {
			u.touchElements(set, s.Elem())
		}
	}
}

// touch notes the classes of what lies at an address, unless the function made
// that itself: nobody knew it before the call.
func (u *unit) touch(set map[class]bool, addr ssa.Value) {
	if !isMade(addr) {
		t, c := u.addressClass(addr)
		u.touchValue(set, t, c)
	}
}

// noteBroken notes a store to an immutable field, or to an element of a slice
// that one holds.
func (u *unit) noteBroken(e *effects, s *ssa.Store) {
	for addr := s.Addr; addr != nil && !isMade(addr); {
		switch a := addr.(type) {
		case *ssa.FieldAddr:
			t := elem(a.X.Type())
			if f := t.Underlying().(*types.Struct).Field(a.Field); u.dirs.isImmutable(t, f) {
				e.broken[s.Pos()] = u.memName(t) + "." + f.Name()
			}
			addr = a.X
		case *ssa.IndexAddr:
			addr = a.X
			if load, ok := a.X.(*ssa.UnOp); ok && load.Op == token.MUL {
				addr = load.X
			}
		default:
			return
		}
	}
}

// isMade reports an address in what the function has made.
func isMade(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Alloc, *ssa.MakeSlice:
		return true
	case *ssa.FieldAddr:
		return isMade(v.X)
	case *ssa.IndexAddr:
		return isMade(v.X)
	case *ssa.Slice:
		return isMade(v.X)
	}
	return false
}

func (u *unit) touchElements(set map[class]bool, t types.Type) {
	u.touchValue(set, t, u.elementClass(t))
}

// touchValue notes the classes of a value at a place of a class. What registers
// cannot hold (floats, arrays) is noted by its parts as far as they can.
func (u *unit) touchValue(set map[class]bool, t types.Type, c class) {
	switch ut := t.Underlying().(type) {
	case *types.Array:
		u.touchElements(set, ut.Elem())
	case *types.Struct:
		for n := range ut.NumFields() {
			u.touchValue(set, ut.Field(n).Type(), u.fieldClass(t, n))
		}
	default:
		set[c] = true
		list, _ := u.components(t, c)
		for _, part := range list {
			set[part.class] = true
		}
	}
}

// setEffects gives the descrs of all residual calls their effects, as far as
// they concern memory that the program touches.
func (w *writer) setEffects(p *jitcode.Program) {
	for _, d := range p.Calls {
		fn, e := w.called[d], w.does[d]
		if fn != nil {
			e = w.effectsOf(fn)
			w.checkPromises(d, fn, e)
			d.MayRaise = e.mayRaise || d.Portal // which may be cut short
		}
		if e == nil {
			continue
		}
		if !d.Pure {
			d.Effects.Reads, d.Effects.ReadsAll = w.touched(e.readsAll, e.reads)
			d.Effects.Writes, d.Effects.WritesAll = w.touched(e.writesAll, e.writes, e.fills)
		}
	}
}

// checkPromises holds a function against what directives say of it and of
// memory.
func (w *writer) checkPromises(d *descr.Call, fn *ssa.Function, e *effects) {
	for _, pos := range slices.Sorted(maps.Keys(e.broken)) {
		w.errorf(pos, "%s is marked //jit:immutable but is written here, by a call of %s", e.broken[pos], d.Name)
	}
	writes := slices.Concat(slices.Collect(maps.Keys(e.writes)), slices.Collect(maps.Keys(e.fills)))
	if d.Pure && (e.writesAll || len(writes) > 0) {
		w.errorf(fn.Pos(), "%s is marked //jit:pure but may write %s", d.Name, w.whatItWrites(e, writes))
	}
}

// touched lists the classes of the program that are in one of the sets; a star
// stands for all those it may lead to. If it is said that all are, those are left out
// that nobody gets at but by name, and where there are none, all of them need no list.
func (w *writer) touched(all bool, sets ...map[class]bool) (list []string, isAll bool) {
	isAll = all
	for _, d := range w.order {
		if c, ok := w.classes[d]; ok {
			if all && !w.isOurs(c) || w.hit(c, sets) {
				list = append(list, w.className(c))
			} else {
				isAll = false
			}
		}
	}
	if isAll {
		return nil, true
	}
	slices.Sort(list)
	return slices.Compact(list), false
}

func (w *writer) hit(c class, sets []map[class]bool) bool {
	for _, set := range sets {
		if set[c] {
			return true
		}
		for star := range w.stars[c] {
			if set[star] {
				return true
			}
		}
		for written := range set {
			if w.merged(written) == w.merged(c) {
				return true
			}
		}
	}
	return false
}

func (w *writer) whatItWrites(e *effects, writes []class) string {
	if e.writesAll {
		return "anything: it calls a function value, an interface or another package, or uses channels"
	}
	var list []string
	for _, c := range writes {
		list = append(list, w.className(c))
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), ", ")
}
