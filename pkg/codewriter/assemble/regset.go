package assemble

import "math/bits"

// A RegSet is a set of virtual registers. A nil one is no set at all.
type RegSet []uint64

// NewRegSet makes an empty set of registers smaller than n.
func NewRegSet(n int) RegSet { return make(RegSet, n/64+1) }

// Has reports whether v is in the set.
func (s RegSet) Has(v VReg) bool { return s[v/64]>>(v%64)&1 != 0 }

// Add puts v into the set.
func (s RegSet) Add(v VReg) { s[v/64] |= 1 << (v % 64) }

// Remove takes v out of the set.
func (s RegSet) Remove(v VReg) { s[v/64] &^= 1 << (v % 64) }

// Union puts all of t into the set.
func (s RegSet) Union(t RegSet) {
	for i, w := range t {
		s[i] |= w
	}
}

// Each calls f for the members in order.
func (s RegSet) Each(f func(VReg)) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			f(VReg(i*64 + bits.TrailingZeros64(w)))
		}
	}
}
