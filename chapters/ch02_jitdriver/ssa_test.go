package ch02

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/ssa/ssautil"
)

// ssaOf gives a method of Tape in SSA form, as translate sees it.
func ssaOf(method string) *ssa.Function {
	pkgs, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax}, ".")
	if err != nil {
		panic(err)
	}
	prog, list := ssautil.Packages(pkgs, 0)
	list[0].Build()
	tape := types.NewPointer(list[0].Type("Tape").Type())
	return prog.LookupMethod(tape, list[0].Pkg, method)
}

func Example_ssa() {
	for _, block := range ssaOf("Inc").Blocks {
		for _, instr := range block.Instrs {
			if v, ok := instr.(ssa.Value); ok {
				fmt.Print(v.Name(), " = ")
			}
			fmt.Println(instr)
		}
	}
	// Output:
	// t0 = &t.cells [#0]
	// t1 = *t0
	// t2 = &t.position [#1]
	// t3 = *t2
	// t4 = &t1[t3]
	// t5 = *t4
	// t6 = t5 + 1:int
	// t7 = &t1[t3]
	// *t7 = t6
	// return
}
