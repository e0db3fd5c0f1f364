package codewriter

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Go leaves open whether m.pos in "m.pos + m.next()" is read before the call or
// after it. The compiler reads it after, go/ssa before: where next may change
// m.pos, jitcode and plain Go would disagree. Such an expression is refused.

// checkOrder looks for them in a function that traces look into.
func (w *writer) checkOrder(fn *ssa.Function) {
	decl := w.decls[fn]
	if decl == nil {
		return
	}
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			w.orderOf(n, append(append([]ast.Expr{}, n.Lhs...), n.Rhs...)...)
		case *ast.ExprStmt:
			w.orderOf(nil, n.X)
		case *ast.ReturnStmt:
			w.orderOf(nil, n.Results...)
		case *ast.IfStmt:
			w.orderOf(nil, n.Cond)
		case *ast.ForStmt:
			w.orderOf(nil, n.Cond)
		case *ast.SwitchStmt:
			w.orderOf(nil, n.Tag)
		case *ast.CaseClause:
			for _, e := range n.List {
				w.orderOf(nil, e)
			}
		case *ast.ValueSpec:
			w.orderOf(nil, n.Values...)
		}
		return true
	})
}

// orderOf checks expressions that are evaluated together. Of an assignment's
// left sides only the parts are read, unless it is one like +=.
func (w *writer) orderOf(assign *ast.AssignStmt, list ...ast.Expr) {
	o := &order{w: w, written: map[ast.Expr]bool{}}
	if assign != nil && (assign.Tok == token.ASSIGN || assign.Tok == token.DEFINE) {
		for _, e := range assign.Lhs {
			o.written[ast.Unparen(e)] = true
		}
	}
	for _, e := range list {
		if e != nil {
			o.visit(e)
		}
	}
}

// order is what was met in a statement so far, from left to right.
type order struct {
	w       *writer
	written map[ast.Expr]bool
	reads   []memRead // not yet used by a call that is over
}

// memRead is a read of memory.
type memRead struct {
	expr  ast.Expr
	parts []component
}

// visit goes through an expression in the order of the source.
func (o *order) visit(e ast.Expr) {
	switch e := e.(type) {
	case *ast.FuncLit:
	case *ast.BinaryExpr:
		mark := len(o.reads)
		o.visit(e.X)
		if e.Op == token.LAND || e.Op == token.LOR { // the left side is done with
			o.reads = o.reads[:mark]
		}
		o.visit(e.Y)
	case *ast.CallExpr:
		o.call(e)
	case *ast.SelectorExpr:
		o.visit(e.X)
		o.field(e)
	case *ast.IndexExpr:
		o.visit(e.X)
		o.visit(e.Index)
		o.element(e)
	default:
		ast.Inspect(e, func(n ast.Node) bool { // parts of any other expression
			if sub, ok := n.(ast.Expr); ok && sub != e {
				o.visit(sub)
				return false
			}
			return true
		})
	}
}

// read notes that a value of a type is read from a place of a class.
func (o *order) read(e ast.Expr, t types.Type, c class) {
	if o.written[e] {
		return
	}
	parts, _ := o.w.components(t, c)
	o.reads = append(o.reads, memRead{e, parts})
}

// field notes the read of a field, but not of a local struct's.
func (o *order) field(e *ast.SelectorExpr) {
	sel := o.w.info.Selections[e]
	if sel == nil || sel.Kind() != types.FieldVal {
		return
	}
	owner := sel.Recv()
	for _, n := range sel.Index() {
		if p, ok := owner.Underlying().(*types.Pointer); ok {
			owner = p.Elem()
		}
		f := owner.Underlying().(*types.Struct).Field(n)
		o.read(e, f.Type(), o.w.fieldClass(owner, n))
		owner = f.Type()
	}
}

func (o *order) element(e *ast.IndexExpr) {
	t := o.w.info.TypeOf(e.X).Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	switch t := t.(type) {
	case *types.Slice:
		o.read(e, t.Elem(), o.w.elementClass(t.Elem()))
	case *types.Array:
		o.read(e, t.Elem(), o.w.elementClass(t.Elem()))
	}
}

// call visits a call's operands and then holds what was read before it, and not
// by its own operands, against its effects.
func (o *order) call(e *ast.CallExpr) {
	mark := len(o.reads)
	if f, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr); ok {
		o.visit(f.X)
	}
	for _, a := range e.Args {
		o.visit(a)
	}
	callee := o.callee(e)
	if callee == nil {
		return
	}
	o.reads = o.reads[:mark] // its operands are read before it
	effects := o.w.effectsOf(callee)
	for _, r := range o.reads {
		if slices.ContainsFunc(r.parts, effects.mayWrite) {
			o.w.errorf(r.expr.Pos(), "%s is read in one expression with the call of %s, which may change it, and Go leaves open which comes first; read it into a variable before",
				types.ExprString(r.expr), o.w.funcName(callee))
		}
	}
}

// callee gives the function of a static call; nil for conversions and builtins.
func (o *order) callee(e *ast.CallExpr) *ssa.Function {
	var id *ast.Ident
	switch f := ast.Unparen(e.Fun).(type) {
	case *ast.Ident:
		id = f
	case *ast.SelectorExpr:
		id = f.Sel
	}
	fn, _ := o.w.info.Uses[id].(*types.Func)
	if fn == nil || fn.Pkg() != nil && fn.Pkg().Path() == jitPath {
		return nil
	}
	return o.w.prog.FuncValue(fn)
}
