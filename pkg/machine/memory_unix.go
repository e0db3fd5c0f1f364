//go:build amd64 && (linux || darwin || dragonfly || freebsd || netbsd || openbsd)

package machine

import "golang.org/x/sys/unix"

const (
	writable   = unix.PROT_READ | unix.PROT_WRITE
	executable = unix.PROT_READ | unix.PROT_EXEC
)

func reserve(size int) ([]byte, error) {
	return unix.Mmap(-1, 0, size, unix.PROT_NONE, unix.MAP_PRIVATE|unix.MAP_ANON)
}

// protect is a variable for the tests, which let it fail.
var protect = unix.Mprotect

// release cannot fail: it is given what reserve gave, once.
func release(mem []byte) { _ = unix.Munmap(mem) }
