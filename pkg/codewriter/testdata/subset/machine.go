// Package subset is an interpreter whose instructions are the rows of the
// accepted subset: each is one letter and one function that uses the construct.
// A guest program is a few letters and a "]" that goes back to the start.
package subset

import (
	"mergepoint/pkg/codewriter/testdata/subset/parts"
	"mergepoint/pkg/jit"
)

//go:generate go tool translate .

// Driver is the interpreter's driver.
var Driver = jit.NewDriver(jit.Config{
	Greens: []string{"pc", "code"},
	Reds:   []string{"m"},
})

// Machine is all state. Fields are exported for the test's comparison.
type Machine struct {
	Count int // rounds still to go
	Acc   int

	I8   int8
	I16  int16
	I32  int32
	U8   uint8
	U16  uint16
	U32  uint32
	U64  uint64
	B    bool
	F64  float64
	Stop int64
	F32  float32

	Level int // of main loops in each other

	Counter *parts.Counter // of another package

	Name  string
	Ints  []int
	Bytes []byte
	Half  []int16
	Words []string
	Pts   []Point
	Regs  [8]int
	Grid  [3]Point
	Inner Box
	P, Q  *Point
	Lost  *Point // always nil
	Any   any
	Err   error
	Dict  map[int]int
	Fun   func(int) int
	Code  *Code
	Cell  *int
	Shape Shape
	P1    *Square
	Ops   [4]func(*Machine, int) (int, bool)
	Calls []func(*Machine, int) int
	Vars  map[string]int
	Named map[Point]string
	Odd   map[any]int
	Set   map[int8]struct{}
}

// Point is a small struct.
type Point struct {
	X, Y int
}

// Box has a struct and an array by value.
type Box struct {
	At   Point
	Tags [2]uint8
}

// Code never changes.
//
//jit:immutable
type Code struct {
	Ops  []Op
	Size int
}

// Op is an element of code.
//
//jit:immutable
type Op struct {
	Kind uint8
	Arg  int32
}

// New makes a machine that goes round n times.
func New(n int) *Machine {
	m := &Machine{
		Count: n, Name: "alpha", Ints: []int{5, 4, 3, 2, 1, 0, 9, 8}, Bytes: []byte("go bytes"), Half: make([]int16, 4, 8),
		Words: []string{"one", "two", "alpha"}, Pts: make([]Point, 5), P: &Point{1, 2}, Q: &Point{30, 40}, Any: 7,
		Cell: new(int), Dict: map[int]int{3: 4}, Fun: func(x int) int { return 2 * x },
		Counter: &parts.Counter{},
		Code:    &Code{Ops: []Op{{1, 10}, {2, -20}, {1, 30}}, Size: 3},
		Shape:   &Square{2}, P1: &Square{1},
		Ops: [4]func(*Machine, int) (int, bool){opAdd, opMul, func(m *Machine, n int) (int, bool) { return n, false }, opAdd},
	}
	m.Calls = closuresOf(m)
	m.Vars, m.Named = map[string]int{"one": 1}, map[Point]string{{1, 2}: "p"}
	m.Odd, m.Set = map[any]int{7: 1, "alpha": 2}, map[int8]struct{}{}
	return m
}

// Run runs a guest program.
func Run(code string, m *Machine) {
	pc := 0
	for pc < len(code) {
		Driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.arithmetic()
		case 'b':
			m.narrow()
		case 'c':
			m.unsigned()
		case 'd':
			m.shifts()
		case 'e':
			m.division()
		case 'f':
			m.bits()
		case 'g':
			m.logic()
		case 'h':
			m.strings()
		case 'i':
			m.compareStrings()
		case 'j':
			m.pointers()
		case 'k':
			m.slices()
		case 'l':
			m.shorten()
		case 'm':
			m.elements()
		case 'n':
			m.arrays()
		case 'o':
			m.nested()
		case 'p':
			m.localStructs()
		case 'q':
			m.rangeInt()
		case 'r':
			m.rangeSlice()
		case 's':
			m.control()
		case 't':
			m.results()
		case 'u':
			m.residualArgs()
		case 'v':
			m.pure()
		case 'w':
			m.conversions()
		case 'x':
			m.immutable()
		case 'y':
			m.interfaces()
		case 'z':
			m.opaque()
		case 'A':
			m.objects()
		case 'B':
			m.made()
		case 'C':
			m.appended()
		case 'V':
			m.watches()
		case 'H':
			m.texts()
		case 'I':
			m.parts()
		case 'G':
			m.functions()
		case 'F':
			m.floats()
		case 'D':
			m.globals()
		case 'E':
			m.addresses()
		default:
			m.trouble(code[pc])
		case 'U':
			m.generics()
		case 'T':
			m.arrayValues()
		case 'S':
			m.byteOrders()
		case 'Z':
			m.dispatch()
		case 'Y':
			m.asserted()
		case 'X':
			m.compared()
		case 'K':
			m.literals()
		case 'J':
			m.comparedParts()
		case 'W':
			m.funcValues()
		case 'N':
			m.variadic()
		case 'O':
			m.maps()
		case 'P':
			m.closures()
		case 'R':
			m.again()
		case 'Q':
			m.imported()
		case ']':
			m.Count--
			if m.Count > 0 {
				pc = -1
			}
		}
		pc++
	}
}
