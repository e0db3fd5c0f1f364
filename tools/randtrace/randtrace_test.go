package randtrace

import (
	"context"
	"flag"
	"slices"
	"strings"
	"testing"
	"time"
	"unsafe"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/backend/amd64"
	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/optimizer"
	"mergepoint/pkg/trace"
)

var (
	traces = flag.Int("randtraces", 6000, "how many random traces to try")
	seed   = flag.Uint64("seed", 1, "the first seed")
)

func newRunner() backend.Backend { return runner.New() }

// all gives the backends that can be tried here, closed when the test ends.
func all(t testing.TB) []func() backend.Backend {
	native := func() backend.Backend {
		b, err := amd64.New(amd64.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	b, err := amd64.New(amd64.Options{})
	if err != nil {
		t.Logf("machine code is not tried: %v", err)
		return []func() backend.Backend{newRunner}
	}
	_ = b.Close()
	return []func() backend.Backend{newRunner, native}
}

// rare has for rules that fire once in some thousand traces a seed of one.
var rare = map[string]uint64{
	"registers/stored-by-loop": 7010191, "integers/rshift_rshift_c_c": 7010443,
	"items/distance-known": 7011156, "integers/sum-known": 7012789,
}

// TestRandomTraces is the judge of the optimiser and of all backends; more by
// -randtraces, or with the command. Each rule of the optimiser is tried.
func TestRandomTraces(t *testing.T) {
	j := New(all(t)...)
	defer j.Close()
	for n := range uint64(*traces) {
		if err := j.Check(*seed + n); err != nil {
			t.Fatal(err)
		}
	}
	for name, n := range rare {
		if err := j.Check(n); err != nil || j.Rules.Fired(name) == 0 {
			t.Errorf("seed %d: %s never fired, or: %v", n, name, err)
		}
	}
	for _, p := range optimizer.Table {
		for _, r := range p.Rules {
			if name := p.Name + "/" + r.Name; j.Rules.Fired(name) == 0 {
				t.Errorf("the rule %s never fired", name)
			}
		}
	}
	t.Logf("%d traces, %d runs, %d bridges, %d loops not peeled\n%v", j.Traces, j.Runs, j.Bridges, j.Unpeeled, j.Rules)
}

// wrong is a backend with a mistake.
type wrong struct {
	*runner.Backend
	change func(op *trace.Op) bool // reports whether the op is lost
	lost   map[*trace.Guard]bool
	made   map[backend.Code]*trace.Trace
}

func newWrong(change func(*trace.Op) bool) *wrong {
	return &wrong{runner.New(), change, map[*trace.Guard]bool{}, map[backend.Code]*trace.Trace{}}
}

// Attach lets go of a bridge whose guard was lost, and with it of the bridge's own
// guards: the runner compiles a bridge when it is attached.
func (b *wrong) Attach(g *trace.Guard, bridge backend.Code) {
	if !b.lost[g] {
		b.Backend.Attach(g, bridge)
		return
	}
	for _, op := range b.made[bridge].Ops {
		b.lost[op.Guard] = true
	}
}

func (b *wrong) Compile(t *trace.Trace) (backend.Code, error) {
	c := *t
	c.Ops = nil
	for _, op := range t.Ops {
		if o := *op; b.change(&o) {
			b.lost[op.Guard] = true
		} else {
			c.Ops = append(c.Ops, &o)
		}
	}
	code, err := b.Backend.Compile(&c)
	b.made[code] = &c
	return code, err
}

// TestMistakesAreSeen: a backend with a mistake does not get through a few
// hundred traces.
func TestMistakesAreSeen(t *testing.T) {
	turn := func(c, to ops.Code) func(*trace.Op) bool {
		return func(op *trace.Op) bool {
			if op.Code == c {
				op.Code = to
			}
			return false
		}
	}
	for name, change := range map[string]func(*trace.Op) bool{
		"less is less or equal":       turn(ops.IntLt, ops.IntLe),
		"shifts forget the sign":      turn(ops.IntRshift, ops.UintRshift),
		"extending forgets the sign":  turn(ops.IntSignext, ops.IntZeroext),
		"stores to fields are lost":   func(op *trace.Op) bool { return op.Code == ops.SetfieldGc },
		"not nil is not asked":        func(op *trace.Op) bool { return op.Code == ops.GuardNonnull },
		"a bounds check is one wider": func(op *trace.Op) bool { return turn(ops.UintLt, ops.UintLe)(op) },
	} {
		j := New(func() backend.Backend { return newWrong(change) })
		var err error
		for n := uint64(0); err == nil && n < 2000; n++ {
			err = j.try(j.record(n))
		}
		if err == nil || !strings.HasPrefix(err.Error(), "runner, heap ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// forgetful is a runner that spoils the stores pending at guards.
type forgetful struct {
	*runner.Backend
	spoil func(list []trace.Pending) []trace.Pending
}

func (b *forgetful) Compile(t *trace.Trace) (backend.Code, error) {
	for _, op := range t.Ops {
		if op.IsGuard() && op.Guard.Pending != nil {
			defer func(was []trace.Pending) { op.Guard.Pending = was }(op.Guard.Pending)
			op.Guard.Pending = b.spoil(slices.Clone(op.Guard.Pending))
		}
	}
	return b.Backend.Compile(t)
}

// TestLostStoresAreSeen: nor does one whose ways out store something else than they
// should.
func TestLostStoresAreSeen(t *testing.T) {
	each := func(f func(s *trace.Pending)) func([]trace.Pending) []trace.Pending {
		return func(list []trace.Pending) []trace.Pending {
			for i := range list {
				f(&list[i])
			}
			return list
		}
	}
	for name, spoil := range map[string]func([]trace.Pending) []trace.Pending{
		"one of several is lost": func(list []trace.Pending) []trace.Pending { return list[:min(len(list), max(1, len(list)-1))] },
		"a single one is lost":   func(list []trace.Pending) []trace.Pending { return list[:len(list)-len(list)%2] },
		"a sum is one too much": each(func(s *trace.Pending) {
			if s.Value.Add != 0 {
				s.Value.Add++
			}
		}),
		"nothing is added": each(func(s *trace.Pending) { s.Value.Add = 0 }),
		"an index is one too small": each(func(s *trace.Pending) {
			if s.Index.Box != nil && s.Index.Box.Const && s.Index.Box.Int > 0 {
				s.Index.Box = trace.ConstInt(s.Index.Box.Int - 1)
			}
		}),
	} {
		j := New(func() backend.Backend { return &forgetful{runner.New(), spoil} })
		n := uint64(0)
		err := error(nil)
		for ; err == nil && n < 6000; n++ {
			err = j.try(j.record(n))
		}
		if err == nil || !strings.HasPrefix(err.Error(), "runner, heap ") {
			t.Errorf("%s: %v", name, err)
		}
		t.Logf("%s: seen by trace %d", name, n)
	}
}

// deaf is a runner that does not hear that it is to stop, once it has gone from a
// loop to a bridge: as if a cycle had no poll.
type deaf struct {
	*runner.Backend
	bridges bool
}

func (b *deaf) Attach(g *trace.Guard, bridge backend.Code) {
	b.bridges = true
	b.Backend.Attach(g, bridge)
}

func (b *deaf) Run(ctx context.Context, c backend.Code, ints []int64, refs []unsafe.Pointer) backend.Exit {
	if b.bridges {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(context.Background(), 3*time.Second) // not to go on forever
		defer cancel()
	}
	return b.Backend.Run(ctx, c, ints, refs)
}

// TestMissingPollIsSeen: a cycle that does not ask whether it is to stop.
func TestMissingPollIsSeen(t *testing.T) {
	j := New(func() backend.Backend { return &deaf{Backend: runner.New()} })
	j.Patience = time.Second
	for n := uint64(77); n < 256*60; n += 256 {
		if err := j.try(j.record(n)); err != nil {
			if !strings.HasSuffix(err.Error(), "told to stop and does not") {
				t.Error(err)
			}
			t.Logf("seen by trace %d", n)
			time.Sleep(3 * time.Second) // what runs on uses memory of the judge
			return
		}
	}
	t.Error("not seen")
}

// TestSameSeedSameTraces: a seed says all.
func TestSameSeedSameTraces(t *testing.T) {
	for n := range uint64(200) {
		j := New()
		first := j.record(n)
		if second := j.record(n); first.recorded() != second.recorded() || first.passes != second.passes {
			t.Fatalf("seed %d:\n%s\n%s", n, first.recorded(), second.recorded())
		}
	}
}

// FuzzTraces lets Go's fuzzer choose the seeds.
func FuzzTraces(f *testing.F) {
	for s := range uint64(16) {
		f.Add(s)
	}
	j := New(all(f)...)
	f.Fuzz(func(t *testing.T, seed uint64) {
		if err := j.Check(seed); err != nil {
			t.Error(err)
		}
	})
}
