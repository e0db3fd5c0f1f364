// Package count counts.
package count

import "fmt"

// A Counter counts by pc.
type Counter struct {
	n map[int]int // by pc
}

// Hit counts one more.
func (c *Counter) Hit(pc int) int {
	c.n[pc]++
	return c.n[pc]
}

// Run counts to n.
func Run(n int) {
	c := Counter{map[int]int{}}
	for range n {
		c.Hit(86)
	}
	fmt.Println("pc 86 was hit", c.n[86], "times")
}
