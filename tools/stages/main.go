package main

import (
	"fmt"
	"os"

	"mergepoint/tools/order"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "stages:", err)
		os.Exit(1)
	}
}

// run works in the folder chapters, where go generate starts it.
func run() error {
	text, err := os.ReadFile("order.txt")
	if err != nil {
		return err
	}
	list, err := order.Parse(text)
	if err != nil {
		return err
	}
	src, err := order.Stages(list)
	if err != nil {
		return err
	}
	return os.WriteFile("stages.go", src, 0o644)
}
