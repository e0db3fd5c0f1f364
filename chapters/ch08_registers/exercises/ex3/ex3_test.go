//go:build exercise || solution

package ex3

import "testing"

func TestApart(t *testing.T) {
	places := all()
	wrong := 0
	for _, a := range places {
		for _, b := range places {
			if got, want := Apart(a, b), !canMeet(a, b); got != want && wrong < 5 {
				wrong++
				t.Errorf("Apart(%+v, %+v) is %t, want %t", a, b, got, want)
			}
		}
	}
}

func all() (places []Place) {
	for _, base := range []string{"p", "q"} {
		for _, index := range []string{"", "i", "j"} {
			for add := range 3 {
				places = append(places, Place{base, index, add})
			}
		}
	}
	return places
}

// canMeet tries numbers for the names: where arrays begin, and what indices are.
func canMeet(a, b Place) bool {
	const most = 4
	for q := -most; q <= most; q++ {
		for i := -most; i <= most; i++ {
			for j := -most; j <= most; j++ {
				at := func(x Place) int {
					return map[string]int{"q": q}[x.Base] + map[string]int{"i": i, "j": j}[x.Index] + x.Add
				}
				if at(a) == at(b) {
					return true
				}
			}
		}
	}
	return false
}
