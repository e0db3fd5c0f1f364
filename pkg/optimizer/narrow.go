package optimizer

import (
	mathbits "math/bits"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// Numbers of fewer than 64 bits. A cell of 8 bits that takes a step each round is not
// what it was and so many steps, but that modulo 256. Sums and products do not mind
// where it is cut off, at each step or in the end. So only the last of them is: a narrow
// value is a series of which the low bits count, and what they are filled up with.

// A width is how many bits of a number count, and what makes a number of 64 bits of
// them: an extension, or Invalid where that is not known.
type width struct {
	bits int
	by   ops.Code
}

var whole = width{bits: 64}

// A evolution is what an op of a loop gives, round by round.
type evolution struct {
	series
	width
}

func wholly(s series) evolution { return evolution{s, whole} }

// isKnown reports whether all bits of it are, not only the low ones.
func (v evolution) isKnown() bool { return v.series != nil && (v.bits == 64 || v.by != ops.Invalid) }

// apply gives the evolution of an op's result; the zero value where it has no series.
func apply(c ops.Code, args []evolution) evolution {
	switch c {
	case ops.IntZeroext, ops.IntSignext, ops.IntAnd:
		return cutOff(c, args)
	}
	list, to := make([]series, len(args)), width{bits: 64}
	for i, a := range args {
		if list[i] = a.series; a.series == nil {
			return evolution{}
		}
		to.bits = min(to.bits, a.bits)
	}
	if c == ops.IntLshift && args[1].bits < 64 {
		return evolution{}
	}
	return evolution{applySeries(c, list), to}
}

// widthOf gives what an extension from so many bytes leaves, or a mask.
func widthOf(c ops.Code, n int64) (w width, ok bool) {
	if c == ops.IntAnd {
		return width{mathbits.Len64(uint64(n)), ops.IntZeroext}, n > 0 && n&(n+1) == 0
	}
	return width{8 * int(n), c}, true
}

// cutOff gives the evolution of an extension, or of a mask that is one.
func cutOff(c ops.Code, args []evolution) evolution {
	x, to := args[0], args[1]
	if c == ops.IntAnd && x.isNumber() {
		x, to = to, x
	}
	if x.series == nil || !to.isNumber() {
		return evolution{}
	}
	n, _ := to.number()
	w, ok := widthOf(c, n)
	if !ok {
		return evolution{}
	}
	switch {
	case x.bits >= w.bits:
		return evolution{x.series, w}
	case x.by == w.by || x.by == ops.IntZeroext:
		return x
	}
	return evolution{}
}

func (v evolution) isNumber() bool {
	if v.series == nil || v.bits < 64 {
		return false
	}
	_, ok := v.number()
	return ok
}

// bounds gives what numbers of a width there are.
func (w width) bounds() bounds {
	if w.bits == 64 {
		return anything
	}
	if w.by == ops.IntSignext {
		return span(-1<<(w.bits-1), 1<<(w.bits-1)-1)
	}
	return span(0, 1<<w.bits-1)
}

// madeWithin reports whether what makes a box can make only numbers of a range. What
// guards have shown is not asked: it need not hold before them.
func (w *walk) madeWithin(b *trace.Box, r bounds) bool {
	def := w.def(b)
	switch {
	case b.Const:
		return r.has(b.Int)
	case def == nil:
		return false
	case def.Code.Is(ops.Compare):
		return exactly(0).within(r) && exactly(1).within(r)
	case def.Code == ops.IntZeroext || def.Code == ops.IntSignext || def.Code == ops.IntAnd:
		w, ok := widthOf(def.Code, def.Args[1].Int)
		return ok && def.Args[1].Const && w.bounds().within(r)
	}
	return def.Descr != nil && ofMem(descr.MemOf(def.Descr)).within(r)
}

// extend makes a number of 64 bits of one whose low bits count.
func (k *calculator) extend(b *trace.Box, w width) *trace.Box {
	switch {
	case w.bits == 64:
		return b
	case w.by == ops.IntZeroext && (w.bits%8 != 0 || !ops.IsWidth(int64(w.bits/8))): // no op extends those
		return k.op(ops.IntAnd, b, k.int(1<<w.bits-1))
	}
	return k.op(w.by, b, k.int(int64(w.bits/8)))
}

// raise puts the bits that count at the top, where a number wraps around as they do.
func (k *calculator) raise(b *trace.Box, w width) *trace.Box {
	if w.bits == 64 {
		return b
	}
	return k.op(ops.IntLshift, b, k.int(int64(64-w.bits)))
}
