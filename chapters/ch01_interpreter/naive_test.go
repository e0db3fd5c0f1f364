package ch01

import (
	"fmt"
	"os"
	"strings"

	"mergepoint/chapters/stage"
)

// scan walks from the bracket at pc, forward or backward, to its partner.
func scan(program string, pc, step int) int {
	for depth := 0; ; pc += step {
		switch program[pc] {
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth == 0 {
			return pc
		}
	}
}

// naive runs a program that neither reads nor prints, and searches for the
// partner of a bracket each time it jumps. It counts the instructions it ran, and
// those it looked at only on such a search.
func naive(program string, tape *Tape) (ran, searched int) {
	for pc := 0; pc < len(program); pc++ {
		ran++
		from := pc
		switch program[pc] {
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
				pc = scan(program, pc, +1)
			}
		case ']':
			if tape.Get() != 0 {
				pc = scan(program, pc, -1)
			}
		}
		searched += max(pc-from, from-pc)
	}
	return ran, searched
}

func Example_searching() {
	testB, err := os.ReadFile("../../testdata/test.b")
	if err != nil {
		fmt.Println(err)
		return
	}
	skipped := "++++++++++[>[" + strings.Repeat("+", 10000) + "]<-]"
	for _, program := range []string{strings.TrimSpace(string(testB)), skipped} {
		tape := NewTape(nil, nil, stage.EOFZero)
		ran, searched := naive(program, tape)
		fmt.Printf("length %5d: ran %5d, searched through %6d\n", len(program), ran, searched)
	}
	// Output:
	// length   114: ran 10639, searched through  10525
	// length 10017: ran    61, searched through 190064
}
