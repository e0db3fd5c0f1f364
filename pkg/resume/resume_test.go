package resume_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"unsafe"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/resume"
	"mergepoint/pkg/trace"
)

var program = &jitcode.Program{Funcs: []*jitcode.Func{{Name: "run"}, {Name: "pop"}}}

// script writes down what the decoder says.
type script struct {
	strings.Builder
	names map[unsafe.Pointer]string
}

func (s *script) Frame(fn, pc int) { fmt.Fprintf(s, "%s:%d\n", program.Funcs[fn].Name, pc) }

func (s *script) Fail(k descr.Kind, reg, n int) { fmt.Fprintf(s, "\t%s%d = fail %d\n", k, reg, n) }

func (s *script) Int(reg int, v int64) { fmt.Fprintf(s, "\ti%d = %d\n", reg, v) }

func (s *script) Ref(reg int, p unsafe.Pointer) { fmt.Fprintf(s, "\tp%d = %s\n", reg, s.names[p]) }

func (s *script) Made(reg, n int) { fmt.Fprintf(s, "\tp%d = made %d\n", reg, n) }

// TestRoundTrip packs two frames with every kind of value.
func TestRoundTrip(t *testing.T) {
	obj := unsafe.Pointer(new(int))
	i1, i2 := &trace.Box{Kind: descr.Int, ID: 1}, &trace.Box{Kind: descr.Int, ID: 2}
	p3 := &trace.Box{Kind: descr.Ref, ID: 3}
	g := &trace.Guard{Frames: []trace.Frame{
		{
			Info: &trace.FrameInfo{Func: "pop"}, PC: 130,
			IntRegs: []uint16{0, 2, 3, 300}, Ints: []*trace.Box{i2, trace.ConstInt(-1), trace.ConstInt(math.MinInt64), i2},
			RefRegs: []uint16{1}, Refs: []*trace.Box{trace.ConstRef(nil)},
		},
		{
			Info: &trace.FrameInfo{Func: "run"}, PC: 7,
			IntRegs: []uint16{0, 1}, Ints: []*trace.Box{i1, trace.ConstInt(1 << 20)},
			RefRegs: []uint16{0, 5}, Refs: []*trace.Box{p3, trace.ConstRef(obj)},
		},
	}}
	g.CollectFailArgs()
	d := resume.NewCoder(program).Encode(g)
	s := &script{names: map[unsafe.Pointer]string{nil: "nil", obj: "obj"}}
	d.Decode(s)
	const want = `pop:130
	i0 = fail 0
	i2 = -1
	i3 = -9223372036854775808
	i300 = fail 0
	p1 = nil
run:7
	i0 = fail 1
	i1 = 1048576
	p0 = fail 0
	p5 = obj
`
	if s.String() != want {
		t.Errorf("got\n%swant\n%s", s, want)
	}
	if d.Size() > 70 {
		t.Errorf("%d bytes for nine values", d.Size())
	}
}

// TestSmall: the usual guard, one frame and one live pointer, takes few bytes.
func TestSmall(t *testing.T) {
	g := &trace.Guard{Frames: []trace.Frame{{
		Info: &trace.FrameInfo{Func: "run"}, PC: 41,
		IntRegs: []uint16{0}, Ints: []*trace.Box{trace.ConstInt(86)},
		RefRegs: []uint16{1}, Refs: []*trace.Box{{Kind: descr.Ref}},
	}}}
	g.CollectFailArgs()
	if n := resume.NewCoder(program).Encode(g).Size(); n > 10 {
		t.Errorf("%d bytes, want at most 10", n)
	}
}

func TestEncodeBugs(t *testing.T) {
	box := &trace.Box{Kind: descr.Int}
	frame := trace.Frame{Info: &trace.FrameInfo{Func: "run"}, IntRegs: []uint16{0}, Ints: []*trace.Box{box}}
	for what, g := range map[string]*trace.Guard{
		"encoder.from: a box of the frames is no fail arg": {Frames: []trace.Frame{frame}},
		"no function other": {Frames: []trace.Frame{{Info: &trace.FrameInfo{Func: "other"}}}},
	} {
		func() {
			defer func() {
				if x := recover(); x == nil || !strings.Contains(fmt.Sprint(x), what) {
					t.Errorf("panic %v, want %s", x, what)
				}
			}()
			resume.NewCoder(program).Encode(g)
		}()
	}
}

func BenchmarkDecode(b *testing.B) {
	g := &trace.Guard{Frames: []trace.Frame{{
		Info: &trace.FrameInfo{Func: "run"}, PC: 41,
		IntRegs: []uint16{0, 1, 2, 3}, Ints: []*trace.Box{trace.ConstInt(86), {ID: 1, Kind: descr.Int}, {ID: 2, Kind: descr.Int}, trace.ConstInt(7)},
		RefRegs: []uint16{1}, Refs: []*trace.Box{{Kind: descr.Ref}},
	}}}
	g.CollectFailArgs()
	d := resume.NewCoder(program).Encode(g)
	var n counter
	for b.Loop() {
		d.Decode(&n)
	}
}

type counter int

func (c *counter) Frame(fn, pc int)              { *c++ }
func (c *counter) Fail(k descr.Kind, reg, n int) { *c++ }
func (c *counter) Int(reg int, v int64)          { *c++ }
func (c *counter) Made(reg, n int)               { *c++ }
func (c *counter) Ref(reg int, p unsafe.Pointer) { *c++ }
