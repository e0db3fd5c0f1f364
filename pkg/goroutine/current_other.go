//go:build !(amd64 && (linux || darwin || dragonfly || freebsd || netbsd || openbsd))

package goroutine

import "unsafe"

// Current is nil here.
func Current() unsafe.Pointer { return nil }
