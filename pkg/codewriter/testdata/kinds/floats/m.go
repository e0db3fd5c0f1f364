// Package floats: float64 and float32 as variables, fields, items, constants,
// parameters and results, compared, converted and computed with.
package floats

import (
	"fmt"
	"math"

	"mergepoint/pkg/jit"
)

type celsius float64

type point struct {
	x, y float64
	w    float32
}

type machine struct {
	f     []float64
	s     []float32
	p     point
	ptr   *point
	t     celsius
	acc   float64
	small float32
	n     int
	u     uint64
	i8    int8
	i32   int32
	u8    uint8
	u32   uint32
	edge  []float64
	left  int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m", "x"}})

func run(code string, m *machine) {
	x := 0.5
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m, x)
		switch code[pc] {
		case 'a':
			x = float64(x*1.25) + 3 // which Go fuses nowhere: see README
			m.acc += x / (x - 7)
		case 'b':
			m.f[m.left&3] = m.f[(m.left+1)&3] - x
			m.p.x, m.ptr.y = m.ptr.y, -m.p.x
			m.acc = m.p.x - m.acc
		case 'c':
			m.compare(m.edge[m.left%len(m.edge)], m.edge[m.n&7])
			m.n += 3
		case 'd':
			m.convert(m.edge[m.left%len(m.edge)])
		case 'e':
			m.small = float32(m.small*m.s[m.left&3]) + 1/m.small
			m.s[0] = -m.small - float32(m.left)
			if m.small > m.s[1] {
				m.small = 0.1
			}
		case 'f':
			m.t += celsius(m.left) / 3
			x = lerp(float64(m.t), x, 0.5)
		case 'g':
			x = outside(x, m.small)
			m.small = single(m.small, m.left)
		case 'h':
			if -x != 0-x || x != x {
				m.n++
			}
			x = -x * 0
			m.acc = 1 / x
		case 'i':
			m.small = float32(m.n) + float32(m.u) + float32(m.i8)
			m.n = m.n*1664525 + 1013904223
			m.u = m.u*6364136223846793005 + 1442695040888963407
			x = float64(m.n) - float64(m.u) + float64(m.u8) + float64(m.small)
		case 'j':
			p := m.p
			p.x += x
			m.p = p.scaled(2)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
	m.acc += x
}

func (m *machine) compare(a, b float64) {
	if a < b {
		m.n += 2
	}
	if a <= b {
		m.n += 4
	}
	if a == b {
		m.n += 8
	}
	if a != b {
		m.n += 16
	}
	less, more := a >= b, a > b
	if less != more || !(a < 1) {
		m.n += 32
	}
	if a == math.MaxInt64 || b != 1 {
		m.n += 64
	}
}

func (m *machine) convert(f float64) {
	m.n ^= int(f)
	m.u ^= uint64(f)
	m.i8 ^= int8(f)
	m.i32 ^= int32(f)
	m.u8 ^= uint8(f)
	m.u32 ^= uint32(f)
	m.small = float32(f)
	m.n += int(m.small) + int(uint16(m.small)) + int(int16(f))
	m.u += uint64(m.small)
}

func lerp(a, b, t float64) float64 { return a + float64((b-a)*t) }

//jit:residual
func outside(x float64, w float32) float64 { return math.Sin(x) + float64(w) }

//jit:pure
func single(w float32, n int) float32 { return w/2 + float32(n) }

func (p point) scaled(by float64) point { return point{p.x * by, p.y * by, p.w + float32(by)} }

func newM() *machine {
	m := &machine{
		left: 60, f: []float64{1, -2, 3.5, 0}, s: []float32{1, 2, 0.1, -4}, ptr: &point{y: 2}, small: 3, u: 1 << 63, n: 1 << 40, i8: -5,
		edge: []float64{0, math.Copysign(0, -1), 1, -1.5, math.Inf(1), math.Inf(-1), math.NaN(), 1 << 53, 1 << 63, -1 << 63, 1 << 64, 1e300, 5e-324, 1<<31 - 0.5, 1 << 31, 3e9, -3e9, 127.9, 300, 65536.5, 3.4e38, 1e-40},
	}
	return m
}

func (m *machine) dump() string {
	text := fmt.Sprint(m.n, m.u, m.i8, m.i32, m.u8, m.u32, m.left)
	for _, f := range append(m.f, m.acc, m.p.x, m.p.y, m.ptr.y, float64(m.t)) {
		text += fmt.Sprintf(" %v(%x)", f, math.Float64bits(f))
	}
	for _, f := range append(m.s, m.small, m.p.w) {
		text += fmt.Sprintf(" %v(%x)", f, math.Float32bits(f))
	}
	return text
}

var guests = []string{"a@", "b@", "c@", "cd@", "d@", "e@", "f@", "g@", "ah@", "h@", "i@", "j@", "abcdefghij@", "jihgfedcba@", "daecjb@"}
