package warm

import (
	"math"
	"math/bits"
	"slices"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/metainterp"
	"mergepoint/pkg/trace"
)

// A cell is what the engine knows of one green key: PyPy's jitcell. Keys are
// compared by identity: numbers by value, pointers and strings by address.
type cell struct {
	in     *table
	ints   []int64 // the greens' components, each bank in order
	refs   []unsafe.Pointer
	vary   greens
	where  *trace.MergePoint
	code   backend.Code  // to be entered with the reds; nil if there is none
	number int           // of code, as in the log
	target *trace.Target // the loop that begins here, for traces to jump to
	made   []made        // code, and all that was made for it: loop, bridges
	jumps  []*cell       // where that jumps to, besides here

	entered  int               // Engine.loops when code was entered last
	seen     int64             // the count when forgetOld has looked last
	met      int               // Engine.keys when that had changed last
	squeezed int               // times that code was dropped or not made for want of memory
	bridges  int               // of code; see bound.go
	exits    int               // since there may be no more
	turned   int               // bridges that begin in loops of the functions into which code looks
	looked   metainterp.Looked // into which code looks

	// The key was counted counted + start - more - slot.left times: a jump changes
	// left, and nothing else, so that counting is one decrement.
	counted, start, more int64
	attempts             int // recordings and compilations that were given up

	elsewhere bool // jumps counted for the key led to another one: a wrong guess
	short     short
	long      bool // it mostly goes round often, each time
}

// greens are components of a key: the varying ones, or the constant ones.
type greens struct {
	ints []int64
	refs []unsafe.Pointer
}

// what is the first of two components, as [pairKey] takes it.
func (g *greens) what() int64 {
	switch (arity{len(g.ints), len(g.refs)}) {
	case arity{0, 2}:
		return int64(uintptr(g.refs[0]))
	case arity{1, 1}:
		return g.ints[0]
	}
	return 0
}

// arity is how many components there are of each kind.
type arity struct{ ints, refs int }

// copied gives greens of their own. Go puts several objects of less than 16 bytes and
// without pointers into one: a key that lasts would keep some of the guest's alive, which
// may have finalizers. So there is always room for two integers.
func (g greens) copied() greens {
	ints := make([]int64, len(g.ints), max(2, len(g.ints)))
	copy(ints, g.ints)
	return greens{ints, slices.Clone(g.refs)}
}

// equal compares by hand: each run of a main loop in another one asks it.
func (g *greens) equal(o greens) bool {
	if len(g.ints) != len(o.ints) || len(g.refs) != len(o.refs) {
		return false
	}
	for n, v := range g.ints {
		if v != o.ints[n] {
			return false
		}
	}
	for n, p := range g.refs {
		if p != o.refs[n] {
			return false
		}
	}
	return true
}

// hash makes a number of the components, quickly of one or two; none are 0. One that is
// made of a single component is no other's. Addresses decide where in a table a cell lies,
// never in which order cells are listed.
func (g *greens) hash() int64 {
	switch (arity{len(g.ints), len(g.refs)}) {
	case arity{0, 0}:
		return 0
	case arity{1, 0}:
		return g.ints[0]
	case arity{0, 1}:
		return refKey(g.refs[0])
	case arity{0, 2}, arity{1, 1}:
		return pairKey(g.what(), g.refs[len(g.refs)-1])
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

// refKey makes a number of a pointer. Objects mostly begin at multiples of 16: what does
// not differ goes to the front.
func refKey(p unsafe.Pointer) int64 { return int64(bits.RotateLeft64(uint64(uintptr(p)), -4)) }

// pairKey makes a number of a pointer and of what tells its like apart.
func pairKey(what int64, p unsafe.Pointer) int64 { return refKey(p) + 3*what }

// never is a number of jumps that no guest makes.
const never = math.MaxInt64

// A slot of a table has what counting needs, and nothing else.
//
//	left > 1    the key is to be counted left-1 times more until somebody looks
//	left == 1   somebody looks: it is hot if cell.more is 0
//	left == 0   the slot is empty
type slot struct {
	key  int64 // hash of the varying greens; the green itself if it is one integer
	what int64 // the first of two: with the hash it says which the other is
	left int64
	cell *cell
}

// Somebody looks whether the run was cancelled after lookAtKey jumps to one key, or
// earlier if there are many keys: after about lookAt jumps to any.
const (
	lookAtKey = 256
	lookAt    = 1 << 14
)

// look is after how many jumps to one key somebody looks.
func (t *table) look() int64 {
	if t.watched {
		return 1
	}
	return max(1, min(lookAtKey, lookAt/int64(len(t.cells))))
}

// tick counts a jump where Count1 could not, and reports whether the key is hot.
func (p *slot) tick() bool {
	rest := p.left + p.cell.more - 1
	if rest == 0 {
		return true
	}
	p.set(rest, p.cell.in.look())
	return false
}

// set makes the key hot when it has been counted n times more.
func (p *slot) set(n, look int64) {
	p.left = min(n, look)
	p.cell.more = n - p.left
}

// A table holds the cells of all keys with the same constant greens, by the
// varying ones. Looking up is exact: a slot found by its hash is compared. Most
// keys should lie where their hash says, or Count1 does not find them.
type table struct {
	constant greens
	slots    []slot  // a power of two of them
	cells    []*cell // in the order in which they were first counted
	begun    int     // runs of the main loop that counted
	called   int     // those that compiled code has called: see call.go
	watched  bool    // somebody looks at each jump
}

const (
	minSlots = 4  // slots per cell: below it the table grows
	maxSlots = 64 // up to here it grows when two keys want one slot
)

func newTable(constant greens) *table {
	return &table{constant: constant, slots: make([]slot, 16)}
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
func (t *table) insert(c *cell, patience int64) *slot {
	t.cells = append(t.cells, c)
	key := c.vary.hash()
	for n := len(t.cells); len(t.slots) < minSlots*n || t.home(key).left != 0 && len(t.slots) < maxSlots*n; {
		t.grow()
	}
	c.start = patience
	p := t.find(key, c.vary)
	*p = slot{key: key, what: c.vary.what(), cell: c}
	p.set(patience, t.look())
	return p
}

// home is the slot where the hash says that the key is.
func (t *table) home(key int64) *slot { return &t.slots[uint64(key)&uint64(len(t.slots)-1)] }

func (t *table) grow() {
	old := t.slots
	t.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.left != 0 {
			*t.find(s.key, s.cell.vary) = s
		}
	}
}

// keep drops the cells that are not wanted.
func (t *table) keep(wanted func(*cell) bool) {
	slots := map[*cell]slot{}
	for _, s := range t.slots {
		if s.left != 0 && wanted(s.cell) {
			slots[s.cell] = s
		}
	}
	if len(slots) == len(t.cells) {
		return
	}
	t.cells = slices.DeleteFunc(t.cells, func(c *cell) bool { return slots[c].left == 0 })
	clear(t.slots)
	for _, c := range t.cells {
		*t.of(c) = slots[c]
	}
}

// of gives the slot of a cell.
func (t *table) of(c *cell) *slot { return t.find(c.vary.hash(), c.vary) }

// count gives how often the cell's key was counted.
func (t *table) count(c *cell) int64 { return c.counted + c.start - c.more - t.of(c).left }

// restart makes the cell hot when it has been counted n times more.
func (t *table) restart(c *cell, n int64) {
	c.counted, c.start = t.count(c), n
	t.of(c).set(n, t.look())
}
