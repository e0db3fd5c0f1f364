package codewriter_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"mergepoint/pkg/codewriter/testdata/forms/lisp"
	"mergepoint/pkg/warm"
)

// lispOutcome is what a program leaves in its variables, and what it panics with.
func lispOutcome(run func(env *lisp.Env)) (text string) {
	one := lisp.Int(1)
	env := &lisp.Env{Vars: [8]lisp.Value{lisp.Int(40), one, &lisp.Pair{Car: one, Cdr: nil}, nil, lisp.Bool(true), lisp.Symbol("name"), lisp.Int(0), &lisp.Pair{}}}
	defer func() {
		p := recover()
		for _, v := range env.Vars {
			text += lisp.Show(v) + " "
		}
		if p != nil {
			text += fmt.Sprintf("panic %T %v", p, p)
		}
	}()
	run(env)
	return ""
}

// counting is a program that goes round 40 times through some statements.
func counting(body ...lisp.Stmt) *lisp.Program {
	count := lisp.Stmt{Expr: &lisp.Op{Kind: '-', X: lisp.Var(0), Y: &lisp.Const{V: lisp.Int(1)}}, Var: 0}
	again := lisp.Stmt{Expr: &lisp.Op{Kind: '<', X: &lisp.Const{V: lisp.Int(0)}, Y: lisp.Var(0)}, Target: 1}
	return &lisp.Program{Stmts: append(body, count, again)}
}

// randomExpr draws an expression.
func randomExpr(rnd *rand.Rand, depth int) lisp.Expr {
	x := func() lisp.Expr { return randomExpr(rnd, depth-1) }
	if depth == 0 {
		if rnd.IntN(3) == 0 {
			v := lisp.Var(rnd.IntN(8))
			if rnd.IntN(4) == 0 {
				return &v
			}
			return v
		}
		values := []lisp.Value{lisp.Int(rnd.IntN(9)), lisp.Bool(rnd.IntN(2) == 0), lisp.Symbol("sym"), nil, (*lisp.Pair)(nil), 3.5, &lisp.Pair{Car: lisp.Int(2), Cdr: lisp.Symbol("tail")}, lisp.Func(func() string { return "f" })}
		return &lisp.Const{V: values[rnd.IntN(len(values))%(1+rnd.IntN(len(values)))]}
	}
	switch rnd.IntN(8) {
	case 0:
		return &lisp.If{Cond: x(), Then: x(), Else: x()}
	case 1:
		return &lisp.Kind{X: x()}
	case 2:
		return &lisp.Len{X: x()}
	}
	kinds := "++-*<==..cd"
	return &lisp.Op{Kind: kinds[rnd.IntN(len(kinds))], X: x(), Y: x()}
}

// TestLisp runs programs whose loops are summed up below, and random ones.
func TestLisp(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 16))
	programs := []*lisp.Program{
		counting(lisp.Stmt{Expr: &lisp.Op{Kind: '+', X: lisp.Var(6), Y: lisp.Var(0)}, Var: 6}),
		counting(lisp.Stmt{Expr: &lisp.Op{Kind: '.', X: lisp.Var(0), Y: lisp.Var(3)}, Var: 3}, lisp.Stmt{Expr: &lisp.Len{X: lisp.Var(3)}, Var: 6}),
	}
	for range 60 {
		var body []lisp.Stmt
		for range 1 + rnd.IntN(3) {
			body = append(body, lisp.Stmt{Expr: randomExpr(rnd, 1+rnd.IntN(3)), Var: 1 + rnd.IntN(7)})
		}
		programs = append(programs, counting(body...))
	}
	compiled := 0
	for n, p := range programs {
		want := lispOutcome(func(env *lisp.Env) { lisp.Run(p, env) })
		for _, mode := range modes {
			var stats warm.Stats
			got := lispOutcome(func(env *lisp.Env) { stats = runDriver(t, mode, lisp.Driver, []any{p, env}) })
			if got != want {
				t.Errorf("%d, %s:\n got %s\nwant %s", n, mode, got, want)
			}
			compiled += stats.Loops
		}
	}
	if compiled < len(programs)/2 {
		t.Errorf("%d loops compiled", compiled)
	}
}
