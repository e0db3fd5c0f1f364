// Package deferred has set-up before the main loop, work after it, and a handler.
package deferred

import (
	"errors"
	"fmt"

	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"vm"}})

type machine struct {
	acc, left int
	stack     []int
}

var errStopped = errors.New("stopped")

//jit:residual
func stop() error { return errStopped }

func run(code string, left int, limits ...int) (acc int, err error) {
	pc := 0
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("at %d with %d: %v", pc, acc, p)
		}
	}()
	vm := &machine{left: left, stack: make([]int, 4)}
	for _, limit := range limits {
		vm.left = min(vm.left, limit)
	}
	for pc < len(code) {
		driver.MergePoint(pc, code, vm)
		switch code[pc] {
		case '+':
			vm.acc++
			acc = vm.acc
		case 'x':
			vm.stack[vm.acc] = 1
		case '<':
			vm.left--
			if vm.left > 0 {
				pc = 0
				continue
			}
		case '!':
			return acc, stop()
		case '.':
			return
		}
		pc++
	}
	text := fmt.Sprint(vm.acc, limits)
	return len(text), nil
}

func init() {
	pypy.Add(pypy.Case{
		Name: "warmspot/deferred", Driver: driver, Run: run,
		Inputs: func() [][]any {
			return [][]any{{"++<", 20, []int(nil)}, {"+<!", 9, []int{4, 12}}, {"+<.", 30, []int{}}, {"+x<", 30, []int{10}}, {"+", 3, []int{}}}
		},
		Want: []string{"5 <nil>", "4 stopped", "30 <nil>", "4 at 1 with 4: runtime error: index out of range [4] with length 4", "4 <nil>"},
	})
}
