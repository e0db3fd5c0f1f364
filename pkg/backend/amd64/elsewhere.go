//go:build !amd64

package amd64

import "context"

// Where no code can be made, none is looked at: a program for such a machine, the
// playground's among them, does without the disassembler and the profiler.

func (c *Code) disassemble(int, int, map[uintptr]string) []string {
	panic("amd64: disassemble: there is no code on this machine")
}

func (b *Backend) label(*Code) {}

func (b *Backend) unlabel(context.Context) {}
