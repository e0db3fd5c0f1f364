package codewriter

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// jitPath is the package of hints.
const jitPath = "mergepoint/pkg/jit"

// driver is the package's jit.Driver and the place of its merge point.
type driver struct {
	name         string // of the Go variable
	greens, reds []string
	location     ast.Expr      // the function; or nil
	main         *ssa.Function // the function with the merge point
	point        *hint
	enters       []*hint         // explicit CanEnter hints
	sites        []*site         // where the guest may jump back
	kept, reset  map[string]bool // see [marking]
	unshared     map[*ssa.Alloc]bool
	region       *region
	atPoint      *site  // the mark at the merge point; may be nil
	behind       *site  // that behind the main loop; may be nil
	implicit     []pvar // more reds: see [lowerer.implicits]
	twins        []twin
	left         []pvar // that the code behind the loop gets back
	whole        bool   // the jitcode holds all of the main function: see whole.go
	passed       *site  // then: the mark behind the main loop; may be nil
}

// hint is one call of MergePoint or CanEnter.
type hint struct {
	call  *ssa.Call
	expr  *ast.CallExpr
	vars  []ssa.Value // greens, then reds
	names []string    // of the variables
}

func (d *driver) names() []string { return slices.Concat(d.greens, d.reds) }

// findDriver finds the driver's variable, its configuration and its hints.
func (u *unit) findDriver() *driver {
	points, enters := u.hintCalls("MergePoint"), u.hintCalls("CanEnter")
	if len(points) == 0 { // a variable's value may have one
		points = appendHintCalls(nil, u.ssa.Func("init"), "MergePoint")
	}
	if len(points) == 0 {
		u.errorf(u.pkg.Syntax[0].Name.Pos(), "no merge point: the main loop must call the MergePoint of a jit.Driver")
		return nil
	}
	first := points[0]
	for _, c := range points {
		switch {
		case c.Parent().Parent() != nil:
			u.errorf(c.Pos(), "the merge point must be in a declared function, not in a function literal; declare func mainLoop(…), with what the literal captures as parameters, and put its name or a call of it in the literal's place")
			return nil
		case u.marking.point != nil && c.Pos() == u.marking.point.Lparen:
			first = c
		}
	}
	d := u.config(first)
	if d == nil {
		return nil
	}
	d.main = first.Parent()
	shareResults(d.main)
	d.point = u.hint(d, first)
	for _, c := range enters {
		inMain := func(p *ssa.Call) bool { return p.Parent() == c.Parent() }
		switch {
		case c.Parent() == d.main:
			d.enters = append(d.enters, u.hint(d, c))
		case calls(d.main, c.Parent()): // a helper: the main loop finds itself where the guest jumped back
		case !slices.ContainsFunc(points, inMain):
			u.errorf(c.Pos(), "CanEnter must be in the function with the merge point, or in one that it calls")
		}
	}
	u.checkMain(d)
	d.sites, d.atPoint, d.behind = u.sites(d), d.site(u.marking.atPoint), d.site(u.marking.behind)
	d.region, d.kept, d.reset = d.regionOf(d.behind), u.marking.kept, u.marking.reset
	d.settleWhole(u)
	d.unshare()
	return d
}

// otherPoints tells of merge points in the main function that no loop is compiled from.
func (w *writer) otherPoints() {
	for _, c := range w.hintCalls("MergePoint") {
		if c.Parent() == w.driver.main && c != w.driver.point.call {
			w.note("%s: no loop is compiled from this merge point: that of line %d comes first in %s; move this loop into a function of its own",
				position(w.fset.PositionFor(c.Pos(), false)), w.fset.PositionFor(w.driver.point.call.Pos(), false).Line, w.mainText())
		}
	}
}

// hintCalls finds the calls of a method of jit.Driver, in source order.
func (u *unit) hintCalls(method string) []*ssa.Call {
	var calls []*ssa.Call
	for _, fn := range u.funcs {
		calls = appendHintCalls(calls, fn, method)
	}
	return calls
}

func appendHintCalls(calls []*ssa.Call, fn *ssa.Function, method string) []*ssa.Call {
	eachCall(fn, func(c *ssa.Call) {
		if isHint(c, method) {
			calls = append(calls, c)
		}
	})
	for _, anon := range fn.AnonFuncs {
		calls = appendHintCalls(calls, anon, method)
	}
	return calls
}

// isHint reports whether a call is one of these methods of jit.Driver.
func isHint(c *ssa.Call, methods ...string) bool {
	fn := c.Call.StaticCallee()
	return fn != nil && fn.Pkg != nil && fn.Pkg.Pkg.Path() == jitPath && slices.Contains(methods, fn.Name()) && fn.Signature.Recv() != nil
}

// config reads the driver's configuration from the initializer of its variable.
func (u *unit) config(call *ssa.Call) *driver {
	load, _ := call.Call.Args[0].(*ssa.UnOp)
	var global *ssa.Global
	if load != nil {
		global, _ = load.X.(*ssa.Global)
	}
	if global == nil {
		u.errorf(call.Pos(), "the driver must be a package-level variable: var driver = jit.NewDriver(jit.Config{…})")
		return nil
	}
	d := &driver{name: global.Name(), unshared: map[*ssa.Alloc]bool{}}
	lit := u.configLiteral(global)
	if lit == nil {
		u.errorf(global.Pos(), "%s must be initialised by jit.NewDriver(jit.Config{…}), written out: translate reads it from the source", d.name)
		return nil
	}
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok {
			u.configField(d, kv)
		} else {
			u.errorf(e.Pos(), "name the fields of jit.Config")
		}
	}
	return d
}

// configLiteral gives the jit.Config{…} of a variable's initializer.
func (u *unit) configLiteral(g *ssa.Global) *ast.CompositeLit {
	for _, init := range u.info.InitOrder {
		if len(init.Lhs) != 1 || init.Lhs[0] != g.Object() {
			continue
		}
		if call, ok := ast.Unparen(init.Rhs).(*ast.CallExpr); ok && len(call.Args) == 1 {
			lit, _ := ast.Unparen(call.Args[0]).(*ast.CompositeLit)
			return lit
		}
	}
	return nil
}

func (u *unit) configField(d *driver, kv *ast.KeyValueExpr) {
	switch kv.Key.(*ast.Ident).Name {
	case "Greens":
		d.greens = u.stringList(kv.Value)
	case "Reds":
		d.reds = u.stringList(kv.Value)
	case "Location":
		if !u.info.Types[kv.Value].IsNil() {
			d.location = ast.Unparen(kv.Value)
		}
	}
}

func (u *unit) stringList(e ast.Expr) []string {
	lit, ok := ast.Unparen(e).(*ast.CompositeLit)
	if !ok {
		u.errorf(e.Pos(), "write the list of variables out: []string{…}")
		return nil
	}
	var list []string
	for _, elt := range lit.Elts {
		tv := u.info.Types[elt]
		if tv.Value == nil || tv.Value.Kind() != constant.String {
			u.errorf(elt.Pos(), "the name of a variable must be a constant string")
			continue
		}
		list = append(list, constant.StringVal(tv.Value))
	}
	return list
}

// hint checks the operands of a hint against the driver's list.
func (u *unit) hint(d *driver, call *ssa.Call) *hint {
	h := &hint{call: call, expr: u.callExpr(call), vars: variadicArgs(call)}
	var passed []string
	for n, a := range h.expr.Args {
		id, ok := ast.Unparen(a).(*ast.Ident)
		if _, isNil := u.info.Uses[id].(*types.Nil); !ok || isNil {
			h.names = append(h.names, "")
			passed = append(passed, append(d.names(), make([]string, n+1)...)[n])
			continue
		}
		h.names = append(h.names, id.Name)
		passed = append(passed, u.marking.written(id))
	}
	u.checkNames(d, h, passed)
	return h
}

func (u *unit) checkNames(d *driver, h *hint, passed []string) {
	names := d.names()
	if slices.Equal(names, passed) {
		return
	}
	if slices.Equal(slices.Sorted(slices.Values(names)), slices.Sorted(slices.Values(passed))) {
		u.errorf(h.call.Pos(), "greens come first, in the driver's order: (%s)", strings.Join(names, ", "))
		return
	}
	for i := range min(len(names), len(passed)) {
		if names[i] != passed[i] {
			u.errorf(h.expr.Args[i].Pos(), "the driver lists %s here, but %s is passed", names[i], passed[i])
			return
		}
	}
	u.errorf(h.call.Pos(), "the driver lists %d variables, but %d are passed: want (%s)", len(names), len(passed), strings.Join(names, ", "))
}

// callExpr finds the syntax of a call.
func (u *unit) callExpr(call *ssa.Call) *ast.CallExpr {
	var found *ast.CallExpr
	ast.Inspect(u.fileOf(call.Pos()), func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok && c.Lparen == call.Pos() {
			found = c
		}
		return found == nil
	})
	return found
}

// checkMain holds the main function against what a portal can be.
func (u *unit) checkMain(d *driver) {
	if b := d.point.call.Block(); !reaches(b, b) {
		u.errorf(d.point.call.Pos(), "the merge point is not in a loop: no guest instruction would follow another")
	}
	if !u.marking.stands(u.marking.point) {
		u.errorf(d.point.call.Pos(), "the merge point is in the head of a statement; give it a line of its own before that")
	}
	if d.main.Synthetic == "" && strings.HasPrefix(d.main.Name(), "init#") {
		u.errorf(d.main.Pos(), "the merge point is in init, which nobody can call; move the main loop into a function of another name")
	}
}

// reaches reports whether control may go from one block's end to another's start.
func reaches(from, to *ssa.BasicBlock) bool {
	seen := map[*ssa.BasicBlock]bool{}
	var walk func(b *ssa.BasicBlock) bool
	walk = func(b *ssa.BasicBlock) bool {
		for _, s := range b.Succs {
			if s == to {
				return true
			}
			if !seen[s] {
				seen[s] = true
				if walk(s) {
					return true
				}
			}
		}
		return false
	}
	return walk(from)
}

// variadicArgs gives the values passed in a call's "...any", before they were
// made into interfaces and stored in a slice.
func variadicArgs(call *ssa.Call) []ssa.Value {
	slice, ok := call.Call.Args[len(call.Call.Args)-1].(*ssa.Slice)
	if !ok {
		return nil
	}
	var args []ssa.Value
	for _, ref := range users(slice.X) {
		addr, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		for _, r := range users(addr) {
			if store, ok := r.(*ssa.Store); ok {
				args = append(args, concrete(store, addr))
			}
		}
	}
	return args
}

// concrete gives what is stored at a place in that slice, before it was made an
// interface. That is done when the place is known; what was one before is the author's.
func concrete(store *ssa.Store, addr *ssa.IndexAddr) ssa.Value {
	made, ok := store.Val.(ssa.Instruction)
	if !ok || made.Block() != addr.Block() || slices.Index(addr.Block().Instrs, made) < slices.Index(addr.Block().Instrs, ssa.Instruction(addr)) {
		return store.Val
	}
	switch v := store.Val.(type) {
	case *ssa.MakeInterface:
		return v.X
	case *ssa.ChangeInterface:
		return v.X
	}
	return store.Val
}

// plumbing gives the instructions that exist for a variadic call alone: the
// array of its operands, the interfaces in it; of a hint the load of the driver.
func plumbing(call *ssa.Call) map[ssa.Instruction]bool {
	skip := map[ssa.Instruction]bool{}
	args := call.Call.Args
	if load, ok := args[0].(*ssa.UnOp); ok && isHint(call, "MergePoint", "CanEnter") {
		skip[load] = true
	}
	slice := args[len(args)-1].(*ssa.Slice)
	skip[slice] = true
	skip[slice.X.(ssa.Instruction)] = true
	for _, ref := range users(slice.X) {
		skip[ref] = true
		addr, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		for _, r := range users(addr) {
			skip[r] = true
			if store, ok := r.(*ssa.Store); ok && concrete(store, addr) != store.Val {
				skip[store.Val.(ssa.Instruction)] = true
			}
		}
	}
	return skip
}

// posOr gives the first position that is known.
func posOr(list ...token.Pos) token.Pos {
	for _, p := range list {
		if p.IsValid() {
			return p
		}
	}
	return token.NoPos
}

// elem gives what a pointer points to.
func elem(t types.Type) types.Type { return t.Underlying().(*types.Pointer).Elem() }
