//go:build solution

package ex1

import (
	"mergepoint/chapters/bfparse"
	ch01 "mergepoint/chapters/ch01_interpreter"
	"mergepoint/chapters/stage"
)

// Profile runs a program that neither reads nor prints, and gives for each of its
// instructions how often it was executed.
func Profile(p *bfparse.Program) []int {
	counts := make([]int, len(p.Code))
	tape := ch01.NewTape(nil, nil, stage.EOFZero)
	for pc := 0; pc < len(p.Code); pc++ {
		counts[pc]++
		switch p.Code[pc] {
		case '>':
			tape.Advance()
		case '<':
			tape.Left(pc)
		case '+':
			tape.Inc()
		case '-':
			tape.Dec()
		case '[':
			if tape.Get() == 0 {
				pc = p.Partner[pc]
			}
		case ']':
			if tape.Get() != 0 {
				pc = p.Partner[pc]
			}
		}
	}
	return counts
}
