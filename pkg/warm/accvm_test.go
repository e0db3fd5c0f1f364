package warm_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mergepoint/pkg/warm"
	"mergepoint/testdata/accvm"
)

// accGenerator writes random programs for the accumulator machine. They end:
// loops count down variables of their own, other jumps go forward.
type accGenerator struct {
	r    *rand.Rand
	code []string
}

func randomAcc(r *rand.Rand) string {
	g := &accGenerator{r: r}
	g.block(0)
	return strings.Join(g.code, "")
}

func (g *accGenerator) emit(op byte, arg int) {
	g.code = append(g.code, string([]byte{op, byte('0' + arg)}))
}

func (g *accGenerator) block(depth int) {
	for range 1 + g.r.IntN(6) {
		if len(g.code) > maxInstrs-12 {
			return
		}
		g.statement(depth)
	}
}

func (g *accGenerator) statement(depth int) {
	switch n := g.r.IntN(20); {
	case n < 6 && depth < 4:
		g.loop(depth)
	case n < 8:
		at := len(g.code)
		g.emit("jk"[g.r.IntN(2)], 0)
		g.block(depth + 1)
		g.code[at] = g.code[at][:1] + string(byte('0'+len(g.code)))
	case n == 8 && g.r.IntN(3) == 0:
		g.emit('/', g.r.IntN(5))
	case n == 9 && g.r.IntN(20) == 0:
		g.emit("qL"[g.r.IntN(2)], 10)
	case n < 12:
		g.emit('l', g.r.IntN(4))
	case n < 14:
		g.emit("sd"[g.r.IntN(2)], 0)
	default:
		g.emit("LS+-*<p"[g.r.IntN(7)], g.r.IntN(5))
	}
}

// loop counts down in a variable, and leaves acc what it was or not.
func (g *accGenerator) loop(depth int) {
	counter := 5 + depth
	g.emit('l', 1+g.r.IntN(8))
	g.emit('S', counter)
	if g.r.IntN(2) == 0 {
		g.emit('l', g.r.IntN(3))
	}
	start := len(g.code)
	g.block(depth + 1)
	g.emit("sd"[g.r.IntN(2)], 0)
	g.emit('L', counter)
	g.emit('-', 1)
	g.emit('S', counter)
	g.emit('j', start)
}

func runAcc(e *warm.Engine, code string, limit int) (s string) {
	m := &accvm.Machine{Limit: limit}
	defer func() {
		x := recover()
		s = fmt.Sprintf("vars %v out %v panic %v err %s", m.Vars, m.Out, x, s)
	}()
	return fmt.Sprint(e.Run(context.Background(), code, m))
}

// TestRandomAcc is TestRandomGuests for the accumulator machine.
func TestRandomAcc(t *testing.T) { judge(t, accvm.Driver, randomAcc, runAcc) }

// TestManyBridges: seven branches in a loop, on numbers that look random, make a
// tree of hundreds of bridges.
func TestManyBridges(t *testing.T) {
	code := "lzS5" + "L1*9S1" // down from 74 in variable 5; 1 has the random number
	var instrs []string
	for range 7 {
		at := len(instrs) + len(code)/2
		instrs = append(instrs, "L1", "*9", "S1", "<0", "j"+string(byte('0'+at+8)), "L3", "-1", "S3")
	}
	instrs = append(instrs, "L5", "-1", "S5", "j2")
	code += strings.Join(instrs, "")
	run := func(e *warm.Engine) string {
		m := &accvm.Machine{}
		m.Vars[1], m.Vars[9] = 12345, 6364136223846793005
		for range 40 {
			if err := e.Run(context.Background(), code, m); err != nil {
				t.Fatal(err)
			}
		}
		return fmt.Sprint(m.Vars)
	}
	want := run(engineOf(t, accvm.Driver, nil, nil, "off"))
	for seed := range uint64(4) {
		sink := &collector{}
		e := engineOf(t, accvm.Driver, randomBackend(rand.New(rand.NewPCG(seed, 1))), sink, "threshold=2,trace_eagerness=1")
		if got := run(e); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if n := e.Stats().Bridges; n < 200 || sink.aborts() != "" {
			t.Errorf("%d bridges, aborts %q", n, sink.aborts())
		}
	}
}
