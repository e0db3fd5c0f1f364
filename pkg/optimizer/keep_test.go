package optimizer_test

import (
	"runtime"
	"testing"
	"unsafe"
	"weak"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// TestValuesAreForgotten: what was seen while a trace was recorded does not live
// for as long as what was made of it.
func TestValuesAreForgotten(t *testing.T) {
	for name := range shapes {
		target := &trace.Target{}
		res, seen := optimiseSeen(t, name, target)
		for n := 0; seen.Value() != nil; n++ {
			if n == 5 {
				t.Errorf("%s: an object that was seen is kept", name)
				break
			}
			runtime.GC()
		}
		runtime.KeepAlive(res)
		runtime.KeepAlive(target)
	}
}

// optimiseSeen optimises a trace in which each pointer was the same object. Reasons
// tell of recorded ops, for events, and are not kept.
func optimiseSeen(t *testing.T, name string, target *trace.Target) (*optimizer.Result, weak.Pointer[[64]byte]) {
	s, object := shapes[name], new([64]byte)
	env := tracetext.NewEnv()
	must(t, env.Declare(shapeDescrs))
	rec, err := tracetext.Parse(s.text(100), env)
	must(t, err)
	see := func(b *trace.Box) {
		if b != nil && b.Kind == descr.Ref {
			b.Ref = unsafe.Pointer(object)
		}
	}
	for _, b := range rec.Inputs {
		see(b)
	}
	for _, op := range rec.Ops {
		see(op.Result)
	}
	passes, err := optimizer.ParsePasses(s.passes)
	must(t, err)
	res, err := optimizer.OptimizeLoop(rec, target, optimizer.Options{Passes: passes})
	must(t, err)
	res.Reasons = nil
	return res, weak.Make(object)
}
