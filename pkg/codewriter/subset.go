package codewriter

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// A Row of [Subset] is something that a function which traces look into may
// use, or may not.
type Row struct {
	What string
	// Of is the group that what becomes ops is listed in.
	Of string
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
	{What: "int: + - * and negation, wrapping", Of: "numbers", Row: "arithmetic"},
	{What: "integers of 8, 16 and 32 bits, signed and unsigned", Of: "numbers", Row: "narrow"},
	{What: "uint and uint64", Of: "numbers", Row: "unsigned"},
	{What: "<< and >> by any count", Of: "numbers", Row: "shifts"},
	{What: "/ and %", Of: "numbers", Row: "division"},
	{What: "& | ^ &^", Of: "numbers", Row: "bits"},
	{What: "bool, && || !", Of: "numbers", Row: "logic"},
	{What: "conversions between integer types", Of: "numbers", Row: "conversions"},
	{What: "float64 and float32: + - * /, negation, comparison, conversion", Of: "numbers", Row: "floats"},
	{What: "loads of fields by sync/atomic, made each time", Of: "memory", Row: "watches"},
	{What: "math, math/bits, as ops or pure calls; min, max", Of: "numbers", Row: "functions"},
	{What: "encoding/binary: LittleEndian and BigEndian, numbers in slices", Of: "numbers", Row: "byteOrders"},
	{What: "string: index and len", Of: "strings", Row: "strings"},
	{What: "string: ==, != with a constant; other comparisons as a pure call", Of: "strings", Row: "compareStrings"},
	{What: "string: +, slices, conversions to and from bytes, runes and numbers", Of: "strings", Row: "texts"},
	{What: "pointers, nil", Of: "memory", Row: "pointers"},
	{What: "new objects: &T{}, new, variables whose address is kept", Of: "memory", Row: "objects"},
	{What: "slice literals, make of slices", Of: "memory", Row: "made"},
	{What: "append, copy, clear of slices", Of: "memory", Row: "appended"},
	{What: "maps: lookup, assignment, delete, len, clear, make, as calls that touch maps of the type alone", Of: "memory", Row: "maps"},
	{What: "package-level variables", Of: "memory", Row: "globals"},
	{What: "the address of a field, of an element, also as a receiver; slices of arrays", Of: "memory", Row: "addresses"},
	{What: "slices: index, len, cap", Of: "memory", Row: "slices"},
	{What: "x[:n] of a slice", Of: "memory", Row: "shorten"},
	{What: "x[low:high:max] of strings, slices and arrays by pointer", Of: "memory", Row: "parts"},
	{What: "slices of structs, p := &s[i] for access to fields", Of: "memory", Row: "elements"},
	{What: "fixed arrays in structs", Of: "memory", Row: "arrays"},
	{What: "variables that are arrays; arrays by value, of up to 16 words", Of: "memory", Row: "arrayValues"},
	{What: "structs by value in structs", Of: "memory", Row: "nested"},
	{What: "struct variables, parameters, results", Of: "memory", Row: "localStructs"},
	{What: "for, range over numbers (the function marked //jit:unroll)", Of: "control", Row: "rangeInt"},
	{What: "range over slices", Of: "control", Row: "rangeSlice"},
	{What: "switch, fallthrough, goto, labelled break and continue", Of: "control", Row: "control"},
	{What: "calls of functions and methods, several results", Of: "calls", Row: "results"},
	{What: "variadic calls of functions of the module", Of: "calls", Row: "variadic"},
	{What: "functions, methods and types of other packages of the module", Of: "calls", Row: "imported"},
	{What: "generic functions and types: each instance by itself", Of: "calls", Row: "generics"},
	{What: "main loops that run inside themselves", Of: "calls", Row: "again"},
	{What: "residual calls: any parameters, any results", Of: "calls", Row: "residualArgs"},
	{What: "//jit:pure", Of: "calls", Row: "pure"},
	{What: "//jit:immutable", Of: "calls", Row: "immutable"},
	{What: "interface values: kept, passed on, compared with nil", Of: "dynamic types", Row: "interfaces"},
	{What: "methods of interfaces; making interface values", Of: "dynamic types", Row: "dispatch"},
	{What: "type assertions and type switches", Of: "dynamic types", Row: "asserted"},
	{What: "comparing structs and arrays", Of: "memory", Row: "comparedParts"},
	{What: "function literals that capture nothing", Of: "dynamic types", Row: "literals"},
	{What: "comparing interfaces", Of: "dynamic types", Row: "compared"},
	{What: "calls of function values, which look into functions of the module", Of: "dynamic types", Row: "funcValues"},
	{What: "calls of closures and method values, which look into them", Of: "dynamic types", Row: "closures"},
	{What: "maps, channels, functions: kept, passed on, compared with nil", Of: "dynamic types", Row: "opaque"},
	{What: "panic; Go's own panics for index, nil, division, shift and slice", Of: "panics", Row: "trouble"},

	{What: "defer", Refusal: "defer", Refused: true},
	{What: "recover", Refusal: "the builtin recover", Refused: true},
	{What: "go", Refusal: "the go statement", Refused: true},
	{What: "select, but for a poll: receives and a default", Refusal: "select", Refused: true},
	{What: "sending on a channel", Refusal: "channel send", Refused: true},
	{What: "receiving from a channel", Refusal: "channel receive", Refused: true},
	{What: "range over a map, a string", Refusal: "range over a map or a string"},
	{What: "making closures", Refusal: "a closure"},
	{What: "make of channels", Refusal: "make"},
	{What: "new objects of no size", Refusal: "a new object that takes no memory"},
	{What: "comparing structs that hold interfaces", Refusal: "comparing values of type U"},
	{What: "complex numbers", Refusal: "a value of type complex128"},
	{What: "a slice converted to an array", Refusal: "a slice converted to an array"},
	{What: "arrays by value, of more words", Refusal: "a value of type [40]int"},
	{What: "variadic calls of other modules' functions", Refusal: "a variadic call"},
	{What: "a read of memory in one expression with a later call that may change it, if it is not known what the compiler does with all that is in the statement: a variadic call, &&, a pointer that becomes an interface", Refusal: "a read of memory beside a call that may change it"},
	{What: "what may panic in one statement with a later slice or assertion that may, likewise", Refusal: "what may panic beside a slice or an assertion"},
	{What: "what may panic in one statement with a later call that may be heard of, likewise", Refusal: "what may panic beside a call"},
	{What: "what may panic in an assignment that stores another part in memory before", Refusal: "an assignment of several parts of which one may panic"},
	{What: "what may panic on the way to an element of a map to which is assigned what may panic", Refusal: "what may panic on the way to an element of a map, and on the right"},
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
	case *ssa.MakeChan:
		return "make"
	case *ssa.MakeClosure:
		return "a closure"
	case *ssa.SliceToArrayPointer:
		return "a slice converted to an array"
	case *ssa.Range, *ssa.Next:
		return "range over a map or a string"
	case *ssa.UnOp:
		if in.Op == token.ARROW {
			return "channel receive"
		}
	}
	return ""
}
