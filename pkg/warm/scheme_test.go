package warm_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"mergepoint/pkg/warm"
	"mergepoint/testdata/scheme"
)

// schemeWriter writes expressions. Loops are calls of a function by itself, at its
// end, as often as its first argument says.
type schemeWriter struct {
	r     *rand.Rand
	names []scheme.Symbol // of variables
	loops int
}

func (w *schemeWriter) name() scheme.Value { return w.names[w.r.IntN(len(w.names))] }

func (w *schemeWriter) expr(depth int) scheme.Value {
	switch n := w.r.IntN(16); {
	case depth == 0 && n < 6, n == 0:
		return []scheme.Value{int64(w.r.IntN(9) - 2), int64(w.r.IntN(90)), float64(w.r.IntN(9)) / 2, true, false, nil}[w.r.IntN(8)*w.r.IntN(6)/7]
	case depth == 0, n < 4:
		if w.r.IntN(60) == 0 {
			return scheme.Symbol("nowhere")
		}
		return w.name()
	case n == 4:
		return scheme.List(scheme.Symbol("if"), w.test(depth-1), w.expr(depth-1), w.expr(depth-1))
	case n == 5:
		return scheme.List(scheme.Symbol("set!"), w.name(), w.expr(depth-1))
	case n == 6:
		return scheme.List(scheme.Symbol("begin"), w.expr(depth-1), w.expr(depth-1))
	case n == 7:
		return w.loop(depth)
	case n == 8:
		return w.let(depth)
	case n == 9:
		return scheme.List(scheme.Symbol("car"), scheme.List(scheme.Symbol("cons"), w.expr(depth-1), w.expr(depth-1)))
	case n == 10:
		return w.test(depth)
	}
	return scheme.List(scheme.Symbol([]string{"+", "-", "*"}[w.r.IntN(3)]), w.expr(depth-1), w.expr(depth-1))
}

func (w *schemeWriter) test(depth int) scheme.Value {
	return scheme.List(scheme.Symbol("<"), w.expr(max(depth-1, 0)), w.expr(max(depth-1, 0)))
}

// let is a function that is called where it stands.
func (w *schemeWriter) let(depth int) scheme.Value {
	arg := w.expr(depth - 1)
	defer func(names []scheme.Symbol) { w.names = names }(w.names)
	name := scheme.Symbol(fmt.Sprint("l", depth))
	w.names = append(slices.Clone(w.names), name)
	return scheme.List(scheme.List(scheme.Symbol("lambda"), scheme.List(name), w.expr(depth-1)), arg)
}

// loop names a function and calls it.
func (w *schemeWriter) loop(depth int) scheme.Value {
	defer func(names []scheme.Symbol) { w.names = names }(w.names)
	w.loops++
	self, i, acc := scheme.Symbol(fmt.Sprint("f", w.loops)), scheme.Symbol(fmt.Sprint("i", w.loops)), scheme.Symbol(fmt.Sprint("acc", w.loops))
	rounds := int64(1 + w.r.IntN(4))
	if w.loops == 1 {
		rounds = int64(10 + w.r.IntN(30))
	}
	first := w.expr(0)
	w.names = append(slices.Clone(w.names), i, acc)
	body := scheme.List(scheme.Symbol("if"), scheme.List(scheme.Symbol("<"), int64(0), i),
		scheme.List(self, scheme.List(scheme.Symbol("-"), i, int64(1)), w.expr(depth-1)), acc)
	return scheme.List(scheme.Symbol("begin"),
		scheme.List(scheme.Symbol("set!"), self, scheme.List(scheme.Symbol("lambda"), scheme.List(i, acc), body)),
		scheme.List(self, rounds, first))
}

// schemeNumbers makes a function of two numbers.
func schemeNumbers(what string, ints func(a, b int64) scheme.Value, floats func(a, b float64) scheme.Value) scheme.Prim {
	return func(args []scheme.Value) (scheme.Value, error) {
		a, ok := args[0].(int64)
		b, also := args[1].(int64)
		if ok && also {
			return ints(a, b), nil
		}
		x, y := args[0], args[1]
		if ok {
			x = float64(a)
		}
		if also {
			y = float64(b)
		}
		f, ok := x.(float64)
		g, also := y.(float64)
		if !ok || !also {
			return nil, &scheme.Error{What: what, Value: args[0]}
		}
		return floats(f, g), nil
	}
}

func schemeEnv() *scheme.Env {
	env := scheme.NewEnv(nil)
	env.Set("+", schemeNumbers("+", func(a, b int64) scheme.Value { return a + b }, func(a, b float64) scheme.Value { return a + b }))
	env.Set("-", schemeNumbers("-", func(a, b int64) scheme.Value { return a - b }, func(a, b float64) scheme.Value { return a - b }))
	env.Set("*", schemeNumbers("*", func(a, b int64) scheme.Value { return a * b }, func(a, b float64) scheme.Value { return a * b }))
	env.Set("<", schemeNumbers("<", func(a, b int64) scheme.Value { return a < b }, func(a, b float64) scheme.Value { return a < b }))
	env.Set("cons", scheme.Prim(func(args []scheme.Value) (scheme.Value, error) { return &scheme.Pair{Car: args[0], Cdr: args[1]}, nil }))
	env.Set("car", scheme.Prim(func(args []scheme.Value) (scheme.Value, error) {
		if p, ok := args[0].(*scheme.Pair); ok {
			return p.Car, nil
		}
		return nil, &scheme.Error{What: "car", Value: args[0]}
	}))
	return env
}

// showScheme writes down what has no address in it.
func showScheme(v any) string {
	switch v := v.(type) {
	case *scheme.Pair:
		return "(" + showScheme(v.Car) + " . " + showScheme(v.Cdr) + ")"
	case *scheme.Lambda:
		return fmt.Sprint("function of ", v.Params)
	case scheme.Prim:
		return "function"
	case *scheme.Error:
		return v.What + ": " + showScheme(v.Value)
	}
	return fmt.Sprintf("%T %v", v, v)
}

// TestRandomScheme is TestRandomGuests for lists.
func TestRandomScheme(t *testing.T) {
	programs := map[string]scheme.Value{}
	judgeSome(t, *guests/5, scheme.Driver, randomSeed, func(e *warm.Engine, code string, limit int) string {
		x, ok := programs[code]
		if !ok {
			w := &schemeWriter{r: fromSeed(code), names: []scheme.Symbol{"a", "b", "limit"}}
			x = scheme.List(scheme.Symbol("begin"), w.loop(4), w.expr(4))
			clear(programs)
			programs[code] = x
		}
		in, env := &scheme.Interp{Left: 40 * limit}, scheme.NewEnv(schemeEnv())
		for n, name := range []scheme.Symbol{"a", "b", "limit"} {
			env.Set(name, int64(n*limit/2))
		}
		return left(e, func() string {
			s := fmt.Sprint(in)
			for _, r := range e.Results() {
				s += " " + showScheme(r)
			}
			return s
		}, in, x, env)
	})
}

// schemeRun sums by a function that calls itself at its end.
func schemeRun(n int) guestRun {
	name := func(s string) scheme.Value { return scheme.Symbol(s) }
	call := func(f string, args ...scheme.Value) scheme.Value {
		return scheme.List(append([]scheme.Value{name(f)}, args...)...)
	}
	body := call("if", call("<", int64(0), name("n")), call("f", call("-", name("n"), int64(1)), call("+", name("s"), name("n"))), name("s"))
	x := call("begin", call("set!", name("f"), call("lambda", scheme.List(name("n"), name("s")), body)), call("f", int64(n), int64(0)))
	return guestRun{"scheme/sum", scheme.Driver, func(e *warm.Engine) (out string) {
		in, env := &scheme.Interp{Left: 1 << 30}, scheme.NewEnv(schemeEnv())
		var plain scheme.Value
		onEngine(e, func() { plain, _ = in.Eval(x, env) }, in, x, env)
		if e != nil {
			plain = e.Results()[0]
		}
		return showScheme(plain)
	}}
}
