// Package panicinlined is after test_recursive: exception_in_inlined_function: a panic that a caller's level recovers.
package panicinlined

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"n"}})

type exc struct{ n int }

//jit:residual
func call(n int) (r int) {
	defer func() {
		if e, ok := recover().(exc); ok {
			r = e.n - 1
		}
	}()
	return f("---i---", n)
}

func f(code string, n int) int {
	pc := 0
	for pc < len(code) {
		driver.MergePoint(pc, code, n)
		switch code[pc] {
		case '-':
			n--
		case 'c':
			n = call(n)
		case 'i':
			if n%5 == 1 {
				panic(exc{n})
			}
		case 'l':
			if n > 0 {
				pc = 0
				continue
			}
		}
		pc++
	}
	return n
}

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/panicinlined", Driver: driver, Run: f,
		Inputs: func() [][]any {
			return [][]any{
				{"c-l", 100},
				{"---i-l", 100},
			}
		},
		Want: []string{"-1", "panic: {81}"},
	})
}
