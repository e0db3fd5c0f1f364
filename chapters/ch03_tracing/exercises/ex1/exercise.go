//go:build exercise

package ex1

// A Count is the number of ops of one round of a loop.
type Count struct{ Recorded, Left int }

// Answers has the counts for each loop.
var Answers = map[string]Count{
	"[-]":    {Recorded: 0, Left: 0},
	"[>]":    {},
	"[->+<]": {},
}
