//go:build !unix

package optimizer_test

import "time"

var start = time.Now()

// cpu gives the time since the start: this system does not tell the processor's.
func cpu() time.Duration { return time.Since(start) }
