package warm

import (
	"math"
	"slices"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/trace"
)

// A cell is what the engine knows of one green key: PyPy's jitcell. Keys are
// compared by identity: numbers by value, pointers and strings by address.
type cell struct {
	ints   []int64 // the greens' components, each bank in order
	refs   []unsafe.Pointer
	vary   greens
	where  *trace.MergePoint
	code   backend.Code  // to be entered with the reds; nil if there is none
	number int           // of code, as in the log
	target *trace.Target // the loop that begins here, for traces to jump to

	counted  int64 // not counting what slot.left has counted since start
	start    int64
	attempts int // recordings and compilations that were given up
}

// greens are components of a key: the varying ones, or the constant ones.
type greens struct {
	ints []int64
	refs []unsafe.Pointer
}

func (g *greens) equal(o greens) bool {
	return slices.Equal(g.ints, o.ints) && slices.Equal(g.refs, o.refs)
}

// hash makes a number of the components; a single integer is its own. Addresses
// decide where in a table a cell lies, never in which order cells are listed.
func (g *greens) hash() int64 {
	if len(g.ints) == 1 && len(g.refs) == 0 {
		return g.ints[0]
	}
	const prime = 0x100000001b3
	h := uint64(0xcbf29ce484222325)
	for _, v := range g.ints {
		h = (h ^ uint64(v)) * prime
	}
	for _, p := range g.refs {
		h = (h ^ uint64(uintptr(p))) * prime
	}
	return int64(h ^ h>>29)
}

// never is a number of jumps that no guest makes.
const never = math.MaxInt64

// A slot of a table has what counting needs, and nothing else.
//
//	left > 1    the key is to be counted left-1 times more until it is hot
//	left == 1   the next count is for Session.Enter
//	left == 0   the slot is empty
type slot struct {
	key  int64 // hash of the varying greens; the green itself if it is one integer
	left int64
	cell *cell
}

// A table holds the cells of all keys with the same constant greens, by the
// varying ones. Looking up is exact: a slot found by its hash is compared.
type table struct {
	constant greens
	slots    []slot  // a power of two of them, at most a quarter in use
	cells    []*cell // in the order in which they were first counted
}

func newTable(constant greens) *table {
	return &table{constant: constant, slots: make([]slot, 64)}
}

// find gives the slot of a key, or the empty one where it would be.
func (t *table) find(key int64, vary greens) *slot {
	for i := key; ; i++ {
		s := &t.slots[uint64(i)&uint64(len(t.slots)-1)]
		if s.left == 0 || s.key == key && s.cell.vary.equal(vary) {
			return s
		}
	}
}

// insert makes the slot of a cell that has none.
func (t *table) insert(c *cell, left int64) *slot {
	if 4*(len(t.cells)+1) > len(t.slots) {
		t.grow()
	}
	c.start = left
	t.cells = append(t.cells, c)
	s := t.find(c.vary.hash(), c.vary)
	*s = slot{c.vary.hash(), left, c}
	return s
}

func (t *table) grow() {
	old := t.slots
	t.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.left != 0 {
			*t.find(s.key, s.cell.vary) = s
		}
	}
}

// count gives how often the cell's key was counted.
func (t *table) count(c *cell) int64 {
	return c.counted + c.start - t.find(c.vary.hash(), c.vary).left
}

// restart makes the cell hot when it has been counted left times more.
func (t *table) restart(c *cell, left int64) {
	s := t.find(c.vary.hash(), c.vary)
	c.counted += c.start - s.left
	c.start, s.left = left, left
}
