package amd64

import (
	"context"
	"strings"
	"testing"
	"time"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/trace"
)

// best runs f often and gives the shortest time in ns, divided by n: other
// programs share the machine.
func best(b *testing.B, n int, f func()) {
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
