//go:build amd64 && (linux || darwin || dragonfly || freebsd || netbsd || openbsd)

package machine

import "unsafe"

// Call calls the machine code at an address of an arena and gives back what it
// leaves in RAX.
func Call(code uintptr) int

// Enter jumps to the machine code at an address of an arena, which returns to
// Enter's caller: that saves a call and a return, a third of the way. The code
// stores the result at [RSP+Result]: the address of a Go object that something
// else keeps alive. RBX will point to refs, which must be on the goroutine's
// stack: the first of as many pointers as the code uses.
//
//go:noescape
func Enter(code uintptr, refs *unsafe.Pointer) unsafe.Pointer

// BarrierFlag is the address of the 32-bit word that the runtime keeps at 0 as
// long as pointers may be stored in the heap without a write barrier. It changes
// only while the world is stopped, hence never between a test and a store in
// machine code. Compiled Go tests it before each such store. The runtime lets
// other packages link to it: runtime/mgc.go, at writeBarrier.
func BarrierFlag() uintptr
