//go:build exercise || solution

package ex4

import "testing"

func TestUnasked(t *testing.T) {
	all := some()
	wrong := 0
	check := func(changes ...Change) {
		got, want := Unasked(changes), true
		for _, c := range changes {
			want = want && comesBack(c)
		}
		if got != want {
			if wrong++; wrong < 5 {
				t.Errorf("Unasked(%+v) is %t, want %t", changes, got, want)
			}
		}
	}
	check()
	for _, c := range all {
		check(c)
		for _, d := range all {
			check(c, d)
		}
	}
	if wrong > 0 {
		t.Errorf("%d are wrong", wrong)
	}
}

func some() (list []Change) {
	for _, bits := range []int{8, 16, 64} {
		for _, by := range []uint64{0, 1, 2, 3, 128, 255, 256, 512, 1 << 55, 1 << 56, 1<<64 - 1} {
			list = append(list, Change{Add, by, bits}, Change{Set, by, bits})
		}
		list = append(list, Change{Double, 0, bits})
	}
	return list
}

// comesBack goes 256 rounds, from a few numbers.
func comesBack(c Change) bool {
	for _, from := range []uint64{0, 1, 7, 200} {
		x := from
		for range 256 {
			switch c.Kind {
			case Add:
				x += c.By
			case Set:
				x = c.By
			case Double:
				x *= 2
			}
			x &= ^uint64(0) >> (64 - c.Bits)
		}
		if x != from {
			return false
		}
	}
	return true
}
