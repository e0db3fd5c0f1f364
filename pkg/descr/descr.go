package descr

import (
	"slices"
	"unsafe"
)

// Kind says in which bank of registers a value lives.
type Kind uint8

const (
	Void Kind = iota // no value
	Int              // integers of all widths and bools, as an int64
	Ref              // pointers that the garbage collector must see
)

// String gives the letter by which boxes of the kind are named in traces: i or p.
func (k Kind) String() string {
	switch k {
	case Int:
		return "i"
	case Ref:
		return "p"
	}
	return "v"
}

// Mem says how a value of a register bank is stored in memory.
type Mem struct {
	Kind   Kind
	Size   uint8 // bytes: 1, 2, 4 or 8
	Signed bool  // whether loading extends the sign
	Length bool  // of a slice or string, or a capacity: never negative
	Float  bool  // the bits of a float
	// Opaque is a pointer of which the Go type does not say what it points to: the data of
	// an interface, a function, an unsafe.Pointer. A guard on something else does.
	Opaque bool
}

// The memory forms there are. Bool is a byte holding 0 or 1.
var (
	Int8    = Mem{Kind: Int, Size: 1, Signed: true}
	Int16   = Mem{Kind: Int, Size: 2, Signed: true}
	Int32   = Mem{Kind: Int, Size: 4, Signed: true}
	Int64   = Mem{Kind: Int, Size: 8, Signed: true}
	Uint8   = Mem{Kind: Int, Size: 1}
	Uint16  = Mem{Kind: Int, Size: 2}
	Uint32  = Mem{Kind: Int, Size: 4}
	Uint64  = Mem{Kind: Int, Size: 8}
	Bool    = Mem{Kind: Int, Size: 1}
	Float32 = Mem{Kind: Int, Size: 4, Float: true}
	Float64 = Mem{Kind: Int, Size: 8, Float: true}
	Length  = Mem{Kind: Int, Size: 8, Signed: true, Length: true}
	RefMem  = Mem{Kind: Ref, Size: 8}
	Opaque  = Mem{Kind: Ref, Size: 8, Opaque: true}
)

// String gives the form's name as the jitcode's text writes it: int64, uint8, float64, length, ref, opaque.
func (m Mem) String() string {
	switch {
	case m.Opaque:
		return "opaque"
	case m.Kind == Ref:
		return "ref"
	case m.Length:
		return "length"
	case m.Float:
		return map[uint8]string{4: "float32", 8: "float64"}[m.Size]
	}
	names := [...]string{"uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64"}
	i := map[uint8]int{1: 0, 2: 1, 4: 2, 8: 3}[m.Size]
	if m.Signed {
		i += 4
	}
	return names[i]
}

// ParseMem is the inverse of [Mem.String].
func ParseMem(s string) (Mem, bool) {
	for _, m := range []Mem{Int8, Int16, Int32, Int64, Uint8, Uint16, Uint32, Uint64, Float32, Float64, Length, RefMem, Opaque} {
		if m.String() == s {
			return m, true
		}
	}
	return Mem{}, false
}

// Narrow reports whether storing an int64 in this form may lose bits.
func (m Mem) Narrow() bool { return m.Kind == Int && m.Size < 8 }

// A Descr is what an op's descr= names: *[Memory], *[Call], *[Type], or, in traces,
// a jump's target.
type Descr interface {
	DescrName() string
}

// Unsafe is the class of all memory that may be seen as other types than its own.
const Unsafe = "unsafe"

// A Memory is a value that ops load and store: in a struct reached by pointer
// (getfield_gc, setfield_gc), or, if it is an item, in each element of an array
// (getarrayitem_gc, setarrayitem_gc). For a slice of scalars the item is the element
// itself, for a slice of structs one field of it (RPython's interior field descr).
type Memory struct {
	// Name is the type and the path to the value in it: Point.x, Polygon.points.len,
	// []int, []Instr.op. It is unique among a program's fields, and among its items.
	Name string
	Mem
	Item bool
	// Offset is in bytes from the start of struct or element, Stride from element to
	// element, and 0 for a field. The codewriter does not know them; the generated
	// portal sets them, from unsafe.Offsetof and its like.
	Offset, Stride uintptr
	// Class names the memory the descr may touch; two descrs may alias if and
	// only if their classes are equal. A struct's field has one class however
	// it is reached, by pointer or as part of an element of a slice.
	Class string
	// Immutable values never change once reachable: loads from constants fold.
	Immutable bool
	// Items are, of a field, the items that may be the same memory: it is reached by the
	// address of a struct that may be part of an array.
	Items []*Memory
}

// Relate tells the fields of a program of its items.
func Relate(list []*Memory) {
	of := map[string][]*Memory{}
	for _, d := range list {
		if d.Item {
			of[d.Class] = append(of[d.Class], d)
		}
	}
	for _, f := range list {
		if f.Items = nil; f.Item {
			continue
		}
		for _, d := range of[f.Class] {
			if d.Mem == f.Mem && d.Immutable == f.Immutable {
				f.Items = append(f.Items, d)
			}
		}
	}
}

// StringByte is a byte of a string, which strgetitem loads without naming a descr.
var StringByte = &Memory{Name: "string", Mem: Uint8, Item: true, Stride: 1, Class: "string", Immutable: true}

// DescrName gives the name as it is printed in descr=<…>.
func (d *Memory) DescrName() string { return d.Name }

// MayAlias reports whether two descrs may reach one place. Only what writes
// different memory may change places.
func (d *Memory) MayAlias(other *Memory) bool { return d.Class == other.Class }

// MemOf gives the form in which the value of a load, store or call is, by the op's
// descr; its kind is Void if there is no value.
func MemOf(d Descr) Mem {
	switch d := d.(type) {
	case *Memory:
		return d.Mem
	case *Call:
		return d.Result
	}
	return Mem{}
}

// A Stub calls one Go function for the machine: it takes the arguments of each
// register bank in order and gives back at most one value, in the bank of
// Call.Result. A panic of the function passes through it. It must not keep the
// slices: they may lie on the stack of whoever calls.
type Stub func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer)

// A Call is a function that traces call without looking inside.
type Call struct {
	Name     string // Dict.lookup
	Args     []Kind // the scalars passed, a string being Ref, Int
	Result   Mem    // Kind Void if there is none
	Pure     bool   // same arguments, same result, no effect: //jit:pure
	MayRaise bool   // may panic, so guard_no_exception follows it
	Portal   bool   // may run a main loop: the first of Args tells the engine's place
	Poll     bool   // asks what other goroutines may change: soon is as good as at once. No effect, no panic
	// Boxes, if not nil, says that the result is a box that nothing tells from another
	// with the same in it: for each argument the immutable field that it is found in, nil
	// if nothing loads it.
	Boxes   []*Memory
	Effects Effects
	Stub    Stub // set by the portal; nil in jitcode that cannot be run
	Record  Record
}

// Opens reports whether the call makes a box of which it is known where something in it
// is found. That box is not nil.
func (d *Call) Opens() bool {
	return slices.ContainsFunc(d.Boxes, func(m *Memory) bool { return m != nil })
}

// A Record is what a call gives that has more than one word to give: a struct that
// nobody ever changes. Whoever wants only its words may call Spread instead of
// Stub: that leaves the struct, word by word, where the arguments were, in ints, and
// the words that are pointers, at the same index, in refs as well. It gives the first
// of each, and makes no object.
type Record struct {
	Size   uintptr // in bytes
	Spread Stub    // nil if the result is no record
}

// DescrName gives the name as it is printed in descr=<…>.
func (d *Call) DescrName() string { return d.Name }

// A Type is what new objects are of: new, new_array. It knows no more than how to
// make one; what lies in it is said by the descrs of those who load and store.
type Type struct {
	Name string // Point; of the arrays of a type of elements []Point
	// Stub makes an object or, of the number of elements that it takes, an array;
	// set by the portal. It touches nothing that there is, and does not panic.
	Stub Stub
}

// DescrName gives the name as it is printed in descr=<…>.
func (d *Type) DescrName() string { return d.Name }

// Effects is what a call may do to memory, by classes of descrs.
type Effects struct {
	Reads, Writes       []string // sorted
	ReadsAll, WritesAll bool     // unknown: anything
}

// MayWrite reports whether memory of the class may be changed by the call.
func (e *Effects) MayWrite(class string) bool { return e.WritesAll || slices.Contains(e.Writes, class) }

// MayRead reports whether memory of the class may be looked at by the call.
func (e *Effects) MayRead(class string) bool { return e.ReadsAll || slices.Contains(e.Reads, class) }
