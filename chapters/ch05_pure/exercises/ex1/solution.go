//go:build solution

package ex1

import "strings"

// Compress makes a program of package runs: for each run of an instruction its letter
// and its length, which is at most 255, and 1 for all but + - < and >.
func Compress(program string) string {
	var code []byte
	for i := 0; i < len(program); {
		j := i + 1
		if strings.IndexByte("+-<>", program[i]) >= 0 {
			for j < len(program) && program[j] == program[i] && j-i < 255 {
				j++
			}
		}
		code = append(code, program[i], byte(j-i))
		i = j
	}
	return string(code)
}
