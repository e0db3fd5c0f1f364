package subset

import "errors"

// arithmetic: int: + - * and unary minus
func (m *Machine) arithmetic() {
	m.Acc = m.Acc*3 + m.Count - 7
	m.Acc = -m.Acc
	m.Acc++
}

// narrow: int8 to int32 and uint8 to uint32, wrapping
func (m *Machine) narrow() {
	m.I8 += 100
	m.I16 = m.I16*25 + 1000
	m.I32 -= 2_000_000_000
	m.U8 -= 3
	m.U16 = -m.U16 + 7
	m.U32 = ^m.U32 * 5
	if m.I8 < 0 && m.U8 > 200 {
		m.Acc += int(m.I8) + int(m.U8)
	}
	if m.I16*3 < 0 || -m.U16 < m.U16 {
		m.Acc++
	}
	m.Acc += int(m.I32*7>>3) + int(m.U8+m.U8)/2 + int(m.I8-100)
}

// unsigned: uint64 and uint: comparison, division, right shift
func (m *Machine) unsigned() {
	m.U64 = m.U64*0x9e3779b97f4a7c15 + 12345
	if m.U64 > 1<<63 {
		m.Acc++
	}
	if m.U64 <= 1<<62 || m.U64/3 >= 1<<62 {
		m.Acc += 2
	}
	m.Acc += int(m.U64>>60) + int(m.U64%7)
}

// shifts: << and >> by any count, 64 and more included
func (m *Machine) shifts() {
	n := uint(m.Count) * 5
	m.Acc = m.Acc<<2 ^ 1<<n
	m.Acc ^= -m.Acc >> (n + 1)
	m.I32 = m.I32<<3 | 1<<(n&31)
	m.U8 = m.U8<<1 | 1
	m.U8 ^= m.U8 >> uint8(m.Count)
	m.I16 = (m.I16 + 3) << m.Count // a signed count
	m.I8 = (m.I8 - 1) >> 1
}

// division: / and %, by variables and constants, also the most negative by -1
func (m *Machine) division() {
	m.Acc = (m.Acc + 1000*m.Count) / (m.Count + 1)
	m.Acc += m.Acc%3 - m.Count/-2
	m.I8 = (m.I8 - 16) / -1
	m.U16 = (m.U16 + 40000) / 3
	m.U16 %= uint16(m.Count) + 1
}

// bits: & | ^ &^ and unary ^
func (m *Machine) bits() {
	m.Acc = (m.Acc|m.Count)&^5 ^ 0x55
	m.U8 = ^(m.U8 &^ 3) & uint8(m.Count)
	m.I16 = ^m.I16 | 8
}

// logic: bool: ! && || == and as a field
func (m *Machine) logic() {
	m.B = !m.B
	odd := m.Count&1 == 1
	if m.B == odd || !m.B && m.Count > 20 {
		m.Acc++
	}
	m.B = m.B != (m.Count%3 == 0)
}

// strings: string: index, len, as a variable, a field and an argument
func (m *Machine) strings() {
	s := m.Name
	if m.Count&2 != 0 {
		s = "longer text"
	}
	m.Acc += lastByte(s) + int(s[m.Count%len(s)])
}

func lastByte(s string) int { return int(s[len(s)-1]) }

// compareStrings: string: == != < <= > >=
func (m *Machine) compareStrings() {
	w := m.Words[m.Count%3]
	if w == m.Name {
		m.Acc++
	}
	if w < "p" {
		m.Acc += 2
	}
	if w != "two" && w >= m.Name {
		m.Acc += 4
	}
}

// pointers: pointers to structs: load, store, swap, compare, nil
func (m *Machine) pointers() {
	m.P, m.Q = m.Q, m.P
	m.P.X += m.Q.Y
	if m.P == m.Q {
		m.Acc = -1
	}
	var none *Point
	if m.Count%4 == 0 {
		none = m.P
	}
	if none != nil {
		m.Acc += none.X
	}
}

// slices: slices of numbers, bools, strings, pointers: index, len, cap
func (m *Machine) slices() {
	i := m.Count % len(m.Ints)
	m.Ints[i] += m.Ints[len(m.Ints)-1-i]
	m.Bytes[i]++
	m.Half[i&3] -= 999
	m.Acc += int(m.Bytes[i]) + cap(m.Half)
	m.Words[m.Count%3] = m.Words[(m.Count+1)%3]
}

// shorten: x[:n] of a slice
func (m *Machine) shorten() {
	m.Half = m.Half[:m.Count&7]
	m.Ints = m.Ints[:]
	m.Acc += len(m.Half) + cap(m.Half)
	m.Half = m.Half[:4]
}

// elements: slices of structs: a field of an element, a whole element, p := &s[i]
func (m *Machine) elements() {
	i := m.Count % 5
	m.Pts[i].X += m.Count
	p := &m.Pts[(i+1)%5]
	p.Y = p.X + m.Pts[i].X
	whole := m.Pts[i]
	m.Pts[(i+2)%5] = whole
	m.Acc += whole.Y
}

// arrays: fixed arrays in structs, by constant and variable index
func (m *Machine) arrays() {
	m.Regs[m.Count&7] += m.Regs[3] + 1
	m.Regs[3]++
	m.Grid[m.Count%3].Y += m.Count
	m.Grid[1].X = m.Grid[2].Y
	m.Acc += m.Regs[(m.Count+5)%8]
}

// nested: structs by value in structs
func (m *Machine) nested() {
	m.Inner.At.X += m.Count
	m.Inner.At.Y = m.Inner.At.X * 2
	m.Inner.Tags[1] += 3
	*m.P = m.Inner.At
	m.Inner.At = Point{m.Inner.At.Y, m.Acc}
}

// localStructs: struct variables, parameters and results
func (m *Machine) localStructs() {
	a := Point{m.Count, 2}
	b := a
	b.X += 5
	if m.Count%3 == 0 {
		a, b = b, a
	}
	sum := add(a, b)
	sum.Y++
	m.Acc += sum.X - sum.Y
	*m.Q = sum
}

func add(a, b Point) Point { return Point{a.X + b.X, a.Y + b.Y} }

// rangeInt: for and range over a number, in a function marked //jit:unroll
//
//jit:unroll
func (m *Machine) rangeInt() {
	for i := range m.Count % 4 {
		m.Acc += i
	}
	for i := 3; i > 0; i-- {
		if i == m.Count%5 {
			continue
		}
		m.Acc ^= i
	}
}

// rangeSlice: range over a slice
//
//jit:unroll
func (m *Machine) rangeSlice() {
	for i, p := range m.Pts[:2] {
		m.Acc += i*p.X + p.Y
	}
	for _, w := range m.Words {
		m.Acc += len(w)
	}
}

// control: switch with fallthrough, goto, labelled break and continue
//
//jit:unroll
func (m *Machine) control() {
	switch {
	case m.Count%3 == 0:
		m.Acc++
		fallthrough
	case m.Count%5 == 0:
		m.Acc += 10
	default:
		goto out
	}
loop:
	for i := range 3 {
		for j := range 3 {
			if j > i {
				continue loop
			}
			if i*j == m.Count%4 {
				break loop
			}
			m.Acc += i - j
		}
	}
out:
	m.Acc++
}

// results: calls of functions and methods with several results
func (m *Machine) results() {
	q, r := divmod(m.Acc, 7)
	p, ok := m.pick(r > 3)
	if ok {
		m.Acc = q + p.X
	} else {
		m.Acc = r - p.Y
	}
}

func divmod(a, b int) (quotient, remainder int) { return a / b, a % b }

func (m *Machine) pick(left bool) (*Point, bool) {
	if left {
		return m.P, m.Count&1 == 0
	}
	return m.Q, false
}

// residualArgs: residual calls: parameters and results of any type
func (m *Machine) residualArgs() {
	m.Acc += take(m.Name, m.Ints, Point{m.Acc, 3}, m.I8, m.Count&1 == 0, m.P)
	m.P = m.other(m.P)
	if m.even(uint16(m.Acc)) {
		m.Acc++
	}
	touch(m)
	var at Point
	m.Name, at, m.Err = m.several(at)
	m.Acc += at.Y
}

//jit:residual
func (m *Machine) several(p Point) (string, Point, error) {
	return m.Name[1:] + "x", Point{p.Y, m.Count}, m.Err
}

//jit:residual
func take(s string, list []int, p Point, i int8, b bool, q *Point) int {
	n := len(s) + list[len(list)-1] + p.X + int(i) + q.Y
	if b {
		n = -n
	}
	list[0]++
	return n
}

//jit:residual
func (m *Machine) other(p *Point) *Point {
	if p == m.P {
		return m.Q
	}
	return m.P
}

//jit:residual
func (m *Machine) even(n uint16) bool { return n%2 == 0 }

//jit:residual
func touch(m *Machine) { m.Inner.At.X++ }

// pure: a function marked //jit:pure
func (m *Machine) pure() { m.Acc += square(m.Count%4) + square(9) }

//jit:pure
func square(n int) int { return n * n }

// conversions: between integer types
func (m *Machine) conversions() {
	m.Acc += int(int8(m.Acc)) + int(uint8(m.Acc>>3))
	m.I32 = int32(m.Acc)
	m.U64 = uint64(m.I32)
	m.U32 = uint32(m.I8) + uint32(m.U8)
	m.I16 = int16(m.U32) + int16(m.U8)
	m.U8 = uint8(m.I16)
	m.Acc += int(uint16(m.I8-5)) + int(int16(m.U32)) + int(uint32(m.I16)) + int(int64(m.U16))
	if uint64(m.I32) > 1<<63 || int8(m.U8) < 0 {
		m.Acc++
	}
}

// immutable: //jit:immutable on types: loads fold once the rest is known
func (m *Machine) immutable() {
	op := &m.Code.Ops[m.Count%m.Code.Size]
	if op.Kind == 1 {
		m.Acc += int(op.Arg)
	} else {
		m.Acc -= int(op.Arg)
	}
}

// interfaces: interface values as fields and variables, compared with nil
func (m *Machine) interfaces() {
	if m.Err == nil {
		m.Acc++
		setErr(m)
	} else if x := m.Any; x != nil {
		m.Any = nil
		m.Acc += holds(x)
	} else {
		m.Err = nil
		resetAny(m)
	}
}

//jit:residual
func setErr(m *Machine) { m.Err = errors.New("set") }

//jit:residual
func resetAny(m *Machine) { m.Any = 7 }

//jit:residual
func holds(x any) int { return x.(int) }

// opaque: maps, channels and functions as values: kept, compared with nil, passed on
func (m *Machine) opaque() {
	d, f := m.Dict, m.Fun
	if d != nil && f != nil {
		n := lookUp(d, m.Count&3) + apply(f, m.Count)
		m.Acc += n
	}
}

//jit:residual
func lookUp(d map[int]int, k int) int { return d[k] }

//jit:residual
func apply(f func(int) int, x int) int { return f(x) }

// Fault is what some rows panic with.
type Fault struct {
	Code byte
	At   int
	Why  string
}

func (f *Fault) Error() string { return f.Why }

// trouble: panics of one's own, and Go's for index, nil, division, shift, slice
func (m *Machine) trouble(code byte) {
	if m.Count > 3 {
		return
	}
	var none *Point
	zero := m.Count - 3
	switch code {
	case '0':
		m.Acc = m.Ints[m.Count+10]
	case '1':
		m.Acc = none.X
	case '2':
		m.Acc /= zero
	case '3':
		m.Acc <<= zero - 1
	case '4':
		m.Ints = m.Ints[:m.Count+100]
	case '5':
		panic("a string")
	case '6':
		panic(Fault{code, m.Count, "by value"})
	case '7':
		panic(&Fault{code, m.Count, "by pointer"})
	case '8':
		panic(m.Count)
	case '9':
		setErr(m)
		panic(m.Err)
	case '!':
		m.Acc = int(m.Name[m.Count-9])
	case '?':
		m.Regs[m.Count*5]++
	case '*':
		m.Acc %= zero
	case '+':
		none.Y = 3
	case '#':
		p := m.Lost
		if m.Count > 50 {
			p.X++
		}
		p.Y++ // the check above is not on every way to here
	case '%':
		m.Acc = m.Ints[m.U64-1<<63]
	case '&':
		m.Ints = m.Ints[:m.U64-1<<63]
	case '=':
		m.Ints[m.Count+10] = m.tick()
	case '$':
		m.Pts[m.Count+10].X = m.tick()
	case '~':
		none.Y = m.tick()
	case '^':
		m.Regs[m.Count*5] = m.tick()
	case '-':
		m.Acc = take("", nil, Point{}, 0, false, none)
	}
}

// tick does something that is seen after a panic of the statement it is in.
func (m *Machine) tick() int {
	m.U64++
	return 1
}
