package machine

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"sort"
	"sync"
	"unsafe"
)

// Error is a constant error of this package.
type Error string

func (e Error) Error() string { return string(e) }

const (
	// ErrFull says that an arena has no room for more code.
	ErrFull = Error("machine: the arena is full")
	// ErrLost says that the system has stopped to let memory be executed, and
	// that code installed before is lost with it.
	ErrLost = Error("machine: the system refuses executable memory now; code made before is lost")
	// ErrUnsupported says that this system has no machine code of ours.
	ErrUnsupported = Error("machine: no machine code on " + runtime.GOOS + "/" + runtime.GOARCH)
)

// An Arena holds the machine code of one engine and the words of data that the
// code works on. It belongs to one goroutine at a time; nobody may be in its
// code while code is added.
//
//	code (RX)                          not yet used   data (RW, never executable)
//	├─ installed ─┬ hole ┬ installed ──┬ hole ────────┼─ Words ───────────────────┤
//	mem[0]                                            data                        len(mem)
//
// Code goes to the front of the largest hole, because its size is known only
// when it has been compiled for a place.
type Arena struct {
	mem     []byte
	holes   []hole // where there is no code, in order; no two touch
	data    int    // where the data begins: on a page
	cleanup runtime.Cleanup
}

// A hole is a stretch of code memory that nothing is installed in.
type hole struct{ from, to int }

var pageSize = os.Getpagesize()

// NewArena reserves room for so many words of data and so many bytes of code.
// Nothing is really taken from the system until it is touched. An arena that
// is forgotten is unmapped by the collector.
func NewArena(words, code int) (*Arena, error) {
	data := pages(code)
	mem, err := reserve(data + pages(8*words))
	if err != nil {
		return nil, fmt.Errorf("machine: reserving memory: %w", err)
	}
	if err := protect(mem[data:], writable); err != nil {
		release(mem)
		return nil, fmt.Errorf("machine: data pages: %w", err)
	}
	a := &Arena{mem: mem, data: data, holes: []hole{{0, data}}}
	a.cleanup = runtime.AddCleanup(a, release, mem)
	return a, nil
}

func pages(n int) int { return (n + pageSize - 1) &^ (pageSize - 1) }

// Close unmaps the arena. Its code must not run any more; its words are gone.
func (a *Arena) Close() {
	if a.mem != nil {
		a.cleanup.Stop()
		release(a.mem)
		a.mem = nil
	}
}

// Words is the data part. It holds no Go pointers: the collector does not look there.
func (a *Arena) Words() []int64 {
	return unsafe.Slice((*int64)(unsafe.Pointer(&a.mem[a.data])), (len(a.mem)-a.data)/8)
}

// Data is the address of the first word.
func (a *Arena) Data() uintptr { return a.start() + uintptr(a.data) }

func (a *Arena) start() uintptr { return uintptr(unsafe.Pointer(&a.mem[0])) }

// Next is the address that the code installed next will have.
func (a *Arena) Next() uintptr { return a.start() + uintptr(a.largest().from) }

// Room is how many bytes of code still fit.
func (a *Arena) Room() int {
	h := a.largest()
	return h.to - h.from
}

// largest gives the largest hole, the first of several.
func (a *Arena) largest() *hole {
	best := &a.holes[0]
	for i := range a.holes {
		if h := &a.holes[i]; h.to-h.from > best.to-best.from {
			best = h
		}
	}
	return best
}

// Install puts code at [Arena.Next], padded to the next multiple of 16.
func (a *Arena) Install(code []byte) error {
	h := a.largest()
	if padded(len(code)) > h.to-h.from {
		return ErrFull
	}
	if err := a.Write(a.Next(), code); err != nil {
		return err
	}
	h.from += padded(len(code))
	return nil
}

// Write puts code over what is installed at an address, padded likewise. The
// pages concerned are writable meanwhile and hence not executable: the first and
// the last may hold other code, which is why nobody may be running it.
func (a *Arena) Write(at uintptr, code []byte) error {
	from := int(at - a.start())
	end := from + padded(len(code))
	changed := a.mem[from&^(pageSize-1) : pages(end)]
	if err := protect(changed, writable); err != nil {
		return a.refused(changed, err)
	}
	for n := from + copy(a.mem[from:], code); n < end; n++ {
		a.mem[n] = trap
	}
	if err := protect(changed, executable); err != nil {
		return a.refused(changed, err)
	}
	return nil
}

// Free gives back what was installed at an address, or the last part of it. Nobody
// may run it or jump there any more.
func (a *Arena) Free(at uintptr, size int) {
	from := int(at - a.start())
	to := from + padded(size)
	i := sort.Search(len(a.holes), func(i int) bool { return a.holes[i].from >= to })
	if i < len(a.holes) && a.holes[i].from == to {
		to = a.holes[i].to
		a.holes = slices.Delete(a.holes, i, i+1)
	}
	if i > 0 && a.holes[i-1].to == from {
		a.holes[i-1].to = to
	} else if from < to {
		a.holes = slices.Insert(a.holes, i, hole{from, to})
	}
}

func padded(size int) int { return (size + 15) &^ 15 }

// refused gives the error for code pages that could not be changed. If they
// cannot be made executable again either, then what else they hold is lost.
func (a *Arena) refused(changed []byte, err error) error {
	nothing := a.holes[0] == hole{0, a.data}
	if !nothing && protect(changed, executable) != nil {
		return fmt.Errorf("%w: %w", ErrLost, err)
	}
	return fmt.Errorf("machine: code pages: %w", err)
}

// Result is how far above RSP the result of [Enter] lies.
const Result = 24

// trap is the one-byte instruction INT3, which fills the gaps between codes.
const trap = 0xcc

// Available reports why machine code cannot be run here, or nil: another CPU,
// or a system that refuses executable memory. It tries once, by running some.
var Available = sync.OnceValue(func() error {
	a, err := NewArena(1, pageSize)
	if err != nil {
		return err
	}
	defer a.Close()
	at := a.Next()
	if err := a.Install([]byte{0xb8, 42, 0, 0, 0, 0xc3}); err != nil { // mov eax, 42; ret
		return err
	}
	if got := Call(at); got != 42 {
		return fmt.Errorf("machine: code that returns 42 returned %d", got)
	}
	return nil
})
