package ops

import (
	"unsafe"

	"mergepoint/pkg/descr"
)

// LoadInt reads an integer of form m at address a.
func LoadInt(m descr.Mem, a unsafe.Pointer) int64 {
	switch m {
	case descr.Int64:
		return *(*int64)(a)
	case descr.Uint8:
		return int64(*(*uint8)(a))
	case descr.Int8:
		return int64(*(*int8)(a))
	case descr.Int16:
		return int64(*(*int16)(a))
	case descr.Int32:
		return int64(*(*int32)(a))
	case descr.Uint16:
		return int64(*(*uint16)(a))
	case descr.Uint32, descr.Float32:
		return int64(*(*uint32)(a))
	}
	return *(*int64)(a) // uint64, float64
}

// StoreInt writes v at address a, cut to form m.
func StoreInt(m descr.Mem, a unsafe.Pointer, v int64) {
	switch m.Size {
	case 8:
		*(*int64)(a) = v
	case 1:
		*(*uint8)(a) = uint8(v)
	case 2:
		*(*uint16)(a) = uint16(v)
	case 4:
		*(*uint32)(a) = uint32(v)
	}
}

// FieldAddr gives the address of a field of the struct at p.
func FieldAddr(p unsafe.Pointer, d *descr.Field) unsafe.Pointer { return unsafe.Add(p, d.Offset) }

// ItemAddr gives the address of an item of the array at p.
func ItemAddr(p unsafe.Pointer, i int64, d *descr.Array) unsafe.Pointer {
	return unsafe.Add(p, uintptr(i)*d.Stride+d.Offset)
}

// Place gives the form and the address of what a load or store is about: a field of
// the struct at p, item i of the array at p; without a descr byte i of a string.
func Place(d descr.Descr, p unsafe.Pointer, i int64) (descr.Mem, unsafe.Pointer) {
	switch d := d.(type) {
	case *descr.Field:
		return d.Mem, FieldAddr(p, d)
	case *descr.Array:
		return d.Mem, ItemAddr(p, i, d)
	}
	return descr.Uint8, unsafe.Add(p, i)
}

// LoadRef reads a pointer at address a.
func LoadRef(a unsafe.Pointer) unsafe.Pointer { return *(*unsafe.Pointer)(a) }

// StoreRef writes a pointer at address a, with Go's write barrier.
func StoreRef(a, v unsafe.Pointer) { *(*unsafe.Pointer)(a) = v }

// Truncate gives the value that a load of form m sees after v was stored.
func Truncate(m descr.Mem, v int64) int64 {
	if !m.Narrow() {
		return v
	}
	if m.Signed {
		return signext(v, int64(m.Size))
	}
	return zeroext(v, int64(m.Size))
}
