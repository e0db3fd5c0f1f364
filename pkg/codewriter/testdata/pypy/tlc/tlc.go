// Package tlc is after test_tlc: objects of a toy language: nil, ints, conses, with errors of type.
package tlc

import (
	"errors"
	"fmt"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

type Obj interface {
	t() bool
	intO() (int, error)
}

type IntObj struct{ value int }

type NilObj struct{}

type ConsObj struct{ car, cdr Obj }

func (o *IntObj) t() bool { return o.value != 0 }

func (NilObj) t() bool { return false }

func (*ConsObj) t() bool { return true }

func (o *IntObj) intO() (int, error) { return o.value, nil }

func (NilObj) intO() (int, error) { return 0, errors.New("nil is no number") }

func (c *ConsObj) intO() (int, error) { return 0, fmt.Errorf("%T is no number", c) }

func (c *ConsObj) String() string { return fmt.Sprintf("(%v . %v)", c.car, c.cdr) }

var nilObj Obj = NilObj{}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"stack", "arg"}})

func interp(code string, arg Obj) (Obj, error) {
	var stack []Obj
	for pc := 0; pc < len(code); {
		driver.MergePoint(pc, code, stack, arg)
		op := code[pc]
		pc++
		n := len(stack)
		switch op {
		case 'N':
			stack = append(stack, nilObj)
		case 'i':
			stack = append(stack, &IntObj{int(code[pc] - '0')})
			pc++
		case 'a':
			stack = append(stack, arg)
		case 'c':
			c := &ConsObj{stack[n-1], stack[n-2]}
			stack = append(stack[:n-2], c)
		case 'h', 't':
			c, ok := stack[n-1].(*ConsObj)
			if !ok {
				return stack[n-1], fmt.Errorf("pc %d: no cons", pc)
			}
			if op == 'h' {
				stack[n-1] = c.car
			} else {
				stack[n-1] = c.cdr
			}
		case '+', '-':
			a, err := stack[n-2].intO()
			if err != nil {
				return nil, err
			}
			b, err := stack[n-1].intO()
			if err != nil {
				return nil, err
			}
			if op == '-' {
				b = -b
			}
			stack = append(stack[:n-2], &IntObj{a + b})
		case 'd':
			stack = append(stack, stack[n-1])
		case 's':
			stack[n-1], stack[n-2] = stack[n-2], stack[n-1]
		case '?':
			o := stack[n-1]
			stack = stack[:n-1]
			if o.t() {
				pc = int(code[pc] - '0')
			} else {
				pc++
			}
		case 'p':
			stack = stack[:n-1]
		}
	}
	return stack[len(stack)-1], nil
}

func init() {
	pypy.Add(pypy.Case{
		Name: "tlc/tlc", Driver: driver, Run: interp,
		Inputs: func() [][]any {
			return [][]any{
				{"ai1-d?1", &IntObj{30}},
				{"aNsi1-sacsd?3p", &IntObj{6}},
				{"NacNh", &IntObj{3}},
				{"aNi1cd+", &IntObj{3}},
				{"aNisa+", &IntObj{3}},
			}
		},
		Want: []string{"&{0} <nil>", "(&{6} . (&{6} . (&{6} . (&{6} . (&{6} . (&{6} . {})))))) <nil>", "{} pc 5: no cons", "<nil> *tlc.ConsObj is no number", "&{70} <nil>"},
	})
}
