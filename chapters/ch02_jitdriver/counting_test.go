package ch02

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/stage"
)

// A watch is told of each instruction before it is executed, and afterwards of
// where pc went.
type watch func(pc, next int)

// watched runs a program that neither reads nor prints.
func watched(p *bfparse.Program, see watch) {
	tape := NewTape(nil, nil, stage.EOFZero)
	for pc := 0; pc < len(p.Code); {
		old := pc
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
		pc++
		see(old, pc)
	}
}

func testB() *bfparse.Program {
	src, err := os.ReadFile("../../testdata/test.b")
	if err != nil {
		panic(err)
	}
	p, err := Parse("test.b", src)
	if err != nil {
		panic(err)
	}
	return p
}

func Example_sameAsBefore() {
	p := testB()
	rounds, same := 0, 0
	var last byte
	watched(p, func(pc, next int) {
		rounds++
		if p.Code[pc] == last {
			same++
		}
		last = p.Code[pc]
	})
	fmt.Println("rounds of the interpreter's loop:", rounds)
	fmt.Println("with the same instruction as the round before:", same)
	// Output:
	// rounds of the interpreter's loop: 10639
	// with the same instruction as the round before: 104
}

func Example_countEverywhere() {
	p := testB()
	counts := map[int]int{}
	watched(p, func(pc, next int) { counts[pc]++ })
	for _, pc := range slices.Sorted(maps.Keys(counts)) {
		if counts[pc] >= 1000 {
			fmt.Printf("%d %c %d\n", pc, p.Code[pc], counts[pc])
		}
	}
	// Output:
	// 86 > 1040
	// 87 + 1040
	// 88 < 1040
	// 89 - 1040
	// 90 ] 1040
	// 94 < 1040
	// 95 + 1040
	// 96 > 1040
	// 97 - 1040
	// 98 ] 1040
}

func Example_countJumps() {
	p := testB()
	counts := map[int]int{}
	watched(p, func(pc, next int) {
		if next < pc {
			counts[next]++
		}
	})
	for _, pc := range slices.Sorted(maps.Keys(counts)) {
		loop := p.Code[pc:]
		loop = loop[:strings.IndexByte(loop, ']')+1]
		fmt.Printf("%d %s %d\n", pc, loop, counts[pc])
	}
	// Output:
	// 84 >[>+<-] 15
	// 86 >+<-] 1024
	// 94 <+>-] 1024
}
