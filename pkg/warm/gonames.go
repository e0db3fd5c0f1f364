package warm

import "cmp"

// Go's own names for generated files, in packages that use those names for
// something of theirs: an emulator may call a type uint8, a red may be called len.
type (
	GoInt     = int
	GoInt8    = int8
	GoInt16   = int16
	GoInt32   = int32
	GoInt64   = int64
	GoUint    = uint
	GoUint8   = uint8
	GoUint16  = uint16
	GoUint32  = uint32
	GoUint64  = uint64
	GoUintptr = uintptr
	GoByte    = byte
	GoBool    = bool
	GoString  = string
	GoAny     = any
	GoError   = error

	GoFloat32    = float32
	GoFloat64    = float64
	GoComplex64  = complex64
	GoComplex128 = complex128
)

// GoLen is len of a slice.
func GoLen[S ~[]E, E any](s S) int { return len(s) }

// GoLenOfString is len of a string.
func GoLenOfString[S ~string](s S) int { return len(s) }

// GoLenOfMap is len of a map.
func GoLenOfMap[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

// GoDelete is delete.
func GoDelete[M ~map[K]V, K comparable, V any](m M, key K) { delete(m, key) }

// GoCap is cap.
func GoCap[S ~[]E, E any](s S) int { return cap(s) }

// GoMake is make of a slice.
func GoMake[E any](n, room int) []E { return make([]E, n, room) }

// GoAppend is append.
func GoAppend[S ~[]E, E any](s S, more ...E) S { return append(s, more...) }

// GoCopy is copy.
func GoCopy[S ~[]E, T ~[]E, E any](to S, from T) int { return copy(to, from) }

// GoCopyOfString is copy of a string.
func GoCopyOfString[S ~[]byte](to S, from string) int { return copy(to, from) }

// GoClear is clear of a slice.
func GoClear[S ~[]E, E any](s S) { clear(s) }

// GoClearOfMap is clear of a map.
func GoClearOfMap[M ~map[K]V, K comparable, V any](m M) { clear(m) }

// GoMin is min of two.
func GoMin[T cmp.Ordered](a, b T) T { return min(a, b) }

// GoMax is max of two.
func GoMax[T cmp.Ordered](a, b T) T { return max(a, b) }

// GoZero is the zero value of a type.
func GoZero[T any]() (zero T) { return zero }

// GoPanic is panic.
func GoPanic(v any) { panic(v) }
