package codewriter

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/ssa"

	"mergepoint/pkg/descr"
)

// descrs are those the program needs, and the Go text that binds each to an
// offset or a function. Offsets are written as expressions, never as numbers:
// the same jitcode serves every 64-bit machine.
type descrs struct {
	fields map[string]*descr.Field
	arrays map[string]*descr.Array
	calls  map[string]*descr.Call
	called map[*descr.Call]*ssa.Function
	order  []descr.Descr
	binds  map[descr.Descr]string
	stars  map[string]string // class of memory → what a pointer into it may point to
}

func newDescrs() *descrs {
	return &descrs{
		fields: map[string]*descr.Field{},
		arrays: map[string]*descr.Array{},
		calls:  map[string]*descr.Call{},
		called: map[*descr.Call]*ssa.Function{},
		binds:  map[descr.Descr]string{},
		stars:  map[string]string{},
	}
}

func (ds *descrs) add(d descr.Descr, bind string) {
	ds.order = append(ds.order, d)
	ds.binds[d] = bind
}

func (ds *descrs) fieldDescr(p place, c component) *descr.Field {
	name := p.name + c.suffix
	if d := ds.fields[name]; d != nil {
		return d
	}
	d := &descr.Field{Name: name, Mem: c.Mem, Class: c.class, Immutable: p.immutable || c.immutable}
	ds.fields[name] = d
	ds.stars[c.class] = c.star
	ds.add(d, fmt.Sprintf("p.Field(%q).Offset = %s", name, orZero(plus(p.offset, c.offset))))
	return d
}

func (ds *descrs) arrayDescr(p place, c component) *descr.Array {
	name := p.name + c.suffix
	if d := ds.arrays[name]; d != nil {
		return d
	}
	d := &descr.Array{Name: name, Mem: c.Mem, Class: c.class, Immutable: p.immutable || c.immutable}
	ds.arrays[name] = d
	ds.stars[c.class] = c.star
	bind := fmt.Sprintf("p.Array(%q).Stride = %s", name, p.stride)
	if offset := plus(p.offset, c.offset); offset != "" {
		bind += fmt.Sprintf("\np.Array(%q).Offset = %s", name, offset)
	}
	ds.add(d, bind)
	return d
}

func orZero(expr string) string {
	if expr == "" {
		return "0"
	}
	return expr
}

// addCall adds a call's descr, which takes what the stub's body takes.
func (ds *descrs) addCall(d *descr.Call, s *stub, body func() string) *descr.Call {
	text := body()
	d.Args = slices.Clip(s.kinds)
	ds.calls[d.Name] = d
	ds.add(d, fmt.Sprintf("p.Call(%q).Stub = func(i []int64, r []unsafe.Pointer) (int64, unsafe.Pointer) {\n%s\n}", d.Name, text))
	return d
}
