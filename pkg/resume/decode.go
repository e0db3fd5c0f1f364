package resume

import (
	"unsafe"

	"mergepoint/pkg/descr"
)

// A Builder is told, frame by frame from the innermost out, what to put into
// which register.
type Builder interface {
	// Frame begins a frame of a function of the program, to go on at pc.
	Frame(fn, pc int)
	// Fail puts the n-th fail arg of the kind into a register.
	Fail(k descr.Kind, reg, n int)
	// Int and Ref put a constant into a register.
	Int(reg int, v int64)
	Ref(reg int, p unsafe.Pointer)
	// Made puts the n-th object that late ops have made into a register.
	Made(reg, n int)
}

// Decode unpacks the frames.
func (d *Data) Decode(b Builder) {
	r := reader{d.code}
	for range r.next() {
		b.Frame(r.next(), r.next())
		for range r.next() {
			d.value(b, descr.Int, r.next(), r.next())
		}
		for range r.next() {
			d.value(b, descr.Ref, r.next(), r.next())
		}
	}
}

func (d *Data) value(b Builder, k descr.Kind, reg, from int) {
	n := from >> tagBits
	switch {
	case from&(1<<tagBits-1) == tagFail:
		b.Fail(k, reg, n)
	case from&(1<<tagBits-1) == tagMade:
		b.Made(reg, n)
	case k == descr.Ref:
		b.Ref(reg, d.refs[n])
	case from&(1<<tagBits-1) == tagSmall:
		b.Int(reg, unzigzag(uint64(n)))
	default:
		b.Int(reg, d.ints[n])
	}
}

// Size is the number of bytes that the data takes.
func (d *Data) Size() int { return len(d.code) + 8*len(d.ints) + 8*len(d.refs) }

type reader struct{ code []byte }

// next reads a varint; most are one byte.
func (r *reader) next() int {
	n := 0
	for shift := 0; ; shift += 7 {
		c := r.code[0]
		r.code = r.code[1:]
		n |= int(c&0x7f) << shift
		if c < 0x80 {
			return n
		}
	}
}
