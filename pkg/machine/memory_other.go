//go:build !(amd64 && (linux || darwin || dragonfly || freebsd || netbsd || openbsd))

package machine

import "unsafe"

const writable, executable = 0, 0

func reserve(int) ([]byte, error) { return nil, ErrUnsupported }
func protect([]byte, int) error   { return ErrUnsupported }
func release([]byte)              {}

// Enter does nothing here: no arena can be made, so there is no code to enter.
func Enter(uintptr, *unsafe.Pointer, int) (exit, left int) { return 0, 0 }
