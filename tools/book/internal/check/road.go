package check

import (
	"fmt"
	"strconv"
	"strings"

	"mergepoint/tools/book/internal/manuscript"
)

// Milestones holds a fence with by=6000 to be met on the main road before so many
// words of prose are read, from the first page of the site on.
func Milestones(b *manuscript.Book) (problems []string) {
	read := 0
	for _, p := range append([]*manuscript.Page{b.Landing}, b.Pages()...) {
		if p == nil || p.Side {
			continue
		}
		lines := strings.Split(p.Body, "\n")
		for _, f := range manuscript.Fences(p.Body) {
			by, err := strconv.Atoi(f.Args["by"])
			if f.Args["by"] == "" {
				continue
			}
			if n := read + manuscript.Words(strings.Join(lines[:f.Start], "\n")); err != nil || n > by {
				problems = append(problems, fmt.Sprintf("%s: by=%s: the reader has read %d words by then", p.Path, f.Args["by"], n))
			}
		}
		read += manuscript.Words(p.Body)
	}
	return problems
}
