package codewriter

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// The compiler makes a statement's calls before it reads memory for the rest of the
// statement. (cmd/compile/internal/walk/order.go moves each call to a variable of its own,
// and slices and assertions; it leaves fields, elements and arithmetic where they are.) In
//
//	vm.stack[i] = vm.pop()
//
// go/ssa loads vm.stack before the call, plain Go behind it. Of a statement in which all
// is of a kind of which it is known what the compiler does, the same is made of the SSA:
// what is done at once comes in its order, each with what it needs, then all else.

// visit visits what is evaluated together. If an order that Go leaves open would
// matter, it is made the compiler's, where that can be.
func (o *evalOrder) visit(stmt ast.Node, list []ast.Expr, visit func()) {
	o.begin(stmt)
	if o.wouldClash(visit) && o.arrange(stmt, list, nil, nil) {
		o.unheard(visit) // for what is pending
		return
	}
	visit()
}

// wouldClash asks whether a visit would refuse something.
func (o *evalOrder) wouldClash(visit func()) bool {
	n := o.unheard(visit)
	o.begin(o.stmt)
	return n > 0
}

// unheard visits something and counts what it would refuse: that is told by who visits
// the whole statement.
func (o *evalOrder) unheard(visit func()) int {
	n, before := 0, o.clashes
	o.clashes = &n
	visit()
	o.clashes = before
	return n
}

// clash refuses an order that Go leaves open.
func (o *evalOrder) clash(pos token.Pos, what, format string, args ...any) {
	if o.clashes != nil {
		*o.clashes++
		return
	}
	o.refuse(pos, what, format, args...)
}

// late looks at what the compiler evaluates behind what it does at once.
type late struct {
	*evalOrder
	once []ast.Expr // what it does at once: calls, slices, assertions
	last bool       // what comes next may not be done at once
	ok   bool
}

// lateOf looks at expressions that are evaluated together.
func (o *evalOrder) lateOf(list []ast.Expr) *late {
	l := &late{evalOrder: o, ok: true}
	for _, e := range list {
		l.top(e)
	}
	return l
}

// top visits an expression of the statement itself. What an append is given is
// evaluated as anything else; it comes behind that, as does a store in a map.
func (l *late) top(e ast.Expr) {
	if index, ok := l.elementOfMap(e); ok && l.isStoredTo(e) {
		l.element(index)
		return
	}
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || !l.info.Types[ast.Unparen(call.Fun)].IsBuiltin() || types.ExprString(call.Fun) != "append" {
		l.visit(e)
		return
	}
	for _, a := range call.Args {
		l.visit(a)
	}
	l.last = true
}

// isStoredTo reports the place of an assignment to one.
func (l *late) isStoredTo(e ast.Expr) bool {
	s, ok := l.stmt.(*ast.AssignStmt)
	return ok && s.Tok == token.ASSIGN && len(s.Lhs) == 1 && s.Lhs[0] == e
}

// element visits the way to an element of a map. A key that is passed as it is stays
// where it is; another is copied, since its address is passed.
func (l *late) element(e *ast.IndexExpr) {
	m, _ := mapOf(l.info.TypeOf(e.X))
	conv, ok := ast.Unparen(e.Index).(*ast.CallExpr)
	l.ok = l.ok && l.takesKey(m) && !(ok && l.info.Types[ast.Unparen(conv.Fun)].IsType())
	l.visit(e.X)
	l.visit(e.Index)
}

// takesKey reports a map whose keys are passed as they are (cmd/compile's mapfast).
func (l *late) takesKey(m *types.Map) bool {
	const mostElem = 128
	if l.sizes(m.Elem()) > mostElem {
		return false
	}
	if b, ok := m.Key().Underlying().(*types.Basic); ok {
		return b.Info()&types.IsString != 0 || b.Info()&types.IsInteger != 0 && l.sizes(b) >= 4
	}
	return isPointer(m.Key())
}

func (l *late) atOnce(e ast.Expr) {
	l.ok = l.ok && !l.last
	l.once = append(l.once, e)
}

func (l *late) visit(e ast.Expr) {
	if e == nil {
		return
	}
	if tv := l.info.Types[e]; tv.Value != nil || tv.IsType() || tv.IsNil() {
		return
	}
	switch e := e.(type) {
	case *ast.Ident:
	case *ast.ParenExpr:
		l.visit(e.X)
	case *ast.SelectorExpr:
		if sel := l.info.Selections[e]; sel != nil {
			l.ok = l.ok && sel.Kind() == types.FieldVal
			l.visit(e.X)
		}
	case *ast.StarExpr:
		l.visit(e.X)
	case *ast.IndexExpr:
		if _, isMap := mapOf(l.info.TypeOf(e.X)); isMap {
			l.element(e)
			return
		}
		l.visit(e.X)
		l.visit(e.Index)
	case *ast.SliceExpr:
		for _, x := range []ast.Expr{e.X, e.Low, e.High, e.Max} {
			l.visit(x)
		}
		l.atOnce(e)
	case *ast.TypeAssertExpr:
		_, asks := l.info.TypeOf(e).(*types.Tuple)
		l.ok = l.ok && !asks
		l.visit(e.X)
		if e.Type != nil && !isDirect(l.info.TypeOf(e)) { // not that of a switch
			l.ok = l.ok && !isWrapped(l.info.TypeOf(e))
			l.atOnce(e)
		}
	case *ast.CompositeLit:
		l.literal(e)
	case *ast.UnaryExpr:
		_, isLit := ast.Unparen(e.X).(*ast.CompositeLit)
		l.ok = l.ok && e.Op != token.ARROW
		if l.visit(e.X); isLit && isBoxed(l.valueOf(e)) {
			l.atOnce(e)
		}
	case *ast.BinaryExpr:
		l.ok = l.ok && e.Op != token.LAND && e.Op != token.LOR && l.plain(e.X) && l.plain(e.Y)
		l.visit(e.X)
		l.visit(e.Y)
	case *ast.CallExpr:
		l.visitCall(e)
	default:
		l.ok = false
	}
}

// literal visits what an object is made from: it is made where it is used.
func (l *late) literal(e *ast.CompositeLit) {
	switch l.info.TypeOf(e).Underlying().(type) {
	case *types.Struct, *types.Array, *types.Slice:
	default:
		l.ok = false
	}
	for _, elt := range e.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			elt = kv.Value
		}
		l.visit(elt)
	}
}

// isBoxed reports a new object to which an interface points. The compiler copies the
// pointer at once, and so makes the object at once.
func isBoxed(in ssa.Instruction) bool {
	a, ok := in.(*ssa.Alloc)
	return ok && slices.ContainsFunc(*a.Referrers(), func(r ssa.Instruction) bool { _, is := r.(*ssa.MakeInterface); return is })
}

// madeOf gives the new object of a literal that an instruction makes, or of which it fills
// a part.
func madeOf(v any) *ssa.Alloc {
	switch v := v.(type) {
	case *ssa.Alloc:
		if v.Comment == "complit" || v.Comment == "slicelit" || v.Comment == "varargs" {
			return v
		}
	case *ssa.FieldAddr:
		return madeOf(v.X)
	case *ssa.IndexAddr:
		return madeOf(v.X)
	case *ssa.Store:
		return madeOf(v.Addr)
	}
	return nil
}

// isWrapped reports a type of which it is not certain here whether an interface's word
// is the value.
func isWrapped(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Struct:
		return t.NumFields() == 1
	case *types.Array:
		return t.Len() == 1
	}
	return false
}

// plain reports what is compared and computed without copies: numbers, truth values,
// strings, pointers.
func (l *late) plain(e ast.Expr) bool {
	t := l.info.TypeOf(e)
	b, ok := t.Underlying().(*types.Basic)
	return isPointer(t) || ok && b.Info()&(types.IsNumeric|types.IsBoolean|types.IsString) != 0 && b.Info()&types.IsComplex == 0
}

func (l *late) visitCall(e *ast.CallExpr) {
	switch fun := l.info.Types[ast.Unparen(e.Fun)]; {
	case fun.IsType():
		l.ok = l.ok && l.plain(e) && l.plain(e.Args[0]) && !isString(l.info.TypeOf(e)) && !isString(l.info.TypeOf(e.Args[0]))
		l.visit(e.Args[0])
	case fun.IsBuiltin():
		l.ok = l.ok && slices.Contains([]string{"len", "cap", "min", "max", "copy"}, types.ExprString(e.Fun))
		for _, a := range e.Args {
			l.visit(a)
		}
		l.atOnce(e)
	default:
		before := len(l.once)
		for _, x := range append([]ast.Expr{e.Fun}, e.Args...) {
			l.operand(x)
		}
		l.ok = l.ok && (len(l.once) == before || l.takesAsIs(e))
		l.atOnce(e)
	}
}

// operand visits what a call is given. Where nothing of it is done at once, the call is
// what it is for, and it may be anything.
func (l *late) operand(e ast.Expr) {
	own := late{evalOrder: l.evalOrder, ok: true}
	if f, ok := ast.Unparen(e).(*ast.SelectorExpr); ok && l.info.Selections[f] != nil {
		own.visit(f.X) // of a method, too
	} else {
		own.visit(e)
	}
	if l.ok = l.ok && (own.ok || !l.hasAtOnce(e)); own.ok {
		for _, x := range own.once {
			l.atOnce(x)
		}
	}
}

// hasAtOnce reports whether some part of an expression is done at once.
func (l *late) hasAtOnce(e ast.Expr) (has bool) {
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			has = has || !l.info.Types[ast.Unparen(n.Fun)].IsType()
		case *ast.SliceExpr, *ast.TypeAssertExpr, *ast.FuncLit:
			has = true
		}
		return !has
	})
	return has
}

// takesAsIs reports the call of a function that is known, or of a function value, which
// takes its operands as they are, or as interfaces for which the compiler copies nothing.
// What is converted in another way would be copied before the calls that follow.
func (l *late) takesAsIs(e *ast.CallExpr) bool {
	call := l.calls[e.Lparen]
	if call == nil || call.IsInvoke() {
		return false
	}
	sig := call.Signature()
	if sig.Variadic() || sig.Params().Len() != len(e.Args) {
		return false
	}
	for n, a := range e.Args {
		t, param := l.info.TypeOf(a), sig.Params().At(n).Type()
		if !types.Identical(t, param) && (!types.IsInterface(param) || types.IsInterface(t) || !l.boxedLate(t)) {
			return false
		}
	}
	fun, isSelector := ast.Unparen(e.Fun).(*ast.SelectorExpr)
	callee := call.StaticCallee()
	if callee == nil { // what a call in it gives is used at once
		return !l.hasAtOnce(e.Fun)
	}
	if recv := callee.Signature.Recv(); recv != nil {
		t := l.info.TypeOf(fun.X)
		return isSelector && (types.Identical(t, recv.Type()) || types.Identical(types.NewPointer(t), recv.Type()))
	}
	_, isName := ast.Unparen(e.Fun).(*ast.Ident)
	return isName || isSelector && l.info.Selections[fun] == nil
}

// arrange orders what a statement's expressions are made from: first what is done at
// once, then what makes the value first, then all else, then what makes the value last.
// It reports whether that could be done.
func (o *evalOrder) arrange(stmt ast.Node, list []ast.Expr, first, last ssa.Instruction) bool {
	l := o.lateOf(list)
	if !l.ok {
		return false
	}
	var once []ssa.Instruction
	for _, e := range l.once {
		in := o.makerOf(e)
		if in == nil {
			return false
		}
		once = append(once, in)
	}
	slices.SortFunc(once, func(a, b ssa.Instruction) int { return o.at[a] - o.at[b] })
	told := slices.DeleteFunc(append(slices.Clone(once), first, last), func(in ssa.Instruction) bool { return in == nil })
	if len(told) == 0 {
		return false
	}
	b, end := told[0].Block(), 0
	for _, in := range told {
		if in.Block() != b {
			return false
		}
		end = max(end, o.at[in]+1)
	}
	if first != nil || last != nil { // up to where it is stored
		for end < len(b.Instrs) && partOf(stmt, b.Instrs[end]) {
			end++
		}
		if _, isStore := b.Instrs[end].(*ssa.Store); !isStore {
			return false
		}
	}
	begin := end
	for begin > 0 && (partOf(stmt, b.Instrs[begin-1]) || slices.Contains(once, b.Instrs[begin-1])) {
		begin--
	}
	if begin > 0 && !otherThan(stmt, b.Instrs[begin-1]) {
		return false
	}
	for _, in := range told {
		if o.at[in] < begin {
			return false
		}
	}
	for _, in := range b.Instrs[begin:end] { // the compiler copies some of what is made an interface, and does that at once
		if c, ok := in.(*ssa.MakeInterface); ok && !o.boxedLate(c.X.Type()) && !slices.Contains(once, ssa.Instruction(madeOf(c.X))) {
			return false
		}
	}
	o.reorder(b, begin, end, append(once, first), last)
	return true
}

// boxedLate reports a type of which the compiler copies none to make it an interface
// (dataWordFuncName there).
func (u *unit) boxedLate(t types.Type) bool {
	switch b := t.Underlying().(type) {
	case *types.Slice:
		return true
	case *types.Basic:
		return b.Info()&types.IsString != 0 || b.Info()&types.IsNumeric != 0 && b.Info()&types.IsComplex == 0 && u.sizes(b) > 1
	}
	return false
}

// makerOf gives the instruction that does at once what an expression says.
func (o *evalOrder) makerOf(e ast.Expr) ssa.Instruction {
	if call, ok := e.(*ast.CallExpr); ok {
		return o.makes[o.calls[call.Lparen]]
	}
	return o.valueOf(e)
}

// valueOf gives the instruction that makes the value of an expression; nil if none does.
func (o *evalOrder) valueOf(e ast.Expr) ssa.Instruction {
	if ref := o.refs[ast.Unparen(e)]; ref != nil {
		in, _ := ref.X.(ssa.Instruction)
		return in
	}
	return nil
}

// reorder orders some of a block's instructions: those listed, each behind what it
// needs, then the others, and at the end what only the last needs. What says of which
// variables they are the values goes with them.
func (o *evalOrder) reorder(b *ssa.BasicBlock, begin, end int, list []ssa.Instruction, last ssa.Instruction) {
	all := slices.Clone(b.Instrs[begin:end])
	to, taken := b.Instrs[begin:begin], map[ssa.Instruction]bool{}
	take := func(wanted func(ssa.Instruction) bool) {
		for _, in := range all {
			made := in
			if d, ok := in.(*ssa.DebugRef); ok {
				made, _ = d.X.(ssa.Instruction)
			}
			if !taken[in] && (made == nil || !o.since(made, b, begin) || wanted(made)) {
				to, taken[in] = append(to, in), true
			}
		}
	}
	own := map[ssa.Instruction]bool{}
	for _, in := range list {
		if in != nil {
			own[in] = true
			o.ownOf(in, begin, all, own)
			take(func(in ssa.Instruction) bool { return own[in] })
		}
	}
	kept := map[ssa.Instruction]bool{}
	if last != nil && !own[last] {
		kept[last] = true
		o.ownOf(last, begin, all, kept)
		for _, in := range all { // and what it is converted to
			kept[in] = kept[in] || slices.ContainsFunc(in.Operands(nil), func(v *ssa.Value) bool {
				x, ok := (*v).(ssa.Instruction)
				return ok && kept[x] && o.at[x] >= o.at[last]
			})
		}
	}
	take(func(in ssa.Instruction) bool { return !kept[in] })
	take(func(ssa.Instruction) bool { return true })
	for n, in := range b.Instrs {
		o.at[in] = n
	}
}

// ownOf lists what an instruction needs of all that its block does from a place on.
func (o *evalOrder) ownOf(in ssa.Instruction, begin int, all []ssa.Instruction, own map[ssa.Instruction]bool) {
	need := func(x ssa.Instruction) {
		if o.since(x, in.Block(), begin) && !own[x] {
			own[x] = true
			o.ownOf(x, begin, all, own)
		}
	}
	for _, v := range in.Operands(nil) {
		if x, ok := (*v).(ssa.Instruction); ok {
			need(x)
		}
	}
	if a := madeOf(in); a != nil && a == in {
		for _, x := range all {
			if madeOf(x) == a {
				need(x)
			}
		}
	}
}

// since reports whether an instruction stands in a block from a place on.
func (o *evalOrder) since(in ssa.Instruction, b *ssa.BasicBlock, begin int) bool {
	return in.Block() == b && o.at[in] >= begin
}

// partOf reports an instruction that may be moved, unless it is for a variable of
// another statement.
func partOf(stmt ast.Node, in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.DebugRef:
		return within(stmt, in.Expr.Pos())
	case *ssa.UnOp:
		return in.Op != token.ARROW
	case *ssa.Call:
		return isBuiltin(in, "len") || isBuiltin(in, "cap")
	case *ssa.TypeAssert:
		return !in.CommaOk
	case *ssa.Lookup:
		return !in.CommaOk
	case *ssa.Alloc, *ssa.Store:
		return madeOf(in) != nil
	case *ssa.FieldAddr, *ssa.Field, *ssa.IndexAddr, *ssa.Index, *ssa.BinOp, *ssa.Convert, *ssa.ChangeType, *ssa.MakeInterface, *ssa.Slice:
		return true
	}
	return false
}

// otherThan reports an instruction that is for another statement for certain.
func otherThan(stmt ast.Node, in ssa.Instruction) bool {
	switch in := in.(type) {
	case *ssa.Phi:
		return true
	case *ssa.DebugRef:
		return !within(stmt, in.Expr.Pos())
	}
	return in.Pos().IsValid() && !within(stmt, in.Pos())
}

func within(n ast.Node, pos token.Pos) bool { return n.Pos() <= pos && pos < n.End() }
