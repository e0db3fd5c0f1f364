package interp

import "mergepoint/pkg/jit"

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc"}, Reds: []string{"m"}})

type machine struct{ acc int }

func run(m *machine) {
	for pc := 0; pc < 10; pc++ {
		//jit:unroll // want "//jit:unroll has no effect here; it belongs directly above a function"
		driver.MergePoint(pc, m)
		m.acc++
	}
}

//jit:immutable // want "//jit:immutable has no effect here; it belongs to a type or a field"
func immutable() {}

//jit:elidable // want "unknown directive //jit:elidable; there are pure, residual, unroll and immutable"
func elidable() {}

//jit:pure
//jit:unroll
func both() {} // want "//jit:unroll says to look into both, //jit:pure and //jit:residual not to"
