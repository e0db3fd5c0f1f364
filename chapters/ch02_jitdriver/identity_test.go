package ch02

import (
	"context"
	"fmt"
	"strings"

	"mergepoint/chapters/stage"
	"mergepoint/pkg/warm"
)

// printCounts lists how often the guest jumped back to each place.
func printCounts(engine *warm.Engine) {
	for _, c := range engine.Counts() {
		fmt.Println("place", c.Ints[0], "counted", c.N)
	}
}

func Example_counts() {
	engine, err := newEngine(stage.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	p := testB()
	engine.Run(context.Background(), p.Code, brackets(p), NewTape(nil, &strings.Builder{}, 0))
	printCounts(engine)
	// Output:
	// place 86 counted 1024
	// place 94 counted 1024
	// place 84 counted 15
}

func Example_identity() {
	engine, err := newEngine(stage.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	p := testB()
	bracketMap := brackets(p)
	again := strings.Clone(p.Code) // the same characters elsewhere in memory
	for _, program := range []string{p.Code, p.Code, again} {
		engine.Run(context.Background(), program, bracketMap, NewTape(nil, &strings.Builder{}, 0))
	}
	printCounts(engine)
	// Output:
	// place 86 counted 2048
	// place 94 counted 2048
	// place 84 counted 30
	// place 86 counted 1024
	// place 94 counted 1024
	// place 84 counted 15
}
