// Package tl is after test_tl: tl_base, tl_2, tl_call: PyPy's toy language with a Stack type.
package tl

import (
	"fmt"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Stack struct {
	stack []int
}

func (s *Stack) append(v int) { s.stack = append(s.stack, v) }

func (s *Stack) pop() int {
	v := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	return v
}

func (s *Stack) pick(i int) { s.append(s.stack[len(s.stack)-i-1]) }

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"stack", "inputarg"}})

func loop(code []byte, pc, inputarg int) int {
	stack := &Stack{}
	for pc < len(code) {
		driver.MergePoint(pc, code, stack, inputarg)
		op := code[pc]
		pc++
		switch op {
		case 'p':
			stack.append(int(int8(code[pc])))
			pc++
		case 'P':
			stack.pop()
		case 's':
			a, b := stack.pop(), stack.pop()
			stack.append(a)
			stack.append(b)
		case 'k':
			stack.pick(int(code[pc]))
			pc++
		case '+':
			a, b := stack.pop(), stack.pop()
			stack.append(b + a)
		case '-':
			a, b := stack.pop(), stack.pop()
			stack.append(b - a)
		case '*':
			a, b := stack.pop(), stack.pop()
			stack.append(b * a)
		case '<':
			a, b := stack.pop(), stack.pop()
			if b <= a {
				stack.append(1)
			} else {
				stack.append(0)
			}
		case 'b':
			cond := stack.pop()
			if cond != 0 {
				pc = int(code[pc])
			} else {
				pc++
			}
		case 'a':
			stack.append(inputarg)
		case 'c':
			r := loop(code, int(code[pc]), inputarg)
			stack.append(r)
			pc++
		case 'r':
			return stack.pop()
		default:
			panic(fmt.Sprintf("op %d", op))
		}
	}
	return stack.pop()
}

func init() {
	pypy.Add(pypy.Case{
		Name: "tl/tl", Driver: driver, Run: loop,
		Inputs: func() [][]any {
			return [][]any{
				{fac, 0, 6},
				{dec, 0, 50},
				{call, 0, 40},
			}
		},
		Want: []string{"5040", "1", "0"},
	})
}

var fac = []byte("p\x01p\x07k\x00p\x01<b\x17sk\x01*sp\x01-p\x01b\x04Pr")
var dec = []byte("ap\x01-k\x00p\x01<b\x0fp\x01b\x01r")
var call = []byte("ap\x01-k\x00c\x0ePk\x00b\x01rp\x00p\x01+k\x00p\x05<b\x10p\x01r")
