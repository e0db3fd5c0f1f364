// Package tlr is after test_tl: tlr: a register machine that squares.
package tlr

import (
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

const (
	MOV_A_R = iota
	MOV_R_A
	JUMP_IF_A
	SET_A
	ADD_R_TO_A
	RETURN_A
	ALLOCATE
	NEG_A
)

var square = string([]byte{
	ALLOCATE, 3,
	MOV_A_R, 0, MOV_A_R, 1,
	SET_A, 1, NEG_A, ADD_R_TO_A, 0, MOV_A_R, 0,
	MOV_R_A, 2, ADD_R_TO_A, 1, MOV_A_R, 2,
	MOV_R_A, 0, JUMP_IF_A, 6,
	MOV_R_A, 2, RETURN_A,
})

var driver = jit.NewDriver(jit.Config{Greens: []string{"bytecode", "pc"}, Reds: []string{"a", "regs", "fuel"}})

func interpret(bytecode string, a int) int {
	var regs []int
	pc := 0
	fuel := 0
	for {
		driver.MergePoint(bytecode, pc, a, regs, fuel)
		if fuel++; fuel > 500 {
			return a
		}
		opcode := bytecode[pc]
		pc++
		if opcode == MOV_A_R {
			n := bytecode[pc]
			pc++
			regs[n] = a
		} else if opcode == MOV_R_A {
			n := bytecode[pc]
			pc++
			a = regs[n]
		} else if opcode == JUMP_IF_A {
			target := bytecode[pc]
			pc++
			if a != 0 {
				pc = int(target)
			}
		} else if opcode == SET_A {
			a = int(bytecode[pc])
			pc++
		} else if opcode == ADD_R_TO_A {
			n := bytecode[pc]
			pc++
			a += regs[n]
		} else if opcode == RETURN_A {
			return a
		} else if opcode == ALLOCATE {
			n := bytecode[pc]
			pc++
			regs = make([]int, n)
		} else if opcode == NEG_A {
			a = -a
		}
	}
}

func init() {
	pypy.Add(pypy.Case{
		Name: "tl/tlr", Driver: driver, Run: interpret,
		Inputs: func() [][]any {
			return [][]any{
				{square, 10},
				{square, 3},
			}
		},
		Want: []string{"100", "9"},
	})
}
