//go:build !js

package amd64

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sort"
	"sync/atomic"
	"unsafe"

	"golang.org/x/sys/cpu"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/machine"
	"mergepoint/pkg/trace"
)

const (
	defaultCodeMem = 16 << 20
	mostCodeMem    = 1 << 30 // all must be within reach of a 32-bit displacement
)

// A Backend compiles traces to amd64 machine code and runs it.
type Backend struct {
	opts   Options
	arena  *machine.Arena // nil if code is only to be looked at
	words  []int64        // the arena's
	c      compiler
	codes  []*Code // by address
	guards map[*trace.Guard]*fail
	refs   int  // slots for refs that the code so far needs
	calls  bool // there is code that may call code

	ctx      context.Context  // of a run that is to be labelled
	outRefs  []unsafe.Pointer // what an Exit or a Stub is given
	saved    []int64          // the ints of runs and levels that others are inside of
	levels   []level          // that called others, of all runs
	narrow   exit             // of the last run with too small a frame
	panicked any              // what the last call panicked with
	fault    error            // of the last run
}

// New makes a backend, or tells why machine code cannot be run here.
func New(o Options) (*Backend, error) {
	if err := machine.Available(); err != nil {
		return nil, err
	}
	if !cpu.X86.HasSSE41 || !cpu.X86.HasPOPCNT {
		return nil, errors.New("amd64: this CPU is older than SSE4.1 and POPCNT, which the code uses")
	}
	if o.CodeMem <= 0 {
		o.CodeMem = defaultCodeMem
	}
	o.CodeMem = min(o.CodeMem, mostCodeMem)
	// A guard takes at least 18 bytes of code, so there are doors for all.
	arena, err := machine.NewArena(wordDoors+o.CodeMem/16, o.CodeMem)
	if err != nil {
		return nil, err
	}
	b := NewListing()
	b.opts, b.arena, b.words = o, arena, arena.Words()
	b.c.words, b.c.barrier = arena.Data(), machine.BarrierFlag()
	b.words[wordRoom] = int64(machine.BarrierRoom())
	return b, nil
}

// NewListing makes a backend whose code can be looked at, on any CPU, but not run.
func NewListing() *Backend {
	b := &Backend{guards: map[*trace.Guard]*fail{}}
	b.c.words, b.c.barrier = listingWords, listingBarrier
	b.c.loops, b.c.ways = map[*trace.Target]*Code{}, map[*trace.Guard]way{}
	return b
}

// Where code that is only looked at pretends to be.
const (
	listingCode    = 0x400000
	listingWords   = 0x40000000
	listingBarrier = 0x30000000
)

// Name is "amd64".
func (b *Backend) Name() string { return "amd64" }

// Close frees all code.
func (b *Backend) Close() error {
	if b.arena != nil {
		b.arena.Close()
		b.arena, b.words = nil, nil
	}
	return nil
}

// Compile makes machine code of a trace.
func (b *Backend) Compile(t *trace.Trace) (backend.Code, error) {
	code, err := b.made(t)
	if err != nil {
		return nil, err
	}
	b.c.made += len(code.exits)
	b.codes = slices.Insert(b.codes, b.after(code.base), code)
	b.refs = max(b.refs, code.refs)
	if t.Target != nil {
		b.c.loops[t.Target] = code
	}
	for _, x := range code.exits {
		switch {
		case x.kind == exitGuard:
			b.guards[x.fail.guard] = x.fail
			b.setDoor(x.fail, x.fail.out)
		case x.kind == exitCall && b.arena != nil:
			x.in, x.slots = b.ints(x), int32(code.ints)
			b.calls = b.calls || x.fail != nil
		}
	}
	if t.Kind != trace.Bridge { // whose name is not known yet
		b.perfMap(code.base, len(code.text), code.Name())
	}
	return code, nil
}

// made compiles and installs. What the code took is given back if either fails, or
// panics.
func (b *Backend) made(t *trace.Trace) (code *Code, err error) {
	b.c.out = nil
	done := false
	defer func() {
		if !done && b.c.out != nil {
			b.c.giveBack(b.c.out)
		}
	}()
	if code, err = b.c.compile(t, b.next()); err == nil {
		err = b.install(code)
	}
	done = err == nil
	return code, err
}

// Free frees code, with the connector that leads to it.
func (b *Backend) Free(c backend.Code) {
	code := c.(*Code)
	b.c.giveBack(code)
	for _, x := range code.exits {
		if x.kind == exitGuard {
			delete(b.guards, x.fail.guard)
		}
	}
	delete(b.c.loops, code.Trace.Target)
	b.codes = slices.Delete(b.codes, b.after(code.base)-1, b.after(code.base))
	if b.arena != nil {
		b.arena.Free(code.base, code.size)
	}
}

// after gives the index in codes of the first code behind an address.
func (b *Backend) after(addr uintptr) int {
	return sort.Search(len(b.codes), func(n int) bool { return b.codes[n].base > addr })
}

func (b *Backend) next() uintptr {
	if b.arena == nil {
		return listingCode + uintptr(len(b.codes))<<16
	}
	return b.arena.Next()
}

// install puts code into the arena. Code of a bridge keeps room behind it for the
// connector that Attach will add, which cannot fail.
func (b *Backend) install(code *Code) error {
	if b.arena == nil {
		return nil
	}
	if code.size = padded(len(code.text)); code.Trace.Kind == trace.Bridge {
		code.size += padded(connectorSize(code))
	}
	b.c.code = append(b.c.code, make([]byte, code.size-len(code.text))...)
	return lost(b.arena.Install(b.c.code))
}

// lost gives an error of the arena as one of a backend.
func lost(err error) error {
	switch {
	case errors.Is(err, machine.ErrFull):
		return backend.ErrCodeMemory
	case errors.Is(err, machine.ErrLost):
		return fmt.Errorf("%w: %w", backend.ErrCodeLost, err)
	}
	return err
}

// padded gives the size of code that ends where other code may begin.
func padded(size int) int { return (size + 15) &^ 15 }

// connectorSize is a bound for the connector's size in bytes: at most three
// instructions of at most ten bytes for each input, and one of eleven that adds.
func connectorSize(bridge *Code) int { return 41*len(bridge.inputs) + 48 }

// Attach lets a guard go on in a bridge. A connector brings the fail args from
// where the guard has them to where the bridge wants them, if that is elsewhere.
// Storing an address in the guard's door is all that changes in its code.
func (b *Backend) Attach(g *trace.Guard, bridge backend.Code) {
	code := bridge.(*Code)
	f := b.guards[g]
	if f == nil {
		panic(fmt.Sprintf("amd64: Attach: Guard%d is in no code", g.Number))
	}
	if code.name != "" {
		panic(fmt.Sprintf("amd64: Attach: to Guard%d: the code is the %s already", g.Number, code.name))
	}
	code.name = fmt.Sprintf("bridge of Guard%d", g.Number)
	if b.arena == nil || f.raises {
		return // a panic is always Go's
	}
	b.perfMap(code.base, len(code.text), code.Name())
	b.setDoor(f, b.connector(f, code))
}

// connector puts the connector of a bridge behind its code, gives back the room
// that it does not need, and says where to go.
func (b *Backend) connector(f *fail, code *Code) uintptr {
	at, to := code.base+uintptr(padded(len(code.text))), code.head
	text := b.c.connect(f, code, at)
	if len(text) > 0 {
		if err := b.arena.Write(at, text); err != nil {
			panic(lost(err))
		}
		b.perfMap(at, len(text), code.Name()+" (way in)")
		to = at
	}
	used := padded(len(code.text)) + padded(len(text))
	b.arena.Free(code.base+uintptr(used), code.size-used)
	code.size = used
	return to
}

func (b *Backend) setDoor(f *fail, to uintptr) {
	if b.arena != nil {
		atomic.StoreInt64(&b.words[f.door], int64(to))
	}
}

func (b *Backend) perfMap(addr uintptr, size int, name string) {
	if b.opts.PerfMap != nil && b.arena != nil {
		_ = machine.WritePerfMap(b.opts.PerfMap, addr, size, name)
	}
}
