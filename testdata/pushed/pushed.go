// Package pushed is a stack machine as its author writes it at first. The stack is a slice
// that grows and shrinks, the guest's variables and its constants are others of the same
// type, and the code is bytes. Nothing is marked: not that the code and the constants never
// change, and not that the slices never meet.
package pushed

import (
	"errors"

	"mergepoint/pkg/jit"
)

// An Op is an instruction; each has a byte for its argument behind it.
type Op byte

// The instructions.
const (
	Const Op = iota
	Load
	Store
	Add
	Sub
	Mul
	Less
	Jump
	JumpIf
	Return
)

// A Func is a guest function.
type Func struct {
	Code   []byte
	Consts []any
}

// A VM runs one function.
type VM struct {
	stack []any
	vars  []any
}

// ErrType is the error of an operand of a wrong type.
var ErrType = errors.New("pushed: a wrong type")

// Driver is what the main loop tells the JIT.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "f"}, Reds: []string{"vm"}})

// New makes a machine with variables.
func New(vars ...any) *VM { return &VM{vars: vars} }

// Left gives what the stack and the variables hold.
func (vm *VM) Left() (stack, vars []any) { return vm.stack, vm.vars }

func (vm *VM) push(v any) { vm.stack = append(vm.stack, v) }

func (vm *VM) pop() any {
	v := vm.stack[len(vm.stack)-1]
	vm.stack = vm.stack[:len(vm.stack)-1]
	return v
}

// Run runs a function, and gives its result.
func (vm *VM) Run(f *Func) (any, error) {
	pc := 0
	for {
		Driver.MergePoint(pc, f, vm)
		op, arg := Op(f.Code[pc]), int(f.Code[pc+1])
		pc += 2
		switch op {
		case Const:
			vm.push(f.Consts[arg])
		case Load:
			vm.push(vm.vars[arg])
		case Store:
			vm.vars[arg] = vm.pop()
		case Add, Sub, Mul, Less:
			y, x := vm.pop(), vm.pop()
			v, err := binary(op, x, y)
			if err != nil {
				return nil, err
			}
			vm.push(v)
		case Jump:
			pc = arg
		case JumpIf:
			if ok, _ := vm.pop().(bool); ok {
				pc = arg
			}
		case Return:
			return vm.pop(), nil
		}
	}
}

func binary(op Op, x, y any) (any, error) {
	switch x := x.(type) {
	case int:
		y, ok := y.(int)
		switch {
		case !ok:
			return nil, ErrType
		case op == Add:
			return x + y, nil
		case op == Sub:
			return x - y, nil
		case op == Mul:
			return x * y, nil
		}
		return x < y, nil
	case string:
		y, ok := y.(string)
		if ok && op == Add {
			return x + y, nil
		}
	}
	return nil, ErrType
}
