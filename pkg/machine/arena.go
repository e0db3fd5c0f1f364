package machine

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"unsafe"
)

// Error is a constant error of this package.
type Error string

func (e Error) Error() string { return string(e) }

const (
	// ErrFull says that an arena has no room for more code.
	ErrFull = Error("machine: the arena is full")
	// ErrUnsupported says that this system has no machine code of ours.
	ErrUnsupported = Error("machine: no machine code on " + runtime.GOOS + "/" + runtime.GOARCH)
)

// An Arena holds the machine code of one engine and the words of data that the
// code works on. It belongs to one goroutine at a time; nobody may be in its
// code while code is added.
//
//	code (RX)              not yet used      data (RW, never executable)
//	├─ installed ────┬·····┼────────────────┼─ Words ────────────────────┤
//	mem[0]           used  page              data                         len(mem)
type Arena struct {
	mem     []byte
	used    int // end of the installed code
	data    int // where the data begins: on a page
	cleanup runtime.Cleanup
}

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
	a := &Arena{mem: mem, data: data}
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
func (a *Arena) Next() uintptr { return a.start() + uintptr(a.used) }

// Room is how many bytes of code still fit.
func (a *Arena) Room() int { return a.data - a.used }

// Install puts code at [Arena.Next], padded to the next multiple of 16. The
// pages concerned are writable meanwhile and hence not executable: the last one
// may hold earlier code, which is why nobody may be running it.
func (a *Arena) Install(code []byte) error {
	end := (a.used + len(code) + 15) &^ 15
	if end > a.data {
		return ErrFull
	}
	fresh := a.mem[a.used&^(pageSize-1) : pages(end)]
	if err := protect(fresh, writable); err != nil {
		return fmt.Errorf("machine: code pages: %w", err)
	}
	for n := a.used + copy(a.mem[a.used:], code); n < end; n++ {
		a.mem[n] = trap
	}
	if err := protect(fresh, executable); err != nil {
		return fmt.Errorf("machine: code pages: %w", err)
	}
	a.used = end
	return nil
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
