//go:build solution

package ex1

// A Count is the number of ops of one round of a loop.
type Count struct{ Recorded, Left int }

// Answers has the counts for each loop.
var Answers = map[string]Count{
	"[-]":    {Recorded: 34, Left: 20},
	"[>]":    {Recorded: 31, Left: 22},
	"[->+<]": {Recorded: 60, Left: 27},
}
