//go:build solution

package ex1

// Answers tells for each program how often each pc is counted: pc, then count. A pc
// that is never counted is left out.
var Answers = map[string]map[int]int{
	"+++++[-]": {
		6: 4,
	},
	"[-]":    {},
	"+++[>]": {},
	"++[>+++[-]<-]": {
		3: 1,
		8: 4,
	},
	"++[>+++[>++++[-]<-]<-]": {
		3:  1,
		8:  4,
		14: 18,
	},
}
