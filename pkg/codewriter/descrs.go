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
	names   uniqueNames
	known   map[any]descr.Descr // by what they are: a place's key, a function, an operator
	called  map[*descr.Call]*ssa.Function
	does    map[*descr.Call]*effects // of those that only the generated file has
	order   []descr.Descr
	binds   map[descr.Descr]string
	classes map[descr.Descr]class
	stars   map[class]map[class]bool   // of the pointers that may lead into a class
	boxes   map[*descr.Call][]placeKey // what is found in the box that a call makes
}

func newDescrs() *descrs {
	return &descrs{
		known:   map[any]descr.Descr{},
		called:  map[*descr.Call]*ssa.Function{},
		does:    map[*descr.Call]*effects{},
		binds:   map[descr.Descr]string{},
		classes: map[descr.Descr]class{},
		stars:   map[class]map[class]bool{},
		boxes:   map[*descr.Call][]placeKey{},
	}
}

func (ds *descrs) add(key any, d descr.Descr, bind string) {
	ds.known[key] = d
	ds.order = append(ds.order, d)
	ds.binds[d] = bind
}

// inClass notes what class of memory a descr touches.
func (ds *descrs) inClass(d descr.Descr, c component) {
	ds.classes[d] = c.class
	if ds.stars[c.class] == nil {
		ds.stars[c.class] = map[class]bool{}
	}
	ds.stars[c.class][c.star] = true
}

// memoryDescr gives the descr of one component of a place.
func (w *writer) memoryDescr(p place, c component) *descr.Memory {
	key := p.key.to(c)
	if d := w.known[key]; d != nil {
		w.inClass(d, c)
		return d.(*descr.Memory)
	}
	d := &descr.Memory{Name: w.descrs.names.get(key, p.name+c.suffix), Mem: c.Mem, Item: p.indexed, Class: w.className(c.class), Immutable: p.immutable || c.immutable}
	w.inClass(d, c)
	w.add(key, d, w.bindMemory(d, p.stride, plus(p.offset, c.offset)))
	return d
}

func (w *writer) bindMemory(d *descr.Memory, stride, offset string) string {
	if !d.Item {
		return fmt.Sprintf("%s.Field(%q).Offset = %s", w.local("p"), d.Name, orZero(offset))
	}
	bind := fmt.Sprintf("%s.Array(%q).Stride = %s", w.local("p"), d.Name, stride)
	if offset != "" {
		bind += fmt.Sprintf("\n%s.Array(%q).Offset = %s", w.local("p"), d.Name, offset)
	}
	return bind
}

func orZero(expr string) string {
	if expr == "" {
		return "0"
	}
	return expr
}

// addCall adds a call's descr, which takes what the stub's body takes. Its name
// is made different if it has to be.
func (ds *descrs) addCall(key any, d *descr.Call, s *stub, body func() string) *descr.Call {
	text := body()
	d.Name = ds.names.get(key, d.Name)
	d.Args = slices.Clip(s.kinds)
	call := fmt.Sprintf("%s.Call(%q)", s.w.local("p"), d.Name)
	if s.record != nil {
		ds.add(key, d, fmt.Sprintf("%s(%s, %s {\n%s\n})", s.w.jitcode("Results"), call, s.w.recordHead(s.record), text))
	} else {
		ds.add(key, d, fmt.Sprintf("%s.Stub = %s {\n%s\n}", call, s.w.stubHead(), text))
	}
	return d
}
