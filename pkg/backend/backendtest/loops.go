package backendtest

import (
	"fmt"
	"strings"
	"testing"

	"mergepoint/pkg/backend"
)

// testLoops runs the loops that guest programs spend their time in: cells are
// counted down and up, what is pending is stored, a cell is tested. A backend may
// have instructions of its own for each of these sequences and for several in a
// row.
func testLoops(t *testing.T, new func() backend.Backend) {
	for _, body := range loopBodies() {
		for _, test := range []string{"int_is_true,guard_true", "int_is_zero,guard_false", "int_is_true,guard_false", "int_is_zero,guard_true"} {
			for _, rest := range []string{"", "setfield_gc(p0, i1, descr=<T.y>)\n"} {
				p := &Program{Name: "loop", Descrs: "field <T.x> int64\nfield <T.y> int64\narray <[]int> int64", Text: loopText(body, test, rest)}
				with(t, new, func(b backend.Backend) { check(t, b, p, 8) })
			}
		}
	}
}

// loopBodies lists what may stand before the test: each of up to three updates of
// other cells, up to two stores, with the tested cell updated before them, after
// them, or before the stores and loaded again.
func loopBodies() (list []string) {
	for updates := range 4 {
		for stores := range 3 {
			others := strings.Repeat("+", updates)
			pending := strings.Repeat("s", stores)
			list = append(list, others+"t"+pending, "t"+others+pending+"l", others+pending+"t", "t"+pending+others+"l")
		}
	}
	return append(list, "ta", "tal", "atr", "tarl", "trral")
}

// loopText writes a loop from a body: t updates the tested cell, l loads it, + updates
// another cell, s stores a field, a stores a sum that is tested to be at least
// 0, r one that is tested to be less than an input. The test may be followed by
// other ops before the jump.
func loopText(body, test, rest string) string {
	w := &loopWriter{next: 20, tested: "i20"}
	w.line("# Loop 0 : loop with 10 ops\n[p0, i1, i2, i3, i4]")
	for _, c := range body {
		w.op(c)
	}
	compare, guard, _ := strings.Cut(test, ",")
	w.line("i99 = %s(%s)\n%s(i99, descr=<Guard2>) [p0, %s, i4]", compare, w.tested, guard, w.tested)
	w.line(rest + "jump(p0, i1, i2, i3, i4, descr=<Loop0>)\n")
	w.line(`# Loop 1 : entry bridge with 10 ops
[p0, i0, i4]
guard_nonnull(p0, descr=<Guard3>) []
i1 = int_and(i0, 7)
i2 = int_xor(i1, 1)
i3 = int_xor(i1, 3)
i5 = getarrayitem_gc(p0, i1, descr=<[]int>)
i6 = int_and(i5, 31)
i7 = int_add(i6, 1)
setarrayitem_gc(p0, i1, i7, descr=<[]int>)
jump(p0, i1, i2, i3, i4, descr=<Loop0>)`)
	return w.String()
}

type loopWriter struct {
	strings.Builder
	next   int
	tested string // the tested cell's box
}

func (w *loopWriter) line(format string, args ...any) { fmt.Fprintf(w, format+"\n", args...) }

func (w *loopWriter) op(c rune) {
	n := w.next
	w.next += 3
	switch c {
	case 't':
		w.update("i1", "int_sub", n)
		w.tested = fmt.Sprint("i", n+1)
	case '+':
		w.update([]string{"i2", "i3"}[n%2], "int_add", n)
	case 'l':
		w.line("i%d = getarrayitem_gc(p0, i1, descr=<[]int>)", n)
		w.tested = fmt.Sprint("i", n)
	case 's':
		w.line("setfield_gc(p0, i4, descr=<%s>)", []string{"T.x", "T.y"}[n%2])
	case 'a':
		w.line("i%d = int_add(i1, -5)\nsetfield_gc(p0, i%d, descr=<T.x>)\ni%d = int_ge(i%d, 0)\nguard_true(i%d, descr=<Guard%d>) [i%d]", n, n, n+1, n, n+1, n, n)
	case 'r':
		w.line("i%d = int_sub(i2, 3)\nsetfield_gc(p0, i%d, descr=<T.y>)\ni%d = int_lt(i%d, i4)\nguard_true(i%d, descr=<Guard%d>) [i%d]", n, n, n+1, n, n+1, n, n)
	}
}

// update writes a load, an op with 1, and the store back.
func (w *loopWriter) update(index, op string, n int) {
	w.line("i%d = getarrayitem_gc(p0, %s, descr=<[]int>)\ni%d = %s(i%d, 1)\nsetarrayitem_gc(p0, %s, i%d, descr=<[]int>)", n, index, n+1, op, n, index, n+1)
}
