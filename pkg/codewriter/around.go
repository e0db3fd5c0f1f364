package codewriter

import (
	"go/ast"
	"slices"

	"golang.org/x/tools/go/cfg"
	"golang.org/x/tools/go/ssa"
)

// A function of which a straight line holds all but a few statements is looked into,
// and those are outlined, as long as control may get through without them: a loop over
// what is rarely there, say. Where each way leads to one, a call of the whole function
// costs no more than a call from within.

// roundLoops reports a function of the package that is not hot for its loops: control
// may get through without entering one.
func (u *unit) roundLoops(fn *ssa.Function) bool {
	if outlined, _ := u.outliner.says(fn); outlined != nil {
		return false
	}
	if decl := u.declOf(fn); decl == nil || isGeneric(declared(fn)) || len(outerLoops(decl)) == 0 {
		return false
	}
	seen := map[*ssa.BasicBlock]bool{}
	var through func(b *ssa.BasicBlock) bool
	through = func(b *ssa.BasicBlock) bool {
		if seen[b] || reaches(b, b) {
			return false
		}
		seen[b] = true
		_, ends := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		return ends || slices.ContainsFunc(b.Succs, through)
	}
	return through(fn.Blocks[0])
}

// outerLoops lists a function's loop statements, those in others and in closures left
// out.
func outerLoops(decl *ast.FuncDecl) (list []ast.Stmt) {
	ast.Inspect(decl.Body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ForStmt, *ast.RangeStmt:
			list = append(list, n.(ast.Stmt))
			return false
		case *ast.FuncLit:
			return false
		}
		return true
	})
	return list
}

// refuseLoops has the loops of a function outlined.
func (l *lowerer) refuseLoops() {
	for _, loop := range outerLoops(l.declOf(l.fn)) {
		l.refusals = append(l.refusals, refused{fn: l.fn, at: loop.Pos(), pos: loop.Pos(), what: anyLoop, msg: notSupported(anyLoop)})
	}
}

// isLoop reports a function that holds loops of another one, and nothing else that was refused.
func (o *outlined) isLoop() bool {
	return !slices.ContainsFunc(o.spots, func(s *spot) bool { return s.what != anyLoop })
}

const anyLoop = "a loop of any number of rounds"

// avoided reports whether control may get through a function without entering any of
// its pieces.
func (o *outliner) avoided(list []*piece, decl *ast.FuncDecl) bool {
	graph := graphOf(o.u.info, decl.Body)
	inPiece := func(n ast.Node) bool {
		return slices.ContainsFunc(list, func(r *piece) bool { s := r.span(); return s.has(n.Pos()) || spanOf(n).has(s.from) })
	}
	seen := map[*cfg.Block]bool{}
	var through func(b *cfg.Block) bool
	through = func(b *cfg.Block) bool {
		if seen[b] || slices.ContainsFunc(b.Nodes, inPiece) {
			return false
		}
		seen[b] = true
		return b.Return() != nil || slices.ContainsFunc(b.Succs, through)
	}
	return through(graph.Blocks[0])
}
