package ch08

import (
	"fmt"
	"math"
)

// Dict maps ints to ints: a hash table with open addressing. It is small, and it
// is ours, so that chapter 3 can look into it.
type Dict struct {
	keys, values []int
	used         []bool // which slots hold an entry; their number is a power of two
	count        int
}

// absent is the bit that lookup sets in an index when the key is not there.
const absent = math.MinInt

// NewDict makes an empty dict.
func NewDict() *Dict { return newDict(8) }

func newDict(size int) *Dict {
	return &Dict{keys: make([]int, size), values: make([]int, size), used: make([]bool, size)}
}

// Get gives the value of a key that must be there.
func (d *Dict) Get(key int) int {
	index := d.lookup(key, key) // an int is its own hash
	if index&absent != 0 {
		missing(key)
	}
	return d.value(index)
}

// Set stores a value under a key.
func (d *Dict) Set(key, value int) {
	index := d.lookup(key, key)
	if index&absent != 0 {
		if index &^= absent; 3*d.count >= 2*len(d.keys) {
			d.grow()
			index = d.lookup(key, key) &^ absent
		}
		d.count++
	}
	d.keys[index], d.values[index], d.used[index] = key, value, true
}

// lookup gives the index of the slot that holds the key, or else, with the bit
// absent set, that of the free slot where it would go.
//
//jit:residual
func (d *Dict) lookup(key, hash int) int {
	mask := len(d.keys) - 1
	index := hash & mask
	for d.used[index] {
		if d.keys[index] == key {
			return index
		}
		index = (index + 1) & mask
	}
	return index | absent
}

// value gives the value in a slot.
//
//jit:residual
func (d *Dict) value(index int) int { return d.values[index] }

// missing panics: whoever asks for a key has put it there before.
//
//jit:residual
func missing(key int) { panic(fmt.Sprintf("Dict: no key %d", key)) }

// grow doubles the number of slots.
func (d *Dict) grow() {
	old := *d
	*d = *newDict(2 * len(old.keys))
	for i, used := range old.used {
		if used {
			d.Set(old.keys[i], old.values[i])
		}
	}
}
