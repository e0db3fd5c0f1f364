// Package scheme evaluates lists: values are interfaces, lists are cons cells,
// environments are maps in a chain, and a loop is a call at a function's end.
package scheme

import (
	"fmt"

	"mergepoint/pkg/jit"
)

//go:generate go tool translate .

// Driver is the evaluator's: a loop is hot by the expression it comes back to.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"x"}, Reds: []string{"in", "env"}})

type (
	// Value is a number, a truth, nil, a Symbol, a *Pair, a *Lambda or a Prim.
	Value any
	// Symbol is a name.
	Symbol string
	// Pair is a cons cell.
	Pair struct{ Car, Cdr Value }
	// Lambda is a function with where it was made.
	Lambda struct {
		Params []Symbol
		Body   Value
		Env    *Env
	}
	// Prim is a function of Go's.
	Prim func(args []Value) (Value, error)
)

// Env has the names of one call.
type Env struct {
	vars map[Symbol]Value
	up   *Env
}

// NewEnv makes an environment inside another.
func NewEnv(up *Env) *Env { return &Env{map[Symbol]Value{}, up} }

// Set gives a name a value.
func (e *Env) Set(name Symbol, v Value) { e.vars[name] = v }

func (e *Env) find(s Symbol) *Env {
	for ; e != nil; e = e.up {
		if _, ok := e.vars[s]; ok {
			return e
		}
	}
	return nil
}

// Interp counts the calls that are left, and how deep they are.
type Interp struct{ Left, Depth int }

// Error says what went wrong with which value.
type Error struct {
	What  string
	Value Value
}

func (e *Error) Error() string { return fmt.Sprintf("%s: %v", e.What, e.Value) }

// List makes a list.
func List(l ...Value) Value {
	var v Value
	for n := len(l) - 1; n >= 0; n-- {
		v = &Pair{l[n], v}
	}
	return v
}

func second(p *Pair) Value { return p.Cdr.(*Pair).Car }

// Eval gives an expression's value.
func (in *Interp) Eval(x Value, env *Env) (Value, error) {
	if in.Depth++; in.Depth > 60 {
		panic("scheme: too deep")
	}
	defer func() { in.Depth-- }()
	return in.eval(x, env)
}

func (in *Interp) eval(x Value, env *Env) (Value, error) {
	for {
		Driver.MergePoint(x, in, env)
		switch v := x.(type) {
		case Symbol:
			e := env.find(v)
			if e == nil {
				return nil, &Error{"unbound", v}
			}
			return e.vars[v], nil
		case *Pair:
			if op, ok := v.Car.(Symbol); ok {
				args, _ := v.Cdr.(*Pair)
				switch op {
				case "quote":
					return args.Car, nil
				case "if":
					c, err := in.Eval(args.Car, env)
					if err != nil {
						return nil, err
					}
					rest := args.Cdr.(*Pair)
					if c != false {
						x = rest.Car
					} else {
						x = second(rest)
					}
					continue
				case "lambda":
					return in.lambda(args, env), nil
				case "set!":
					val, err := in.Eval(second(args), env)
					if err != nil {
						return nil, err
					}
					name := args.Car.(Symbol)
					if e := env.find(name); e != nil {
						e.vars[name] = val
					} else {
						env.vars[name] = val
					}
					return val, nil
				case "begin":
					for args.Cdr != nil {
						if _, err := in.Eval(args.Car, env); err != nil {
							return nil, err
						}
						args = args.Cdr.(*Pair)
					}
					x = args.Car
					continue
				}
			}
			if in.Left--; in.Left < 0 {
				return nil, &Error{"too many calls", v.Car}
			}
			f, err := in.Eval(v.Car, env)
			if err != nil {
				return nil, err
			}
			args, err := in.args(v.Cdr, env)
			if err != nil {
				return nil, err
			}
			switch f := f.(type) {
			case Prim:
				return f(args)
			case *Lambda:
				if len(args) != len(f.Params) {
					return nil, &Error{"arity", len(args)}
				}
				env = NewEnv(f.Env)
				for i, p := range f.Params {
					env.vars[p] = args[i]
				}
				x = f.Body
			default:
				return nil, &Error{"not a function", f}
			}
		default:
			return x, nil
		}
	}
}

func (in *Interp) lambda(args *Pair, env *Env) *Lambda {
	l := &Lambda{Body: second(args), Env: env}
	for p, _ := args.Car.(*Pair); p != nil; p, _ = p.Cdr.(*Pair) {
		l.Params = append(l.Params, p.Car.(Symbol))
	}
	return l
}

func (in *Interp) args(list Value, env *Env) (args []Value, err error) {
	for p, _ := list.(*Pair); p != nil; p, _ = p.Cdr.(*Pair) {
		a, err := in.Eval(p.Car, env)
		if err != nil {
			return nil, err
		}
		args = append(args, a)
	}
	return args, nil
}
