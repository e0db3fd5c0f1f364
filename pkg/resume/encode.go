package resume

import (
	"encoding/binary"
	"slices"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/trace"
)

// Data is a guard's resume data, packed: its frames, innermost first.
//
//	+--------+------+----+---+----------------+---+----------------+------+- - -
//	| frames | func | pc | n | n × (reg, from) | n | n × (reg, from) | func |
//	+--------+------+----+---+----------------+---+----------------+------+- - -
//	                       ints                 refs                 next frame
//
// Each number is an unsigned varint, mostly one byte. func is the index in
// jitcode.Program.Funcs, reg a register of the bank, and from says where its
// value comes from, in its two low bits:
//
//	from & 3   from >> 2
//	tagFail    number of the fail arg, counted within its bank
//	tagSmall   the integer itself, zigzag
//	tagConst   index in the pool of the bank's constants
//	tagMade    number of the object that late ops have made: see [Do]
type Data struct {
	code []byte
	ints []int64
	refs []unsafe.Pointer
}

const (
	tagFail = iota
	tagSmall
	tagConst
	tagMade
	tagBits = 2
)

// smallLimit bounds the integers that are put into the code itself.
const smallLimit = 1 << 20

// A Coder packs the resume data of one program's guards.
type Coder struct {
	index map[string]int // of functions, by name
}

// NewCoder makes the coder for a program's guards.
func NewCoder(p *jitcode.Program) *Coder {
	c := &Coder{index: map[string]int{}}
	for i, f := range p.Funcs {
		c.index[f.Name] = i
	}
	return c
}

// Encode packs the frames of a guard. The guard's FailArgs are collected.
func (c *Coder) Encode(g *trace.Guard) *Data {
	e := encoder{fail: map[*trace.Box]int{}, data: &Data{}}
	e.number(g.FailArgs)
	for _, op := range g.Late {
		if op.Result != nil {
			e.made = append(e.made, op.Result)
		}
	}
	e.put(len(g.Frames))
	for i := range g.Frames {
		f := &g.Frames[i]
		n, ok := c.index[f.Info.Func]
		if !ok {
			panic("resume: Coder.Encode: no function " + f.Info.Func)
		}
		e.put(n)
		e.put(f.PC)
		e.bank(f.IntRegs, f.Ints)
		e.bank(f.RefRegs, f.Refs)
	}
	return e.data
}

type encoder struct {
	fail map[*trace.Box]int
	made []*trace.Box
	data *Data
}

// number counts the fail args within their banks.
func (e *encoder) number(fail []*trace.Box) {
	var n [3]int
	for _, b := range fail {
		e.fail[b] = n[b.Kind]
		n[b.Kind]++
	}
}

func (e *encoder) put(n int) { e.data.code = binary.AppendUvarint(e.data.code, uint64(n)) }

func (e *encoder) tagged(n, tag int) { e.put(n<<tagBits | tag) }

func (e *encoder) bank(regs []uint16, boxes []*trace.Box) {
	e.put(len(regs))
	for i, r := range regs {
		e.put(int(r))
		e.from(boxes[i])
	}
}

func (e *encoder) from(b *trace.Box) {
	d := e.data
	switch {
	case !b.Const:
		if n, ok := e.fail[b]; ok {
			e.tagged(n, tagFail)
		} else if n = slices.Index(e.made, b); n >= 0 {
			e.tagged(n, tagMade)
		} else {
			panic("resume: encoder.from: a box of the frames is no fail arg")
		}
	case b.Kind == descr.Ref:
		e.tagged(len(d.refs), tagConst)
		d.refs = append(d.refs, b.Ref)
	case -smallLimit < b.Int && b.Int < smallLimit:
		e.tagged(int(zigzag(b.Int)), tagSmall)
	default:
		e.tagged(len(d.ints), tagConst)
		d.ints = append(d.ints, b.Int)
	}
}

// zigzag maps numbers near 0 of either sign to small ones; unzigzag maps back.
func zigzag(v int64) uint64   { return uint64(v<<1) ^ uint64(v>>63) }
func unzigzag(u uint64) int64 { return int64(u>>1) ^ -int64(u&1) }
