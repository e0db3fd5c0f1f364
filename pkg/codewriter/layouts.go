package codewriter

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"

	"golang.org/x/tools/go/cfg"
	"golang.org/x/tools/go/packages"
)

// What the object of a closure holds: behind the address of the code, the variables
// that the function literal mentions and does not declare, in the order in which it
// mentions them. One that keeps its value from the time the closure is made lies there
// itself, any other behind a pointer. That is what Go's compiler does (escape analysis,
// flowClosure), and no promise: of what is not certain nothing is said, and the engine
// looks at some closures before it believes the rest (jitcode.LayoutKnown).

// layout is what a function literal's object holds.
type layout struct {
	file     string // where the literal begins
	line     int
	captured []capture
}

// capture is a variable that a literal mentions.
type capture struct {
	pos     token.Pos // where it is declared
	byValue bool
	offset  int64
}

// mostByValue is the size up to which a variable is kept by value.
const mostByValue = 128

// layoutsOf finds the layouts of a package's function literals, by where they begin, as
// far as they are certain. The source must be as it was written.
func layoutsOf(p *packages.Package) map[token.Pos]*layout {
	found := map[token.Pos]*layout{}
	for _, file := range p.Syntax {
		for _, d := range file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && (fn.Body == nil || isGenericDecl(p.TypesInfo, fn)) {
				continue
			}
			c := &captures{pkg: p, info: p.TypesInfo, decl: d, vars: map[*types.Var]*captured{}}
			c.look()
			for _, lit := range c.literals {
				if l := c.layout(lit); l != nil {
					found[lit.Pos()] = l
				}
			}
		}
	}
	dropDoubles(p, found)
	return found
}

func isGenericDecl(info *types.Info, fn *ast.FuncDecl) bool {
	sig := info.Defs[fn.Name].Type().(*types.Signature)
	return sig.TypeParams() != nil || sig.RecvTypeParams() != nil
}

// dropDoubles forgets literals that begin in one line with others: nobody can tell
// which of them has some code.
func dropDoubles(p *packages.Package, found map[token.Pos]*layout) {
	lines := map[string]int{}
	at := func(n ast.Node) string {
		pos := p.Fset.Position(n.Pos())
		return pos.Filename + ":" + itoa(pos.Line)
	}
	each := func(do func(lit *ast.FuncLit)) {
		for _, file := range p.Syntax {
			ast.Inspect(file, func(n ast.Node) bool {
				if lit, ok := n.(*ast.FuncLit); ok {
					do(lit)
				}
				return true
			})
		}
	}
	each(func(lit *ast.FuncLit) { lines[at(lit)]++ })
	each(func(lit *ast.FuncLit) {
		if lines[at(lit)] > 1 {
			delete(found, lit.Pos())
		}
	})
}

// captures looks through one declaration.
type captures struct {
	pkg      *packages.Package
	info     *types.Info
	decl     ast.Decl
	literals []*ast.FuncLit
	vars     map[*types.Var]*captured // local ones
	unclear  bool                     // it jumps, or has code that the compiler leaves out
}

// captured is what is known of a local variable.
type captured struct {
	around
	ranged  bool     // a loop's range assigns to it
	stepped ast.Node // the loop of which the head declares it
	result  bool
	address bool // somebody takes it
	changes []change
	first   *ast.FuncLit // the first literal in its function that mentions it
	at      around       // of that
}

// change is an assignment.
type change struct {
	in  ast.Node  // the function that makes it
	end token.Pos // of the statement
}

// around is what lies around a place.
type around struct {
	fn, loop ast.Node // the innermost function, and the innermost loop in that
	returns  bool     // it is part of a return
}

// aroundOf gives what lies around the node of which the stack has all that do.
func aroundOf(n ast.Node, stack []ast.Node) (a around) {
	for _, up := range slices.Backward(stack) {
		switch up := up.(type) {
		case *ast.FuncLit, *ast.FuncDecl, *ast.GenDecl:
			if _, inside := up.(*ast.GenDecl); !inside || up == stack[0] {
				a.fn = up
				return a
			}
		case *ast.ForStmt:
			if a.loop == nil && n != ast.Node(up.Init) {
				a.loop = up
			}
		case *ast.RangeStmt:
			if a.loop == nil && n != ast.Node(up.X) {
				a.loop = up
			}
		case *ast.ReturnStmt:
			a.returns = true
		}
		n = up
	}
	return a
}

func (c *captures) look() {
	for _, visit := range []func(ast.Node, []ast.Node) bool{c.declares, c.uses} {
		ast.PreorderStack(c.decl, nil, visit)
	}
	if fn, ok := c.decl.(*ast.FuncDecl); ok {
		c.unclear = c.unclear || leavesOut(c.info, fn.Body)
	}
}

// declares notes the variables that a node declares.
func (c *captures) declares(n ast.Node, stack []ast.Node) bool {
	if v, ok := c.info.Implicits[n].(*types.Var); ok {
		c.vars[v] = &captured{around: aroundOf(n, stack)}
	}
	id, ok := n.(*ast.Ident)
	if !ok {
		return true
	}
	v, ok := c.info.Defs[id].(*types.Var)
	if !ok || v.IsField() || v.Pkg() != nil && v.Parent() == v.Pkg().Scope() {
		return true
	}
	k := &captured{around: aroundOf(n, stack)}
	c.vars[v] = k
	for _, up := range slices.Backward(stack) {
		switch up := up.(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			return true
		case *ast.FuncType:
			k.result = up.Results != nil && spanOf(up.Results).has(id.Pos())
		case *ast.RangeStmt:
			k.ranged = k.ranged || up.Key == ast.Expr(id) || up.Value == ast.Expr(id)
		case *ast.ForStmt:
			if up.Init != nil && spanOf(up.Init).has(id.Pos()) {
				k.stepped = up
			}
		}
	}
	return true
}

// uses notes what a node does to variables.
func (c *captures) uses(n ast.Node, stack []ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncLit:
		c.literals = append(c.literals, n)
	case *ast.BranchStmt:
		c.unclear = c.unclear || n.Tok == token.GOTO
	case *ast.Ident:
		if v, ok := c.info.Uses[n].(*types.Var); ok && c.vars[v] != nil {
			c.vars[v].mention(stack)
		}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			c.takes(n.X)
		}
	case *ast.SliceExpr:
		if isArrayType(c.info.TypeOf(n.X)) {
			c.takes(n.X)
		}
	case *ast.SelectorExpr:
		if (&varflow{info: c.info}).takesReceiver(n) {
			c.takes(n.X)
		}
	case *ast.RangeStmt:
		_, function := c.info.TypeOf(n.X).Underlying().(*types.Signature)
		c.unclear = c.unclear || function
	}
	for _, e := range assigned(n) {
		if id, ok := ast.Unparen(e).(*ast.Ident); ok && c.info.Defs[id] != nil {
			continue
		}
		if k := c.root(e); k != nil {
			end := n.End()
			if loop, ok := n.(*ast.RangeStmt); ok {
				end = loop.X.End()
			}
			k.changes = append(k.changes, change{aroundOf(n, stack).fn, end})
		}
	}
	return true
}

func (c *captures) takes(e ast.Expr) {
	if k := c.root(e); k != nil {
		k.address = true
	}
}

// root gives the variable that an expression is a part of.
func (c *captures) root(e ast.Expr) *captured {
	if id, ok := ast.Unparen(wholeOf(c.info, e)).(*ast.Ident); ok {
		if v, ok := c.info.ObjectOf(id).(*types.Var); ok {
			return c.vars[v]
		}
	}
	return nil
}

// mention notes the first literal of the variable's function that mentions it.
func (k *captured) mention(stack []ast.Node) {
	if k.first != nil {
		return
	}
	for n := slices.Index(stack, k.fn) + 1; n < len(stack); n++ {
		if lit, ok := stack[n].(*ast.FuncLit); ok {
			k.first, k.at = lit, aroundOf(lit, stack[:n])
			return
		}
	}
}

// layout gives the layout of a literal, nil if it is not certain.
func (c *captures) layout(lit *ast.FuncLit) *layout {
	pos := c.pkg.Fset.Position(lit.Pos())
	if leavesOut(c.info, lit.Body) || !slices.Contains(c.pkg.GoFiles, pos.Filename) {
		return nil
	}
	l, at := &layout{file: filepath.Base(pos.Filename), line: pos.Line}, int64(8)
	for _, v := range c.mentioned(lit) {
		byValue, certain := c.byValue(v)
		if !certain {
			return nil
		}
		size, align := int64(8), int64(8)
		if byValue {
			size, align = c.pkg.TypesSizes.Sizeof(v.Type()), c.pkg.TypesSizes.Alignof(v.Type())
		}
		at = (at + align - 1) / align * align
		l.captured = append(l.captured, capture{v.Pos(), byValue, at})
		at += size
	}
	return l
}

// mentioned lists the variables that a literal captures, in the order of the text. What
// is a constant is not looked at.
func (c *captures) mentioned(lit *ast.FuncLit) (list []*types.Var) {
	ast.Inspect(lit.Body, func(n ast.Node) bool {
		if e, ok := n.(ast.Expr); ok && (c.info.Types[e].Value != nil || c.info.Types[e].IsType()) {
			return false
		}
		if id, ok := n.(*ast.Ident); ok {
			v, ok := c.info.Uses[id].(*types.Var)
			if ok && c.vars[v] != nil && !spanOf(lit).has(v.Pos()) && !slices.Contains(list, v) {
				list = append(list, v)
			}
		}
		return true
	})
	return list
}

// byValue says how a variable is captured, and whether that is certain.
func (c *captures) byValue(v *types.Var) (yes, certain bool) {
	k := c.vars[v]
	late := func(ch change) bool { return ch.in != k.fn || ch.end > k.first.Pos() }
	switch {
	case c.pkg.TypesSizes.Sizeof(v.Type()) > mostByValue:
		return false, true
	case k.address, slices.ContainsFunc(k.changes, late):
		return false, !c.unclear
	case k.result:
		return false, false
	case k.ranged:
		return true, k.loop == k.at.loop && !k.at.returns && len(k.changes) == 0
	case len(k.changes) == 0:
		return true, true
	case c.unclear:
		return false, false
	case k.stepped != nil:
		return true, k.stepped == k.at.loop && !k.at.returns
	}
	return k.loop == k.at.loop, true
}

// leavesOut reports code that the compiler may leave out before it looks at variables.
func leavesOut(info *types.Info, body *ast.BlockStmt) bool {
	found := hasDead(info, body)
	isConst := func(n ast.Node) bool {
		e, ok := n.(ast.Expr)
		return ok && info.Types[e].Value != nil && info.Types[e].Value.Kind() == constant.Bool
	}
	ast.Inspect(body, func(n ast.Node) bool {
		var conds []ast.Expr
		switch n := n.(type) {
		case *ast.FuncLit:
			found = found || hasDead(info, n.Body)
		case *ast.IfStmt:
			conds = []ast.Expr{n.Cond}
		case *ast.ForStmt:
			conds = []ast.Expr{n.Cond}
		case *ast.SwitchStmt:
			found = found || n.Tag != nil && info.Types[n.Tag].Value != nil
		case *ast.CaseClause:
			conds = n.List
		}
		for _, cond := range conds {
			if cond != nil {
				ast.Inspect(cond, func(n ast.Node) bool { found = found || isConst(n); return !found })
			}
		}
		return !found
	})
	return found
}

// hasDead reports statements of a function that control never gets to.
func hasDead(info *types.Info, body *ast.BlockStmt) bool {
	g := graphOf(info, body)
	return slices.ContainsFunc(g.Blocks, func(b *cfg.Block) bool { return !b.Live && len(b.Nodes) > 0 })
}
