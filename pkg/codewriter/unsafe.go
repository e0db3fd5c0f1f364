package codewriter

import (
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/typeutil"
)

// Package unsafe, and reflect in its name, make second ways to memory: a row of
// fields seen as a slice, a number as its bytes, a string that shares a slice's.
// All memory that such a way may lead to is one class, called unsafe. Which way
// a pointer really goes nobody can tell; so that is all memory beside which, in
// a struct or an array, a value lies whose type is seen through on either side.
// But where one expression sees a place as another type that is no larger, it is
// that place alone, and what pointers in it lead to.
type exposure struct {
	types   []types.Type // seen through
	places  []types.Type // seen through by themselves, without what lies beside
	fitting []types.Type // likewise, by pointers that are kept: as long as none becomes a pointer to more
	rows    []types.Type // of items seen through: a slice's, whose array may be part of a struct
	leaves  bool         // an unsafe.Pointer becomes a pointer, one knows not which
	all     bool         // any type may be
	strings bool         // bytes of strings may change
	numbers bool         // reflect tells where something lies, one knows not of which type
	made    bool         // a pointer is made of a number, one knows not of which
	where   []token.Pos  // that was found
	sizes   types.Sizes

	values   map[int]bool // numbers of types of which values may lie there
	elements map[int]bool // numbers of types of which elements may
}

// covers reports whether a class is part of the one called unsafe.
func (x *exposure) covers(of, part int) bool {
	switch {
	case x == nil:
		return false
	case x.all:
		return true
	case part == element:
		return x.elements[of]
	}
	return x.values[of]
}

// changesStrings reports whether the bytes of strings may change.
func (x *exposure) changesStrings() bool { return x != nil && x.strings }

// expose looks through all functions that were read for second ways to memory;
// nil if there are none.
func (u *unit) expose() *exposure {
	if !slices.ContainsFunc(u.read, importsUnsafe) {
		return nil
	}
	x := &exposure{values: map[int]bool{}, elements: map[int]bool{}}
	for fn := range u.reachable() {
		for _, b := range fn.Blocks {
			for _, in := range b.Instrs {
				one := &exposure{sizes: u.pkg.TypesSizes}
				one.look(in)
				x.join(one, in.Pos())
			}
		}
	}
	if x.all = x.all || x.numbers && x.made; len(x.where) == 0 {
		return nil
	}
	u.spread(x)
	return x
}

func importsUnsafe(p *packages.Package) bool {
	return slices.ContainsFunc(p.Types.Imports(), func(i *types.Package) bool { return i.Path() == "unsafe" || i.Path() == "reflect" })
}

// reachable finds the functions of this module's packages, and those of others
// that they name or that may be called through an interface.
func (u *unit) reachable() map[*ssa.Function]bool {
	r := &reach{prog: u.prog, found: map[*ssa.Function]bool{}}
	for _, p := range u.read {
		if u.pkg.Module == nil || p.Module != nil && p.Module.Path == u.pkg.Module.Path {
			r.members(u.prog.Package(p.Types))
		}
	}
	return r.found
}

// reach is a search for functions.
type reach struct {
	prog  *ssa.Program
	found map[*ssa.Function]bool
}

func (r *reach) members(p *ssa.Package) {
	if p == nil {
		return // it does not compile
	}
	for _, m := range p.Members {
		switch m := m.(type) {
		case *ssa.Function:
			r.walk(m)
		case *ssa.Type:
			r.methods(m.Type())
			r.methods(types.NewPointer(m.Type()))
		}
	}
}

func (r *reach) methods(t types.Type) {
	if named, ok := t.(*types.Named); types.IsInterface(t) || ok && named.TypeParams().Len() > 0 && named.TypeArgs().Len() == 0 {
		return // the methods of instances are found where they are named
	}
	for m := range r.prog.MethodSets.MethodSet(t).Methods() {
		if fn := r.prog.MethodValue(m); fn != nil {
			r.walk(fn)
		}
	}
}

func (r *reach) walk(fn *ssa.Function) {
	if r.found[fn] {
		return
	}
	r.found[fn] = true
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if m, ok := in.(*ssa.MakeInterface); ok {
				r.methods(m.X.Type())
			}
			for _, op := range in.Operands(nil) {
				if named, ok := (*op).(*ssa.Function); ok {
					r.walk(named)
				}
			}
		}
	}
}

// join adds what one instruction sees through.
func (x *exposure) join(o *exposure, pos token.Pos) {
	if o.all || o.strings || o.numbers || len(o.types)+len(o.places)+len(o.fitting)+len(o.rows) > 0 {
		x.where = append(x.where, pos)
	}
	x.types, x.places, x.rows = append(x.types, o.types...), append(x.places, o.places...), append(x.rows, o.rows...)
	x.fitting = append(x.fitting, o.fitting...)
	x.all, x.strings, x.leaves = x.all || o.all, x.strings || o.strings, x.leaves || o.leaves
	x.numbers, x.made = x.numbers || o.numbers, x.made || o.made
}

// look notes what an instruction sees through.
func (x *exposure) look(in ssa.Instruction) {
	switch in := in.(type) {
	case *ssa.Convert:
		x.lookAtConversion(in)
	case *ssa.Call:
		if b, ok := in.Call.Value.(*ssa.Builtin); ok {
			x.lookAtBuiltin(b.Name(), in.Call.Args)
		}
	}
	for _, op := range in.Operands(nil) {
		if fn, ok := (*op).(*ssa.Function); ok && packageOf(fn) != nil {
			reflects := packageOf(fn).Path() == "reflect"
			x.all = x.all || reflects && slices.Contains(reflected, fn.Name())
			x.numbers = x.numbers || reflects && slices.Contains(located, fn.Name())
			x.made = x.made || takesAddress(fn)
		}
	}
}

// reflected are the functions of package reflect that give pointers, located those
// that give numbers, which are compared, printed and looked up, if nobody makes
// pointers of numbers.
var (
	reflected = []string{"NewAt", "SliceAt", "UnsafePointer"}
	located   = []string{"Pointer", "UnsafeAddr"}
)

// takesAddress reports whether a number given to a function may be an address of
// memory there: its body is not here, as of a system call.
func takesAddress(fn *ssa.Function) bool {
	switch path := packageOf(fn).Path(); {
	case fn.Blocks != nil, path == "runtime" && (fn.Name() == "FuncForPC" || fn.Name() == "FileLine"), path == "os", path == "sync/atomic":
		return false
	}
	for p := range fn.Signature.Params().Variables() {
		if b, ok := p.Type().Underlying().(*types.Basic); ok && b.Kind() == types.Uintptr {
			return true
		}
	}
	return false
}

func (x *exposure) lookAtConversion(c *ssa.Convert) {
	from, to := c.X.Type(), c.Type()
	if !isUnsafePointer(from) && !isUnsafePointer(to) || isRecast(c) {
		return
	}
	ofNumber := !isPointer(from) && isUnsafePointer(to) && !isOfPointer(c.X)
	x.made = x.made || ofNumber || leadsToPointers(from) || leadsToPointers(to)
	if x.seesPlace(c) {
		return
	}
	x.leaves = x.leaves || isPointer(to)
	for _, t := range []types.Type{from, to} {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			x.add(p.Elem())
		}
	}
}

// leadsToPointers reports a pointer to memory with pointers in it: seen as something
// else, that may take a number for one.
func leadsToPointers(t types.Type) bool {
	p, ok := t.Underlying().(*types.Pointer)
	return ok && holds(p.Elem(), hasPointer)
}

// isOfPointer recognises uintptr(p), with something added.
func isOfPointer(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Convert:
		return isUnsafePointer(v.X.Type())
	case *ssa.BinOp:
		return isOfPointer(v.X) || isOfPointer(v.Y)
	}
	return false
}

// seesPlace notes the types of (*B)(unsafe.Pointer(a)), of which both conversions
// are, if B is no larger: that is the place a leads to and nothing beside it. Of a pointer
// that is kept it is so as long as nothing is made of an unsafe.Pointer elsewhere.
func (x *exposure) seesPlace(c *ssa.Convert) bool {
	if !isUnsafePointer(c.Type()) {
		from, ok := c.X.(*ssa.Convert)
		return ok && x.seesPlace(from)
	}
	if !isPointer(c.X.Type()) {
		return false
	}
	from, kept := elem(c.X.Type()), false
	fits := func(ref ssa.Instruction) bool {
		to, ok := ref.(*ssa.Convert)
		ok = ok && isPointer(to.Type()) && x.sizes.Sizeof(elem(to.Type())) <= x.sizes.Sizeof(from)
		kept = kept || ok && !onlyUsed(to, func(ref ssa.Instruction) bool { return keepsVariable(ref, to, true) })
		return ok
	}
	if !onlyUsed(c, fits) {
		return false
	}
	x.addPlace(from, kept)
	for _, ref := range users(c) {
		if to, ok := ref.(*ssa.Convert); ok {
			x.addPlace(elem(to.Type()), kept)
		}
	}
	return true
}

// addPlace notes the type of a place; what its pointers lead to, another type's may.
func (x *exposure) addPlace(t types.Type, kept bool) {
	if kept {
		x.fitting = append(x.fitting, t)
	} else {
		x.places = append(x.places, t)
	}
	holds(t, func(t types.Type) bool {
		switch to := t.Underlying().(type) {
		case *types.Slice:
			x.addRow(to.Elem())
		case *types.Interface:
			x.all = x.all || !kept
		case *types.Array: // its parts are asked
		case interface{ Elem() types.Type }:
			x.leaves = true
			x.add(to.Elem())
		}
		x.strings = x.strings || isString(t)
		return false
	})
}

// addRow notes the type of items of a slice.
func (x *exposure) addRow(t types.Type) {
	x.rows = append(x.rows, t)
	x.strings = x.strings || holds(t, isString)
}

// add notes a type seen through.
func (x *exposure) add(t types.Type) {
	x.types = append(x.types, t)
	x.strings = x.strings || holds(t, isString)
}

// isRecast recognises *(*T)(unsafe.Pointer(&local)), where T has no pointers:
// the bits of a variable as something else, as for floats. Both conversions are
// of this kind.
func isRecast(c *ssa.Convert) bool {
	if isUnsafePointer(c.Type()) {
		_, local := c.X.(*ssa.Alloc)
		return local && onlyUsed(c, func(ref ssa.Instruction) bool {
			to, ok := ref.(*ssa.Convert)
			return ok && isRecast(to)
		})
	}
	from, ok := c.X.(*ssa.Convert)
	if !ok || !isPointer(c.Type()) || holds(elem(c.Type()), hasPointer) {
		return false
	}
	_, local := from.X.(*ssa.Alloc)
	return local && onlyUsed(c, func(ref ssa.Instruction) bool {
		_, load := ref.(*ssa.UnOp)
		return load
	})
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// users gives the instructions that use a value: none of a function or a package's
// variable, which may be used anywhere.
func users(v ssa.Value) []ssa.Instruction {
	if list := v.Referrers(); list != nil {
		return *list
	}
	return nil
}

// onlyUsed reports whether all users of a value are known, and of a kind.
func onlyUsed(v ssa.Value, kind func(ssa.Instruction) bool) bool {
	list := v.Referrers()
	return list != nil && !slices.ContainsFunc(*list, func(ref ssa.Instruction) bool {
		_, debug := ref.(*ssa.DebugRef)
		return !debug && !kind(ref)
	})
}

// lookAtBuiltin notes what a function of package unsafe makes, unless that is a
// slice again of all that was one.
func (x *exposure) lookAtBuiltin(name string, args []ssa.Value) {
	switch name {
	case "Slice", "String":
		x.strings, x.leaves = x.strings || name == "String", x.leaves || name == "Slice" || !isItem(args[0])
		switch {
		case isWhole(args[0], args[1]):
		case isItem(args[0]):
			x.addRow(elem(args[0].Type()))
		default:
			x.add(elem(args[0].Type()))
		}
	case "StringData":
		x.strings = true
	}
}

// isWhole recognises the first element and the length of one and the same slice
// or string.
func isWhole(ptr, length ssa.Value) bool {
	n := builtinArg(length, "len")
	return n != nil && (n == builtinArg(ptr, "SliceData") || n == builtinArg(ptr, "StringData") || n == firstOf(ptr))
}

// builtinArg gives the argument of a call of a builtin; nil for all else.
func builtinArg(v ssa.Value, name string) ssa.Value {
	if c, ok := v.(*ssa.Call); ok {
		if b, ok := c.Call.Value.(*ssa.Builtin); ok && b.Name() == name {
			return c.Call.Args[0]
		}
	}
	return nil
}

// firstOf gives s of &s[0].
func firstOf(v ssa.Value) ssa.Value {
	if a, ok := v.(*ssa.IndexAddr); ok {
		if c, ok := a.Index.(*ssa.Const); ok && c.Int64() == 0 {
			return a.X
		}
	}
	return nil
}

// isItem reports &s[0] of a slice.
func isItem(v ssa.Value) bool {
	s := firstOf(v)
	if s == nil {
		return false
	}
	_, ok := s.Type().Underlying().(*types.Slice)
	return ok
}

// holds reports whether a value of a type has a part for which is says so.
func holds(t types.Type, is func(types.Type) bool) bool {
	switch ut := t.Underlying().(type) {
	case *types.Struct:
		for f := range ut.Fields() {
			if holds(f.Type(), is) {
				return true
			}
		}
	case *types.Array:
		return is(t) || holds(ut.Elem(), is)
	}
	return is(t)
}

func hasPointer(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Basic:
		return t.Info()&types.IsString != 0 || t.Kind() == types.UnsafePointer
	case *types.Struct, *types.Array: // their parts are asked
		return false
	}
	return true
}

// spread finds the memory beside the types seen through: all of each struct or
// array, among the types that the source has, in which one of them lies.
// Where all pointers that go in stay there, or become numbers, as for the operating
// system, there is nothing beside.
func (u *unit) spread(x *exposure) {
	for _, t := range x.places {
		u.cover(x, t)
	}
	if x.leaves {
		x.types = append(x.types, x.fitting...)
	}
	for _, t := range x.fitting {
		u.cover(x, types.NewArray(t, 1))
	}
	rows, around := map[int]bool{}, map[int]bool{}
	for _, t := range x.rows {
		rows[u.numbers.memory(t)] = true
		u.cover(x, types.NewArray(t, 1))
	}
	for _, t := range x.types {
		around[u.numbers.memory(t)] = x.leaves
		u.cover(x, types.NewArray(t, 1))
	}
	if len(rows) == 0 && !x.leaves {
		return
	}
	beside := func(t types.Type) bool {
		a, ok := t.Underlying().(*types.Array)
		return around[u.numbers.memory(t)] || ok && rows[u.numbers.memory(a.Elem())]
	}
	for _, t := range u.mentioned() {
		if holds(t, beside) {
			u.cover(x, t)
		}
	}
}

// noteExposed tells what is slower for it, and why.
func (w *writer) noteExposed() {
	x := w.exposed
	if x == nil {
		return
	}
	var at, types []string
	for _, pos := range x.where {
		at = append(at, position(w.fset.Position(pos)))
	}
	for _, t := range slices.Concat(x.types, x.places, x.fitting, x.rows) {
		types = append(types, w.typeName(t))
	}
	slices.Sort(at)
	slices.Sort(types)
	if x.all {
		types = []string{"everything"}
	}
	if x.strings {
		w.note("%s: the bytes of strings may change: they are loaded each time", at[0])
	}
	if len(types) > 0 {
		w.note("%s: unsafe makes one class of the memory beside %s: a store to it makes compiled code forget all of it", at[0], strings.Join(slices.Compact(types), ", "))
	}
}

// cover adds a type and its parts.
func (u *unit) cover(x *exposure, t types.Type) {
	x.values[u.numbers.memory(t)] = true
	switch t := t.Underlying().(type) {
	case *types.Struct:
		for f := range t.Fields() {
			u.cover(x, f.Type())
		}
	case *types.Array:
		x.elements[u.numbers.memory(t.Elem())] = true
		u.cover(x, t.Elem())
	}
}

// mentioned lists the structs and arrays that the packages read name or lead to.
func (u *unit) mentioned() []types.Type {
	m := &mentions{}
	for _, p := range u.read {
		for _, tv := range p.TypesInfo.Types {
			m.walk(tv.Type)
		}
		for _, obj := range p.TypesInfo.Defs {
			if obj != nil {
				m.walk(obj.Type())
			}
		}
	}
	return m.list
}

// mentions collects types.
type mentions struct {
	seen typeutil.Map
	list []types.Type
}

func (m *mentions) walk(t types.Type) {
	if t == nil || m.seen.Set(t, true) != nil {
		return
	}
	switch ut := t.Underlying().(type) {
	case *types.Struct:
		m.list = append(m.list, t)
		for f := range ut.Fields() {
			m.walk(f.Type())
		}
	case *types.Array:
		m.list = append(m.list, t)
		m.walk(ut.Elem())
	case *types.Map:
		m.walk(ut.Key())
		m.walk(ut.Elem())
	case *types.Signature:
		m.walk(ut.Params())
		m.walk(ut.Results())
	case *types.Tuple:
		for v := range ut.Variables() {
			m.walk(v.Type())
		}
	case interface{ Elem() types.Type }: // pointers, slices, channels
		m.walk(ut.Elem())
	}
}
