package codewriter

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A Row of [Subset] is something that a function which traces look into may
// use, or may not.
type Row struct {
	What string
	// Row is the function in testdata/subset that uses it, or "" if it is refused.
	Row string
	// Refusal is what translate -v calls it, or "" if it becomes ops.
	Refusal string
	// Refused says that the main loop must not use it: it would mean another
	// thing there. Functions that do are called.
	Refused bool
}

// Becomes says what a row's construct becomes in jitcode.
func (r Row) Becomes() string {
	switch {
	case r.Refused:
		return "refused in the main loop; a function with it is called"
	case r.Refusal != "":
		return "outlined"
	}
	return "ops"
}

// Subset is what becomes of Go, for the documentation: ops, or a call of a function
// that was made of the statements around (see [outliner]). Each row has a test:
// that ops run as plain Go does, that the rest is told by this name.
var Subset = []Row{
	{What: "int: + - * and negation, wrapping", Row: "arithmetic"},
	{What: "integers of 8, 16 and 32 bits, signed and unsigned", Row: "narrow"},
	{What: "uint and uint64", Row: "unsigned"},
	{What: "<< and >> by any count", Row: "shifts"},
	{What: "/ and %", Row: "division"},
	{What: "& | ^ &^", Row: "bits"},
	{What: "bool, && || !", Row: "logic"},
	{What: "conversions between integer types", Row: "conversions"},
	{What: "float64 and float32: + - * /, negation, comparison, conversion", Row: "floats"},
	{What: "loads of fields by sync/atomic, made each time", Row: "watches"},
	{What: "math, math/bits, as ops or pure calls; min, max", Row: "functions"},
	{What: "string: index and len", Row: "strings"},
	{What: "string: ==, != with a constant; other comparisons as a pure call", Row: "compareStrings"},
	{What: "string: +, slices, conversions to and from bytes, runes and numbers", Row: "texts"},
	{What: "pointers, nil", Row: "pointers"},
	{What: "new objects: &T{}, new, variables whose address is kept", Row: "objects"},
	{What: "slice literals, make of slices", Row: "made"},
	{What: "append, copy, clear of slices", Row: "appended"},
	{What: "package-level variables", Row: "globals"},
	{What: "the address of a field, of an element, also as a receiver; slices of arrays", Row: "addresses"},
	{What: "slices: index, len, cap", Row: "slices"},
	{What: "x[:n] of a slice", Row: "shorten"},
	{What: "x[low:high:max] of strings, slices and arrays by pointer", Row: "parts"},
	{What: "slices of structs, p := &s[i] for access to fields", Row: "elements"},
	{What: "fixed arrays in structs", Row: "arrays"},
	{What: "structs by value in structs", Row: "nested"},
	{What: "struct variables, parameters, results", Row: "localStructs"},
	{What: "for, range over numbers (the function marked //jit:unroll)", Row: "rangeInt"},
	{What: "range over slices", Row: "rangeSlice"},
	{What: "switch, fallthrough, goto, labelled break and continue", Row: "control"},
	{What: "calls of functions and methods, several results", Row: "results"},
	{What: "residual calls: any parameters, any results", Row: "residualArgs"},
	{What: "//jit:pure", Row: "pure"},
	{What: "//jit:immutable", Row: "immutable"},
	{What: "interface values: kept, passed on, compared with nil", Row: "interfaces"},
	{What: "methods of interfaces; making interface values", Row: "dispatch"},
	{What: "type assertions and type switches", Row: "asserted"},
	{What: "comparing interfaces", Row: "compared"},
	{What: "calls of function values, which look into functions of the package", Row: "funcValues"},
	{What: "maps, channels, functions: kept, passed on, compared with nil", Row: "opaque"},
	{What: "panic; Go's own panics for index, nil, division, shift and slice", Row: "trouble"},

	{What: "defer", Refusal: "defer", Refused: true},
	{What: "recover", Refusal: "the builtin recover", Refused: true},
	{What: "go", Refusal: "the go statement", Refused: true},
	{What: "select, but for a poll: receives and a default", Refusal: "select", Refused: true},
	{What: "sending on a channel", Refusal: "channel send", Refused: true},
	{What: "receiving from a channel", Refusal: "channel receive", Refused: true},
	{What: "map lookup and assignment", Refusal: "a map"},
	{What: "range over a map, a string", Refusal: "range over a map or a string"},
	{What: "closures", Refusal: "a closure"},
	{What: "delete", Refusal: "the builtin delete"},
	{What: "make of maps and channels", Refusal: "make"},
	{What: "new objects of no size", Refusal: "a new object that takes no memory"},
	{What: "comparing structs", Refusal: "comparing values of type T"},
	{What: "complex numbers", Refusal: "a value of type complex128"},
	{What: "arrays as values", Refusal: "a value of type [4]int"},
	{What: "variadic calls", Refusal: "a variadic call"},
	{What: "a read of memory in one expression with a later call that may change it", Refusal: "a read of memory beside a call that may change it"},
	{What: "what may panic in one statement with a later call that may be heard of", Refusal: "what may panic beside a call"},
	{What: "what may panic in an assignment that stores another part in memory before", Refusal: "an assignment of several parts of which one may panic"},
	{What: "types declared inside a function", Refusal: "passing a value of type local, which the generated file cannot name"},
}

// refusal names an SSA instruction that a straight line of ops cannot hold; ""
// if it can.
func refusal(in ssa.Instruction) string {
	switch in := in.(type) {
	case *ssa.Defer:
		return "defer"
	case *ssa.Go:
		return "the go statement"
	case *ssa.Select:
		return "select"
	case *ssa.Send:
		return "channel send"
	case *ssa.MakeChan, *ssa.MakeMap:
		return "make"
	case *ssa.MakeClosure:
		return "a closure"
	case *ssa.MapUpdate, *ssa.Lookup:
		return "a map"
	case *ssa.Range, *ssa.Next:
		return "range over a map or a string"
	case *ssa.UnOp:
		if in.Op == token.ARROW {
			return "channel receive"
		}
	}
	return ""
}
