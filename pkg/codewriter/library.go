package codewriter

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// library lists the functions of the standard library that reach no memory of
// an interpreter's: they are given numbers, bools and strings alone, call
// nothing that anybody could have put there, and change no package's variables.
// Whoever is not here may do everything: flag.Set, with two strings, writes the
// variables that were registered. A package alone stands for all its functions.
// A test holds each against its source.
var library = map[string][]string{
	"errors":       {"New"},
	"math":         nil,
	"math/bits":    nil,
	"strconv":      {"Atoi", "FormatBool", "FormatInt", "FormatUint", "Itoa", "ParseBool", "ParseInt", "ParseUint", "Quote"},
	"strings":      {"Compare", "Contains", "ContainsRune", "Count", "EqualFold", "HasPrefix", "HasSuffix", "Index", "IndexByte", "IndexRune", "LastIndex", "LastIndexByte", "TrimPrefix", "TrimSuffix"},
	"unicode":      {"IsDigit", "IsLetter", "IsLower", "IsSpace", "IsUpper", "ToLower", "ToUpper"},
	"unicode/utf8": {"DecodeRuneInString", "RuneCountInString", "RuneLen", "ValidRune", "ValidString"},
}

// isPure reports the functions of the standard library that give the same result
// for the same operands and never panic: all of math that give one number.
func isPure(fn *ssa.Function) bool {
	return reachesNothing(fn) && (packageOf(fn).Path() == "math" || intrinsicOf(fn) != nil) && fn.Signature.Results().Len() == 1
}

// neverPanics reports functions whose bodies are not looked at and that are known
// to return.
func neverPanics(fn *ssa.Function) bool {
	return reachesNothing(fn) && (packageOf(fn).Path() == "math" || intrinsicOf(fn) != nil)
}

// reachesNothing reports whether the table lists a function.
func reachesNothing(fn *ssa.Function) bool {
	pkg := packageOf(fn)
	if pkg == nil || fn.Signature.Recv() != nil || isMethodExpr(fn) || len(fn.TypeArgs()) > 0 || fn.Parent() != nil {
		return false
	}
	names, ok := library[pkg.Path()]
	return ok && fn.Object() != nil && fn.Object().Exported() && (names == nil || slices.Contains(names, fn.Object().Name()))
}
