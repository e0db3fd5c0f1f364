//go:build !unix

package main

import "os"

var endings = []ending{{os.Interrupt, "interrupted", 130}}

// ignoreBrokenPipes has nothing to do: there is no such signal.
func ignoreBrokenPipes() {}

// ignored is false: there is no nohup, and on js the question panics.
func ignored(os.Signal) bool { return false }
