package randinterp

import (
	"fmt"
	"strings"
)

// costly are drawn once in hundreds: they are large.
var costly = []Row{
	{
		Name:  "many-constants",
		Decl:  "func (m *$M) $big() {\n" + lines(66000, func(n int) string { return fmt.Sprintf("m.$x = %d", 100000+n) }) + "}",
		Field: "$x int",
		Do:    []string{"if $m.$left == 3 {\n$m.$big()\n}\n$m.$acc += $m.$x"},
	},
	{
		Name: "many-variables",
		Decl: "func (m *$M) $wide() (t int) {\n" + lines(400, func(n int) string { return fmt.Sprintf("v%d := m.$row[%d]", n, n) }) +
			lines(400, func(n int) string { return fmt.Sprintf("t += v%d * %d", n, n+1) }) + "return\n}",
		Field: "$row [400]int",
		Do:    []string{"$m.$row[7] = $m.$left\n$m.$acc += $m.$wide()"},
	},
	{
		Name:  "far-fields",
		Decl:  "type $Far struct { $a int; $pad [70000]byte; $b int; $pad2 [1 << 17]int16; $c #t1 }",
		Field: "$far *$Far\n$list []$Far",
		Start: "m.$far, m.$list = &$Far{}, make([]$Far, 3)",
		Do: []string{
			"$m.$far.$b += $m.$left\n$m.$far.$c++\n$m.$acc += $m.$far.$b + int($m.$far.$c)",
			"$m.$list[$m.$left%3].$c += 2\n$m.$acc += int($m.$list[1].$c)",
		},
	},
}

func lines(n int, line func(int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(line(i) + "\n")
	}
	return b.String()
}
