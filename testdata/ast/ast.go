// Package ast interprets trees: expressions are an interface, values are floats, and
// loops lie in loops.
package ast

import (
	"math"

	"mergepoint/pkg/jit"
)

//go:generate go tool translate .

// Driver is the interpreter's driver: a loop is hot by its node.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"w"}, Reds: []string{"env"}})

// Expr is an expression.
type Expr interface{ Eval(env *Env) float64 }

// Stmt is a statement.
type Stmt interface{ Exec(env *Env) }

// Env holds the variables.
type Env struct {
	Vars []float64
	Left int // loops that may still be begun
}

type (
	// Num is a constant.
	Num float64
	// Var is a variable, by number.
	Var int
	// Bin is an operation on two values.
	//
	//jit:immutable
	Bin struct {
		Op   byte
		L, R Expr
	}
	// Sqrt is a function's call.
	//
	//jit:immutable
	Sqrt struct{ X Expr }
	// Assign sets a variable.
	//
	//jit:immutable
	Assign struct {
		To int
		X  Expr
	}
	// Block is a list of statements.
	Block []Stmt
	// If does one of two things.
	//
	//jit:immutable
	If struct {
		Cond       Expr
		Then, Else Stmt
	}
	// While is a loop.
	//
	//jit:immutable
	While struct {
		Cond Expr
		Body Stmt
	}
)

// Eval gives the constant.
func (n Num) Eval(*Env) float64 { return float64(n) }

// Eval gives the variable's value.
func (v Var) Eval(env *Env) float64 { return env.Vars[v] }

// Eval computes.
func (b *Bin) Eval(env *Env) float64 {
	l, r := b.L.Eval(env), b.R.Eval(env)
	switch b.Op {
	case '+':
		return l + r
	case '-':
		return l - r
	case '*':
		return l * r
	case '/':
		return l / r
	case '<':
		if l < r {
			return 1
		}
		return 0
	}
	panic("ast: no operation " + string(rune(b.Op)))
}

// Eval gives the root.
func (s *Sqrt) Eval(env *Env) float64 { return math.Sqrt(s.X.Eval(env)) }

// Exec assigns.
func (a *Assign) Exec(env *Env) {
	v := a.X.Eval(env) // which might change env.Vars, as far as a compiler knows
	env.Vars[a.To] = v
}

// Exec does one after the other.
//
//jit:unroll
func (b Block) Exec(env *Env) {
	for _, s := range b {
		s.Exec(env)
	}
}

// Exec does one of two.
func (i *If) Exec(env *Env) {
	if i.Cond.Eval(env) != 0 {
		i.Then.Exec(env)
	} else if i.Else != nil {
		i.Else.Exec(env)
	}
}

// Exec goes round.
func (w *While) Exec(env *Env) {
	if env.Left--; env.Left < 0 {
		panic("ast: too many loops")
	}
	for {
		Driver.MergePoint(w, env)
		if w.Cond.Eval(env) == 0 {
			return
		}
		w.Body.Exec(env)
	}
}
