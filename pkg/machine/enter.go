//go:build amd64 && (linux || darwin || dragonfly || freebsd || netbsd || openbsd)

package machine

import (
	"reflect"
	"unsafe"
)

// Call calls the machine code at an address of an arena and gives back what it
// leaves in RAX.
func Call(code uintptr) int

// Enter jumps to the machine code at an address of an arena, which returns to
// Enter's caller: that saves a call and a return, a third of the way. The code
// stores the result at [RSP+Result]: the address of a Go object that something
// else keeps alive. Until then g is there, the address of the runtime's record of the
// goroutine. RBX will point to refs, which must be on the goroutine's stack: the first
// of as many pointers as the code uses.
//
//go:noescape
func Enter(code uintptr, refs *unsafe.Pointer) unsafe.Pointer

// BarrierFlag is the address of the 32-bit word that the runtime keeps at 0 as
// long as pointers may be stored in the heap without a write barrier. It changes
// only while the world is stopped, hence never between a test and a store in
// machine code. Compiled Go tests it before each such store. The runtime lets
// other packages link to it: runtime/mgc.go, at writeBarrier.
func BarrierFlag() uintptr

// BarrierRoom is the address of the function that compiled Go calls before it stores
// a pointer while the flag is set. Called with g in R14 it gives in R11 the address of
// room for two words, to be filled with the old pointer and the new one before the
// goroutine can be stopped. Other general registers are as before; those for floats
// are not. It never needs to walk the stack: what it does, it does on the system's. The
// runtime lets other packages link to this, too: runtime/stubs.go.
func BarrierRoom() uintptr { return reflect.ValueOf(gcWriteBarrier2).Pointer() }

//go:linkname gcWriteBarrier2 runtime.gcWriteBarrier2
func gcWriteBarrier2()
