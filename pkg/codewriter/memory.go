package codewriter

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/ops"
)

// A place is what an address leads to: a field of the struct at base, part of
// an element of the array at base, or registers of a local struct. Addresses
// are never values of their own, so no instruction computes one.
type place struct {
	local     []assemble.VReg // of a local variable; the rest is unused then
	base      assemble.Operand
	indexed   bool
	index     assemble.Operand
	key       placeKey
	name      string // of the descr, before the component's suffix: Machine.cells, []Instr.op
	offset    string // Go expressions
	stride    string
	item      types.Type // of a stride
	typ       types.Type // of what is there
	class     class      // of a scalar there
	immutable bool
	at        int64      // bytes from the base, or from the item, on machines of 64 bits
	unnamed   types.Type // a type on the way that the generated file cannot name
}

// placeKey says which place it is: by the numbers of fields, on the way from a
// type that a pointer leads to or, if it begins with [], from a slice's elements.
type placeKey struct {
	root int // see [typeNumbers.exact]
	path string
}

// to is the key of a component of what is there.
func (k placeKey) to(c component) placeKey { return placeKey{k.root, k.path + c.path} }

// isPlace reports whether an address is one of a place, not a pointer value.
func (l *lowerer) isPlace(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.FieldAddr, *ssa.IndexAddr:
		return !l.listed(v)
	case *ssa.Alloc:
		return l.locals[v] != nil
	case *ssa.FreeVar:
		_, byValue := l.captured[v]
		return byValue
	}
	return false
}

// listed reports an address that is a variable of the merge point: whoever enters there
// has the pointer, and not what it was computed from.
func (l *lowerer) listed(addr ssa.Value) bool {
	return l.region != nil && slices.Contains(l.driver.point.vars, addr)
}

// place resolves an address.
func (l *lowerer) place(addr ssa.Value) place {
	if l.listed(addr) {
		return l.behind(addr)
	}
	return l.placeOf(addr)
}

// behind is what a pointer leads to.
func (l *lowerer) behind(pointer ssa.Value) place {
	t := elem(pointer.Type())
	l.checkSpan(t)
	if c, ok := l.privateOf(pointer); ok {
		return place{base: l.scalar(pointer), key: placeKey{root: c.of, path: "variable"}, name: l.privateName(c), typ: t, class: c}
	}
	return l.pointed(t, l.scalar(pointer))
}

// pointed is what a pointer to a type leads to.
func (l *lowerer) pointed(t types.Type, pointer assemble.Operand) place {
	return place{base: pointer, key: placeKey{root: l.numbers.exact(t)}, name: l.memName(t), typ: t, class: l.starClass(t), immutable: l.dirs.typeImmutable(t)}
}

// placeOf resolves an address from what it is computed.
func (l *lowerer) placeOf(addr ssa.Value) place {
	switch a := addr.(type) {
	case *ssa.Alloc:
		if regs := l.locals[a]; regs != nil {
			return place{local: regs, typ: elem(a.Type())}
		}
	case *ssa.Global:
		if l.mayName(a) {
			return l.globalPlace(a)
		}
	case *ssa.FreeVar:
		if p, byValue := l.captured[a]; byValue {
			return p
		}
	case *ssa.FieldAddr:
		return l.fieldOf(l.place(a.X), a.Field)
	case *ssa.IndexAddr:
		if _, ok := a.X.Type().Underlying().(*types.Slice); ok {
			return l.elementOf(a)
		}
		if _, fixed := a.Index.(*ssa.Const); fixed && !l.isPlace(a.X) && !isGlobal(a.X) && !isSliced(a.X) { // like a field, as it is where the array is a variable
			return l.arrayItem(l.behind(a.X), a.Index)
		}
		if !l.isPlace(a.X) { // an array that a pointer leads to is like a slice's
			t := elem(a.X.Type())
			p := l.item(t.Underlying().(*types.Array).Elem(), l.scalar(a.X), l.scalar(a.Index))
			p.immutable = p.immutable || l.dirs.typeImmutable(t)
			if v, ok := a.X.(*ssa.Global); ok && l.mayName(v) && l.globalOf(v.Object()).fixed {
				p = p.fixedAt(l.globalPlace(v))
			}
			return p
		}
		return l.arrayItem(l.place(a.X), a.Index)
	}
	return l.behind(addr)
}

func (l *lowerer) fieldOf(p place, n int) place {
	f := p.typ.Underlying().(*types.Struct).Field(n)
	if p.local != nil {
		from, to := l.partRange(p.typ, n)
		return place{local: p.local[from:to:to], typ: f.Type()}
	}
	p.key.path += "." + itoa(n)
	p.name += "." + f.Name()
	if !l.nameable(p.typ) {
		p.unnamed = p.typ
	}
	p.offset = plus(p.offset, l.offsetOf(p.typ, f))
	p.at += l.fieldAt(p.typ, n)
	p.class = l.fieldClass(p.typ, n)
	p.immutable = p.immutable || l.dirs.isImmutable(p.typ, f)
	p.typ = f.Type()
	return p
}

// elementOf is the element of a slice. Elements of a slice that was just loaded
// from an immutable field are immutable as well.
func (l *lowerer) elementOf(a *ssa.IndexAddr) place {
	t := elementOf(a.X.Type())
	p := l.item(t, l.scalar(a.X), l.scalar(a.Index))
	if load, ok := a.X.(*ssa.UnOp); ok && load.Op == token.MUL && !p.immutable {
		if from := l.place(load.X); from.immutable && (!isGlobal(load.X) || l.fixedItems(load)) {
			p = p.fixedAt(from)
		}
	}
	return p
}

func isGlobal(v ssa.Value) bool {
	_, ok := v.(*ssa.Global)
	return ok
}

// isSliced reports whether a slice is made of an array, as of that of a literal.
func isSliced(array ssa.Value) bool {
	return slices.ContainsFunc(users(array), func(in ssa.Instruction) bool { _, ok := in.(*ssa.Slice); return ok })
}

// fixedAt is an element of what never changes, which has descrs of its own.
func (p place) fixedAt(from place) place {
	p.key, p.name, p.immutable = from.key, from.name+"[]", true
	p.key.path += "[]"
	return p
}

func (l *lowerer) indexedBy(p place, index assemble.Operand) place {
	p.indexed, p.index = true, index
	if !l.nameable(p.typ) {
		p.unnamed = p.typ
	}
	p.stride, p.item = l.sizeOf(p.typ), p.typ
	p.class = l.elementClass(p.typ)
	return p
}

// arrayItem is an element of the array at a place: with a constant index it is
// like a field, otherwise the array begins at an offset from the base.
func (l *lowerer) arrayItem(p place, index ssa.Value) place {
	if p.local != nil {
		from, to, _ := l.constItem(p.typ, index)
		return place{local: p.local[from:to:to], typ: p.typ.Underlying().(*types.Array).Elem()}
	}
	p.typ = p.typ.Underlying().(*types.Array).Elem()
	if c, ok := index.(*ssa.Const); ok {
		part := fmt.Sprintf("[%d]", c.Int64())
		p.key.path, p.name = p.key.path+part, p.name+part
		p.offset = plus(p.offset, fmt.Sprintf("%d*%s", c.Int64(), l.sizeOf(p.typ)))
		p.at += c.Int64() * l.sizes(p.typ)
		p.class = l.elementClass(p.typ)
		return p
	}
	if p.indexed { // the array gets an address of its own
		p.base, p.at, p.offset, p.indexed = l.addressOf(p), 0, "", false
	}
	p.key.path, p.name = p.key.path+"[]", p.name+"[]"
	return l.indexedBy(p, l.scalar(index))
}

// fieldAddr checks the pointer, unless that is left to a store; the address
// itself is a place.
func (l *lowerer) fieldAddr(a *ssa.FieldAddr) {
	if !leftToStore(a) {
		l.checkPointer(a.X)
	}
	l.interior(a)
}

// indexAddr checks the index, unless that is left to a store; the address
// itself is a place.
func (l *lowerer) indexAddr(a *ssa.IndexAddr) {
	if l.variesInRegisters(a) {
		return
	}
	if !leftToStore(a) {
		l.checkElement(a)
	}
	l.interior(a)
}

// leftToStore reports the address of an assignment's left side: Go evaluates
// the right side first and finds out afterwards that the left is no place. (Of
// x[i].f = g() go/ssa puts the field after the call, but not the element.)
func leftToStore(addr ssa.Value) bool {
	var user ssa.Instruction
	for _, ref := range users(addr) {
		if d, ok := ref.(*ssa.DebugRef); ok {
			if v, ok := d.Object().(*types.Var); ok && !v.IsField() {
				return false // p := &x[i]
			}
			continue
		}
		if user != nil {
			return false
		}
		user = ref
	}
	switch user := user.(type) {
	case *ssa.Store:
		return user.Addr == addr
	case *ssa.FieldAddr:
		return leftToStore(user)
	case *ssa.IndexAddr:
		return user.X == addr && leftToStore(user)
	}
	return false
}

// checkStore makes the checks that were left to a store.
func (l *lowerer) checkStore(addr ssa.Value) {
	if !l.isPlace(addr) {
		l.checkPointer(addr)
		return
	}
	switch a := addr.(type) {
	case *ssa.FieldAddr:
		if leftToStore(a) {
			l.checkStore(a.X)
		}
	case *ssa.IndexAddr:
		if leftToStore(a) {
			if _, array := a.X.Type().Underlying().(*types.Pointer); array {
				l.checkStore(a.X)
			}
			l.checkElement(a)
		}
	}
}

func (l *lowerer) checkElement(a *ssa.IndexAddr) {
	length := assemble.Operand{}
	if _, ok := a.X.Type().Underlying().(*types.Slice); ok {
		length = l.value(a.X)[1]
	} else {
		l.checkPointer(a.X)
		n := elem(a.X.Type()).Underlying().(*types.Array).Len()
		if c, ok := a.Index.(*ssa.Const); ok && c.Value.Kind() == constant.Int { // the compiler checked it
			return
		}
		length = assemble.Int(n)
	}
	l.checkIndex(a.Index, length)
}

// checkIndex emits the check of an index.
func (l *lowerer) checkIndex(index ssa.Value, length assemble.Operand) {
	op := jitcode.CheckIndex
	if isWideUnsigned(index.Type()) {
		op = jitcode.CheckUintIndex
	}
	l.emit(assemble.Ins{Op: op, Args: []assemble.Operand{l.scalar(index), length}})
}

// isWideUnsigned reports a type with numbers that are negative in a register.
func isWideUnsigned(t types.Type) bool {
	m, ok := scalarMem(t)
	return ok && isUnsigned(t) && !m.Narrow()
}

// checkPointer emits the nil check of an access through a pointer value, unless
// this block has done it.
func (l *lowerer) checkPointer(v ssa.Value) {
	if isVariable(v) {
		return
	}
	p := l.scalar(v)
	if !p.Const && l.nonnull[p.Reg] {
		return
	}
	l.nonnull[p.Reg] = !p.Const
	l.emit(assemble.Ins{Op: jitcode.CheckNonnull, Args: []assemble.Operand{p}})
}

// onlyLoadsAndStores refuses an address that is used as a value.
func (l *lowerer) onlyLoadsAndStores(addr ssa.Value, what string) {
	for _, ref := range users(addr) {
		switch ref := ref.(type) {
		case *ssa.DebugRef, *ssa.FieldAddr, *ssa.IndexAddr, *ssa.UnOp:
			continue
		case *ssa.Store:
			if ref.Val != addr {
				continue
			}
		case *ssa.Slice:
			l.unsupported(posOr(ref.Pos(), addr.Pos()), "slicing an array")
			continue
		case *ssa.Call:
			if _, field := addr.(*ssa.FieldAddr); field && isAtomicLoad(calleeOf(&ref.Call)) {
				continue
			}
			if recv := ref.Call.Signature().Recv(); recv != nil && ref.Call.Args[0] == addr {
				l.unsupported(addr.Pos(), fmt.Sprintf("%s, for the receiver of %s,", what, ref.Call.StaticCallee().Name()))
				continue
			}
		}
		l.unsupported(posOr(addr.Pos(), ref.Pos()), what)
	}
}

// alloc makes registers for a local struct that stays local.
func (l *lowerer) alloc(a *ssa.Alloc) {
	if a.Heap && !l.onlyPanicked(a) || l.inMemory(a) {
		l.newObject(a)
		return
	}
	if !l.representable(posOr(a.Pos(), l.pos), elem(a.Type())) {
		return
	}
	name := ""
	if token.IsIdentifier(a.Comment) && a.Comment != "complit" {
		name = a.Comment
	}
	regs := l.fresh(elem(a.Type()), name)
	l.locals[a] = regs
	l.copyTo(regs, l.zero(elem(a.Type())))
	if !a.Heap {
		l.onlyLoadsAndStores(a, "taking the address of a local variable")
	}
}

func (l *lowerer) unOp(u *ssa.UnOp) {
	switch u.Op {
	case token.MUL:
		l.checkPointer(u.X)
		l.load(l.place(u.X), l.define(u))
	case token.NOT:
		l.compute(ops.IntIsZero, u, l.scalar(u.X))
	case token.SUB:
		if isFloat(u.X.Type()) {
			l.negateFloat(u)
			return
		}
		l.computeNarrow(ops.IntNeg, u, l.scalar(u.X))
	case token.XOR:
		l.computeNarrow(ops.IntInvert, u, l.scalar(u.X))
	default:
		l.refuse(u, "the operator "+u.Op.String())
	}
}

func (l *lowerer) store(s *ssa.Store) {
	l.checkStore(s.Addr)
	p := l.place(s.Addr)
	if isMade(s.Addr) && p.local == nil && l.keepsSomething(p) {
		l.unsupported(l.pos, "a new object with fields marked //jit:immutable")
		return
	}
	l.storeTo(p, l.value(s.Val))
}

// keepsSomething reports a place of which a part never changes: loads from there may
// be made before a store that begins it.
func (l *lowerer) keepsSomething(p place) bool {
	list, _ := l.components(p.typ, p.class)
	return p.immutable || slices.ContainsFunc(list, func(c component) bool { return c.immutable })
}

// fixedLoads has, for a load, that of what never changes.
var fixedLoads = map[ops.Code]ops.Code{
	ops.GetfieldGc: ops.GetfieldGcPure, ops.GetarrayitemGc: ops.GetarrayitemGcPure,
}

// load reads a place, component by component. Those nobody uses go away later.
func (l *lowerer) load(p place, dst []assemble.VReg) {
	if p.local != nil {
		l.copyTo(dst, l.regs(p.local))
		return
	}
	list, _ := l.components(p.typ, p.class)
	for i, c := range list {
		d, args := l.access(p, c)
		op := ops.LoadOf(d)
		if p.immutable || c.immutable {
			op = fixedLoads[op]
		}
		l.emit(assemble.Ins{Op: jitcode.Op(op), Args: args, Dst: dst[i : i+1 : i+1], Descr: d})
	}
}

func (l *lowerer) storeTo(p place, src []assemble.Operand) {
	if p.local != nil {
		l.copyTo(p.local, src)
		return
	}
	list, _ := l.components(p.typ, p.class)
	for i, c := range list {
		if p.immutable || c.immutable {
			l.errorf(l.pos, "%s is marked //jit:immutable but is written here", p.name+c.suffix)
		}
		d, args := l.access(p, c)
		l.emit(assemble.Ins{Op: jitcode.Op(ops.StoreOf(d)), Args: append(args, src[i]), Descr: d})
	}
}

func (l *lowerer) regs(list []assemble.VReg) []assemble.Operand {
	var args []assemble.Operand
	for _, r := range list {
		args = append(args, l.out.Operand(r))
	}
	return args
}

// access gives descr and operands for one component of a place.
func (l *lowerer) access(p place, c component) (*descr.Memory, []assemble.Operand) {
	for _, t := range []types.Type{p.unnamed, c.unnamed} {
		if t != nil {
			l.unsupported(l.pos, fmt.Sprintf("the type %s, which the generated file cannot name,", l.typeName(t)))
		}
	}
	if p.indexed {
		return l.memoryDescr(p, c), []assemble.Operand{p.base, p.index}
	}
	return l.memoryDescr(p, c), []assemble.Operand{p.base}
}

// index is a byte of a string; an element of an array value is a part of it.
func (l *lowerer) index(in *ssa.Index) {
	if isArrayType(in.X.Type()) {
		if l.indexedParts(in) == nil {
			l.indexArray(in)
		}
		return
	}
	if !isString(in.X.Type()) {
		l.unsupported(l.pos, "indexing a value whose type is a type parameter")
		return
	}
	s, i := l.value(in.X), l.scalar(in.Index)
	l.checkIndex(in.Index, s[1])
	if l.exposed.changesStrings() {
		l.load(l.stringByte(s[0], i), l.define(in))
		return
	}
	l.compute(ops.Strgetitem, in, s[0], i)
}

// stringByte is the byte of a string that may share it with a slice.
func (l *lowerer) stringByte(base, index assemble.Operand) place {
	t := types.Typ[types.Uint8]
	return place{base: base, indexed: true, index: index, key: placeKey{l.numbers.exact(types.Typ[types.String]), "[]"},
		name: "string[]", stride: "1", typ: t, class: l.elementClass(t)}
}

// slice checks x[:n] of a slice, which is the same pointer, n long; or makes another.
func (l *lowerer) slice(in *ssa.Slice) {
	switch in.X.Type().Underlying().(type) {
	case *types.Slice, *types.Basic:
	default:
		l.checkPointer(in.X)
	}
	switch {
	case !keepsStart(in):
		l.sliceWithin(in)
	case in.High != nil && !inBounds(in):
		op := jitcode.CheckSlice
		if isWideUnsigned(in.High.Type()) {
			op = jitcode.CheckUintSlice
		}
		l.emit(assemble.Ins{Op: op, Args: []assemble.Operand{l.scalar(in.High), l.sliced(in.X)[2]}})
	}
}

// sliceParts are the components of x[:n] or x[:].
func (l *lowerer) sliceParts(in *ssa.Slice) []assemble.Operand {
	if !keepsStart(in) || l.isLocal(in.X) {
		return nil
	}
	x := l.sliced(in.X)
	if in.High == nil {
		return x
	}
	return []assemble.Operand{x[0], l.scalar(in.High), x[2]}
}
