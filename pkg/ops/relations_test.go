package ops

import "testing"

// TestRelationsHold holds each relation against what the ops compute, and finds
// comparisons without one.
func TestRelationsHold(t *testing.T) {
	for n := range Table {
		r := &Table[n]
		if has := r.Code.Opposite() != Invalid; has != (r.Code.Is(Compare) && !floatOrder(r.Code)) {
			t.Errorf("%s: opposite %s", r.Name, r.Code.Opposite())
		}
		switch {
		case r.Int1 != nil && r.Code.Is(Compare):
			for _, a := range edges {
				if r.Int1(a) == r.Code.Opposite().Row().Int1(a) {
					t.Errorf("%s(%d): %s agrees", r.Name, a, r.Code.Opposite())
				}
			}
		case r.Int2 != nil && r.Code.Is(Compare):
			intRelations(t, r)
		case r.Ref2 != nil && r.Code.Is(Compare):
			if o, m := r.Code.Opposite().Row().Ref2, r.Code.Mirrored().Row().Ref2; o(nil, nil) == r.Ref2(nil, nil) || m(nil, nil) != r.Ref2(nil, nil) {
				t.Errorf("%s: opposite %s, mirrored %s", r.Name, r.Code.Opposite(), r.Code.Mirrored())
			}
		}
	}
}

// floatOrder reports the comparisons that have no opposite: of a NaN both are false.
func floatOrder(c Code) bool { return c.Is(Compare|OfFloats) && !c.Is(Commutative) }

func intRelations(t *testing.T, r *Row) {
	for _, a := range edges {
		for _, b := range edges {
			v := r.Int2(a, b)
			if !floatOrder(r.Code) && r.Code.Opposite().Row().Int2(a, b) == v {
				t.Errorf("%s(%d, %d): the opposite %s agrees", r.Name, a, b, r.Code.Opposite())
			}
			if r.Code.Mirrored().Row().Int2(b, a) != v {
				t.Errorf("%s(%d, %d): the mirrored %s differs", r.Name, a, b, r.Code.Mirrored())
			}
			if s := r.Code.Signed(); s != Invalid && a >= 0 && b >= 0 && s.Row().Int2(a, b) != v {
				t.Errorf("%s(%d, %d): the signed %s differs", r.Name, a, b, s)
			}
		}
	}
}
