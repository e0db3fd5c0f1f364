package codewriter

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// Go orders the calls of a statement from left to right, but leaves open whether
// m.pos in "m.pos + m.next()" is read before the call or after it, and whether
// a[i] panics before. The compiler calls first, go/ssa goes strictly from left to
// right: where the call may change what is read, or be heard of before the
// panic, jitcode and plain Go would disagree. A statement of which it is known what the
// compiler does is made to do the same (see compilersorder.go); any other is refused.
//
// A read is any use of memory: fields, elements, what a pointer leads to, also
// where the source does not show it (embedded pointers, receivers by value).
// What panics, or changes local variables only, needs no more than its own kind.
type evalOrder struct {
	*writer
	info     *types.Info // of the function's package
	fn       *ssa.Function
	refs     map[ast.Expr]*ssa.DebugRef // where a variable's value is used
	calls    map[token.Pos]*ssa.CallCommon
	makes    map[*ssa.CallCommon]ssa.Instruction
	at       map[ssa.Instruction]int // in its block
	stmt     ast.Node                // whose parts are visited
	pending  []pending               // met in it, and not yet used by a call that is over
	nonnil   map[string]bool         // pointers that such a call's operands went through
	returned map[string]bool         // calls that were made in it
	inside   []token.Pos             // of the main function: places of the code that traces look into
	shared   map[token.Pos]bool      // local variables, by where they are declared, that others may reach
	clashes  *int                    // counts what would be refused, if that is only asked
}

// pending is something that go/ssa does here, and the compiler after all calls
// that follow in the statement: a read, or what may panic.
type pending struct {
	expr    ast.Expr
	kind    pendingKind
	classes map[class]bool // of a read
	path    string         // of the pointer, for a nil check
	settled bool           // it is for what is done where it stands: see atOnce
}

type pendingKind uint8

const (
	reads pendingKind = iota
	nilCheck
	checks    // of an index, or of bounds
	computing // division, shift: needs no memory
)

// settleOrder looks for such statements in a function that traces look into.
func (w *writer) settleOrder(fn *ssa.Function) {
	body := bodyOf(fn)
	if body == nil || isBytes(fn) {
		return
	}
	o := &evalOrder{writer: w, info: w.infos[packageOf(fn)], fn: fn, refs: map[ast.Expr]*ssa.DebugRef{}, calls: map[token.Pos]*ssa.CallCommon{}, makes: map[*ssa.CallCommon]ssa.Instruction{}, at: map[ssa.Instruction]int{}, shared: map[token.Pos]bool{}}
	o.findShared()
	for _, b := range alive(fn) {
		for n, in := range b.Instrs {
			o.at[in] = n
			if fn == w.driver.main && w.driver.region.holds(in) {
				o.inside = append(o.inside, posOf(in))
			}
			switch in := in.(type) {
			case *ssa.DebugRef:
				if !in.IsAddr {
					o.refs[in.Expr] = in
				}
			case ssa.CallInstruction:
				o.calls[in.Common().Pos()], o.makes[in.Common()] = in.Common(), in
			}
		}
	}
	o.statement(body)
}

// bodyOf gives the source of a function or a function literal, nil if it has none.
func bodyOf(fn *ssa.Function) *ast.BlockStmt {
	switch decl := fn.Syntax().(type) {
	case *ast.FuncDecl:
		return decl.Body
	case *ast.FuncLit:
		return decl.Body
	}
	return nil
}

// unknown refuses what nobody has thought about here.
func (o *evalOrder) unknown(n ast.Node) {
	o.refuse(n.Pos(), "an order of evaluation that is not known", "the order in which Go evaluates a %T is not known here; write it with simpler statements", n)
}

// list visits statements that are executed one after another.
func (o *evalOrder) list(list []ast.Stmt) {
	for _, s := range list {
		o.statement(s)
	}
}

// statement visits a statement; what it is made of is evaluated together, but
// for the statements inside it.
func (o *evalOrder) statement(s ast.Stmt) {
	if o.outside(s) {
		return
	}
	switch s := s.(type) {
	case nil, *ast.BranchStmt, *ast.EmptyStmt:
	case *ast.BlockStmt:
		o.list(s.List)
	case *ast.LabeledStmt:
		o.statement(s.Stmt)
	case *ast.ExprStmt:
		o.together(s, s.X)
	case *ast.AssignStmt:
		o.assign(s)
	case *ast.IncDecStmt:
		o.begin(s)
		o.place(s.X, ownLate)
	case *ast.DeclStmt:
		o.declare(s)
	case *ast.ReturnStmt:
		o.together(s, s.Results...)
	case *ast.SendStmt:
		o.together(s, s.Chan, s.Value)
	case *ast.GoStmt:
		o.together(s, s.Call)
	case *ast.DeferStmt:
		o.together(s, s.Call)
	case *ast.IfStmt:
		o.statement(s.Init)
		o.condition(s.Cond)
		o.list(s.Body.List)
		o.statement(s.Else)
	case *ast.ForStmt:
		o.statement(s.Init)
		o.condition(s.Cond)
		o.statement(s.Post)
		o.list(s.Body.List)
	case *ast.RangeStmt:
		o.rangeOver(s)
	case *ast.SwitchStmt:
		o.statement(s.Init)
		o.together(s.Tag, s.Tag) // and kept, before the first case is tried
		o.list(s.Body.List)
	case *ast.TypeSwitchStmt:
		o.statement(s.Init)
		o.statement(s.Assign)
		o.list(s.Body.List)
	case *ast.CaseClause:
		for _, e := range s.List { // each is compared before the next is evaluated
			o.condition(e)
		}
		o.list(s.Body)
	case *ast.SelectStmt:
		o.list(s.Body.List)
	case *ast.CommClause:
		o.statement(s.Comm)
		o.list(s.Body)
	default:
		o.unknown(s)
	}
}

// outside reports a statement of the main function that only the portal executes.
func (o *evalOrder) outside(s ast.Stmt) bool {
	return s != nil && o.fn == o.driver.main && !slices.ContainsFunc(o.inside, func(p token.Pos) bool { return within(s, p) })
}

// begin starts on what is evaluated together.
func (o *evalOrder) begin(stmt ast.Node) {
	o.stmt, o.pending, o.nonnil, o.returned = stmt, nil, map[string]bool{}, map[string]bool{}
}

func (o *evalOrder) together(stmt ast.Node, list ...ast.Expr) {
	o.visit(stmt, list, func() {
		for _, e := range list {
			o.value(e)
		}
	})
}

// condition visits what is asked: each side of && and || is done with at once.
func (o *evalOrder) condition(e ast.Expr) {
	switch e := ast.Unparen(e).(type) {
	case *ast.BinaryExpr:
		if e.Op == token.LAND || e.Op == token.LOR {
			o.condition(e.X)
			o.condition(e.Y)
			return
		}
	case *ast.UnaryExpr:
		if e.Op == token.NOT {
			o.condition(e.X)
			return
		}
	case nil:
		return
	}
	o.together(e, e)
}

func (o *evalOrder) declare(s *ast.DeclStmt) {
	for _, spec := range s.Decl.(*ast.GenDecl).Specs {
		if v, ok := spec.(*ast.ValueSpec); ok {
			o.together(v, v.Values...)
		}
	}
}

// assign visits an assignment: what its left sides are reached through comes
// first, then the right sides, then go/ssa and the compiler go to the left
// sides themselves. Of x op= y that holds for the last step to x only.
func (o *evalOrder) assign(s *ast.AssignStmt) {
	when := allLate
	if s.Tok != token.ASSIGN && s.Tok != token.DEFINE {
		when = ownLate
	}
	o.visit(s, slices.Concat(s.Lhs, s.Rhs), func() {
		for _, e := range s.Lhs {
			o.place(e, when)
		}
		for _, e := range s.Rhs {
			o.value(e)
		}
	})
	if when == ownLate {
		o.operate(s, s.Lhs[0], s.Rhs[0])
	}
	o.parallel(s, s.Lhs, s.Rhs)
	o.storesInMap(s, s.Tok, s.Lhs, s.Rhs)
}

// operate orders x op= y where both may panic: the compiler loads x first, go/ssa y.
func (o *evalOrder) operate(s *ast.AssignStmt, x, y ast.Expr) {
	left, right := o.failing(s, nil, []ast.Expr{x}), o.failing(s, nil, []ast.Expr{y})
	if len(left) == 0 || len(right) == 0 {
		return
	}
	if load := o.loadedBy(s); (load == nil || !o.arrange(s, []ast.Expr{x, y}, load, nil)) && failApart(left, right) {
		o.refuse(x.Pos(), "an assignment of several parts of which one may panic", "%s and what is done to it may panic, and Go leaves open which is first; compute one of them in a statement of its own before", types.ExprString(x))
	}
}

// loadedBy gives the load of x in x op= y; nil if x is no number in memory.
func (o *evalOrder) loadedBy(s *ast.AssignStmt) ssa.Instruction {
	if b, ok := o.info.TypeOf(s.Lhs[0]).Underlying().(*types.Basic); !ok || b.Info()&types.IsNumeric == 0 || b.Info()&types.IsComplex != 0 {
		return nil
	}
	for in := range o.at {
		store, ok := in.(*ssa.Store)
		if !ok {
			continue
		}
		op, ok := store.Val.(*ssa.BinOp)
		if !ok || op.Pos() != s.Pos() {
			continue
		}
		if load, ok := op.X.(*ssa.UnOp); ok && load.Op == token.MUL && sameAddress(load.X, store.Addr) {
			return load
		}
	}
	return nil
}

// sameAddress reports two addresses that go/ssa has made alike: it makes that of a field
// or an element anew each time.
func sameAddress(a, b ssa.Value) bool {
	switch a := a.(type) {
	case *ssa.FieldAddr:
		b, ok := b.(*ssa.FieldAddr)
		return ok && a.X == b.X && a.Field == b.Field
	case *ssa.IndexAddr:
		b, ok := b.(*ssa.IndexAddr)
		return ok && a.X == b.X && a.Index == b.Index
	}
	return a == b
}

// rangeOver visits what is ranged over, once, and the left sides, each time.
func (o *evalOrder) rangeOver(s *ast.RangeStmt) {
	o.together(s.X, s.X)
	fails := slices.ContainsFunc(o.pending, func(p pending) bool { return p.kind != reads && !o.cannotFail(p) })
	if s.Value == nil && o.isArray(s.X) && fails {
		o.refuse(s.X.Pos(), "ranging over an array that Go does not evaluate", "Go does not evaluate %s here, since an array's length is known; range over len(%[1]s)", types.ExprString(s.X))
	}
	var sides []ast.Expr
	for _, e := range []ast.Expr{s.Key, s.Value} {
		if e != nil {
			sides = append(sides, e)
		}
	}
	o.begin(s)
	for _, e := range sides {
		o.place(e, allLate)
	}
	o.parallel(s, sides, nil)
	o.storesInMap(s, s.Tok, append(sides, nil), nil)
	o.list(s.Body.List)
}

// isArray reports an array, or a pointer to one.
func (o *evalOrder) isArray(e ast.Expr) bool {
	t := o.info.TypeOf(e).Underlying()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem().Underlying()
	}
	_, ok := t.(*types.Array)
	return ok
}

// parallel refuses an assignment to several places of which one is in memory,
// if what comes after it needs no memory and may panic: the compiler stores
// first there, against the language. And what goes to the first place, if that is in
// memory, the compiler computes after all else.
func (o *evalOrder) parallel(stmt ast.Node, lhs, rhs []ast.Expr) {
	if len(lhs) > 1 && len(lhs) == len(rhs) && o.inMemory(lhs[0]) && failApart(o.failing(stmt, nil, rhs[:1]), o.failing(stmt, lhs[1:], rhs[1:])) && !o.arrange(stmt, slices.Concat(lhs, rhs), nil, o.valueOf(rhs[0])) {
		o.refuse(rhs[0].Pos(), "an assignment of several parts of which one may panic", "%s and another part of this assignment may panic, and Go leaves open which is first; compute one of them in a statement of its own before", types.ExprString(rhs[0]))
	}
	stored := false
	for i, l := range lhs {
		if stored {
			o.begin(stmt)
			o.place(l, allLate)
			o.refuseLate()
		}
		if stored && len(rhs) == len(lhs) {
			o.together(stmt, rhs[i])
			o.refuseLate()
		}
		stored = stored || o.inMemory(l)
	}
}

// failApart reports whether both of two parts may panic, unless the one does for nothing
// but a pointer that is nil, and the other for that first.
func failApart(one, other []pending) bool {
	if len(one) == 0 || len(other) == 0 {
		return false
	}
	path := one[0].path
	return slices.ContainsFunc(append(one, other[0]), func(p pending) bool { return p.kind != nilCheck || p.path == "" || p.path != path })
}

// failing lists what may panic there.
func (o *evalOrder) failing(stmt ast.Node, places, values []ast.Expr) (found []pending) {
	o.begin(stmt)
	o.unheard(func() {
		for _, e := range places {
			o.place(e, allLate)
		}
		for _, e := range values {
			o.value(e)
		}
	})
	for _, p := range o.pending {
		if p.kind != reads && !o.cannotFail(p) {
			found = append(found, p)
		}
	}
	return found
}

func (o *evalOrder) refuseLate() {
	for _, p := range o.pending {
		if p.kind != computing {
			return // it reads memory: evaluated before all stores
		}
	}
	for _, p := range o.pending {
		o.refuse(p.expr.Pos(), "an assignment of several parts of which one may panic", "%s may panic after another part of this assignment has been stored; compute it in a statement of its own before", types.ExprString(p.expr))
	}
}

// lateness says which checks on the way to a place are made when it is used.
type lateness uint8

const (
	early   lateness = iota // none: the place is read here
	ownLate                 // that of the last step
	allLate                 // those since the last load of a pointer
)

// inner is the lateness of the step before.
func (t lateness) inner() lateness {
	if t == allLate {
		return allLate
	}
	return early
}

// place visits the way to a variable, and not the variable itself.
func (o *evalOrder) place(e ast.Expr, late lateness) {
	switch e := e.(type) {
	case *ast.Ident:
	case *ast.ParenExpr:
		o.place(e.X, late)
	case *ast.SelectorExpr:
		if sel := o.info.Selections[e]; sel != nil && sel.Kind() == types.FieldVal {
			o.steps(e, sel.Index(), late)
			return
		}
		o.unlessQualified(e)
	case *ast.IndexExpr:
		o.element(e, late)
	case *ast.StarExpr:
		o.value(e.X)
		o.nilCheck(e.X, o.path(e.X), late != early)
	default:
		o.value(e)
	}
}

func (o *evalOrder) unlessQualified(e *ast.SelectorExpr) {
	if id, ok := e.X.(*ast.Ident); ok {
		if _, ok := o.info.Uses[id].(*types.PkgName); ok {
			return
		}
	}
	o.unknown(e)
}

// steps visits e.X and goes down a path of fields, most of them embedded. It
// gives the type it comes to.
func (o *evalOrder) steps(e *ast.SelectorExpr, index []int, late lateness) types.Type {
	t := o.info.TypeOf(e.X)
	if isPointer(t) {
		o.value(e.X)
	} else {
		o.place(e.X, late.inner())
	}
	path := o.path(e.X)
	for n, i := range index {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
			o.nilCheck(e.X, path, late == ownLate && n == len(index)-1 || late == allLate && !pointerAfter(t, index[n:]))
		}
		f := t.Underlying().(*types.Struct).Field(i)
		path = extend(path, f.Name())
		if n < len(index)-1 && isPointer(f.Type()) {
			o.read(e, f.Type(), o.fieldClass(t, i))
		}
		t = f.Type()
	}
	return t
}

// pointerAfter reports whether a path of fields leads through a pointer.
func pointerAfter(t types.Type, index []int) bool {
	for _, i := range index[:len(index)-1] {
		t = t.Underlying().(*types.Struct).Field(i).Type()
		if isPointer(t) {
			return true
		}
	}
	return false
}

// element visits the way to an element.
func (o *evalOrder) element(e *ast.IndexExpr, late lateness) {
	t := o.info.TypeOf(e.X).Underlying()
	if array, ok := t.(*types.Array); ok {
		o.place(e.X, late.inner())
		o.value(e.Index)
		o.index(e, array.Len(), late)
		return
	}
	o.value(e.X)
	o.value(e.Index)
	length := int64(0)
	if p, ok := t.(*types.Pointer); ok {
		o.nilCheck(e.X, o.path(e.X), late != early)
		length = p.Elem().Underlying().(*types.Array).Len()
	}
	o.index(e, length, late)
}

// index notes the check of an index, unless it cannot fail.
func (o *evalOrder) index(e *ast.IndexExpr, length int64, late lateness) {
	if late == early && !o.below(e.Index, length) {
		o.pending = append(o.pending, pending{expr: e, kind: checks})
	}
}

// value visits an expression in the order of the source.
func (o *evalOrder) value(e ast.Expr) {
	if e == nil {
		return
	}
	if tv := o.info.Types[e]; tv.Value != nil || tv.IsType() || tv.IsNil() || tv.IsBuiltin() {
		return
	}
	switch e := e.(type) {
	case *ast.BasicLit, *ast.FuncLit, *ast.IndexListExpr: // a literal's body runs when it is called
	case *ast.Ident:
		o.variable(e)
	case *ast.ParenExpr:
		o.value(e.X)
	case *ast.SelectorExpr:
		o.selector(e)
	case *ast.IndexExpr:
		o.indexed(e)
	case *ast.SliceExpr:
		o.slice(e)
	case *ast.StarExpr:
		o.place(e, early)
		t := o.info.TypeOf(e)
		o.read(e, t, o.starClass(t))
	case *ast.UnaryExpr:
		o.unary(e)
	case *ast.BinaryExpr:
		o.binary(e)
	case *ast.CallExpr:
		o.call(e)
	case *ast.CompositeLit:
		o.literal(e)
	case *ast.TypeAssertExpr:
		mark := len(o.pending)
		o.value(e.X)
		if _, asks := o.info.TypeOf(e).(*types.Tuple); asks || e.Type == nil || isDirect(o.info.TypeOf(e)) {
			o.pending = append(o.pending, pending{expr: e, kind: checks}) // made where it is used, or not to fail
			return
		}
		o.atOnce(e, mark)
	default:
		o.unknown(e)
	}
}

// variable notes the read of a package's variable, and of a local one that others may
// reach.
func (o *evalOrder) variable(e *ast.Ident) {
	v, ok := o.info.Uses[e].(*types.Var)
	switch {
	case !ok || v.Pkg() == nil:
	case v.Parent() != v.Pkg().Scope():
		if o.shared[v.Pos()] {
			o.read(e, v.Type(), o.starClass(v.Type()))
		}
	case !o.globalOf(v).fixed:
		o.read(e, v.Type(), o.globalClass(v))
	}
}

// findShared notes the variables that are on the heap: somebody may have their address,
// or closures share them. What is stored once is read alike at any time.
func (o *evalOrder) findShared() {
	for _, b := range o.fn.Blocks {
		for _, in := range b.Instrs {
			if a, ok := in.(*ssa.Alloc); ok && a.Heap && token.IsIdentifier(a.Comment) && !storedOnce(a) {
				o.shared[a.Pos()] = true
			}
		}
	}
	for _, v := range o.fn.FreeVars {
		if l := o.layoutOf(o.fn); l != nil && !l.of(v).byValue {
			o.shared[v.Pos()] = true
		}
	}
}

func (o *evalOrder) selector(e *ast.SelectorExpr) {
	sel := o.info.Selections[e]
	switch {
	case sel == nil: // of another package
		o.variable(e.Sel)
	case sel.Kind() == types.FieldVal:
		o.place(e, early)
		if o.inMemory(e) {
			o.readField(e, ownerOf(sel), sel.Index()[len(sel.Index())-1])
		}
	case sel.Kind() == types.MethodVal:
		o.receiver(e, sel)
	}
}

// readField notes the read of a field. One that never changes may be read at
// any time.
func (o *evalOrder) readField(e ast.Expr, owner types.Type, n int) {
	if f := owner.Underlying().(*types.Struct).Field(n); !o.dirs.isImmutable(owner, f) {
		o.read(e, f.Type(), o.fieldClass(owner, n))
	}
}

// ownerOf gives the struct in which the field is that a selection comes to.
func ownerOf(sel *types.Selection) types.Type {
	t, owner := sel.Recv(), types.Type(nil)
	for _, i := range sel.Index() {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		owner, t = t, t.Underlying().(*types.Struct).Field(i).Type()
	}
	return owner
}

// receiver visits what a method is called on. If it takes a value, that is read
// here, all of it.
func (o *evalOrder) receiver(e *ast.SelectorExpr, sel *types.Selection) {
	index := sel.Index()
	t := o.steps(e, index[:len(index)-1], early)
	recv := sel.Obj().(*types.Func).Signature().Recv().Type()
	if types.IsInterface(t) || isPointer(recv) {
		return
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		o.nilCheck(e.X, o.path(e.X), false)
		o.read(e.X, p.Elem(), o.starClass(p.Elem()))
	} else if o.inMemory(e.X) || sel.Indirect() {
		o.read(e.X, t, o.starClass(t))
	}
}

func (o *evalOrder) indexed(e *ast.IndexExpr) {
	switch t := o.info.TypeOf(e.X).Underlying().(type) {
	case *types.Signature: // an instance of a generic function
	case *types.Slice:
		o.element(e, early)
		o.read(e, t.Elem(), o.elementClass(t.Elem()))
	case *types.Array, *types.Pointer:
		o.element(e, early)
		if elem := o.info.TypeOf(e); o.inMemory(e) {
			o.read(e, elem, o.elementClass(elem))
		}
	case *types.Map:
		o.inMap(e, t)
	default: // a string
		o.element(e, early)
	}
}

func (o *evalOrder) slice(e *ast.SliceExpr) {
	mark := len(o.pending)
	t := o.info.TypeOf(e.X).Underlying()
	if _, ok := t.(*types.Array); ok {
		o.place(e.X, early)
	} else {
		o.value(e.X)
	}
	if isPointer(t) {
		o.nilCheck(e.X, o.path(e.X), false)
	}
	for _, bound := range []ast.Expr{e.Low, e.High, e.Max} {
		o.value(bound)
	}
	if e.Low != nil || e.High != nil {
		o.atOnce(e, mark)
	}
}

// atOnce notes what may panic and is done where it stands, with its operands, which
// begin at a mark: the compiler leaves what was pending before, and may panic, too, for
// later.
func (o *evalOrder) atOnce(e ast.Expr, mark int) {
	for _, p := range o.pending[:mark] {
		if p.kind != reads && !p.settled && !o.cannotFail(p) {
			o.clash(p.expr.Pos(), "what may panic beside a slice or an assertion", "%s, and the compiler may come to %s before; write that in a statement of its own before",
				p.trouble(), types.ExprString(e))
		}
	}
	o.pending = append(o.pending, pending{expr: e, kind: checks})
	for n := range o.pending[mark:] {
		o.pending[mark+n].settled = true
	}
}

func (o *evalOrder) unary(e *ast.UnaryExpr) {
	switch e.Op {
	case token.AND:
		o.place(e.X, early)
	case token.ARROW: // others run meanwhile
		mark := len(o.pending)
		o.value(e.X)
		o.heldAgainst(mark, "what sends here", everything())
	default:
		o.value(e.X)
	}
}

func (o *evalOrder) binary(e *ast.BinaryExpr) {
	mark := len(o.pending)
	o.value(e.X)
	if e.Op == token.LAND || e.Op == token.LOR { // each side is done with at once
		o.pending = o.pending[:mark]
		nonnil, returned := maps.Clone(o.nonnil), maps.Clone(o.returned)
		o.value(e.Y)
		o.pending, o.nonnil, o.returned = o.pending[:mark], nonnil, returned // it may be passed over
		return
	}
	o.value(e.Y)
	if o.mayPanic(e) {
		o.pending = append(o.pending, pending{expr: e, kind: computing})
	}
}

// mayPanic reports whether an operator may.
func (o *evalOrder) mayPanic(e *ast.BinaryExpr) bool {
	konst := o.info.Types[e.Y].Value != nil
	switch e.Op {
	case token.QUO, token.REM:
		b, ok := o.info.TypeOf(e).Underlying().(*types.Basic)
		return !konst && (!ok || b.Info()&types.IsInteger != 0)
	case token.SHL, token.SHR:
		return !konst && !isUnsigned(o.info.TypeOf(e.Y)) && !o.below(e.Y, 1<<62)
	case token.EQL, token.NEQ:
		return (mayNotCompare(o.info.TypeOf(e.X)) || mayNotCompare(o.info.TypeOf(e.Y))) && !o.info.Types[e.Y].IsNil() && !o.info.Types[e.X].IsNil()
	}
	return false
}

// below reports whether a number is certainly from 0 to below a limit.
func (o *evalOrder) below(e ast.Expr, limit int64) bool {
	most, ok := o.most(ast.Unparen(e))
	return ok && most < limit
}

// most gives the largest value of a number that is certainly not negative.
func (o *evalOrder) most(e ast.Expr) (int64, bool) {
	if n, ok := constInt(o.info.Types[e].Value); ok {
		return n, n >= 0
	}
	switch e := e.(type) {
	case *ast.BinaryExpr:
		y, ok := constInt(o.info.Types[e.Y].Value)
		x, okX := o.most(ast.Unparen(e.X))
		switch {
		case e.Op == token.AND && ok && y >= 0:
			return y, true
		case e.Op == token.REM && ok && y > 0 && okX:
			return min(x, y-1), true
		}
	case *ast.CallExpr:
		if o.info.Types[e.Fun].IsType() && len(e.Args) == 1 {
			if most, ok := o.most(ast.Unparen(e.Args[0])); ok && fits(most, o.info.TypeOf(e)) {
				return most, true
			}
		}
	}
	return mostOf(o.info.TypeOf(e))
}

// call visits a call's operands and then holds what was met before it, and not
// by its own operands, against its effects.
func (o *evalOrder) call(e *ast.CallExpr) {
	if o.info.Types[e.Fun].IsType() {
		o.conversion(e)
		return
	}
	mark := len(o.pending)
	fun := ast.Unparen(e.Fun)
	if o.info.Types[fun].IsBuiltin() {
		o.builtin(e, mark)
		return
	}
	if f, ok := fun.(*ast.SelectorExpr); !ok || o.info.Selections[f] == nil {
		o.value(fun)
	} else {
		o.selector(f)
	}
	for _, a := range e.Args {
		o.value(a)
	}
	if c := o.calls[e.Lparen]; c != nil { // or it cannot be reached
		o.called(e, calleeOf(c), mark)
	}
}

// called holds a call's effects against what was met before it.
func (o *evalOrder) called(e *ast.CallExpr, callee *ssa.Function, mark int) {
	o.alsoNonnil(mark, e, callee)
	switch {
	case callee == nil:
		o.heldAgainst(mark, "a function value", everything())
	case packageOf(callee) != nil && packageOf(callee).Path() == jitPath: // a hint
	default:
		effects := *o.effectsOf(callee)
		path := o.callPath(e)
		effects.mayRaise = effects.mayRaise && !o.returned[path] && o.raises(callee, o.certain(e, callee, mark), 0)
		o.returned[path] = path != ""
		o.heldAgainst(mark, callee, &effects)
	}
}

// conversion visits a conversion; those between strings and slices read
// elements, those to arrays panic.
func (o *evalOrder) conversion(e *ast.CallExpr) {
	o.value(e.Args[0])
	s, ok := o.info.TypeOf(e.Args[0]).Underlying().(*types.Slice)
	if !ok {
		return
	}
	o.read(e, s.Elem(), o.elementClass(s.Elem()))
	if o.isArray(e) {
		o.pending = append(o.pending, pending{expr: e, kind: checks})
	}
}

// builtin visits a call of a builtin. Those that compute something are no call.
func (o *evalOrder) builtin(e *ast.CallExpr, mark int) {
	for _, a := range e.Args {
		o.value(a)
	}
	name := types.ExprString(e.Fun)
	switch name {
	case "len", "cap", "min", "max", "real", "imag", "complex", "new":
		if _, ok := mapOf(o.info.TypeOf(e.Args[0])); ok && name == "len" {
			o.readsMap(e, e.Args[0])
		}
	case "make":
		o.pending = append(o.pending, pending{expr: e, kind: checks})
	default:
		does := everything()
		if c := o.calls[e.Lparen]; c != nil {
			does = newEffects()
			o.callEffects(does, c)
		}
		o.heldAgainst(mark, name, does)
	}
}

// everything is what an unknown call does.
func everything() *effects {
	e := newEffects()
	e.everything()
	return e
}

// heldAgainst holds what was met up to a mark against a call's effects. What
// came after the mark was used by the call, and is done with: a pointer that is gone
// through there is not nil when the call is made.
func (o *evalOrder) heldAgainst(mark int, callee any, e *effects) {
	own := map[string]bool{}
	for _, p := range o.pending[mark:] {
		own[p.path] = p.path != "" && p.kind == nilCheck || own[p.path]
	}
	o.pending = o.pending[:mark]
	told := map[ast.Expr]bool{}
	for _, p := range o.pending {
		if p.kind == reads && o.mayChange(e, p.classes) {
			told[p.expr] = true
			o.clash(p.expr.Pos(), "a read of memory beside a call that may change it", "%s is read in one expression with the call of %s, which may change it, and Go leaves open which comes first; read it into a variable before",
				types.ExprString(p.expr), o.nameOf(callee))
		}
	}
	for _, p := range o.pending {
		if p.kind != reads && heard(e) && !told[p.expr] && !own[p.path] && !o.cannotFail(p) {
			o.clash(p.expr.Pos(), "what may panic beside a call", "%s, and Go leaves open whether before the call of %s or after it; make the call in a statement of its own before",
				p.trouble(), o.nameOf(callee))
		}
	}
}

func (o *evalOrder) nameOf(callee any) any {
	if fn, ok := callee.(*ssa.Function); ok {
		return o.funcName(fn)
	}
	return callee
}

func (p pending) trouble() string {
	if p.kind == nilCheck {
		return "this panics if " + types.ExprString(p.expr) + " is nil"
	}
	return types.ExprString(p.expr) + " may panic"
}

// heard reports whether somebody can tell that a call has taken place.
func heard(e *effects) bool {
	return e.writesAll || e.mayRaise || len(e.writes) > 0 || len(e.fills) > 0
}

// mayChange reports whether a call may change what is read.
func (u *unit) mayChange(e *effects, classes map[class]bool) bool {
	for c := range classes {
		for _, set := range []map[class]bool{e.writes, e.fills} {
			for written := range set {
				if u.meet(c, written) {
					return true
				}
			}
		}
	}
	return e.writesAll
}

// literal visits a composite literal's values, and keys that are computed.
func (o *evalOrder) literal(e *ast.CompositeLit) {
	_, isStruct := o.info.TypeOf(e).Underlying().(*types.Struct)
	for _, elt := range e.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			if _, field := kv.Key.(*ast.Ident); !field || !isStruct {
				o.value(kv.Key)
			}
			elt = kv.Value
		}
		o.value(elt)
	}
}

// read notes that a value of a type is read from a place of a class.
func (o *evalOrder) read(e ast.Expr, t types.Type, c class) {
	p := pending{expr: e, classes: map[class]bool{}}
	o.touchValue(p.classes, t, c)
	o.pending = append(o.pending, p)
}

// inMemory reports whether a variable may be reached by others: all but local
// variables and parts of values that are nowhere.
func (o *evalOrder) inMemory(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		v, ok := o.info.ObjectOf(e).(*types.Var)
		return ok && v.Pkg() != nil && (v.Parent() == v.Pkg().Scope() || o.shared[v.Pos()])
	case *ast.SelectorExpr:
		sel := o.info.Selections[e]
		return sel == nil || sel.Indirect() || isPointer(sel.Recv()) || o.inMemory(e.X)
	case *ast.IndexExpr:
		if _, ok := o.info.TypeOf(e.X).Underlying().(*types.Array); ok {
			return o.inMemory(e.X)
		}
		return true
	case *ast.StarExpr:
		return true
	}
	return false
}
