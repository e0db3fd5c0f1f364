package texttest

import (
	"fmt"
	"strings"
)

// Columns shows two texts side by side, lines that are the same facing each
// other. Between them stands < for a line only on the left, > for one only on
// the right, and | for two lines that differ.
func Columns(left, right string) string {
	l, r := lines(left), lines(right)
	width := 20
	for _, s := range l {
		width = max(width, len(s))
	}
	width = min(width, 90)
	var b strings.Builder
	row := func(x, mark, y string) {
		fmt.Fprintf(&b, "%s\n", strings.TrimRight(fmt.Sprintf("%-*s %s %s", width, x, mark, y), " "))
	}
	same := common(l, r)
	i, j := 0, 0
	for _, p := range append(same, [2]int{len(l), len(r)}) {
		for ; i < p[0] && j < p[1]; i, j = i+1, j+1 {
			row(l[i], "|", r[j])
		}
		for ; i < p[0]; i++ {
			row(l[i], "<", "")
		}
		for ; j < p[1]; j++ {
			row("", ">", r[j])
		}
		if i < len(l) && j < len(r) {
			row(l[i], " ", r[j])
			i, j = i+1, j+1
		}
	}
	return b.String()
}

// common gives the longest list of pairs of equal lines, in order.
func common(l, r []string) [][2]int {
	length := make([][]int, len(l)+1)
	for i := range length {
		length[i] = make([]int, len(r)+1)
	}
	for i := len(l) - 1; i >= 0; i-- {
		for j := len(r) - 1; j >= 0; j-- {
			if l[i] == r[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(l) && j < len(r); {
		switch {
		case l[i] == r[j]:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}
