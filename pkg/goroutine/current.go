//go:build amd64 && (linux || darwin || dragonfly || freebsd || netbsd || openbsd)

package goroutine

import "unsafe"

// Current is the address of the runtime's record of this goroutine: another one for
// each that there is. It is nil where that is unknown.
func Current() unsafe.Pointer
