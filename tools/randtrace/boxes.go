package randtrace

import (
	"math/rand/v2"
	"reflect"
	"sync"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
)

// A loop as that of an interpreter whose values are interfaces: numbers lie in boxes,
// which it takes from places, looks into, makes, and leaves at places.

// boxing reports whether a trial is such a one.
func boxing(seed uint64) bool { return seed%16 == 12 }

// boxOf gives the box with something in it: there is one, so that boxes that are made
// anew are the same.
func boxOf[T comparable](content T) *T {
	if b, ok := boxes.Load(content); ok {
		return b.(*T)
	}
	b, _ := boxes.LoadOrStore(content, &content)
	return b.(*T)
}

var (
	boxes   sync.Map // by what is in them
	caskets sync.Map // the addresses of those that have one in them
)

// boxMakers gives the functions that make boxes.
func boxMakers() []function {
	i, p := descr.Int, descr.Ref
	return []function{
		{d: &descr.Call{Name: "box", Args: []descr.Kind{i}, Result: descr.RefMem, Pure: true, Boxes: fieldsOf(toBox, "box.V"), Stub: func(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
			return 0, unsafe.Pointer(boxOf(box{ints[0]}))
		}}},
		{&descr.Call{Name: "casket", Args: []descr.Kind{p, p, i, i}, Result: descr.RefMem, Pure: true, Boxes: fieldsOf(toCasket, "casket.P", "casket.B", "casket.V", "casket.H"), Stub: func(ints []int64, refs []unsafe.Pointer) (int64, unsafe.Pointer) {
			p := unsafe.Pointer(boxOf(casket{(*object)(refs[0]), (*box)(refs[1]), ints[0], int16(ints[1])}))
			caskets.Store(p, true)
			return 0, p
		}}, []reflect.Type{reflect.TypeFor[*object](), reflect.TypeFor[*box]()}},
	}
}

// fieldsOf gives the descrs of a type of some names.
func fieldsOf(t refType, names ...string) (list []*descr.Memory) {
	for _, name := range names {
		for _, a := range targets[t].reach {
			if a.d.DescrName() == name {
				list = append(list, a.d.(*descr.Memory))
			}
		}
	}
	return list
}

// resultOf gives the type of what a call gives.
func (c *recorder) resultOf(d *descr.Call) refType {
	switch d.Name {
	case "box":
		return toBox
	case "casket":
		return toCasket
	}
	return toObject
}

// recordBoxing records a loop.
func (j *Judge) recordBoxing(r *rand.Rand, n int) *loop {
	c := j.newRecorder(r, trace.Loop, n*pcs)
	c.boxes = j.boxes
	c.inputs(1+r.IntN(3), 1)
	for _, t := range [][]refType{{toBox, toBox, toShelf}, {toBox, toBoxes}, {toBox, toCasket, toShelf, toBoxes}, {toBox, toObject, toObject}}[r.IntN(4)] {
		c.tr.Inputs = append(c.tr.Inputs, c.newRef(c.w.ref(r, t), t))
	}
	steps := 2 + r.IntN(12)
	at := r.IntN(steps)
	for i := range steps {
		if i == at {
			c.burn()
		}
		c.boxStep()
	}
	c.tr.Target = &trace.Target{Number: n, Inputs: trace.Kinds(c.tr.Inputs)}
	l := &loop{c, n}
	next := map[int]*trace.Box{}
	for i, b := range c.tr.Inputs {
		if t := c.types[b.ID]; (t == toShelf || t == toBoxes || t == toObject) && r.IntN(8) > 0 {
			next[i] = b
		} else if t == toBox && r.IntN(2) == 0 {
			next[i] = c.makeBox()
		}
	}
	c.jumpWith(l, next)
	return l
}

// makeBox puts a number in a box.
func (c *recorder) makeBox() *trace.Box {
	return c.boxed(0, c.anInt())
}

// boxed calls a function that makes boxes.
func (c *recorder) boxed(n int, args ...*trace.Box) *trace.Box {
	b := c.make(c.boxes[n].d, args)
	c.safe[b.ID] = true
	return b
}

// boxStep records one random thing with boxes.
func (c *recorder) boxStep() {
	switch c.r.IntN(13) {
	case 10, 11:
		c.replace()
	case 0:
		c.makeBox()
	case 1:
		b := c.boxed(1, c.aRef(toObject), c.aRef(toBox), c.anInt(), c.anInt())
		if c.r.IntN(2) == 0 {
			c.lookInto(b)
		}
	case 2, 3:
		if v := c.unboxed(); v != nil {
			c.ints = append(c.ints, v)
			c.shelve(c.boxed(0, c.value(arithmetic[c.r.IntN(6)], v, c.anInt())))
		}
	case 4:
		if v := c.unboxed(); v != nil {
			c.branch(c.value(comparisons[c.r.IntN(len(comparisons))], v, c.anInt()))
		}
	case 5:
		c.shelve(c.aRef(toBox))
	case 6, 7:
		c.reach()
	case 8:
		if p := c.aRef(toCasket); c.nonnil(p) {
			c.lookInto(p)
		}
	default:
		c.step()
	}
}

// lookInto takes something out of a casket.
func (c *recorder) lookInto(p *trace.Box) {
	c.get(&targets[toCasket].reach[c.r.IntN(len(targets[toCasket].reach))], p)
}

// replace looks into the object at a place, and puts a new one there, with something else
// in it.
func (c *recorder) replace() {
	p := c.given(c.refs[toObject])
	if p == nil || !c.nonnil(p) {
		return
	}
	at := fieldOf(toObject, []string{"Next", "Other"}[c.r.IntN(2)])
	in := fieldOf(toObject, []string{"A", "H", "I"}[c.r.IntN(3)])
	old := c.get(at, p)
	v := c.anInt()
	if c.r.IntN(4) > 0 && c.nonnil(old) {
		v = c.value(arithmetic[c.r.IntN(6)], c.get(in, old), v)
	}
	op := c.emit(ops.New, c.object)
	c.made(op, toObject)
	c.put(in, v, op.Result)
	if c.r.IntN(3) == 0 {
		c.put(fieldOf(toObject, []string{"Next", "Other"}[c.r.IntN(2)]), c.aRef(toObject), op.Result)
	}
	if c.r.IntN(8) > 0 {
		c.put(at, op.Result, p)
	}
	if c.r.IntN(3) == 0 {
		c.branch(c.value(comparisons[c.r.IntN(len(comparisons))], v, c.anInt()))
	}
}

// unboxed looks into a box.
func (c *recorder) unboxed() *trace.Box {
	p := c.aRef(toBox)
	if !c.nonnil(p) {
		return nil
	}
	return c.get(&targets[toBox].reach[0], p)
}

// shelve leaves a box at a place.
func (c *recorder) shelve(b *trace.Box) {
	if a, place := c.shelfPlace(); place != nil {
		if a.to != reflect.TypeFor[*box]() {
			b = c.aRef(typeOf[a.to])
		}
		c.put(a, b, place...)
	}
}

// reach takes one from there.
func (c *recorder) reach() {
	if a, place := c.shelfPlace(); place != nil {
		c.get(a, place...)
	}
}

// shelfPlace chooses a place for refs to boxes.
func (c *recorder) shelfPlace() (a *access, place []*trace.Box) {
	t := toShelf
	if c.r.IntN(2) == 0 {
		t = toBoxes
	}
	p := c.given(c.refs[t])
	if p == nil || !c.nonnil(p) {
		return nil, nil
	}
	for a == nil || a.m.Kind != descr.Ref {
		a = &targets[t].reach[c.r.IntN(len(targets[t].reach))]
	}
	if t == toShelf {
		return a, []*trace.Box{p}
	}
	i := c.ints[c.r.IntN(len(c.ints))]
	if c.r.IntN(2) == 0 {
		return a, []*trace.Box{p, trace.ConstInt(int64(c.r.IntN(items)))}
	}
	if inside := c.value(ops.UintLt, i, trace.ConstInt(items)); inside.Int == 0 {
		c.branch(inside)
		return nil, nil
	} else {
		c.branch(inside)
	}
	return a, []*trace.Box{p, i}
}
