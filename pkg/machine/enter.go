//go:build amd64 && (linux || darwin || dragonfly || freebsd || netbsd || openbsd)

package machine

import "unsafe"

// Enter calls the machine code at an address of an arena and gives back what
// it leaves in RAX. RBX will point to refs, which must be on the goroutine's
// stack: the first of as many pointers as the code uses. R15 is the countdown:
// it begins with fuel, and what is left of it comes back.
//
//go:noescape
func Enter(code uintptr, refs *unsafe.Pointer, fuel int) (exit, left int)
