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
// and leaves fields, elements and arithmetic where they are.) In
//
//	vm.stack[i] = vm.pop()
//
// go/ssa loads vm.stack before the call, plain Go behind it. Of a statement with one
// call, in which all else is of a kind that the compiler leaves where it is, the same is
// made of the SSA: what stands before the call, and is not for it, goes behind it. So
// it is where there is one call more, and the other is in its operands:
//
//	vm.push(vm.code.constants[vm.fetch()])

// visit visits what is evaluated together. If an order that Go leaves open would
// matter, the call is made first, where that can be.
func (o *evalOrder) visit(stmt ast.Node, list []ast.Expr, visit func()) {
	o.begin(stmt)
	if call := o.firstCall(list); call != nil && o.wouldClash(visit) && o.callFirst(stmt, call) {
		o.begin(stmt)
		o.value(call)
		o.done = call
	}
	visit()
}

// wouldClash asks whether a visit would refuse something.
func (o *evalOrder) wouldClash(visit func()) bool {
	n := 0
	o.clashes = &n
	visit()
	o.clashes = nil
	o.begin(o.stmt)
	return n > 0
}

// clash refuses an order that Go leaves open.
func (o *evalOrder) clash(pos token.Pos, what, format string, args ...any) {
	if o.clashes != nil {
		*o.clashes++
		return
	}
	o.refuse(pos, what, format, args...)
}

// firstCall gives the call that is made first of a statement's expressions, if the
// compiler leaves all else where it is.
func (o *evalOrder) firstCall(list []ast.Expr) *ast.CallExpr {
	if call := o.onlyCall(list); call != nil {
		return call
	}
	return o.onlyCall(o.operandsOfOnly(list))
}

// operandsOfOnly gives what the only expression of a list is called with, beside which
// there are but variables: a function that is known, which takes its operands as they
// are. What is converted for it would be copied before the calls that follow.
func (o *evalOrder) operandsOfOnly(list []ast.Expr) []ast.Expr {
	var call *ast.CallExpr
	for _, e := range list {
		switch e := ast.Unparen(e).(type) {
		case *ast.Ident:
		case *ast.CallExpr:
			if call != nil {
				return nil
			}
			call = e
		default:
			return nil
		}
	}
	if call == nil || o.calls[call.Lparen] == nil {
		return nil
	}
	callee := o.calls[call.Lparen].StaticCallee()
	if callee == nil || callee.Signature.Variadic() || callee.Signature.Params().Len() != len(call.Args) {
		return nil
	}
	for n, e := range call.Args {
		if !types.Identical(o.info.TypeOf(e), callee.Signature.Params().At(n).Type()) {
			return nil
		}
	}
	if recv := callee.Signature.Recv(); recv != nil {
		fun, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		if !ok || !types.Identical(o.info.TypeOf(fun.X), recv.Type()) {
			return nil
		}
		return append([]ast.Expr{fun.X}, call.Args...)
	}
	if _, ok := ast.Unparen(call.Fun).(*ast.Ident); !ok {
		return nil
	}
	return call.Args
}

// onlyCall gives the call in a list of expressions, if there is just one and the
// compiler leaves all else where it is.
func (o *evalOrder) onlyCall(list []ast.Expr) *ast.CallExpr {
	l := late{evalOrder: o, ok: true}
	for _, e := range list {
		l.visit(e)
	}
	if !l.ok {
		return nil
	}
	return l.call
}

// late looks for what the compiler evaluates behind a statement's calls.
type late struct {
	*evalOrder
	call *ast.CallExpr
	ok   bool
}

func (l *late) visit(e ast.Expr) {
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
		_, isMap := mapOf(l.info.TypeOf(e.X))
		l.ok = l.ok && !isMap
		l.visit(e.X)
		l.visit(e.Index)
	case *ast.UnaryExpr:
		l.ok = l.ok && e.Op != token.AND && e.Op != token.ARROW
		l.visit(e.X)
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

// plain reports a number or a truth value: others are compared and joined by calls.
func (l *late) plain(e ast.Expr) bool {
	b, ok := l.info.TypeOf(e).Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsNumeric|types.IsBoolean) != 0 && b.Info()&types.IsComplex == 0
}

func (l *late) visitCall(e *ast.CallExpr) {
	switch fun := l.info.Types[ast.Unparen(e.Fun)]; {
	case fun.IsType():
		l.ok = l.ok && l.plain(e) && l.plain(e.Args[0])
		l.visit(e.Args[0])
	case fun.IsBuiltin():
		l.ok = false
	default:
		l.ok = l.ok && l.call == nil
		l.call = e
		for _, x := range append([]ast.Expr{e.Fun}, e.Args...) {
			ast.Inspect(x, func(n ast.Node) bool {
				inner, ok := n.(*ast.CallExpr)
				l.ok = l.ok && (!ok || l.info.Types[inner.Fun].IsType())
				return true
			})
		}
	}
}

// callFirst moves what stands before a call in its statement, and is not for it,
// behind the call. It reports whether that could be done.
func (o *evalOrder) callFirst(stmt ast.Node, e *ast.CallExpr) bool {
	call := o.makes[o.calls[e.Lparen]]
	if call == nil {
		return false
	}
	n := o.at[call]
	begin, ok := o.beginOf(stmt, call.Block(), n)
	if !ok {
		return false
	}
	own := map[ssa.Instruction]bool{call: true}
	o.ownOf(call, begin, own)
	o.moveBehind(call.Block(), begin, n+1, func(in ssa.Instruction) bool { return !own[in] })
	return true
}

// firstLast moves what makes the first value of an assignment to several places
// behind what makes the others. It reports whether that could be done.
func (o *evalOrder) firstLast(stmt ast.Node, e ast.Expr) bool {
	ref := o.refs[ast.Unparen(e)]
	if ref == nil {
		return false
	}
	value, ok := ref.X.(ssa.Instruction)
	if !ok {
		return false
	}
	b, n := value.Block(), o.at[value]
	for n < len(b.Instrs) && partOf(stmt, b.Instrs[n]) {
		n++
	}
	begin, ok := o.beginOf(stmt, b, n)
	if _, isStore := b.Instrs[n].(*ssa.Store); !ok || !isStore {
		return false
	}
	own := map[ssa.Instruction]bool{value: true}
	o.ownOf(value, begin, own)
	o.moveBehind(b, begin, n, func(in ssa.Instruction) bool { return own[in] })
	return true
}

// beginOf gives where a statement begins of which all up to a place is part; ok is
// false if that is not certain.
func (o *evalOrder) beginOf(stmt ast.Node, b *ssa.BasicBlock, end int) (begin int, ok bool) {
	for begin = end; begin > 0 && partOf(stmt, b.Instrs[begin-1]); {
		begin--
	}
	return begin, begin == 0 || otherThan(stmt, b.Instrs[begin-1])
}

// moveBehind moves some of a block's instructions behind the others, with what says
// which variables they are the values of.
func (o *evalOrder) moveBehind(b *ssa.BasicBlock, begin, end int, moves func(ssa.Instruction) bool) {
	var before, behind []ssa.Instruction
	for _, in := range b.Instrs[begin:end] {
		made := in
		if d, ok := in.(*ssa.DebugRef); ok {
			made, _ = d.X.(ssa.Instruction)
		}
		if made != nil && o.since(made, b, begin) && moves(made) {
			behind = append(behind, in)
		} else {
			before = append(before, in)
		}
	}
	copy(b.Instrs[begin:], slices.Concat(before, behind))
	for n, in := range b.Instrs {
		o.at[in] = n
	}
}

// ownOf lists what an instruction needs of what its block does from a place on.
func (o *evalOrder) ownOf(in ssa.Instruction, begin int, own map[ssa.Instruction]bool) {
	for _, v := range in.Operands(nil) {
		if x, ok := (*v).(ssa.Instruction); ok && o.since(x, in.Block(), begin) && !own[x] {
			own[x] = true
			o.ownOf(x, begin, own)
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
