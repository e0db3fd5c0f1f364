package randinterp

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
)

// A Row is a construct that interpreters are drawn with. Its texts are Go, but:
//
//	$Name   a name of the package: a type, a function, an import; drawn anew each time
//	$name   a field or a method
//	$_name  a local variable
//	«a¦b»   one of several
//	#n #k #e  a number: 0 to 9, 1 to 9, one from the edges
//	#v #b   an expression of type int, of type bool, that reads the machine
//	#o #c   a binary operator that cannot trap, a comparison
//	#t1 #t2 …  a type of integers, the same throughout the row
//
// Names that all rows share: the types and variables in [shared].
type Row struct {
	Name   string
	Weight int    // how often it is drawn; 0 means once in a deal
	Import string // a line each: $Name path; $Name path, as a dot import: . path
	Decl   string // declarations of the package
	Field  string // fields of the machine
	Start  string // statements that make them, in the machine's constructor
	Do     []string
	// Far has packages beside the interpreter's: path, with $names, to text. The
	// path of the interpreter's own package is @here.
	Far map[string]string
	// Other is a file of the package, but for its first line.
	Other string
	// Vars are more variables of the main loop.
	Vars []Variable
	// Params are type parameters of the main loop, which then is no method.
	Params string
	// Inline keeps instructions out of functions of their own: they use $pc.
	Inline bool
	// Draw, where it is there, fills in texts that no template gives.
	Draw func(*drawer, Row) *Row
}

// A Variable lives at the merge point. It is a parameter of the main loop, given
// Value, unless it is made before the loop by Init.
type Variable struct {
	Name, Type  string
	Expr        string // at the merge point, if it is no variable
	Green       bool
	Value, Init string
}

// shared are names that all rows of an interpreter have in common.
var shared = map[string]bool{
	"M": true, "Run": true, "Driver": true, "New": true, "Fresh": true, // of the package
	"acc": true, "left": true, // fields of the machine: what is computed, rounds still to go
	"m": true, "pc": true, "code": true, // variables of the main loop
}

var (
	choice   = regexp.MustCompile(`«[^«»]*»`)
	drawnish = regexp.MustCompile(`#(t\d|[nkevboc]\b)`)
	holder   = regexp.MustCompile(`\$_?\pL[\pL\d]*`)
)

// drawer fills in what a text leaves to chance.
type drawer struct {
	rnd   *rand.Rand
	part  int               // its names are its own
	self  string            // the machine, in expressions
	types map[string]string // #t1 …
}

func pick[T any](rnd *rand.Rand, list []T) T { return list[rnd.IntN(len(list))] }

// text draws one text. Names become $name·part.
func (d *drawer) text(s string) string {
	for choice.MatchString(s) {
		s = choice.ReplaceAllStringFunc(s, func(c string) string {
			c = strings.TrimSuffix(strings.TrimPrefix(c, "«"), "»")
			return pick(d.rnd, strings.Split(c, "¦"))
		})
	}
	s = drawnish.ReplaceAllStringFunc(s, func(c string) string { return d.one(c[1:]) })
	return holder.ReplaceAllStringFunc(s, func(c string) string {
		if shared[c[1:]] {
			return c
		}
		return fmt.Sprintf("%s·%d", c, d.part)
	})
}

var (
	edges = []string{
		"127", "128", "-128", "-129", "255", "256", "32767", "-32768", "65535", "65536", "2147483647", "2147483648", "-2147483648", "-2147483649",
		"4294967295", "4294967296", "9223372036854775807", "-9223372036854775808", "9223372036854775806", "4611686018427387904", "-1", "0", "1", "63", "64",
	}
	intTypes    = []string{"int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "uint", "int", "uintptr"}
	operators   = []string{"+", "-", "*", "&", "|", "^", "&^"}
	comparisons = []string{"<", "<=", ">", ">=", "==", "!="}
)

func (d *drawer) one(what string) string {
	switch what {
	case "n":
		return itoa(d.rnd.IntN(10))
	case "k":
		return itoa(1 + d.rnd.IntN(9))
	case "e":
		return "(" + pick(d.rnd, edges) + ")"
	case "o":
		return pick(d.rnd, operators)
	case "c":
		return pick(d.rnd, comparisons)
	case "v":
		return d.value(2)
	case "b":
		return d.value(1) + " " + pick(d.rnd, comparisons) + " " + d.value(1)
	}
	if d.types[what] == "" {
		d.types[what] = pick(d.rnd, intTypes)
	}
	return d.types[what]
}

// value is an expression of type int.
func (d *drawer) value(depth int) string {
	switch n := d.rnd.IntN(8); {
	case depth > 0 && n < 3:
		return "(" + d.value(depth-1) + " " + pick(d.rnd, operators) + " " + d.value(depth-1) + ")"
	case n < 6:
		return d.self + pick(d.rnd, []string{".$left", ".$acc"})
	}
	return itoa(1 + d.rnd.IntN(9))
}

func itoa(n int) string { return fmt.Sprint(n) }
