package optimizer_test

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/tracetext"
)

// A shape is a kind of long trace: a head, ops that are repeated, and a jump. In
// the ops {k} is the number of the round, {-k} less than nothing by it, {i} and {p} are an int and a pointer
// that the round leaves for the next, {i'} and {p'} those that it finds, {a}, {b}
// and {c} are its own.
type shape struct{ passes, head, round, jump string }

var shapes = map[string]shape{
	"objects": {"all", "[p0, i0]", `guard_nonnull({p'}) [{p'}, {i'}]
{a} = getfield_gc({p'}, descr=<N.x>)
{i} = int_add({i'}, {a})
{b} = getfield_gc({p'}, descr=<N.y>)
setfield_gc({p'}, {i}, descr=<N.y>)
{p} = getfield_gc({p'}, descr=<N.next>)`, "jump(p0, {i})"},
	"one object": {"all", "[p0, i0]", `{a} = getfield_gc(p0, descr=<N.x>)
{i} = int_add({i'}, {a})
setfield_gc(p0, {i}, descr=<N.x>)
{b} = int_lt({i}, 100)
guard_true({b}) [p0, {i}]`, "jump(p0, {i})"},
	"steps in range": {"all", "[i0, i1]\ni2 = uint_lt(i0, 100000)\nguard_true(i2) [i0]", `{a} = int_add(i0, {k})
{b} = int_lt({a}, i1)
guard_true({b}) [i0, i1]`, "jump(i0, i1)"},
	"steps that may wrap": {"all", "[i0, i1]", `{a} = int_add(i0, {k})
{b} = int_lt({a}, i1)
guard_true({b}) [i0, i1]`, "jump(i0, i1)"},
	"steps, passed on": {"all", "[i0, i1]\ni2 = uint_lt(i0, 100000)\nguard_true(i2) [i0]", `{i} = int_add({i'}, 1)
{b} = int_lt({i}, i1)
guard_true({b}) [{i}, i1]`, "jump({i}, i1)"},
	"steps back": {"all", "[i0, i1]", `{i} = int_sub({i'}, 1)
{b} = int_lt({i}, 0)
guard_false({b}) [{i}, i1]`, "jump({i}, i1)"},
	"steps of steps": {"intbounds:pure:heap:unroll", "[i0, i1]", `{i} = int_add({i'}, 1)
{b} = int_lt({i}, i1)
guard_true({b}) [{i}, i1]`, "jump({i}, i1)"},
	"limits": {"all", "[i0, p0]", `{p} = getfield_gc({p'}, descr=<N.next>)
{a} = getfield_gc({p}, descr=<N.x>)
{b} = int_lt(i0, {a})
guard_true({b}) [i0, p0]`, "jump(i0, p0)"},
	"answers held": {"all", "[i0, i1, p0]\ni2 = uint_lt(i0, 100000)\nguard_true(i2) [i0]", `{a} = int_add(i0, {k})
{b} = int_lt({a}, i1)
setfield_gc(p0, {b}, descr=<N.x>)
guard_true({b}) [i0, i1, p0]`, "jump(i0, i1, p0)"},
	"items": {"all", "[p0, i0]", `{a} = uint_lt({i'}, 1000)
guard_true({a}) [p0, {i'}]
{b} = getarrayitem_gc(p0, {i'}, descr=<[]int>)
{i} = int_add({i'}, {b})
setarrayitem_gc(p0, {i'}, {i}, descr=<[]int>)`, "jump(p0, {i})"},
	"calls": {"all", "[p0, i0]", `{a} = getfield_gc(p0, descr=<N.x>)
{i} = call(ConstClass(f), {a}, descr=<f>)
{b} = getfield_gc(p0, descr=<N.y>)
{c} = call_pure(ConstClass(g), {b}, descr=<g>)`, "jump(p0, {i})"},
	"done before": {"all", "[i0, i1, p0]", `{a} = int_xor(i0, {k})
{b} = int_add({a}, i1)
setfield_gc(p0, {b}, descr=<N.x>)
guard_nonnull(p0) [i0, {b}, p0]`, "jump(i0, i1, p0)"},
	"facts that the loop asks for": {"all", "[i0, p0]", `{p} = getfield_gc({p'}, descr=<N.next>)
guard_nonnull({p}) [i0, p0]
{a} = getfield_gc({p}, descr=<N.x>)
{b} = int_lt({a}, i0)
guard_true({b}) [i0, p0]`, "jump(i0, p0)"},
	"an index of squares": {"all", "[p0, i0]", "{i} = int_mul({i'}, {i'})", `i1 = getarrayitem_gc(p0, i0, descr=<[]int>)
setarrayitem_gc(p0, {i}, i1, descr=<[]int>)
jump(p0, i0)`},
	"equal sums": {"pure", "[i0]", "{i} = int_mul({i'}, {-k})", "jump({i})"},
}

const shapeDescrs = "call <f> (i) int64 reads <N.x> writes <N.z>\ncall <g> (i) int64 pure\n"

// text gives a trace of about so many ops.
func (s *shape) text(length int) string {
	rounds := length / (strings.Count(s.round, "\n") + 1)
	text := []string{s.head}
	for k := 1; k <= rounds; k++ {
		text = append(text, boxNames(k).Replace(s.round))
	}
	return strings.Join(append(text, boxNames(rounds).Replace(s.jump), ""), "\n")
}

func boxNames(k int) *strings.Replacer {
	name := func(kind string, k, n int) string {
		if k == 0 {
			return kind + "0"
		}
		return fmt.Sprint(kind, 10*k+n)
	}
	return strings.NewReplacer("{k}", fmt.Sprint(k), "{-k}", fmt.Sprint(-k),
		"{i}", name("i", k, 0), "{i'}", name("i", k-1, 0), "{p}", name("p", k, 1), "{p'}", name("p", k-1, 1),
		"{a}", name("i", k, 2), "{b}", name("i", k, 3), "{c}", name("i", k, 4))
}

var (
	stepsOf  = flag.String("steps-of", "", "TestSteps optimises a trace of this shape, and no more")
	stepsOps = flag.Int("steps-ops", 1000, "with -steps-of: how long it is")
)

// TestSteps: a trace that is 16 times as long takes about 16 times as many steps,
// which are statements of the optimiser as go test -cover counts them, and of the
// package slices, where searches hide.
func TestSteps(t *testing.T) {
	if *stepsOf != "" {
		optimiseShape(t, shapes[*stepsOf], *stepsOps)
		return
	}
	dir := t.TempDir()
	counting := filepath.Join(dir, "counting.test")
	output(t, "go", "test", "-c", "-covermode=count", "-coverpkg=mergepoint/pkg/optimizer,mergepoint/pkg/trace,slices", "-o", counting, ".")
	for name := range shapes {
		steps := func(ops int) (n int64) {
			profile := filepath.Join(dir, "profile")
			output(t, counting, "-test.run=^TestSteps$", "-steps-of="+name, fmt.Sprint("-steps-ops=", ops), "-test.coverprofile="+profile)
			return countSteps(t, profile)
		}
		short, long := steps(1000), steps(16000)
		t.Logf("%-30s %9d steps for 1,000 ops, %9d for 16,000: %.1f times as many", name, short, long, float64(long)/float64(short))
		if long > 20*short {
			t.Errorf("%s: that is more than linear", name)
		}
	}
}

func optimiseShape(t *testing.T, s shape, ops int) {
	passes, err := optimizer.ParsePasses(s.passes)
	must(t, err)
	env := tracetext.NewEnv()
	must(t, env.Declare(shapeDescrs))
	rec, err := tracetext.Parse(s.text(ops), env)
	must(t, err)
	askAgain(rec)
	res, err := optimizer.OptimizeLoop(rec, &trace.Target{}, optimizer.Options{Passes: passes})
	must(t, err)
	t.Logf("%d ops of %d", len(res.Loop.Ops), len(rec.Ops))
}

// askAgain lets each guard on a comparison ask it again.
func askAgain(rec *trace.Trace) {
	made := map[*trace.Box]*trace.Op{}
	for _, op := range rec.Ops {
		if op.Result != nil {
			made[op.Result] = op
		}
		if !op.IsGuard() || len(op.Args) != 1 {
			continue
		}
		if cmp := made[op.Args[0]]; cmp != nil && cmp.Code.Is(ops.Compare) {
			op.Guard.Again = &trace.Again{Regs: []int{100, 101}}
		}
	}
}

// countSteps adds up a profile: FILE:FROM,TO STATEMENTS TIMES. The reader of
// traces does not count.
func countSteps(t *testing.T, profile string) (steps int64) {
	text, err := os.ReadFile(profile)
	must(t, err)
	for _, line := range strings.Split(string(text), "\n")[1:] {
		var statements, times int64
		where, counts, _ := strings.Cut(line, " ")
		if strings.Contains(where, "pkg/trace/") && !strings.Contains(where, "trace.go") {
			continue
		}
		if _, err := fmt.Sscan(counts, &statements, &times); err == nil {
			steps += statements * times
		}
	}
	return steps
}

func output(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
}
