package goroutine

import (
	"runtime"
	"testing"
	"unsafe"
)

// TestCurrent wants the same answer in one goroutine each time, also when its stack has
// moved, and another one in another.
func TestCurrent(t *testing.T) {
	here := Current()
	if known := runtime.GOARCH == "amd64" && runtime.GOOS != "windows"; known != (here != nil) {
		t.Fatalf("on %s/%s the goroutine is %p", runtime.GOOS, runtime.GOARCH, here)
	}
	if grow(1000); Current() != here {
		t.Error("it is another one after its stack has grown")
	}
	other := make(chan unsafe.Pointer)
	go func() { other <- Current() }()
	if there := <-other; here != nil && there == here {
		t.Error("two goroutines are one")
	}
}

//go:noinline
func grow(n int) (sum byte) {
	var room [256]byte
	if room[n%256] = 1; n > 0 {
		sum = grow(n - 1)
	}
	return sum + room[n%256]
}
