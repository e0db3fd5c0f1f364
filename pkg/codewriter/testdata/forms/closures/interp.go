// Package closures compiles its guest into closures before it runs it, as many
// interpreters in Go do.
package closures

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// Driver is the interpreter's driver.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

// Machine is the state.
type Machine struct {
	Vars [8]int
	Left int
}

// An Expr is a compiled expression, a Stmt a compiled statement, which gives the place
// of the next one.
type (
	Expr func(m *Machine) int
	Stmt func(m *Machine, pc int) int
)

// Num is a number.
func Num(n int) Expr {
	return func(m *Machine) int { return n }
}

// Var is a variable.
func Var(slot int) Expr {
	return func(m *Machine) int { return m.Vars[slot] }
}

// Op is a binary operator.
func Op(op byte, l, r Expr) Expr {
	switch op {
	case '+':
		return func(m *Machine) int { return l(m) + r(m) }
	case '-':
		return func(m *Machine) int { return l(m) - r(m) }
	case '*':
		return func(m *Machine) int { return l(m) * r(m) }
	case '&':
		return func(m *Machine) int { return l(m) & r(m) }
	}
	return func(m *Machine) int {
		if l(m) < r(m) {
			return 1
		}
		return 0
	}
}

// Set assigns to a variable.
func Set(slot int, e Expr) Stmt {
	return func(m *Machine, pc int) int {
		v := e(m)
		m.Vars[slot] = v
		return pc + 1
	}
}

// While goes to a place as long as a condition holds.
func While(cond Expr, to int) Stmt {
	return func(m *Machine, pc int) int {
		m.Left--
		if m.Left > 0 && cond(m) != 0 {
			return to
		}
		return pc + 1
	}
}

// Counted is a statement that counts how often it is executed, for all its copies.
func Counted(slot int) Stmt {
	n := 0
	return func(m *Machine, pc int) int {
		n++
		m.Vars[slot] = n
		return pc + 1
	}
}

// Program adds numbers up to a limit.
func Program(limit int) []Stmt {
	i, sum := Var(0), Var(1)
	return []Stmt{
		Set(0, Num(0)),
		Set(1, Num(0)),
		Set(1, Op('&', Op('+', sum, Op('*', i, Num(3))), Num(0xffff))),
		Set(0, Op('+', i, Num(1))),
		Counted(2),
		While(Op('<', i, Num(limit)), 2),
	}
}

// Run runs a program.
func Run(code []Stmt, m *Machine) {
	for pc := 0; pc < len(code); {
		Driver.MergePoint(pc, code, m)
		pc = code[pc](m, pc)
	}
}
