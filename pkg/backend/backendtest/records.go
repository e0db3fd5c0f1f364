package backendtest

import (
	"context"
	"math"
	"runtime"
	"testing"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
)

// A record is what the function of testRecords gives.
type record struct {
	sum   int64
	float float64
	next  *object
	text  string
	small uint8
	any   any
}

var recordDescrs = `call <pair> (i, p) ref may-raise
call <sure> (i, p) ref
field <sum> int64 immutable
field <float> int64 immutable
field <next> ref immutable
field <ptr> ref immutable
field <len> int64 immutable
field <small> uint8 immutable
field <data> ref immutable`

// records are calls of whose record only words are wanted, beside some of which it is
// wanted itself: at a guard, later, in a loop, after another call.
var recordPrograms = []string{`
[i0, p0]
p1 = call(ConstClass(pair), i0, p0, descr=<pair>)
guard_no_exception(, descr=<Guard2>) [p1, i0, p0]
i1 = getfield_gc_pure(p1, descr=<sum>)
i2 = getfield_gc_pure(p1, descr=<small>)
p2 = getfield_gc_pure(p1, descr=<next>)
i3 = getfield_gc_pure(p1, descr=<float>)
p3 = getfield_gc_pure(p1, descr=<ptr>)
i4 = getfield_gc_pure(p1, descr=<len>)
p4 = getfield_gc_pure(p1, descr=<data>)
i5 = int_add(i1, i2)
i6 = float_lt(i3, 4631107791820423168)
guard_true(i6, descr=<Guard3>) [i1, i2, i3, i4, p2, p3, p4]
jump(i5, p2, descr=<Loop0>)`, `
[i0, p0]
p1 = call(ConstClass(sure), i0, p0, descr=<sure>)
i2 = getfield_gc_pure(p1, descr=<small>)
i3 = getfield_gc_pure(p1, descr=<sum>)
i4 = int_lt(i3, 30)
p2 = call(ConstClass(sure), i3, p0, descr=<sure>)
p5 = getfield_gc_pure(p2, descr=<next>)
guard_true(i4, descr=<Guard2>) [i0, i2, p5]
i5 = getfield_gc_pure(p2, descr=<sum>)
i6 = getfield_gc_pure(p1, descr=<len>)
i7 = int_add(i5, i6)
jump(i7, p5, descr=<Loop0>)`, `
[i0, p0]
p1 = call(ConstClass(sure), i0, p0, descr=<sure>)
p2 = call(ConstClass(pair), i0, p0, descr=<pair>)
guard_no_exception(, descr=<Guard2>) [i0, p2, p0]
i1 = getfield_gc_pure(p2, descr=<sum>)
i2 = getfield_gc_pure(p2, descr=<len>)
i3 = int_eq(i1, 12)
guard_false(i3, descr=<Guard3>) [i1, i2]
i4 = int_add(i0, i2)
finish(i4, p0)`, `
[i0, i1, p0]
p1 = call(ConstClass(sure), i0, p0, descr=<sure>)
p2 = getfield_gc_pure(p1, descr=<next>)
i2 = getfield_gc_pure(p1, descr=<sum>)
i3 = int_add(i0, i1)
i4 = int_lt(i2, 40)
guard_true(i4, descr=<Guard2>) [i0, i1, i3, i2, p0, p2]
jump(i2, i3, p2, descr=<Loop0>)`}

// testRecords runs calls that give records: where a backend makes none, all is as where
// they are made.
func testRecords(t *testing.T, new func() backend.Backend) {
	for _, text := range recordPrograms {
		for _, first := range []int64{0, 7, 100} {
			want := outcomeOf(t, newJudge(), text, first)
			with(t, new, func(b backend.Backend) {
				if got := outcomeOf(t, b, text, first); got != want {
					t.Errorf("from %d: got %+v, want %+v in%s", first, got, want, text)
				}
			})
		}
	}
}

// A recordOutcome is what a run ended with. Texts and objects have no names: they are
// told by what is in them.
type recordOutcome struct {
	guard, chain, made int
	ints               [4]int64
	nils               [4]bool
	panicked           any
}

func outcomeOf(t *testing.T, b backend.Backend, text string, first int64) (o recordOutcome) {
	p := Program{Descrs: recordDescrs, Text: text}
	l, err := p.Load()
	if err != nil {
		t.Fatal(err)
	}
	env := l.World.Env
	for name, offset := range map[string]uintptr{
		"sum": unsafe.Offsetof(record{}.sum), "float": unsafe.Offsetof(record{}.float), "next": unsafe.Offsetof(record{}.next),
		"ptr": unsafe.Offsetof(record{}.text), "len": unsafe.Offsetof(record{}.text) + jitcode.Word,
		"small": unsafe.Offsetof(record{}.small), "data": unsafe.Offsetof(record{}.any) + jitcode.Word,
	} {
		if d, ok := env.Descr(name).(*descr.Memory); ok {
			d.Offset = offset
		}
	}
	sure := func(ints []int64, refs []unsafe.Pointer) record {
		o.made++
		runtime.GC()
		next := &object{}
		next.Refs[0] = refs[0]
		return record{ints[0] + 2, math.Sqrt(float64(ints[0])) + 35, next, "some text"[:uint64(ints[0])%9], uint8(ints[0] + 1), &next.Refs}
	}
	pair := func(ints []int64, refs []unsafe.Pointer) record {
		if ints[0] >= 100 {
			panic("enough")
		}
		return sure(ints, refs)
	}
	for name, call := range map[string]func([]int64, []unsafe.Pointer) record{"sure": sure, "pair": pair} {
		if d, ok := env.Descr(name).(*descr.Call); ok {
			jitcode.Results(d, call)
		}
	}
	code, err := l.Compile(b)
	if err != nil {
		t.Fatal(err)
	}
	x := b.Run(context.Background(), code, []int64{first, 5}[:len(l.Traces[0].Inputs)-1], l.objects(1))
	if x.Err != nil {
		t.Fatal(x.Err)
	}
	runtime.GC()
	if o.panicked = x.Panic; x.Guard != nil {
		o.guard = x.Guard.Number
	}
	copy(o.ints[:], x.Ints)
	for n, p := range x.Refs {
		o.nils[n] = p == nil
	}
	if n := len(x.Refs); n > 0 && o.panicked == nil {
		o.chain = chain(x.Refs[n-1])
	}
	return o
}
