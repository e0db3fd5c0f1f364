//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

var endings = []ending{
	{os.Interrupt, "interrupted", 128 + int(syscall.SIGINT)},
	{syscall.SIGTERM, "terminated", 128 + int(syscall.SIGTERM)},
	{syscall.SIGHUP, "hung up", 128 + int(syscall.SIGHUP)},
}

// ignoreBrokenPipes makes a closed pipe an error of a write like others, not the
// end of us.
func ignoreBrokenPipes() { signal.Ignore(syscall.SIGPIPE) }

func ignored(s os.Signal) bool { return signal.Ignored(s) }
