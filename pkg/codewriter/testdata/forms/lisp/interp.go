// Package lisp runs a small Lisp as an author would write it: expressions are
// nodes behind an interface, values are an interface of numbers, truths and cons
// cells, a program is a list of statements with jumps.
package lisp

import (
	"fmt"
	"strings"

	"mergepoint/pkg/jit"
)

//go:generate go tool translate .

// Driver is the interpreter's driver.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "program"}, Reds: []string{"env"}})

// Value is what expressions give: an Int, a Bool, a *Pair, a Symbol, or nil, the
// empty list.
type Value interface{}

type (
	// Int is a number.
	Int int
	// Bool is a truth.
	Bool bool
	// Symbol is a name.
	Symbol string
	// Pair is a cons cell.
	Pair struct{ Car, Cdr Value }
)

// A Lengther has a length.
type Lengther interface{ Length() int }

// Length is that of the list which the cell begins.
func (p *Pair) Length() int {
	if next, ok := p.Cdr.(Lengther); ok {
		return 1 + next.Length()
	}
	return 1
}

// Length of a name is that of its text.
func (s Symbol) Length() int { return len(s) }

// Func is a value that cannot be compared, and gives a text.
type Func func() string

//jit:residual
func (f Func) String() string { return f() + "!" }

// Program is what runs.
//
//jit:immutable
type Program struct{ Stmts []Stmt }

// Stmt sets a variable, or jumps if the value is true and the target is not 0.
//
//jit:immutable
type Stmt struct {
	Expr   Expr
	Var    int
	Target int // plus 1
}

// Env holds the variables.
type Env struct{ Vars [8]Value }

// An Expr is a node.
type Expr interface{ Eval(env *Env) Value }

// Nodes.
type (
	//jit:immutable
	Const struct{ V Value }
	//jit:immutable
	Var int
	//jit:immutable
	Op struct {
		Kind byte
		X, Y Expr
	}
	//jit:immutable
	If struct{ Cond, Then, Else Expr }
	//jit:immutable
	Kind struct{ X Expr }
	//jit:immutable
	Len struct{ X Expr }
)

// Eval gives the constant.
func (c *Const) Eval(*Env) Value { return c.V }

// Eval gives the variable's value.
func (v Var) Eval(env *Env) Value { return env.Vars[v&7] }

// Eval computes: + - * < = on numbers, c d . on cells.
func (o *Op) Eval(env *Env) Value {
	x := o.X.Eval(env)
	switch o.Kind {
	case 'c':
		return x.(*Pair).Car
	case 'd':
		return x.(*Pair).Cdr
	}
	y := o.Y.Eval(env)
	switch o.Kind {
	case '.':
		return &Pair{x, y}
	case '=':
		return Bool(x == y)
	}
	a, ok := x.(Int)
	b, ok2 := y.(Int)
	if !ok || !ok2 {
		panic(&Trouble{o.Kind})
	}
	switch o.Kind {
	case '+':
		return a + b
	case '-':
		return a - b
	case '*':
		return a * b
	case '<':
		return Bool(a < b)
	}
	return nil
}

// Trouble is a guest's mistake.
type Trouble struct{ Kind byte }

func (t *Trouble) Error() string { return string(t.Kind) + " of what is no number" }

// Eval gives one side or the other.
func (i *If) Eval(env *Env) Value {
	if truth(i.Cond.Eval(env)) {
		return i.Then.Eval(env)
	}
	return i.Else.Eval(env)
}

// Eval says what kind of value it is.
func (k *Kind) Eval(env *Env) Value {
	switch v := k.X.Eval(env).(type) {
	case nil:
		return Int(0)
	case Int:
		return v & 1
	case Bool:
		if v {
			return Int(3)
		}
		return Int(4)
	case *Pair:
		if v == nil {
			return Int(5)
		}
		return Int(6)
	case fmt.Stringer:
		return Int(len(v.String()))
	default:
		return v
	}
}

// Eval gives the length of a list.
func (l *Len) Eval(env *Env) Value {
	return Int(l.X.Eval(env).(Lengther).Length())
}

func truth(v Value) bool {
	b, ok := v.(Bool)
	return !ok || bool(b)
}

// Run runs a program.
func Run(program *Program, env *Env) {
	pc := 0
	for pc < len(program.Stmts) {
		Driver.MergePoint(pc, program, env)
		s := program.Stmts[pc].Expr
		v := s.Eval(env)
		if program.Stmts[pc].Target == 0 {
			env.Vars[program.Stmts[pc].Var&7] = v
		} else if truth(v) {
			pc = program.Stmts[pc].Target - 2
		}
		pc++
	}
}

// Show prints a value.
func Show(v Value) string {
	if p, ok := v.(*Pair); ok && p != nil {
		var parts []string
		for ok && p != nil {
			parts = append(parts, Show(p.Car))
			v = p.Cdr
			p, ok = v.(*Pair)
		}
		return "(" + strings.Join(parts, " ") + " . " + Show(v) + ")"
	}
	if f, ok := v.(Func); ok {
		return f()
	}
	return fmt.Sprintf("%T %v", v, v)
}
