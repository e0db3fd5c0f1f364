//go:build unix

package optimizer_test

import (
	"syscall"
	"time"
)

// cpu gives the processor time used: other programs do not count.
func cpu() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
