// Package mathops: math and math/bits, min and max.
package mathops

import (
	"fmt"
	"math"
	"math/bits"

	"mergepoint/pkg/jit"
)

type machine struct {
	edge []float64
	f, g float64
	w    float32
	n    int
	u    uint64
	v    uint32
	x    uint16
	b    uint8
	c    uint64
	s    string
	text []string
	left int
}

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func run(code string, m *machine) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'a':
			m.f = m.edge[m.left%len(m.edge)]
		case 'b':
			m.u ^= math.Float64bits(math.Floor(m.f)) + math.Float64bits(math.Ceil(m.f))*3 + math.Float64bits(math.Trunc(m.f))*5
		case 'c':
			m.u += math.Float64bits(math.Sqrt(m.f)) ^ math.Float64bits(math.Abs(m.f)) ^ math.Float64bits(math.Copysign(3, m.f))
		case 'd':
			m.g = math.Float64frombits(m.u)
			m.w = math.Float32frombits(uint32(m.n))
			m.v += math.Float32bits(m.w)
			if math.IsNaN(m.g) || math.Signbit(m.g) {
				m.n++
			}
		case 'e':
			m.g = math.Sin(m.f) + math.Pow(m.f, 0.5) + math.Mod(m.f, 3)
			frac, exp := math.Frexp(m.f)
			m.n += exp + int(frac*8)
		case 'f':
			m.n += bits.Len64(m.u) + bits.Len32(m.v)*2 + bits.Len16(m.x)*3 + bits.Len8(m.b)*5 + bits.Len(uint(m.n))
		case 'g':
			m.n += bits.LeadingZeros64(m.u) + bits.LeadingZeros32(m.v)*2 + bits.LeadingZeros8(m.b)*3 + bits.OnesCount64(m.u)*5 + bits.OnesCount16(m.x)
		case 'h':
			m.n += bits.TrailingZeros64(m.u) + bits.TrailingZeros32(m.v)*2 + bits.TrailingZeros16(m.x)*3 + bits.TrailingZeros8(m.b)*5
		case 'i':
			m.u = bits.RotateLeft64(m.u, m.left) ^ uint64(m.n)
			m.v = bits.RotateLeft32(m.v, -m.left) + uint32(m.n)
			m.x = bits.RotateLeft16(m.x, m.n) + 3
			m.b = bits.RotateLeft8(m.b, 3) + 5
		case 'j':
			m.u = bits.ReverseBytes64(m.u)
			m.v = bits.ReverseBytes32(m.v) + 1
			m.x = bits.ReverseBytes16(m.x) + 1
		case 'k':
			m.u, m.c = bits.Add64(m.u, m.u^0x8000000000000001, m.c)
			m.n += int(m.c)
			m.u, m.c = bits.Sub64(m.u, uint64(m.n)<<40, m.c)
		case 'l':
			hi, lo := bits.Mul64(m.u, m.u+uint64(m.n))
			m.u = hi ^ lo
			m.n += int(bits.Reverse8(m.b))
		case 'm':
			m.n = max(min(m.n, 1000), m.left, -5)
			m.u = min(m.u, 1<<63+uint64(m.n)) + 1
			m.b = max(m.b, uint8(m.n)) + 3
		case 'n':
			m.g = min(m.f, m.g, 2)
			m.f = max(m.g, m.edge[m.n&7])
			m.w = min(m.w, float32(m.f))
		case 'o':
			m.s = max(m.text[m.left%len(m.text)], m.s)
			m.s = min(m.s, "t", m.text[m.n&1])
			m.n += len(m.s)
		case '@':
			if m.left--; m.left > 0 {
				pc = -1
			}
		}
	}
}

func newM() *machine {
	return &machine{
		left: 50, u: 0x123456789abcdef, v: 0x80000001, x: 0xff00, text: []string{"one", "two", "", "three"},
		edge: []float64{0, math.Copysign(0, -1), 1, -1.5, math.Inf(1), math.Inf(-1), math.NaN(), 2.5, 1 << 53, -1 << 63, 1e300, 5e-324, -2.5, 0.49999999999999994, 4503599627370495.5},
	}
}

func (m *machine) dump() string {
	return fmt.Sprint(math.Float64bits(m.f), math.Float64bits(m.g), math.Float32bits(m.w), m.n, m.u, m.v, m.x, m.b, m.c, m.s, m.left)
}

var guests = []string{"ab@", "ac@", "cd@", "ae@", "fi@", "gi@", "hi@", "i@", "ji@", "ki@", "li@", "mi@", "an@", "oi@", "abcdefghijklmno@", "onmlkjihgfedcba@"}
