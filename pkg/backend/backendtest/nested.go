package backendtest

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"unsafe"

	"mergepoint/pkg/backend"
)

// nested keeps numbers and pointers over a call that runs it again.
const nested = `# Loop 0 : entry bridge with 9 ops
[i0, i1, p0]
i2 = int_add(i1, 10)
i3 = int_mul(i1, 3)
p1 = getfield_gc(p0, descr=<T.p>)
i4 = call(ConstClass(f), i0, i1, p0, descr=<f>)
guard_no_exception(descr=<Guard2>) [i2, i3, p0, p1]
i5 = int_add(i4, i2)
i6 = int_sub(i5, i3)
i7 = int_is_true(i0)
guard_false(i7, descr=<Guard3>) [i6, p0, p1]
finish(i6, p1)`

// wide is a bridge that needs room for many pointers.
func wide(refs int) string {
	var b strings.Builder
	b.WriteString("# bridge out of Guard 3 with 9 ops\n[i6, p0, p1]\n")
	for n := range refs {
		fmt.Fprintf(&b, "p%d = getfield_gc(p%d, descr=<T.p>)\n", n+10, n%2)
	}
	for n := range refs {
		fmt.Fprintf(&b, "p%d = getfield_gc(p%d, descr=<T.p>)\n", n+1000, n+10)
	}
	for n := range refs {
		fmt.Fprintf(&b, "setfield_gc(p%d, p%d, descr=<T.p>)\n", n+1000, n+10)
	}
	return b.String() + "finish(i6, p1)"
}

// testNested runs code inside code, which is left by a bridge that was made in the
// innermost run and wants a larger frame than the outer ones have; some levels panic.
func testNested(t *testing.T, new func() backend.Backend) {
	for _, refs := range []int{2, 30, 150} {
		for _, depth := range []int64{0, 2, 300} {
			p := &Program{Descrs: "field <T.p> ref\ncall <f> (i, i, p) int64 may-raise portal reads everything writes everything", Text: nested + "\n\n" + wide(refs)}
			l, err := p.Load()
			if err != nil {
				t.Fatal(err)
			}
			with(t, new, func(b backend.Backend) { l.nest(t, b, depth) })
		}
	}
}

// nest runs the program in itself to a depth.
func (l *Loaded) nest(t *testing.T, b backend.Backend, depth int64) {
	code, err := b.Compile(l.Traces[0])
	if err != nil {
		t.Fatal(err)
	}
	at := func() unsafe.Pointer { // two objects that lead to each other
		a, b := &object{}, &object{}
		a.Refs[0], b.Refs[0] = unsafe.Pointer(b), unsafe.Pointer(a)
		return unsafe.Pointer(a)
	}
	l.World.Stubs["f"] = func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
		left, number := ints[0], ints[1]
		if left == 0 {
			bridge, err := b.Compile(l.Traces[1])
			if err != nil {
				panic(err)
			}
			b.Attach(l.guards[3], bridge)
			runtime.GC()
			return 7, nil
		}
		x := b.Run(context.Background(), code, []int64{left - 1, number + 1}, []unsafe.Pointer{at()})
		if x.Err != nil {
			panic(x.Err)
		}
		n := x.Ints[0]
		clear(x.Refs)
		if x.Panic != nil {
			n += x.Panic.(int64)
		}
		if number%5 == 3 {
			panic(n)
		}
		return n, nil
	}
	p := at()
	want := (*object)(p).Refs[0]
	of, panics := called(depth, 1)
	x := b.Run(context.Background(), code, []int64{depth, 1}, []unsafe.Pointer{p})
	result := left(of, panics, 1)
	if panics {
		result -= of
	}
	if x.Err != nil || x.Ints[0] != result || panics != (x.Panic != nil) || x.Refs[len(x.Refs)-1] != want {
		t.Errorf("%d deep: got %+v, want %d", depth, x, result)
	}
}

// called is what a level's call gives back, or panics with.
func called(depth, number int64) (n int64, panics bool) {
	if depth == 0 {
		return 7, false
	}
	of, panicked := called(depth-1, number+1)
	return left(of, panicked, number+1), number%5 == 3
}

// left is what a level is left with, a panic's number added.
func left(of int64, panicked bool, number int64) int64 {
	if panicked {
		return of + number + 10
	}
	return of + number + 10 - 3*number
}
