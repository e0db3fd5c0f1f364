//go:build !(amd64 && (linux || darwin || dragonfly || freebsd || netbsd || openbsd))

package machine

import "unsafe"

const writable, executable = 0, 0

func reserve(int) ([]byte, error) { return nil, ErrUnsupported }
func release([]byte)              {}

var protect = func([]byte, int) error { return ErrUnsupported }

// These do nothing here: no arena can be made, so there is no code.

func Call(uintptr) int                              { return 0 }
func Enter(uintptr, *unsafe.Pointer) unsafe.Pointer { return nil }
func BarrierFlag() uintptr                          { return 0 }
func BarrierRoom() uintptr                          { return 0 }
