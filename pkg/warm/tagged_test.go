package warm_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mergepoint/pkg/warm"
	"mergepoint/testdata/tagged"
)

// taggedWriter writes a function: values in registers 0 to 6, counters behind them,
// a table, then what calls take. It calls those inside it.
type taggedWriter struct {
	r    *rand.Rand
	code []uint32
}

const (
	taggedValues  = 7
	taggedCounter = taggedValues
	taggedOne     = taggedCounter + 3
	taggedTable   = taggedOne + 1
	taggedCalls   = taggedTable + 1
)

func taggedConsts() []tagged.Value {
	list := []tagged.Value{{}, {Kind: tagged.Bool, I: 1}, {Kind: tagged.Bool}, tagged.FloatOf(0.5), tagged.FloatOf(-3), tagged.StrOf("a"), tagged.StrOf("be")}
	for i := range int64(12) {
		list = append(list, tagged.IntOf(i))
	}
	return list
}

// The first of each kind among the constants.
const (
	taggedFloats = 3
	taggedStrs   = 5
	taggedInts   = 7
)

func randomTagged(r *rand.Rand, depth int) *tagged.Func {
	w := &taggedWriter{r: r}
	f := &tagged.Func{Consts: taggedConsts(), Regs: taggedCalls + 2}
	inner := 0
	if depth < 3 {
		inner = 1 + r.IntN(2)
	}
	for range inner {
		f.Inner = append(f.Inner, randomTagged(r, depth+1))
	}
	w.emit(tagged.LoadK, taggedOne, taggedInts+1, 0)
	w.emit(tagged.NewTab, taggedTable, 0, 0)
	for n := taggedCounter; n < taggedOne; n++ {
		w.emit(tagged.LoadK, n, taggedInts, 0)
	}
	if depth == 0 {
		w.loop(0, 30, inner)
	}
	w.block(depth, inner)
	w.emit(tagged.Return, w.value(), 0, 0)
	f.Code = w.code
	return f
}

func (w *taggedWriter) emit(op, a, b, c int) {
	w.code = append(w.code, tagged.Encode(op, a, b, c))
}

func (w *taggedWriter) value() int { return w.r.IntN(taggedValues) }

func (w *taggedWriter) block(depth, inner int) {
	for range 1 + w.r.IntN(4) {
		if len(w.code) < 70 {
			w.statement(depth, inner)
		}
	}
}

func (w *taggedWriter) statement(depth, inner int) {
	a, b, c := w.value(), w.value(), w.value()
	switch n := w.r.IntN(24); {
	case n < 4 && depth < 3:
		w.loop(depth, []int{20, 5, 3}[depth], inner)
	case n < 6 && depth < 4:
		w.skip([]int{tagged.Less, tagged.Test}[w.r.IntN(2)], a, b, c, func() { w.block(depth+1, inner) })
	case n == 6 && inner > 0:
		w.emit(tagged.Move, taggedCalls, a, 0)
		w.emit(tagged.Move, taggedCalls+1, b, 0)
		w.emit(tagged.Call, taggedCalls, w.r.IntN(inner), 0)
		w.emit(tagged.Move, c, taggedCalls, 0)
	case n < 9:
		w.emit(tagged.LoadK, a, w.r.IntN(taggedInts+12), 0)
	case n == 9:
		w.emit(tagged.NewTab, a, 0, 0)
	case n == 10: // at the end, or by name
		w.emit(tagged.Len, b, taggedTable, 0)
		if w.r.IntN(2) == 0 {
			w.emit(tagged.LoadK, b, taggedStrs+w.r.IntN(2), 0)
		}
		w.emit(tagged.Put, w.table(a), b, c)
	case n < 13:
		w.emit(tagged.Get, a, w.table(b), c)
	case n == 13:
		w.emit(tagged.Len, a, b, 0)
	case n == 14 && w.r.IntN(6) == 0:
		w.emit(tagged.Cat, a, b, c)
	case n == 15 && w.r.IntN(6) == 0:
		w.emit(tagged.Div, a, b, c)
	case n == 16:
		w.emit(tagged.Move, a, w.r.IntN(taggedOne+1), 0)
	case w.r.IntN(40) == 0:
		w.emit(tagged.Add+w.r.IntN(3), a, b, c)
	default: // of numbers, most of the time
		w.emit(tagged.LoadK, b, []int{taggedInts, taggedFloats}[w.r.IntN(2)]+w.r.IntN(2), 0)
		w.emit(tagged.Add+w.r.IntN(3), b, b, taggedCounter+w.r.IntN(3))
		w.emit(tagged.Move, a, b, 0)
	}
}

// table is the function's table, or what may be none, seldom.
func (w *taggedWriter) table(a int) int { return []int{taggedTable, a}[w.r.IntN(20)/19] }

// loop goes round a few times.
func (w *taggedWriter) loop(depth, most, inner int) {
	counter := taggedCounter + depth
	w.emit(tagged.LoadK, counter, taggedInts+w.r.IntN(min(most, 11)), 0)
	w.emit(tagged.LoadK, taggedOne, taggedInts+1, 0)
	if most > 11 {
		w.emit(tagged.LoadK, taggedCalls, taggedInts+3, 0)
		w.emit(tagged.Mul, counter, counter, taggedCalls)
	}
	start := len(w.code)
	w.block(depth+1, inner)
	w.emit(tagged.Sub, counter, counter, taggedOne)
	w.emit(tagged.LoadK, taggedCalls, taggedInts, 0)
	w.emit(tagged.Less, 0, counter, taggedCalls)
	w.emit(tagged.Jump, 0, start-len(w.code)-1, 0)
}

// skip does something if a test fails.
func (w *taggedWriter) skip(op, a, b, c int, do func()) {
	w.emit(op, a, b, c)
	w.emit(tagged.Jump, 0, 1, 0) // over the jump that follows
	at := len(w.code)
	w.emit(tagged.Jump, 0, 0, 0)
	do()
	w.code[at] |= uint32((len(w.code)-at-1)&255) << 16
}

// showTagged writes a value down; tables may contain themselves.
func showTagged(v tagged.Value, depth int) string {
	switch {
	case v.Kind == tagged.Str:
		return fmt.Sprintf("%q", v.Obj.Text)
	case v.Kind != tagged.Tab:
		return fmt.Sprint(v.Kind, v.I, v.F)
	case depth == 3:
		return "…"
	}
	var b strings.Builder
	for _, e := range v.Obj.List {
		b.WriteString(showTagged(e, depth+1) + " ")
	}
	for _, name := range []string{"a", "be", "aa", "abe", "bea", "bebe"} {
		if e, ok := v.Obj.Names[name]; ok {
			b.WriteString(name + "=" + showTagged(e, depth+1) + " ")
		}
	}
	return fmt.Sprintf("[%s%d]", b.String(), len(v.Obj.Names))
}

// TestRandomTagged is TestRandomGuests for values that carry their kind.
func TestRandomTagged(t *testing.T) {
	judgeSome(t, *guests/5, tagged.Driver, randomSeed, func(e *warm.Engine, code string, limit int) string {
		f := randomTagged(fromSeed(code), 0)
		st := tagged.New(f, tagged.Value{}, tagged.Value{}, tagged.IntOf(int64(limit)))
		return left(e, func() string {
			var b strings.Builder
			for _, v := range st.Regs() {
				b.WriteString(showTagged(v, 0) + " ")
			}
			for _, r := range e.Results() {
				if v, ok := r.(tagged.Value); ok {
					r = showTagged(v, 0)
				}
				b.WriteString(fmt.Sprint(r))
			}
			return b.String()
		}, st, f)
	})
}

// taggedLoop counts register 1 up to register 2 around a body; 3 and 4 are numbers,
// 5 is a table, 6 a name, 7 is 1, calls take what is behind.
func taggedLoop(body ...uint32) *tagged.Func {
	in := tagged.Encode
	add := &tagged.Func{Regs: 2, Code: []uint32{in(tagged.Add, 0, 0, 1), in(tagged.Return, 0, 0, 0)}}
	code := append(body, in(tagged.Add, 1, 1, 7), in(tagged.Less, 0, 2, 1), in(tagged.Jump, 0, -3-len(body), 0), in(tagged.Return, 0, 0, 0))
	return &tagged.Func{Regs: 10, Inner: []*tagged.Func{add}, Code: code}
}

func taggedRun(name string, n int, body ...uint32) guestRun {
	return guestRun{"tagged/" + name, tagged.Driver, func(e *warm.Engine) string {
		f := taggedLoop(body...)
		st := tagged.New(f, tagged.IntOf(0), tagged.IntOf(0), tagged.IntOf(int64(n)), tagged.IntOf(3), tagged.FloatOf(1.5), tagged.Value{Kind: tagged.Tab, Obj: &tagged.Object{List: make([]tagged.Value, 2)}}, tagged.StrOf("k"), tagged.IntOf(1))
		onEngine(e, func() { _, _ = st.Run(f) }, st, f)
		return showTagged(st.Regs()[0], 0) + showTagged(st.Regs()[4], 0) + fmt.Sprint(len(st.Regs()[5].Obj.List))
	}}
}

func taggedRuns(n int) []guestRun {
	in := tagged.Encode
	return []guestRun{
		taggedRun("sum", n, in(tagged.Add, 0, 0, 1)),
		taggedRun("floats", n, in(tagged.Mul, 4, 4, 7), in(tagged.Add, 4, 4, 1), in(tagged.Sub, 4, 4, 3)),
		taggedRun("list", n, in(tagged.Put, 5, 7, 0), in(tagged.Get, 3, 5, 7), in(tagged.Add, 0, 3, 7)),
		taggedRun("calls", n, in(tagged.Move, 8, 0, 0), in(tagged.Move, 9, 1, 0), in(tagged.Call, 8, 0, 0), in(tagged.Move, 0, 8, 0)),
		taggedRun("names", n, in(tagged.Put, 5, 6, 1), in(tagged.Get, 3, 5, 6), in(tagged.Add, 0, 0, 3)),
	}
}
