//go:build solution

package ex1

// A Shape says what is compiled of a program, and where its bridges lead.
type Shape struct {
	Loops, Bridges int
	To             []int // for each bridge, the number of the loop it goes on in
}

// Answers has the shape of each program.
var Answers = map[string]Shape{
	"++++++++++++++++++++[-]":                   {Loops: 1},
	"++++++++++++++++++++[>++++[-]<-]":          {Loops: 1, Bridges: 1, To: []int{0}},
	"++++++++++++++++++++[>+[-]<-]":             {Loops: 1},
	"++++++++++++++++++++[>++++[-]>++++[-]<<-]": {Loops: 2, Bridges: 2, To: []int{2, 0}},
	"++++++++++++++++++++[>++++[>++++[-]<-]<-]": {Loops: 1, Bridges: 2, To: []int{0, 0}},
}
