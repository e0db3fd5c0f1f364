//go:build exercise || solution

package ex3

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/jitcode"
)

const program = `
driver greens pc:i reds n:i

func sum(%pc, %n) (i) file sum.go
	ints %pc %n %t2
	refs
	jit_merge_point %pc | %n live[%pc %n]
	%t2 = int_mul %n, %n
	return %t2

func bigger(%a, %b) (i) file sum.go
	ints %a %b %t2
	refs
	%t2 = int_gt %a, %b
	goto_if_not %t2, L1 live[%a %b]
	return %a
L1:
	return %b

func divide(%a, %b) (i, i) file sum.go
	ints %a %b %q %r
	refs
	%q = int_div %a, %b
	%r = int_mod %a, %b
	return %q, %r

func fibonacci(%n) (i) file sum.go
	ints %n %x %y %t3 %t4
	refs
	%x, %y = copy 0, 1
L1:
	%t3 = int_is_true %n
	goto_if_not %t3, L2 live[%n %x %y]
	%t4 = int_add %x, %y
	%n = int_sub %n, 1
	%x, %y = copy %y, %t4
	goto L1
L2:
	return %x

func gcd(%a, %b) (i) file sum.go
	ints %a %b %t2 %t3
	refs
	goto L2
L1:
	%t3 = int_mod %a, %b
	%a, %b = copy %b, %a
	%b = copy %t3
L2:
	%t2 = int_is_true %b
	goto_if_not %t2, L3 live[%a %b]
	goto L1
L3:
	return %a
`

func TestRun(t *testing.T) {
	p, err := jitcode.Parse(program)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name   string
		params []int64
		want   []int64
	}{
		{"bigger", []int64{3, 5}, []int64{5}},
		{"bigger", []int64{5, 3}, []int64{5}},
		{"divide", []int64{17, 5}, []int64{3, 2}},
		{"divide", []int64{-17, 5}, []int64{-3, -2}},
		{"fibonacci", []int64{0}, []int64{0}},
		{"fibonacci", []int64{10}, []int64{55}},
		{"gcd", []int64{84, 36}, []int64{12}},
	} {
		i := slices.IndexFunc(p.Funcs, func(f *jitcode.Func) bool { return f.Name == tt.name })
		if got := run(t, p.Funcs[i], tt.params); !cmp.Equal(got, tt.want) {
			t.Fatalf("%s of %v gives %v, want %v", tt.name, tt.params, got, tt.want)
		}
	}
}

// run does not wait for ever.
func run(t *testing.T, f *jitcode.Func, params []int64) []int64 {
	done := make(chan []int64, 1)
	go func() { done <- Run(f, params...) }()
	select {
	case got := <-done:
		return got
	case <-time.After(5 * time.Second):
		t.Fatalf("%s of %v comes to no end", f.Name, params)
	}
	return nil
}
