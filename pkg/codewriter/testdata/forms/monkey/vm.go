// Package monkey is an interpreter in three packages: bytecode, values, and this one,
// the machine.
package monkey

import (
	"fmt"

	"mergepoint/pkg/codewriter/testdata/forms/monkey/code"
	"mergepoint/pkg/codewriter/testdata/forms/monkey/object"
	"mergepoint/pkg/jit"
)

const stackSize = 64

type frame struct {
	cl       *object.Closure
	ip, base int
}

func (f *frame) instructions() code.Instructions { return f.cl.Fn.Instructions }

// VM runs a program.
type VM struct {
	constants []object.Object
	globals   []object.Object
	stack     []object.Object
	sp        int
	frames    []*frame
	depth     int
}

// New makes a machine for a main function.
func New(main *object.CompiledFunction, constants []object.Object) *VM {
	vm := &VM{constants: constants, globals: make([]object.Object, 16), stack: make([]object.Object, stackSize), frames: make([]*frame, 16)}
	vm.frames[0] = &frame{cl: &object.Closure{Fn: main}, ip: -1}
	for n := range vm.globals {
		vm.globals[n] = object.False
	}
	return vm
}

func (vm *VM) currentFrame() *frame { return vm.frames[vm.depth] }

func (vm *VM) push(o object.Object) error {
	if vm.sp >= stackSize {
		return fmt.Errorf("stack overflow")
	}
	vm.stack[vm.sp] = o
	vm.sp++
	return nil
}

func (vm *VM) pop() object.Object {
	o := vm.stack[vm.sp-1]
	vm.sp--
	return o
}

// Driver has one merge point.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"ip", "ins"}, Reds: []string{"vm"}})

// Run runs the program to its end.
func (vm *VM) Run() error {
	var ip int
	var ins code.Instructions
	for vm.currentFrame().ip < len(vm.currentFrame().instructions())-1 {
		vm.currentFrame().ip++
		ip = vm.currentFrame().ip
		ins = vm.currentFrame().instructions()
		Driver.MergePoint(ip, ins, vm)
		switch op := code.Opcode(ins[ip]); op {
		case code.Constant:
			n := code.ReadUint16(ins[ip+1:])
			vm.currentFrame().ip += 2
			if err := vm.push(vm.constants[n]); err != nil {
				return err
			}
		case code.GetGlobal:
			n := code.ReadUint8(ins[ip+1:])
			vm.currentFrame().ip++
			if err := vm.push(vm.globals[n]); err != nil {
				return err
			}
		case code.SetGlobal:
			n := code.ReadUint8(ins[ip+1:])
			vm.currentFrame().ip++
			vm.globals[n] = vm.pop()
		case code.GetLocal:
			n := code.ReadUint8(ins[ip+1:])
			vm.currentFrame().ip++
			if err := vm.push(vm.stack[vm.currentFrame().base+int(n)]); err != nil {
				return err
			}
		case code.SetLocal:
			n := code.ReadUint8(ins[ip+1:])
			vm.currentFrame().ip++
			base := vm.currentFrame().base
			vm.stack[base+int(n)] = vm.pop()
		case code.GetBuiltin:
			n := code.ReadUint8(ins[ip+1:])
			vm.currentFrame().ip++
			if err := vm.push(object.Builtins[n]); err != nil {
				return err
			}
		case code.Add, code.Sub, code.Mul, code.Less, code.Equal:
			if err := vm.binary(op); err != nil {
				return err
			}
		case code.Bang:
			b, ok := vm.pop().(*object.Boolean)
			if err := vm.push(object.Bool(ok && !b.Value)); err != nil {
				return err
			}
		case code.Jump:
			to := int(code.ReadUint16(ins[ip+1:]))
			vm.currentFrame().ip = to - 1
		case code.JumpFalse:
			to := int(code.ReadUint16(ins[ip+1:]))
			vm.currentFrame().ip += 2
			if b, ok := vm.pop().(*object.Boolean); ok && !b.Value {
				vm.currentFrame().ip = to - 1
			}
		case code.MakeArray:
			n := int(code.ReadUint8(ins[ip+1:]))
			vm.currentFrame().ip++
			elements := make([]object.Object, n)
			copy(elements, vm.stack[vm.sp-n:vm.sp])
			vm.sp -= n
			if err := vm.push(object.NewArray(elements)); err != nil {
				return err
			}
		case code.Index:
			i := vm.pop().(*object.Integer)
			a := vm.pop().(*object.Array)
			if err := vm.push(a.At(i.Value)); err != nil {
				return err
			}
		case code.SetIndex:
			v := vm.pop()
			i := vm.pop().(*object.Integer)
			vm.pop().(*object.Array).Set(i.Value, v)
		case code.Call:
			n := int(code.ReadUint8(ins[ip+1:]))
			vm.currentFrame().ip++
			if err := vm.call(n); err != nil {
				return err
			}
		case code.ReturnValue:
			v := vm.pop()
			if vm.depth == 0 {
				return fmt.Errorf("return of %s", v.Inspect())
			}
			vm.sp = vm.currentFrame().base - 1
			vm.depth--
			if err := vm.push(v); err != nil {
				return err
			}
		case code.Pop:
			vm.pop()
		}
	}
	return nil
}

func (vm *VM) binary(op code.Opcode) error {
	right, left := vm.pop(), vm.pop()
	switch {
	case op == code.Less:
		return vm.push(object.Bool(object.Less(left, right)))
	case left.Type() == object.IntegerType && right.Type() == object.IntegerType:
		return vm.integers(op, left.(*object.Integer).Value, right.(*object.Integer).Value)
	case op == code.Equal:
		return vm.push(object.Bool(left == right))
	}
	return fmt.Errorf("unsupported types: %s %s", left.Type(), right.Type())
}

func (vm *VM) integers(op code.Opcode, left, right int64) error {
	switch op {
	case code.Add:
		return vm.push(&object.Integer{Value: left + right})
	case code.Sub:
		return vm.push(&object.Integer{Value: left - right})
	case code.Mul:
		return vm.push(&object.Integer{Value: left * right})
	case code.Equal:
		return vm.push(object.Bool(left == right))
	}
	return fmt.Errorf("unknown operator %d", op)
}

func (vm *VM) call(n int) error {
	switch callee := vm.stack[vm.sp-1-n].(type) {
	case *object.Closure:
		vm.depth++
		vm.frames[vm.depth] = &frame{cl: callee, ip: -1, base: vm.sp - n}
		vm.sp += callee.Fn.NumLocals - n
		return nil
	case *object.Builtin:
		arg := vm.pop()
		result := callee.Fn(arg)
		vm.sp--
		return vm.push(result)
	}
	return fmt.Errorf("calling what is no function")
}

// Dump shows what a program has left.
func (vm *VM) Dump() string {
	text := fmt.Sprint(vm.sp, vm.depth, vm.currentFrame().ip)
	for _, g := range vm.globals {
		if g != object.False {
			text += " " + g.Inspect()
		}
	}
	return text
}
