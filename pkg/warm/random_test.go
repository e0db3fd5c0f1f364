package warm_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
)

var (
	guests    = flag.Uint64("guests", 1500, "random guest programs to run; a fifth of them where one takes long")
	firstSeed = flag.Uint64("seed", 0, "seed of the first of them")
)

// generator writes random guest programs that end: loops count down registers
// of their own, skips go forward.
type generator struct {
	r    *rand.Rand
	code []string
}

// maxInstrs is bounded by what one byte can jump to.
const maxInstrs = 70

func randomProgram(r *rand.Rand) string {
	g := &generator{r: r}
	g.emit('=', 9, 1)
	g.block(0)
	return strings.Join(g.code, "")
}

func (g *generator) emit(op byte, x, y int) {
	g.code = append(g.code, string([]byte{op, byte('0' + x), byte('0' + y)}))
}

func (g *generator) block(depth int) {
	for range 1 + g.r.IntN(5) {
		if len(g.code) > maxInstrs-8 {
			return
		}
		g.statement(depth)
	}
}

func (g *generator) statement(depth int) {
	x, y := g.r.IntN(5), g.r.IntN(5)
	switch n := g.r.IntN(20); {
	case n < 7 && depth < 4:
		g.loop(depth)
	case n < 9:
		g.skip(depth)
	case n == 9 && g.r.IntN(4) == 0:
		g.emit('/', x, y)
	case n == 10:
		g.emit('p', x, 0)
	case n == 11 && g.r.IntN(8) == 0:
		g.emit('+', 10, y) // out of range
	case n == 12 && g.r.IntN(8) == 0:
		g.emit('q', 0, 0)
	case n < 14:
		g.emit('=', x, g.r.IntN(6))
	case n < 17:
		g.emit('+', x, y)
	default:
		g.emit('-', x, y)
	}
}

// loop goes round a few times; some are left early, some at once.
func (g *generator) loop(depth int) {
	counter := 5 + depth
	g.emit('=', counter, 1+g.r.IntN(9))
	start := len(g.code)
	g.block(depth + 1)
	g.emit('-', counter, 9)
	g.emit('j', counter, start)
}

// skip jumps over a block if a register is not 0.
func (g *generator) skip(depth int) {
	at := len(g.code)
	g.emit('j', g.r.IntN(5), 0)
	g.block(depth + 1)
	g.code[at] = g.code[at][:2] + string(byte('0'+len(g.code)))
}

// TestRandomGuests runs random programs plainly and through engines of all
// kinds: what they leave behind must be the same.
func TestRandomGuests(t *testing.T) {
	judge(t, calcDriver, randomProgram, func(e *warm.Engine, code string, limit int) string {
		return runGuest(e, code, limit).String()
	})
}

func judge(t *testing.T, d *jit.Driver, write func(*rand.Rand) string, run func(e *warm.Engine, code string, limit int) string) {
	t.Helper()
	judgeSome(t, *guests, d, write, run)
}

// judgeSome runs random programs with and without an engine. Each engine runs its
// program twice, the second time with what the first has compiled.
func judgeSome(t *testing.T, guests uint64, d *jit.Driver, write func(*rand.Rand) string, run func(e *warm.Engine, code string, limit int) string) {
	plain := engineOf(t, d, nil, nil, "off")
	compiled := uint64(0)
	for seed := *firstSeed; seed < *firstSeed+guests; seed++ {
		r := rand.New(rand.NewPCG(seed, 7))
		code, limit, params := write(r), 5+r.IntN(40), randomParams(r)
		want := run(plain, code, limit)
		sink := &collector{}
		e := openEngine(t, d, randomBackend(r), sink, params)
		for range 2 {
			if got := run(e, code, limit); got != want {
				t.Fatalf("seed %d, %s\n%q\ngot  %v\nwant %v", seed, params, code, got, want)
			}
		}
		if got := sink.aborts(); strings.Contains(got, "bug") {
			t.Fatalf("seed %d, %s\n%q\n%s", seed, params, code, got)
		}
		if e.Stats().Entered > 0 {
			compiled++
		}
		closeEngine(t, e)
	}
	if compiled < guests/3 {
		t.Errorf("of %d programs compiled code was entered in %d", guests, compiled)
	}
	t.Logf("%d programs, %d of them with compiled code, twice each", guests, compiled)
}

func randomParams(r *rand.Rand) string {
	return fmt.Sprintf("threshold=%d,trace_eagerness=%d,enable_opts=%s,trace_limit=%d", 1+r.IntN(4), r.IntN(4),
		pick(r, "all", "all", "none", "rewrite:heap", "heap:unroll", "pure:unroll"), pick(r, 6000, 6000, 60, 300))
}

// randomBackend gives machine code where there can be any, or the runner.
func randomBackend(r *rand.Rand) backend.Backend {
	if native, err := amd64.New(amd64.Options{}); err == nil && r.IntN(2) == 0 {
		return native
	}
	return runner.New()
}

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

// TestDeterministic: the same program gives the same events and the same traces,
// byte for byte.
func TestDeterministic(t *testing.T) {
	for seed := range uint64(50) {
		code := randomProgram(rand.New(rand.NewPCG(seed, 8)))
		first, second := fullStory(t, code), fullStory(t, code)
		if first != second {
			t.Fatalf("seed %d: two runs differ:\n%s\n%s", seed, first, second)
		}
	}
}

func fullStory(t *testing.T, code string) string {
	c := &collector{}
	runGuest(newEngine(t, c, "threshold=2,trace_eagerness=2"), code, 20)
	return c.story() + c.traces()
}
