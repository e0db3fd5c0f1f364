//go:build !js

package amd64

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// best runs f often and gives the shortest time in ns, divided by n: other
// programs share the machine.
func best(b *testing.B, n int, f func()) float64 {
	shortest := time.Hour
	for range 50 {
		start := time.Now()
		f()
		shortest = min(shortest, time.Since(start))
	}
	for b.Loop() {
		start := time.Now()
		f()
		shortest = min(shortest, time.Since(start))
	}
	b.ReportMetric(float64(shortest.Nanoseconds())/float64(n), "ns/round")
	b.ReportMetric(0, "ns/op")
	return float64(shortest.Nanoseconds()) / float64(n)
}

// BenchmarkMoveLoop is the loop [>+<-], poll included, and, where there is a C
// compiler, how long it takes against the same loop in C.
func BenchmarkMoveLoop(b *testing.B) {
	const n = 1_000_000
	m := newBackend(b, Options{})
	code := compile(b, m, parse(b, newEnv(), moveLoop))
	cells := []int64{0, 0}
	refs := []unsafe.Pointer{unsafe.Pointer(&cells), unsafe.Pointer(&cells[0])}
	ours := best(b, n, func() {
		cells[0] = n
		m.Run(context.Background(), code, []int64{1, 0}, refs)
	})
	if inC := moveLoopInC(b); inC > 0 {
		b.ReportMetric(ours/inC, "of-C")
	}
}

// moveLoopInC gives the ns that a round takes in C, which may keep nothing in
// registers: what is in the cells must be there for the next loop.
func moveLoopInC(b *testing.B) (ns float64) {
	dir := b.TempDir()
	source := `
#include <stdio.h>
#include <time.h>
__attribute__((noinline)) void loop(long *a, long i, long j) {
	do { a[i] += 1; __asm__ volatile("" ::: "memory"); a[j] -= 1; __asm__ volatile("" ::: "memory"); } while (a[j]);
}
int main() {
	double best = 1e9;
	long a[2] = {0, 0};
	for (int k = 0; k < 200; k++) {
		struct timespec s, e;
		a[0] = 1000000;
		clock_gettime(CLOCK_MONOTONIC, &s);
		loop(a, 1, 0);
		clock_gettime(CLOCK_MONOTONIC, &e);
		double t = (e.tv_sec - s.tv_sec) * 1e9 + (e.tv_nsec - s.tv_nsec);
		if (t < best) best = t;
	}
	printf("%f\n", best / 1e6);
}`
	if err := os.WriteFile(dir+"/loop.c", []byte(source), 0o666); err != nil {
		b.Fatal(err)
	}
	if exec.Command("gcc", "-O3", "-o", dir+"/loop", dir+"/loop.c").Run() != nil {
		return 0 // no compiler
	}
	out, err := exec.Command(dir + "/loop").Output()
	if _, err2 := fmt.Sscan(string(out), &ns); err != nil || err2 != nil {
		b.Fatal(err, err2)
	}
	return ns
}

// countdown is a loop of i0 rounds with a guard that fails every time if i1 is 1.
const countdown = `
[i0, i1, i2]
i3 = int_add(i2, 1)
guard_value(i1, 0, descr=<Guard3>) [i0, i1, i3]
i4 = int_sub(i0, 1)
i5 = int_is_true(i4)
guard_true(i5, descr=<Guard2>) [i3]
jump(i4, i1, i3, descr=<Loop0>)`

const countdownBridge = `# bridge out of Guard 3 with 4 ops
[i0, i1, i2]
i4 = int_sub(i0, 1)
i5 = int_is_true(i4)
guard_true(i5, descr=<Guard4>) [i2]
jump(i4, i1, i2, descr=<Loop0>)`

// BenchmarkStraight and BenchmarkBridge differ by the way through the bridge.
func BenchmarkStraight(b *testing.B) { benchCountdown(b, 0) }
func BenchmarkBridge(b *testing.B)   { benchCountdown(b, 1) }

func benchCountdown(b *testing.B, fails int64) {
	const n = 100_000
	m, env := newBackend(b, Options{}), newEnv()
	loop := parse(b, env, countdown)
	code := compile(b, m, loop)
	m.Attach(guardOf(loop, 3), compile(b, m, parse(b, env, countdownBridge)))
	best(b, n, func() { m.Run(context.Background(), code, []int64{n, fails, 0}, nil) })
}

func guardOf(t *trace.Trace, number int) *trace.Guard {
	for _, op := range t.Ops {
		if op.Guard != nil && op.Guard.Number == number {
			return op.Guard
		}
	}
	return nil
}

// BenchmarkExit is Run, a guard that fails at once, and its four fail args.
func BenchmarkExit(b *testing.B) {
	const n = 1000
	m := newBackend(b, Options{})
	code := compile(b, m, parse(b, newEnv(), `
[i0, i1, i2, p0]
i3 = int_add(i1, i2)
guard_value(i0, 3, descr=<Guard2>) [i0, i1, i3, p0]
jump(i0, i1, i2, p0, descr=<Loop0>)`))
	ints, refs := []int64{1, 2, 3}, []unsafe.Pointer{unsafe.Pointer(new(int64))}
	best(b, n, func() {
		for range n {
			m.Run(context.Background(), code, ints, refs)
		}
	})
}

// BenchmarkCall is a round with one call of a Go function.
func BenchmarkCall(b *testing.B) {
	const n = 10_000
	m, env := newBackend(b, Options{}), newEnv()
	loop := parse(b, env, `
[i0, p0]
i1 = call(ConstClass(f), p0, i0, 90, descr=<f>)
guard_no_exception(, descr=<Guard3>) [i1]
i2 = int_sub(i0, i1)
i3 = int_is_true(i2)
guard_true(i3, descr=<Guard2>) [i2]
jump(i2, p0, descr=<Loop0>)`)
	env.Descr("f").(*descr.Call).Stub = func([]int64, []unsafe.Pointer) (int64, unsafe.Pointer) { return 1, nil }
	code := compile(b, m, loop)
	refs := []unsafe.Pointer{unsafe.Pointer(new(int64))}
	best(b, n, func() { m.Run(context.Background(), code, []int64{n}, refs) })
}

// BenchmarkStorePointer is a round of exchanging two pointers of an array, that
// is, of two stores.
func BenchmarkStorePointer(b *testing.B) {
	const n = 100_000
	m, env := newBackend(b, Options{}), cellEnv(b, nil)
	if err := env.Declare("array <[]P> ref"); err != nil {
		b.Fatal(err)
	}
	code := compile(b, m, parse(b, env, swaps))
	cells := make([]*cell, 1<<17)
	for k := range cells {
		cells[k] = new(cell)
	}
	refs := []unsafe.Pointer{unsafe.Pointer(&cells[0])}
	best(b, n, func() { m.Run(context.Background(), code, []int64{n, 1, 15}, refs) })
}

// BenchmarkCompile compiles the loop [>+<-] and a longer trace, per op.
func BenchmarkCompile(b *testing.B) {
	for _, c := range []struct{ name, text string }{{"15ops", moveLoop}, {"500ops", longTrace(100)}} {
		b.Run(c.name, func(b *testing.B) {
			tr := parse(b, newEnv(), c.text)
			m := newBackend(b, Options{CodeMem: 512 << 20})
			b.ReportAllocs()
			best(b, len(tr.Ops), func() {
				if _, err := m.Compile(tr); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

// longTrace repeats five ops n times.
func longTrace(n int) string {
	part := `i4 = getarrayitem_gc(p1, i2, descr=<[]int>)
i6 = int_add(i4, i3)
setarrayitem_gc(p1, i2, i6, descr=<[]int>)
i10 = int_lt(i6, 114)
guard_true(i10, descr=<Guard2>) [i6, i3, p0, p1]
`
	var s strings.Builder
	s.WriteString("[p0, p1, i2, i3]\n")
	for k := range n {
		s.WriteString(strings.NewReplacer("i4", "i4"+num(k), "i6", "i6"+num(k), "i10", "i10"+num(k), "Guard2", "Guard"+num(k)).Replace(part))
	}
	s.WriteString("jump(p0, p1, i2, i3, descr=<Loop0>)")
	return s.String()
}

func num(k int) string {
	return string([]byte{byte('0' + k/100 + 1), byte('0' + k/10%10), byte('0' + k%10)})
}
