package codewriter

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Which pointers are certainly not nil, for the order of evaluation: a check
// that cannot fail may come at any time.

// path names what a pointer is reached by, from a local variable through
// fields; "" for all else. Two equal paths in one statement lead to one pointer.
func (o *evalOrder) path(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		if v, ok := o.info.ObjectOf(e).(*types.Var); ok {
			return fmt.Sprintf("%s@%d", v.Name(), v.Pos())
		}
	case *ast.SelectorExpr:
		if sel := o.info.Selections[e]; sel != nil && sel.Kind() == types.FieldVal {
			return extend(o.path(e.X), e.Sel.Name)
		}
	case *ast.CallExpr:
		return o.callPath(e)
	}
	return ""
}

// callPath is the path of what a call gives: in a statement that writes nothing the
// same call gives the same, and returns again.
func (o *evalOrder) callPath(e *ast.CallExpr) string {
	c := o.calls[e.Lparen]
	if c == nil || calleeOf(c) == nil || !o.writesNothing() {
		return ""
	}
	path := fmt.Sprintf("%p(", calleeOf(c))
	for n, a := range operands(e, calleeOf(c)) {
		operand := o.pathTo(a, calleeOf(c), n)
		if operand == "" {
			return ""
		}
		path += operand + ","
	}
	return path + ")"
}

// writesNothing reports whether the calls of the statement write no memory.
func (o *evalOrder) writesNothing() bool {
	for pos, c := range o.calls {
		if pos < o.stmt.Pos() || o.stmt.End() <= pos {
			continue
		}
		e := newEffects()
		if fn := calleeOf(c); fn != nil {
			e = o.effectsOf(fn)
		} else {
			o.callEffects(e, c)
		}
		if e.writesAll || len(e.writes)+len(e.fills) > 0 {
			return false
		}
	}
	return true
}

func extend(path, field string) string {
	if path == "" {
		return ""
	}
	return path + "." + field
}

// nilCheck notes that a pointer is gone through, unless that is found out late.
func (o *evalOrder) nilCheck(e ast.Expr, path string, late bool) {
	if !late {
		o.pending = append(o.pending, pending{expr: e, kind: nilCheck, path: path})
	}
}

// cannotFail reports a nil check that makes no difference, wherever it is made.
func (o *evalOrder) cannotFail(p pending) bool {
	return p.kind == nilCheck && (o.nonnil[p.path] || o.checkedBefore(p.expr, p.path) || o.givesAddress(p.expr))
}

// givesAddress reports the call of a function that gives the address of a part, or of
// something new: never nil.
func (o *evalOrder) givesAddress(e ast.Expr) bool {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if !ok || o.calls[call.Lparen] == nil {
		return false
	}
	fn := calleeOf(o.calls[call.Lparen])
	if fn == nil || len(fn.Blocks) == 0 || fn.Signature.Results().Len() != 1 || fn.Recover != nil {
		return false
	}
	return !slices.ContainsFunc(fn.Blocks, func(b *ssa.BasicBlock) bool {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		return ok && !isVariable(ret.Results[0])
	})
}

// checkedBefore reports whether a variable's pointer was gone through in an
// earlier statement, on all ways to this one.
func (o *evalOrder) checkedBefore(e ast.Expr, path string) bool {
	ref := o.refs[ast.Unparen(e)]
	if ref == nil || path != o.path(e) {
		return false
	}
	switch ref.X.(type) {
	case *ssa.Alloc, *ssa.FieldAddr, *ssa.IndexAddr, *ssa.Global, *ssa.Function:
		return true
	}
	for _, v := range sameValue(ref.X) {
		for _, user := range users(v) {
			if goesThrough(user, v) && o.before(user, ref) {
				return true
			}
		}
	}
	return false
}

// sameValue lists what is the value of a variable wherever it is read, if that is stored
// once: closures share it, so each read is a load.
func sameValue(v ssa.Value) []ssa.Value {
	load, ok := v.(*ssa.UnOp)
	if !ok {
		return []ssa.Value{v}
	}
	a, ok := load.X.(*ssa.Alloc)
	if !ok || !storedOnce(a) {
		return []ssa.Value{v}
	}
	var list []ssa.Value
	for _, user := range users(a) {
		if l, ok := user.(*ssa.UnOp); ok {
			list = append(list, l)
		}
	}
	return list
}

// before reports an instruction of another statement that has been executed
// whenever a second one is.
func (o *evalOrder) before(a, b ssa.Instruction) bool {
	if within(o.stmt, a.Pos()) {
		return false
	}
	if a.Block() != b.Block() {
		return a.Block().Dominates(b.Block())
	}
	return o.at[a] < o.at[b]
}

// goesThrough reports whether an instruction panics if a pointer is nil.
func goesThrough(in ssa.Instruction, pointer ssa.Value) bool {
	switch in := in.(type) {
	case *ssa.FieldAddr:
		return in.X == pointer
	case *ssa.UnOp:
		return in.Op == token.MUL && in.X == pointer
	case *ssa.Store:
		return in.Addr == pointer
	}
	return false
}

// alsoNonnil notes the pointers that a call cannot be noticed with if they are
// nil: its operands go through them, or its first act is to do so.
func (o *evalOrder) alsoNonnil(mark int, e *ast.CallExpr, callee *ssa.Function) {
	for _, p := range o.pending[mark:] {
		if p.kind == nilCheck && p.path != "" {
			o.nonnil[p.path] = true
		}
	}
	if callee == nil {
		return
	}
	if callee == nil {
		return
	}
	for n, a := range operands(e, callee) {
		if path := o.pathTo(a, callee, n); path != "" && beginsWith(callee, n, 0) {
			o.nonnil[path] = true
		}
	}
}

// operands gives a call's arguments, the receiver first.
func operands(e *ast.CallExpr, callee *ssa.Function) []ast.Expr {
	f, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr)
	if ok && callee.Signature.Recv() != nil && len(callee.Params) == len(e.Args)+1 {
		return append([]ast.Expr{f.X}, e.Args...)
	}
	return e.Args
}

// pathTo gives the path of a call's n-th operand if the callee's parameter is
// that pointer, and not something it leads to.
func (o *evalOrder) pathTo(a ast.Expr, callee *ssa.Function, n int) string {
	if n < len(callee.Params) && types.Identical(callee.Params[n].Type(), o.info.TypeOf(a)) {
		return o.path(a)
	}
	return ""
}

// certain tells which parameters of a callee are not nil, or are noticed to be
// before the call in any case.
func (o *evalOrder) certain(e *ast.CallExpr, callee *ssa.Function, mark int) map[ssa.Value]bool {
	list := map[ssa.Value]bool{}
	for n, a := range operands(e, callee) {
		path := o.pathTo(a, callee, n)
		met := o.nonnil[path] || path != "" && o.checkedBefore(a, path) ||
			slices.ContainsFunc(o.pending[:mark], func(p pending) bool { return p.kind == nilCheck && p.path == path })
		if path != "" && met {
			list[callee.Params[n]] = true
		}
	}
	return list
}

// raises reports whether a function may panic, given pointers that are not nil.
func (o *evalOrder) raises(fn *ssa.Function, nonnil map[ssa.Value]bool, depth int) bool {
	if len(fn.Blocks) == 0 || fn.Recover != nil || depth > 5 {
		return true
	}
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			if o.mayRaise(in, nonnil, depth) {
				return true
			}
		}
	}
	return false
}

func (o *evalOrder) mayRaise(in ssa.Instruction, nonnil map[ssa.Value]bool, depth int) bool {
	for p := range nonnil {
		if goesThrough(in, p) {
			return false
		}
	}
	c, ok := in.(ssa.CallInstruction)
	if !ok || calleeOf(c.Common()) == nil {
		e := newEffects()
		o.instrEffects(e, in)
		return e.mayRaise
	}
	callee, also := calleeOf(c.Common()), map[ssa.Value]bool{}
	for n, a := range c.Common().Args {
		if nonnil[a] && n < len(callee.Params) {
			also[callee.Params[n]] = true
		}
	}
	return o.raises(callee, also, depth+1)
}

// beginsWith reports whether the first thing a function does that may be
// noticed is to go through its n-th parameter.
func beginsWith(fn *ssa.Function, n, depth int) bool {
	if len(fn.Blocks) == 0 || depth > 10 {
		return false
	}
	p := fn.Params[n]
	for _, in := range fn.Blocks[0].Instrs {
		switch in := in.(type) {
		case *ssa.DebugRef, *ssa.Alloc, *ssa.FieldAddr, *ssa.Convert, *ssa.ChangeType:
		case *ssa.UnOp:
			if in.Op == token.MUL {
				return baseOf(in.X) == p
			}
		case *ssa.BinOp:
			if mayTrap(in) {
				return false
			}
		case *ssa.Store:
			if _, local := baseOf(in.Addr).(*ssa.Alloc); !local {
				return baseOf(in.Addr) == p
			}
		case *ssa.Call:
			callee := calleeOf(&in.Call)
			for k, a := range in.Call.Args {
				if a == p && callee != nil && beginsWith(callee, k, depth+1) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// baseOf gives the pointer from which an address is reckoned.
func baseOf(addr ssa.Value) ssa.Value {
	for {
		f, ok := addr.(*ssa.FieldAddr)
		if !ok {
			return addr
		}
		addr = f.X
	}
}

// constInt gives the value of an integer constant.
func constInt(v constant.Value) (int64, bool) {
	if v == nil {
		return 0, false
	}
	return constant.Int64Val(constant.ToInt(v))
}

// mostOf gives the largest value of an unsigned type of less than 64 bits.
func mostOf(t types.Type) (int64, bool) {
	b, ok := t.Underlying().(*types.Basic)
	if !ok {
		return 0, false
	}
	switch b.Kind() {
	case types.Uint8:
		return 1<<8 - 1, true
	case types.Uint16:
		return 1<<16 - 1, true
	case types.Uint32:
		return 1<<32 - 1, true
	}
	return 0, false
}

// fits reports whether a conversion to an integer type leaves a number as it is.
func fits(n int64, t types.Type) bool {
	m, ok := scalarMem(t)
	if !ok {
		return false
	}
	bits := 8 * int(m.Size)
	if m.Signed || bits == 64 {
		bits--
	}
	return n < 1<<bits || bits == 63
}
