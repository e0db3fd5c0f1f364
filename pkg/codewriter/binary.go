package codewriter

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Numbers in bytes, as encoding/binary reads and writes them, are Go's own
// intrinsics. Their bodies are a few lines, and they are all that a bytecode
// interpreter needs of another package on its hot path: so there are functions with these
// lines, and calls are led to them, as those of instances are to copies.

// byteOrders are the types whose methods are led elsewhere: whether the first byte
// is the lowest.
var byteOrders = map[string]bool{"littleEndian": true, "bigEndian": false}

// bytesText writes functions that do what the methods of a byte order do with numbers of
// a width.
func bytesText(order string, width int) string {
	n := width / 8
	var loads, stores []string
	for i := range n {
		at := i
		if !byteOrders[order] {
			at = n - 1 - i
		}
		loads = append(loads, fmt.Sprintf("uint%d(b[%d])<<%d", width, at, 8*i))
		stores = append(stores, fmt.Sprintf("b[%d] = uint8(v >> %d)", at, 8*i))
	}
	head := fmt.Sprintf("_ = b[%d]", n-1)
	return fmt.Sprintf("func %[1]sUint%[2]d(b []uint8) uint%[2]d {\n%[3]s\nreturn %[4]s\n}\n", order, width, head, strings.Join(loads, " | ")) +
		fmt.Sprintf("func %[1]sPutUint%[2]d(b []uint8, v uint%[2]d) {\n%[3]s\n%[4]s\n}\n", order, width, head, strings.Join(stores, "\n"))
}

// byteMethod gives the method of a byte order that a selector expression is.
func byteMethod(fn *types.Func) (order, method string) {
	if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != "encoding/binary" || fn.Signature().Recv() == nil {
		return "", ""
	}
	named, ok := types.Unalias(fn.Signature().Recv().Type()).(*types.Named)
	if !ok {
		return "", ""
	}
	if _, ok := byteOrders[named.Obj().Name()]; !ok {
		return "", ""
	}
	return named.Obj().Name(), fn.Name()
}

// parsed is the syntax of a text of ours.
func parsed(fset *token.FileSet, path, text string) *ast.File {
	f, err := parser.ParseFile(fset, path, text, parser.SkipObjectResolution)
	if err != nil {
		panic("codewriter: parsed: " + err.Error())
	}
	return f
}

// eachCall goes over the calls of a function, in order.
func eachCall(fn *ssa.Function, do func(*ssa.Call)) {
	eachInstr(fn, func(in ssa.Instruction) {
		if c, ok := in.(*ssa.Call); ok {
			do(c)
		}
	})
}

func redirectCall(c *ssa.Call, made func(name string) *ssa.Function) {
	callee := c.Call.StaticCallee()
	if callee == nil || len(c.Call.Args) == 0 {
		return
	}
	fn, _ := callee.Object().(*types.Func)
	order, method := byteMethod(fn)
	to := made(order + method)
	if to == nil {
		return
	}
	recv := c.Call.Args[0]
	c.Call.Value, c.Call.Args = to, c.Call.Args[1:]
	if refs := recv.Referrers(); refs != nil {
		*refs = slices.DeleteFunc(*refs, func(in ssa.Instruction) bool { return in == ssa.Instruction(c) })
	}
}
