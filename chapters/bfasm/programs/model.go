package programs

import (
	"strconv"
	"strings"
)

// numbers gives the numbers of an input, one a line.
func numbers(input string) []int {
	var list []int
	for _, line := range strings.Fields(input) {
		n, err := strconv.Atoi(line)
		if err != nil {
			panic("programs: numbers: " + err.Error())
		}
		list = append(list, n)
	}
	return list
}
