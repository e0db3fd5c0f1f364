package optimizer

import "mergepoint/pkg/ops"

// What package ops knows of comparisons, as tables, so that rules can list the ops
// that they look at. mirrored has orders alone: an equality is its own mirror, and
// is looked up in either order anyway.
var (
	opposite = table(ops.Code.Opposite)
	mirrored = table(func(c ops.Code) ops.Code {
		if m := c.Mirrored(); m != c {
			return m
		}
		return ops.Invalid
	})
	signed = table(ops.Code.Signed)
)

func table(of func(ops.Code) ops.Code) (t [len(ops.Table)]ops.Code) {
	for c := range t {
		t[c] = of(ops.Code(c))
	}
	return t
}

// codes lists the ops of which a table says something.
func codes(table [len(ops.Table)]ops.Code) (list []ops.Code) {
	for c, other := range table {
		if other != ops.Invalid {
			list = append(list, ops.Code(c))
		}
	}
	return list
}
