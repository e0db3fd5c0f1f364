package optimizer_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// BenchmarkOptimise gives the processor time per recorded op of a whole loop:
// entry bridge, loop proper and short preamble.
func BenchmarkOptimise(b *testing.B) {
	for _, name := range []string{"add-26", "add-15", "spread", "scan"} {
		b.Run(name, func(b *testing.B) { benchmark(b, listing(b, name)) })
	}
	for _, n := range []int{70, 700, 7000} {
		b.Run(fmt.Sprintf("list-of-%d", n), func(b *testing.B) { benchmark(b, list(b, n/7)) })
	}
}

func benchmark(b *testing.B, rec *trace.Trace) {
	b.ReportAllocs()
	began := cpu()
	for b.Loop() {
		if _, err := optimizer.OptimizeLoop(rec, &trace.Target{}, optimizer.Options{Passes: optimizer.All}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(cpu()-began)/float64(b.N)/float64(len(rec.Ops)), "cpu-ns/recorded-op")
}

// listing parses the recorded trace of a case.
func listing(b *testing.B, name string) *trace.Trace {
	text, err := os.ReadFile("testdata/listing/" + name + ".txtar")
	if err != nil {
		b.Fatal(err)
	}
	sections := map[string]string{}
	for _, f := range txtar.Parse(text).Files {
		sections[f.Name] = string(f.Data)
	}
	env := tracetext.NewEnv()
	if err := env.Declare(sections["descrs"]); err != nil {
		b.Fatal(err)
	}
	return parse(b, env, sections["in"])
}

func parse(b *testing.B, env *tracetext.Env, text string) *trace.Trace {
	rec, err := tracetext.Parse(text, env)
	if err != nil {
		b.Fatal(err)
	}
	return rec
}

// list makes a trace that walks a list of so many objects, all of which the
// passes have to remember: seven ops for each.
func list(b *testing.B, n int) *trace.Trace {
	var s strings.Builder
	s.WriteString("[p0, i0]\n")
	id, p, sum := 0, 0, 0
	for range n {
		x, v, y, c, q := id+1, id+2, id+3, id+4, id+5
		id += 5
		fmt.Fprintf(&s, "guard_nonnull(p%d) [p0, i%d]\n", p, sum)
		fmt.Fprintf(&s, "i%d = getfield_gc(p%d, descr=<N.x>)\n", x, p)
		fmt.Fprintf(&s, "i%d = int_add(i%d, i%d)\n", v, sum, x)
		fmt.Fprintf(&s, "i%d = getfield_gc(p%d, descr=<N.y>)\n", y, p)
		fmt.Fprintf(&s, "setfield_gc(p%d, i%d, descr=<N.y>)\n", p, v)
		fmt.Fprintf(&s, "i%d = int_lt(i%d, i%d)\n", c, v, y)
		fmt.Fprintf(&s, "p%d = getfield_gc(p%d, descr=<N.next>)\n", q, p)
		p, sum = q, v
	}
	fmt.Fprintf(&s, "jump(p0, i%d)\n", sum)
	return parse(b, tracetext.NewEnv(), s.String())
}
