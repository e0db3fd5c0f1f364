package warm

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

// TestKeysKeepNothing makes keys beside objects of one byte that have finalizers, and
// wants these to be collected while the keys stay.
func TestKeysKeepNothing(t *testing.T) {
	const all, most = 1000, 900 // some may share a place with what others keep
	var collected atomic.Int32
	var keys []any
	for n := range all {
		object := new(byte)
		runtime.SetFinalizer(object, func(*byte) { collected.Add(1) })
		keys = append(keys, greens{ints: []int64{int64(n)}}.copied(), weave(nil, []int64{int64(n)}, []int{0}))
	}
	for deadline := time.Now().Add(20 * time.Second); collected.Load() < most && time.Now().Before(deadline); {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	if n := collected.Load(); n < most {
		t.Errorf("%d objects of %d are collected", n, all)
	}
	runtime.KeepAlive(keys)
}
