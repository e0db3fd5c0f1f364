//go:build exercise

package ex1

// A Shape says what is compiled of a program, and where its bridges lead.
type Shape struct {
	Loops, Bridges int
	To             []int // for each bridge, the number of the loop it goes on in
}

// Answers has the shape of each program.
var Answers = map[string]Shape{
	"++++++++++++++++++++[-]": {
		// Write this: Loops: how many.
	},
	"++++++++++++++++++++[>++++[-]<-]":          {},
	"++++++++++++++++++++[>+[-]<-]":             {},
	"++++++++++++++++++++[>++++[-]>++++[-]<<-]": {},
	"++++++++++++++++++++[>++++[>++++[-]<-]<-]": {},
}
