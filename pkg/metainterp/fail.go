package metainterp

import (
	"runtime"

	"mergepoint/pkg/jitcode"
)

// failCheck panics as Go does where the check does not hold: it does for real
// what the interpreter would have done, so that the panic has Go's own value.
func failCheck(op jitcode.Op, a, b int64) {
	switch op {
	case jitcode.CheckNonnull:
		var p *byte
		runtime.KeepAlive(*p)
	case jitcode.CheckIndex:
		runtime.KeepAlive(make([]struct{}, b)[a])
	case jitcode.CheckSlice:
		runtime.KeepAlive(make([]struct{}, 0, b)[:a])
	case jitcode.CheckUintIndex:
		runtime.KeepAlive(make([]struct{}, b)[uint64(a)])
	case jitcode.CheckUintSlice:
		runtime.KeepAlive(make([]struct{}, 0, b)[:uint64(a)])
	case jitcode.CheckNonzero:
		runtime.KeepAlive(1 / a)
	case jitcode.CheckShift:
		runtime.KeepAlive(1 << a)
	}
	panic("metainterp: failCheck: " + op.String() + " fails, but Go's own operation does not")
}
