// Package tagged is a register machine whose values carry their kind, like Lua's:
// integers, floats, strings and tables, frames in one slice of registers, errors as
// results.
package tagged

import (
	"fmt"

	"mergepoint/pkg/jit"
)

//go:generate go tool translate .

// Driver is the machine's.
var Driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "p"}, Reds: []string{"st", "base"}})

// Kind is what a value is.
type Kind uint8

// The kinds.
const (
	Nil Kind = iota
	Bool
	Int
	Float
	Str
	Tab
)

// Value is of one kind.
type Value struct {
	Kind Kind
	I    int64
	F    float64
	Obj  *Object
}

// Object is a string, or a table: a list with names beside it.
type Object struct {
	Text  string
	List  []Value
	Names map[string]Value
}

// IntOf and the others make values.
func IntOf(i int64) Value     { return Value{Kind: Int, I: i} }
func FloatOf(f float64) Value { return Value{Kind: Float, F: f} }
func StrOf(s string) Value    { return Value{Kind: Str, Obj: &Object{Text: s}} }

func (v Value) truth() bool { return v.Kind != Nil && (v.Kind != Bool || v.I != 0) }

func (v Value) float() (float64, bool) {
	switch v.Kind {
	case Int:
		return float64(v.I), true
	case Float:
		return v.F, true
	}
	return 0, false
}

// The instructions: an operation in the lowest byte, and three registers.
const (
	LoadK = iota
	Move
	Add
	Sub
	Mul
	Div
	Less // skips an instruction if it is so
	Test // likewise
	Jump // by the signed B
	NewTab
	Put // A[B] = C
	Get // A = B[C]
	Len
	Cat
	Call // the function B; its registers begin at A
	Return
)

// Encode makes an instruction; of a jump's operand the sign is kept.
func Encode(op, a, b, c int) uint32 {
	return uint32(op) | uint32(a)<<8 | uint32(b&255)<<16 | uint32(c)<<24
}

// Func is a function.
//
//jit:immutable
type Func struct {
	Code   []uint32
	Consts []Value
	Inner  []*Func
	Regs   int
}

type frame struct {
	f            *Func
	pc, base, to int
}

// State is a machine that runs.
type State struct {
	regs   []Value
	frames []frame
}

// Error tells where a program went wrong.
type Error struct {
	PC   int
	Text string
}

func (e *Error) Error() string { return fmt.Sprintf("%d: %s", e.PC, e.Text) }

// New makes a machine whose first registers have values.
func New(f *Func, args ...Value) *State {
	st := &State{regs: make([]Value, f.Regs)}
	copy(st.regs, args)
	return st
}

// Regs are the values that the outermost function has left.
func (st *State) Regs() []Value { return st.regs }

func (st *State) fail(pc int, format string, args ...any) error {
	return &Error{pc, fmt.Sprintf(format, args...)}
}

func arith(op uint32, a, b Value) (Value, string) {
	if a.Kind == Int && b.Kind == Int {
		switch op {
		case Add:
			return IntOf(a.I + b.I), ""
		case Sub:
			return IntOf(a.I - b.I), ""
		case Mul:
			return IntOf(a.I * b.I), ""
		}
		if b.I == 0 {
			return Value{}, "division by zero"
		}
		return IntOf(a.I / b.I), ""
	}
	x, ok := a.float()
	y, also := b.float()
	if !ok || !also {
		return Value{}, "no numbers"
	}
	switch op {
	case Add:
		x += y
	case Sub:
		x -= y
	case Mul:
		x *= y
	default:
		x /= y
	}
	return FloatOf(x), ""
}

func less(a, b Value) bool {
	switch {
	case a.Kind == Int && b.Kind == Int:
		return a.I < b.I
	case a.Kind == Str && b.Kind == Str:
		return a.Obj.Text < b.Obj.Text
	}
	x, ok := a.float()
	y, also := b.float()
	return ok && also && x < y
}

func (t *Object) put(key, v Value) bool {
	switch {
	case key.Kind == Str:
		if t.Names == nil {
			t.Names = map[string]Value{}
		}
		t.Names[key.Obj.Text] = v
	case key.Kind == Int && key.I >= 0 && key.I < int64(len(t.List)):
		t.List[key.I] = v
	case key.Kind == Int && key.I == int64(len(t.List)):
		t.List = append(t.List, v)
	default:
		return false
	}
	return true
}

func (t *Object) get(key Value) Value {
	switch {
	case key.Kind == Str:
		return t.Names[key.Obj.Text]
	case key.Kind == Int && uint64(key.I) < uint64(len(t.List)):
		return t.List[key.I]
	}
	return Value{}
}

// Run runs a function and gives its result.
func (st *State) Run(p *Func) (Value, error) {
	pc, base := 0, 0
	for {
		Driver.MergePoint(pc, p, st, base)
		in := p.Code[pc]
		pc++
		op, a, b, c := in&0xff, int(in>>8&0xff)+base, int(in>>16&0xff), int(in>>24)
		switch op {
		case LoadK:
			st.regs[a] = p.Consts[b]
		case Move:
			st.regs[a] = st.regs[base+b]
		case Add, Sub, Mul, Div:
			v, wrong := arith(op, st.regs[base+b], st.regs[base+c])
			if wrong != "" {
				return v, st.fail(pc-1, "%s: %d and %d", wrong, st.regs[base+b].Kind, st.regs[base+c].Kind)
			}
			st.regs[a] = v
		case Less:
			if less(st.regs[base+b], st.regs[base+c]) {
				pc++
			}
		case Test:
			if st.regs[a].truth() {
				pc++
			}
		case Jump:
			pc += int(int8(b))
		case NewTab:
			st.regs[a] = Value{Kind: Tab, Obj: &Object{}}
		case Put:
			if t := st.regs[a]; t.Kind != Tab || !t.Obj.put(st.regs[base+b], st.regs[base+c]) {
				return Value{}, st.fail(pc-1, "cannot be put: %d", t.Kind)
			}
		case Get:
			if t := st.regs[base+b]; t.Kind == Tab {
				st.regs[a] = t.Obj.get(st.regs[base+c])
			} else {
				return t, st.fail(pc-1, "no table")
			}
		case Len:
			switch v := st.regs[base+b]; v.Kind {
			case Str:
				st.regs[a] = IntOf(int64(len(v.Obj.Text)))
			case Tab:
				st.regs[a] = IntOf(int64(len(v.Obj.List)))
			default:
				st.regs[a] = Value{}
			}
		case Cat:
			x, y := st.regs[base+b], st.regs[base+c]
			if x.Kind != Str || y.Kind != Str || len(x.Obj.Text) > 40 {
				return x, st.fail(pc-1, "cannot be joined")
			}
			st.regs[a] = StrOf(x.Obj.Text + y.Obj.Text)
		case Call:
			if len(st.frames) > 30 {
				return Value{}, st.fail(pc-1, "too deep")
			}
			st.frames = append(st.frames, frame{p, pc, base, a})
			p, pc, base = p.Inner[b], 0, a
			for len(st.regs) < base+p.Regs {
				st.regs = append(st.regs, Value{})
			}
		case Return:
			v := st.regs[a]
			if len(st.frames) == 0 {
				return v, nil
			}
			last := len(st.frames) - 1
			f := st.frames[last]
			st.frames = st.frames[:last]
			p, pc, base = f.f, f.pc, f.base
			st.regs[f.to] = v
		}
	}
}
