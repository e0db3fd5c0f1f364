package codewriter

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"
)

// offset gives a position's offset in its file.
func (u *unit) offset(pos token.Pos) int { return u.fset.Position(pos).Offset }

// placeCounts decides where the portal counts and writes the edits: at the
// author's CanEnter hints, else where the program counter jumps back, else at
// the merge point.
func (p *portal) placeCounts(src []byte) {
	point := p.stmtOf(p.driver.point.expr)
	if len(p.driver.enters) > 0 {
		p.replace(point, "")
		cond := ""
		if loop := p.loopOf(p.driver); loop != nil && loop.Cond != nil {
			cond = fmt.Sprintf("(%s) && ", src[p.offset(loop.Cond.Pos()):p.offset(loop.Cond.End())])
		}
		for _, h := range p.driver.enters {
			p.replace(p.stmtOf(h.expr), p.countIf(cond, 0))
		}
		p.note("%s counts at its CanEnter hints", p.name)
		return
	}
	n := p.counter()
	if n < 0 {
		p.note("%s counts at every merge point: no single green integer changes", p.name)
		p.replace(point, p.countIf("", 0))
		return
	}
	sites, why := p.jumpSites(p.driver, n)
	if p.severalVary() {
		why = "more than one green changes"
	}
	if why != "" {
		p.countAtMergePoint(point, n, why)
		return
	}
	p.replace(point, "")
	for _, s := range sites {
		p.countAtSite(s, p.vars[n].name, src)
		p.note("%s: counts where %s jumps back", position(p.fset.Position(s.stmt.Pos())), p.vars[n].name)
	}
	if len(sites) == 0 {
		p.note("%s never jumps back: nothing is counted", p.name)
	}
}

// counter is the index of the program counter among the variables: the first
// green integer that changes.
func (p *portal) counter() int {
	for n, v := range p.vars {
		if m, ok := scalarMem(v.typ); v.green && v.assigned && ok && m.Kind == 1 && !m.Narrow() {
			return n
		}
	}
	return -1
}

func (p *portal) severalVary() bool {
	ints, refs := p.varying()
	return len(ints)+len(refs) > 1
}

func (p *portal) replace(n ast.Node, text string) {
	p.edits = append(p.edits, edit{p.offset(n.Pos()), p.offset(n.End()), text})
}

// stmtOf finds the statement that is a call and no more.
func (p *portal) stmtOf(call *ast.CallExpr) ast.Stmt {
	var found ast.Stmt
	ast.Inspect(p.decls[p.driver.main], func(n ast.Node) bool {
		if s, ok := n.(*ast.ExprStmt); ok && s.X == ast.Expr(call) {
			found = s
		}
		return found == nil
	})
	return found
}

// countIf is the statement that counts, if a condition holds, and enters the
// engine if there is something to do there; delta is added to the program
// counter before and taken away after.
func (p *portal) countIf(cond string, delta int64) string {
	done := p.unused("done")
	n := p.counter()
	var args []string
	for i, v := range p.vars {
		arg := v.name
		if i == n && delta != 0 {
			arg = fmt.Sprintf("%s%+d", v.name, delta)
		}
		args = append(args, arg)
	}
	text := fmt.Sprintf("if %s%s {\nvar %s bool\nif %s = %sEnter(%s, %s); %s {\nreturn\n}\n", cond, p.count(delta), done,
		strings.Join(append(p.assignedNames(), done), ", "), p.name, p.session, strings.Join(args, ", "), done)
	if delta != 0 {
		text += fmt.Sprintf("%s -= %d\n", p.vars[n].name, delta)
	}
	return text + "}"
}

// countAtSite wraps an assignment to the program counter.
func (p *portal) countAtSite(s site, pc string, src []byte) {
	old := p.unused("old")
	stmt := src[p.offset(s.stmt.Pos()):p.offset(s.stmt.End())]
	back := fmt.Sprintf("%s <= %s && ", pc, old)
	if d := s.delta + s.moved; d != 0 {
		back = fmt.Sprintf("%s%+d <= %s && ", pc, d, old)
	}
	p.replace(s.stmt, fmt.Sprintf("%s := %s\n%s\n%s", old, pc, stmt, p.countIf(back, s.delta)))
}

// countAtMergePoint counts each arrival that is not after the one before.
func (p *portal) countAtMergePoint(point ast.Stmt, n int, why string) {
	last, pc := p.unused("last"), p.vars[n].name
	p.note("%s counts at the merge point, which costs 20 to 60 %% of a plain run: %s; driver.CanEnter where the guest jumps back avoids it", p.name, why)
	start := p.offset(p.decls[p.driver.main].Body.Lbrace) + 1
	p.edits = append(p.edits, edit{start, start, fmt.Sprintf("\n%s := %s(-1)", last, p.typeName(p.vars[n].typ))})
	p.replace(point, fmt.Sprintf("%s\n%s = %s", p.countIf(fmt.Sprintf("%s <= %s && ", pc, last), 0), last, pc))
}
