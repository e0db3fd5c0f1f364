//go:build !js

package amd64

import (
	"context"
	"fmt"
	"runtime/debug"
	"testing"
	"unsafe"

	gocmp "github.com/google/go-cmp/cmp"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/backendtest"
	"mergepoint/pkg/machine"
)

func TestSuite(t *testing.T) {
	backendtest.Run(t, func() backend.Backend {
		b, err := New(Options{})
		if err != nil {
			t.Fatal(err)
		}
		return b
	})
}

// marking is a flag that says that the collector marks.
var marking = new(int64(1))

// alwaysMarks makes a backend tell the collector of all stores of pointers. Where it
// really marks it is told; else the room is that given. What may be lost always is.
func alwaysMarks(t *testing.T, b *Backend) []int64 {
	b.c.barrier = uintptr(unsafe.Pointer(marking))
	room, real := len(b.words)-3, len(b.words)-1
	b.words[real] = b.words[wordRoom]
	a := asm{base: b.arena.Next()}
	for r := xmm0; r < numRegs; r++ {
		a.mov(inReg(r), inMem(b.c.word(real)))
	}
	a.movAddress(roomReg, machine.BarrierFlag())
	a.load(roomReg, inMem(based(roomReg, 0)), w32, false)
	a.test(roomReg, roomReg)
	marks := a.jccAhead(notEqual)
	a.lea(roomReg, b.c.word(room))
	a.ret()
	a.bind(marks)
	a.jmpVia(b.c.word(real))
	if err := b.arena.Install(a.code); err != nil {
		t.Fatal(err)
	}
	b.words[wordRoom] = int64(a.base)
	return b.words[room : room+2]
}

// TestSuiteMarking runs the suite as if the collector were always marking.
func TestSuiteMarking(t *testing.T) {
	backendtest.Run(t, func() backend.Backend {
		b := newBackend(t, Options{})
		alwaysMarks(t, b)
		return b
	})
}

func BenchmarkSuite(b *testing.B) {
	backendtest.Bench(b, func() backend.Backend {
		m, err := New(Options{})
		if err != nil {
			b.Fatal(err)
		}
		return m
	})
}

// TestTold: the collector is told of what was there and of what will be, from whichever
// registers, and all of them are as before.
func TestTold(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // it would be told
	const n = 9                                      // as many as registers
	list, tests := "", ""                            // a register is for what is used in the line
	for k := range n {
		list += fmt.Sprintf(", p%d", k)
		tests += fmt.Sprintf("guard_nonnull(p%d, descr=<Guard%d>) []\n", k, k+2)
	}
	for k := range n * n {
		b := newBackend(t, Options{})
		room := alwaysMarks(t, b)
		refs, old := make([]unsafe.Pointer, n), new(cell)
		for i := range refs {
			refs[i] = unsafe.Pointer(&cell{next: old})
		}
		to, value := k/n, k%n
		code := compile(t, b, parse(t, cellEnv(t, nil), fmt.Sprintf("[%s]\n%ssetfield_gc(p%d, p%d, descr=<next>)\nfinish(%[1]s)", list[2:], tests, to, value)))
		x := b.Run(context.Background(), code, nil, refs)
		if diff := gocmp.Diff(refs, x.Refs); diff != "" || unsafe.Pointer((*cell)(refs[to]).next) != refs[value] {
			t.Fatal(to, value, diff)
		}
		if was, will := uintptr(room[0]), uintptr(room[1]); was != uintptr(unsafe.Pointer(old)) || will != uintptr(refs[value]) {
			t.Errorf("p%d.next = p%d: told of %x and %x, want %p and %p", to, value, was, will, old, refs[value])
		}
	}
}
