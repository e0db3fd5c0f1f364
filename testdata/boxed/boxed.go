// Package boxed is a stack machine as many are written: its values are interfaces,
// so that each number is an object behind a pointer.
package boxed

import "mergepoint/pkg/jit"

//go:generate go tool translate .

// A Value is nil, an int, a float64, a bool, or a string.
type Value = any

// Op is what an instruction does.
type Op uint8

// The instructions.
const (
	Push  Op = iota // push Consts[Arg]
	Load            // push local Arg
	Store           // pop local Arg
	Add
	Sub
	Mul
	Less
	Jump
	JumpIf // pop, go to Arg if it is true
	Return // pop
)

// An Instr is an instruction.
type Instr struct {
	Op  Op
	Arg int
}

// A Func is a program.
type Func struct {
	Code   []Instr //jit:immutable
	Consts []Value //jit:immutable
	Locals int
}

// A VM has the stack; the locals are its first elements.
type VM struct {
	stack []Value
	sp    int
}

// Error is what an instruction says that cannot be done.
type Error string

func (e Error) Error() string { return string(e) }

// Driver is what the main loop tells the JIT.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "f"}, Reds: []string{"vm"}})

// New makes a machine for a function, with the first of its locals.
func New(f *Func, locals ...Value) *VM {
	vm := &VM{stack: make([]Value, f.Locals+8), sp: f.Locals}
	copy(vm.stack, locals)
	return vm
}

// Stack gives what locals and stack hold, what was popped included.
func (vm *VM) Stack() []Value { return vm.stack }

// Run runs a function.
func (vm *VM) Run(f *Func) (Value, error) {
	pc := 0
	for {
		Driver.MergePoint(pc, f, vm)
		in := f.Code[pc]
		pc++
		switch in.Op {
		case Push:
			vm.push(f.Consts[in.Arg])
		case Load:
			vm.push(vm.stack[in.Arg])
		case Store:
			vm.stack[in.Arg] = vm.pop()
		case Add, Sub, Mul, Less:
			y := vm.pop()
			x := vm.pop()
			v := binary(in.Op, x, y)
			if v == nil {
				return nil, Error("operands that do not fit")
			}
			vm.push(v)
		case Jump:
			pc = in.Arg
		case JumpIf:
			if yes, ok := vm.pop().(bool); ok && yes {
				pc = in.Arg
			}
		case Return:
			return vm.pop(), nil
		}
	}
}

func (vm *VM) push(v Value) {
	vm.stack[vm.sp] = v
	vm.sp++
}

func (vm *VM) pop() Value {
	vm.sp--
	return vm.stack[vm.sp]
}

// binary gives nil if the operands do not fit.
func binary(op Op, x, y Value) Value {
	switch x := x.(type) {
	case int:
		if y, ok := y.(int); ok {
			switch op {
			case Add:
				return x + y
			case Sub:
				return x - y
			case Mul:
				return x * y
			case Less:
				return x < y
			}
		}
	case float64:
		if y, ok := y.(float64); ok {
			switch op {
			case Add:
				return x + y
			case Sub:
				return x - y
			case Mul:
				return x * y
			case Less:
				return x < y
			}
		}
	case string:
		if y, ok := y.(string); ok && op == Add {
			return x + y
		}
	}
	return nil
}
