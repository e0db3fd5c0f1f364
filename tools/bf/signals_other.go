//go:build !unix

package main

import "os"

var endings = []ending{{os.Interrupt, "interrupted", 130}}

// ignoreBrokenPipes has nothing to do: there is no such signal.
func ignoreBrokenPipes() {}
