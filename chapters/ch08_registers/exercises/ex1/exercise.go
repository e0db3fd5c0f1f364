//go:build exercise

package ex1

// A Shape says what a loop does with memory.
type Shape struct {
	Loads, Stores int
	Pending       int // stores, at its head
}

// Answers has the shape of Loop 0 of each program.
var Answers = map[string]Shape{
	"+++++[-]": {
		// Write this: Pending: how many.
	},
	"+++++[>+<-]":              {},
	"+++++[>+>+<<-]":           {},
	"+>++>++>++>++>+<<<<<[>-]": {},
	"+>+>+>+>+>+<<<<<[>]":      {},
	"+++++[.-]":                {},
}
