package codewriter

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/cfg"

	"mergepoint/pkg/codewriter/assemble"
)

// Which variables a piece of the source needs from outside, and which of those
// that it assigns are needed behind it: liveness of the author's variables, on
// statements as they are written.

// varflow is the liveness of one function's variables.
type varflow struct {
	info    *types.Info
	numbers map[*types.Var]assemble.VReg
	vars    []*types.Var
	results []*types.Var // named ones: what a bare return reads
	nodes   []flowNode
	skip    map[ast.Node]bool          // marks, which use nothing
	places  map[*types.Var][]token.Pos // where they are mentioned
}

// flowNode is a statement or an expression that is executed as one.
type flowNode struct {
	ast  ast.Node // nil where blocks begin
	uses assemble.RegSet
	defs assemble.RegSet
	next []int
	live assemble.RegSet // before it
}

func newVarflow(info *types.Info, decl *ast.FuncDecl, skip map[ast.Node]bool) *varflow {
	f := &varflow{info: info, numbers: map[*types.Var]assemble.VReg{}, skip: skip, places: map[*types.Var][]token.Pos{}}
	f.collect(decl)
	f.mentions(decl, func(id *ast.Ident, v *types.Var) { f.places[v] = append(f.places[v], id.Pos()) })
	g := graphOf(info, decl.Body)
	f.build(g)
	f.settle()
	return f
}

// callsBuiltin reports a call of one of these functions of Go's own.
func callsBuiltin(info *types.Info, call *ast.CallExpr, names ...string) bool {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return false
	}
	b, ok := info.Uses[id].(*types.Builtin)
	return ok && slices.Contains(names, b.Name())
}

// collect numbers the variables that the function declares, or captures.
func (f *varflow) collect(decl *ast.FuncDecl) {
	add := func(obj types.Object) {
		if v, ok := obj.(*types.Var); ok && !v.IsField() && f.numbers[v] == 0 {
			f.vars = append(f.vars, v)
			f.numbers[v] = assemble.VReg(len(f.vars))
		}
	}
	ast.Inspect(decl, func(n ast.Node) bool {
		if _, closure := n.(*ast.FuncLit); closure || n != nil && f.skip[n] {
			return false // a closure's own variables are nobody else's
		}
		if id, ok := n.(*ast.Ident); ok {
			add(f.info.Defs[id])
			if v := f.info.Uses[id]; v != nil && isLocalName(v) && !within(decl, v.Pos()) {
				add(v)
			}
		} else if n != nil {
			add(f.info.Implicits[n])
		}
		return true
	})
	if decl.Type.Results != nil {
		for _, field := range decl.Type.Results.List {
			for _, name := range field.Names {
				if v, ok := f.info.Defs[name].(*types.Var); ok && v.Name() != "_" {
					f.results = append(f.results, v)
				}
			}
		}
	}
}

func (f *varflow) set() assemble.RegSet { return assemble.NewRegSet(len(f.vars) + 1) }

// graphOf gives the ways through a function's body; a panic leads nowhere.
func graphOf(info *types.Info, body *ast.BlockStmt) *cfg.CFG {
	return cfg.New(body, func(call *ast.CallExpr) bool { return !callsBuiltin(info, call, "panic") })
}

// build makes one node of each that the graph has, and one for each block's start.
func (f *varflow) build(g *cfg.CFG) {
	starts := make([]int, len(g.Blocks))
	for _, b := range g.Blocks {
		starts[b.Index] = len(f.nodes)
		f.nodes = append(f.nodes, flowNode{uses: f.set(), defs: f.set(), live: f.set()})
		for _, n := range b.Nodes {
			f.nodes = append(f.nodes, f.node(n))
		}
	}
	for _, b := range g.Blocks {
		last := starts[b.Index] + len(b.Nodes)
		for n := starts[b.Index]; n < last; n++ {
			f.nodes[n].next = []int{n + 1}
		}
		for _, s := range b.Succs {
			f.nodes[last].next = append(f.nodes[last].next, starts[s.Index])
		}
	}
}

func (f *varflow) node(n ast.Node) flowNode {
	node := flowNode{ast: n, uses: f.set(), defs: f.set(), live: f.set()}
	switch s := n.(type) {
	case *ast.AssignStmt:
		for _, e := range s.Lhs {
			if v := f.assigned(e); v != 0 && (s.Tok == token.ASSIGN || s.Tok == token.DEFINE) {
				node.defs.Add(v)
			} else {
				f.use(node.uses, e)
			}
		}
		for _, e := range s.Rhs {
			f.use(node.uses, e)
		}
	case *ast.ValueSpec:
		for _, id := range s.Names {
			if v := f.assigned(id); v != 0 {
				node.defs.Add(v)
			}
		}
		for _, e := range s.Values {
			f.use(node.uses, e)
		}
	case *ast.Ident:
		if v := f.assigned(s); v != 0 && f.info.Defs[s] != nil { // of a range, before its first round
			node.defs.Add(v)
		}
		f.use(node.uses, s)
	case *ast.ReturnStmt:
		f.use(node.uses, s)
		if len(s.Results) == 0 {
			for _, v := range f.results {
				node.uses.Add(f.numbers[v])
			}
		}
	default:
		f.use(node.uses, n)
	}
	return node
}

// assigned gives the number of the variable that a left side is; 0 if it is none.
func (f *varflow) assigned(e ast.Expr) assemble.VReg {
	if id, ok := ast.Unparen(e).(*ast.Ident); ok {
		if v, ok := f.info.ObjectOf(id).(*types.Var); ok {
			return f.numbers[v]
		}
	}
	return 0
}

// use notes the variables that a piece of syntax reads, closures in it included.
func (f *varflow) use(set assemble.RegSet, n ast.Node) {
	f.mentions(n, func(id *ast.Ident, v *types.Var) {
		if f.info.Defs[id] == nil {
			set.Add(f.numbers[v])
		}
	})
}

// mentions visits the function's variables in a piece of syntax.
func (f *varflow) mentions(n ast.Node, visit func(*ast.Ident, *types.Var)) {
	ast.Inspect(n, func(n ast.Node) bool {
		if n != nil && f.skip[n] {
			return false
		}
		if id, ok := n.(*ast.Ident); ok {
			if v, ok := f.info.ObjectOf(id).(*types.Var); ok && f.numbers[v] != 0 {
				visit(id, v)
			}
		}
		return true
	})
}

func (f *varflow) settle() {
	for changed := true; changed; {
		changed = false
		for n := len(f.nodes) - 1; n >= 0; n-- {
			node := &f.nodes[n]
			live := f.set()
			for _, s := range node.next {
				live.Union(f.nodes[s].live)
			}
			node.defs.Each(live.Remove)
			live.Union(node.uses)
			if !slices.Equal(live, node.live) {
				node.live, changed = live, true
			}
		}
	}
}

// span is a piece of the source.
type span struct{ from, to token.Pos }

func spanOf(n ast.Node) span          { return span{n.Pos(), n.End()} }
func (s span) has(pos token.Pos) bool { return s.from <= pos && pos < s.to }
func (s span) covers(o span) bool     { return s.from <= o.from && o.to <= s.to }
func (f *varflow) inside(n int, s span) bool {
	return f.nodes[n].ast != nil && s.has(f.nodes[n].ast.Pos())
}

// around gives what is live where control enters a piece of the source, and where
// it leaves it.
func (f *varflow) around(s span) (before, after assemble.RegSet) {
	before, after = f.set(), f.set()
	entered := map[int]bool{}
	for n := range f.nodes {
		within := f.inside(n, s)
		for _, next := range f.follow(n) {
			switch {
			case f.inside(next, s) && !within:
				entered[next] = true
			case within && !f.inside(next, s):
				after.Union(f.nodes[next].live)
			}
		}
	}
	for n := range entered {
		before.Union(f.nodes[n].live)
	}
	return before, after
}

// follow gives the nodes behind one, blocks' starts passed over.
func (f *varflow) follow(n int) []int {
	var list []int
	seen := map[int]bool{}
	var walk func(n int)
	walk = func(n int) {
		for _, next := range f.nodes[n].next {
			switch {
			case f.nodes[next].ast != nil:
				list = append(list, next)
			case !seen[next]:
				seen[next] = true
				walk(next)
			}
		}
	}
	walk(n)
	return list
}
