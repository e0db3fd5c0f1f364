package ops

import (
	"slices"
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

// MemoryOf gives the descr of what an op loads or stores; nil if it does neither.
func MemoryOf(c Code, d descr.Descr) *descr.Memory {
	if c == Strgetitem {
		return descr.StringByte
	}
	m, _ := d.(*descr.Memory)
	return m
}

// Address gives where a field of the struct at p lies, or item i of the array at p.
func Address(d *descr.Memory, p unsafe.Pointer, i int64) unsafe.Pointer {
	return unsafe.Add(p, uintptr(i)*d.Stride+d.Offset)
}

// Operands gives the kinds of the operands and of the result of a load or store;
// operands are nil if the op is none of what the descr says.
func Operands(c Code, d *descr.Memory) (args []descr.Kind, result descr.Kind) {
	place := c.Row().Args
	switch {
	case !c.Row().ByDescr || (len(place) == 2) != d.Item:
	case c.Is(Load):
		return place, d.Kind
	case c.Is(Store):
		return append(slices.Clip(place), d.Kind), descr.Void
	}
	return nil, descr.Void
}

// LoadOf and StoreOf choose between the ops for fields and those for items.
func LoadOf(d *descr.Memory) Code {
	if d.Item {
		return GetarrayitemGc
	}
	return GetfieldGc
}

func StoreOf(d *descr.Memory) Code {
	if d.Item {
		return SetarrayitemGc
	}
	return SetfieldGc
}

// LoadRef reads a pointer at address a.
func LoadRef(a unsafe.Pointer) unsafe.Pointer { return *(*unsafe.Pointer)(a) }

// StoreRef writes a pointer at address a, with Go's write barrier.
func StoreRef(a, v unsafe.Pointer) { *(*unsafe.Pointer)(a) = v }

// StoreValue writes the integer or the pointer, whichever has the form m, to an address.
func StoreValue(m descr.Mem, a unsafe.Pointer, i int64, p unsafe.Pointer) {
	if m.Kind == descr.Ref {
		StoreRef(a, p)
	} else {
		StoreInt(m, a, i)
	}
}

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
