package codewriter

import (
	"go/constant"
	"go/types"
	"slices"
	"strings"

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
	"strconv":      {"Atoi", "FormatBool", "FormatFloat", "FormatInt", "FormatUint", "Itoa", "ParseBool", "ParseFloat", "ParseInt", "ParseUint", "Quote", "QuoteRune", "Unquote"},
	"strings":      {"Clone", "Compare", "Contains", "ContainsAny", "ContainsRune", "Count", "Cut", "CutPrefix", "CutSuffix", "EqualFold", "Fields", "HasPrefix", "HasSuffix", "Index", "IndexAny", "IndexByte", "IndexRune", "LastIndex", "LastIndexAny", "LastIndexByte", "Repeat", "Replace", "ReplaceAll", "Split", "SplitAfter", "SplitN", "ToLower", "ToTitle", "ToUpper", "Trim", "TrimLeft", "TrimPrefix", "TrimRight", "TrimSpace", "TrimSuffix"},
	"unicode":      {"IsControl", "IsDigit", "IsGraphic", "IsLetter", "IsLower", "IsMark", "IsNumber", "IsPrint", "IsPunct", "IsSpace", "IsSymbol", "IsTitle", "IsUpper", "SimpleFold", "ToLower", "ToTitle", "ToUpper"},
	"unicode/utf8": {"DecodeLastRuneInString", "DecodeRuneInString", "FullRuneInString", "RuneCountInString", "RuneLen", "ValidRune", "ValidString"},
}

// readers lists functions like those, which are given slices of numbers or strings as well,
// and only read them.
var readers = map[string][]string{
	"bytes":           {"Compare", "Contains", "Count", "Equal", "EqualFold", "HasPrefix", "HasSuffix", "Index", "IndexByte", "LastIndex", "LastIndexByte"},
	"encoding/binary": {"Uvarint", "Varint"},
	"strings":         {"Join"},
	"unicode/utf8":    {"DecodeLastRune", "DecodeRune", "FullRune", "RuneCount", "Valid"},
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
func reachesNothing(fn *ssa.Function) bool { return isListed(library, fn) }

func isListed(table map[string][]string, fn *ssa.Function) bool {
	pkg := packageOf(fn)
	if pkg == nil || fn.Signature.Recv() != nil || isMethodExpr(fn) || len(fn.TypeArgs()) > 0 || fn.Parent() != nil {
		return false
	}
	names, ok := table[pkg.Path()]
	return ok && fn.Object() != nil && fn.Object().Exported() && (names == nil || slices.Contains(names, fn.Object().Name()))
}

// onlyFormats reports a call of package fmt that makes a text of what is given, where
// that has no methods which would be asked: it reads, and calls nobody. Most messages of
// errors are made so, on ways that are hardly ever taken.
func onlyFormats(c *ssa.CallCommon) bool {
	fn := c.StaticCallee()
	if fn == nil || packageOf(fn) == nil || packageOf(fn).Path() != "fmt" || !slices.Contains([]string{"Errorf", "Sprintf", "Sprint", "Sprintln"}, fn.Name()) {
		return false
	}
	format := ""
	if len(c.Args) > 1 {
		if f, ok := c.Args[0].(*ssa.Const); ok {
			format = constant.StringVal(f.Value)
		}
	}
	list, ok := c.Args[len(c.Args)-1].(*ssa.Slice)
	if !ok {
		none, ok := c.Args[len(c.Args)-1].(*ssa.Const)
		return ok && none.IsNil()
	}
	return onlyUsed(list.X, func(ref ssa.Instruction) bool {
		at, ok := ref.(*ssa.IndexAddr)
		return ref == list || ok && onlyUsed(at, func(ref ssa.Instruction) bool {
			s, ok := ref.(*ssa.Store)
			return ok && isFormattedPlainly(s.Val, verbOf(format, at.Index))
		})
	})
}

// isFormattedPlainly reports an argument of which package fmt calls no method.
func isFormattedPlainly(arg ssa.Value, verb byte) bool {
	if verb == 'T' {
		return true
	}
	switch arg := arg.(type) {
	case *ssa.MakeInterface:
		return !asksMethods(arg.X.Type(), 4)
	case *ssa.Const:
		return true
	}
	return false
}

// verbOf gives the verb that an argument is formatted by, 0 if that is not found simply.
func verbOf(format string, index ssa.Value) byte {
	n, ok := index.(*ssa.Const)
	if !ok || strings.ContainsAny(format, "*[") {
		return 0
	}
	_, rest, found := strings.Cut(strings.ReplaceAll(format, "%%", ""), "%")
	for range n.Int64() {
		_, rest, found = strings.Cut(rest, "%")
	}
	if rest = strings.TrimLeft(rest, "+-# 0123456789."); !found || rest == "" {
		return 0
	}
	return rest[0]
}

// asksMethods reports whether package fmt may find a method to call in a value of a type.
func asksMethods(t types.Type, depth int) bool {
	set := types.NewMethodSet(t)
	if depth == 0 || slices.ContainsFunc([]string{"Error", "Format", "GoString", "String"}, func(name string) bool { return set.Lookup(nil, name) != nil }) {
		return true
	}
	switch t := t.Underlying().(type) {
	case *types.Basic, *types.Chan, *types.Signature:
		return false
	case *types.Map:
		return asksMethods(t.Key(), depth-1) || asksMethods(t.Elem(), depth-1)
	case *types.Struct:
		for f := range t.Fields() {
			if asksMethods(f.Type(), depth-1) {
				return true
			}
		}
		return false
	case *types.Interface, *types.TypeParam:
		return true
	case interface{ Elem() types.Type }:
		return asksMethods(t.Elem(), depth-1)
	}
	return true
}
