package warm_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"mergepoint/pkg/jit"
	"mergepoint/pkg/warm"
)

// TestCountOnly: backward jumps are counted by where they go, in the order in
// which they were first met.
func TestCountOnly(t *testing.T) {
	p := jit.DefaultParams()
	e, err := warm.New(calcDriver, p, warm.CountOnly())
	if err != nil {
		t.Fatal(err)
	}
	if w := runGuest(e, nested, 9); !cmp.Equal([]int{2500}, w.out) {
		t.Error(cmp.Diff([]int{2500}, w.out))
	}
	var s strings.Builder
	for _, c := range e.Counts() {
		fmt.Fprintln(&s, c.Ints[0], c.N, c.Hot)
	}
	const want = "9 2450 true\n6 49 false\n"
	if s.String() != want {
		t.Errorf("got\n%swant\n%s", s.String(), want)
	}
}

// TestCountsWhileTracing: the threshold-th jump is the one that is recorded, and
// jumps made by the portal go on being counted.
func TestCountsWhileTracing(t *testing.T) {
	for _, threshold := range []int{1, 2, 10, 49} {
		c := &collector{}
		e := newEngine(t, c, fmt.Sprint("threshold=", threshold))
		runGuest(e, count, 9)
		want := fmt.Sprintf("hot (no location) after %d\n", threshold)
		if got := c.story(); !strings.HasPrefix(got, want) {
			t.Errorf("threshold %d: %s", threshold, got)
		}
		if n := e.Counts()[0].N; n != int64(threshold) {
			t.Errorf("threshold %d: counted %d times", threshold, n)
		}
	}
	c := &collector{}
	e := newEngine(t, c, "threshold=50")
	runGuest(e, count, 9)
	if c.story() != "" {
		t.Errorf("49 jumps, threshold 50: %s", c.story())
	}
}

// TestManyKeys: two programs with the same text are two, and each key of many
// has a count of its own.
func TestManyKeys(t *testing.T) {
	e := newEngine(t, nil, "threshold=0")
	want := map[string]int64{}
	for n := range 40 {
		var code []string
		code = append(code, "=11")
		for i := range 20 {
			code = append(code, "=4"+string(byte('0'+1+(n+i)%9)), "-41", fmt.Sprintf("j4%c", '0'+len(code)+1))
		}
		if err := e.Run(context.Background(), strings.Join(code, ""), newMachine(1)); err != nil {
			t.Fatal(err)
		}
		for i := range 20 {
			want[fmt.Sprint(n, ":", 6+9*i)] = int64((n + i) % 9)
		}
	}
	list, got := e.Counts(), map[string]int64{}
	program := -1
	for i, c := range list {
		if i == 0 || c.Ints[0] <= list[i-1].Ints[0] {
			program++
		}
		got[fmt.Sprint(program, ":", c.Ints[0])] = c.N
	}
	maps.DeleteFunc(want, func(_ string, n int64) bool { return n == 0 }) // never jumped back to
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("jumps by program and place:\n%s", diff)
	}
	if len(list) < 600 {
		t.Errorf("%d keys", len(list))
	}
}

// ofKeys are what of counts is compared: how often which key.
var ofKeys = cmpopts.IgnoreFields(warm.Count{}, "Where", "Hot")

// TestTable: keys whose hashes collide stay apart.
func TestTable(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	s := warm.NewTestSession(2)
	want := map[[2]int64]int64{}
	var order [][2]int64
	for range 20000 {
		k := [2]int64{r.Int64N(40), r.Int64N(40) << 60}
		if want[k] == 0 {
			order = append(order, k)
		}
		want[k]++
		s.CountN(k[:], nil)
	}
	var wants []warm.Count
	for _, k := range order {
		wants = append(wants, warm.Count{Ints: k[:], N: want[k]})
	}
	if diff := cmp.Diff(wants, s.Counts(), ofKeys); diff != "" {
		t.Error(diff)
	}
}

// TestEqualHashes: two keys whose whole hashes are equal are two keys.
func TestEqualHashes(t *testing.T) {
	s := warm.NewTestSession(2)
	a, b := warm.EqualHashes()
	for range 5 {
		s.CountN(a, nil)
	}
	s.CountN(b, nil)
	want := []warm.Count{{Ints: a, N: 5}, {Ints: b, N: 1}}
	if diff := cmp.Diff(want, s.Counts(), ofKeys); diff != "" {
		t.Error(diff)
	}
}

// TestCancelCountN: a count after the context is done asks for Enter, which ends
// the run.
func TestCancelCountN(t *testing.T) {
	s := warm.NewTestSession(2)
	if s.CountN([]int64{1, 2}, nil) {
		t.Error("a key is hot at its first count")
	}
	s.Cancel()
	if !s.CountN([]int64{1, 2}, nil) || !s.Enter() || s.Err() != context.Canceled {
		t.Errorf("error %v", s.Err())
	}
}

// TestCancelAmongManyKeys: a guest of very many loops, none of which is gone round
// often, sees soon that it is cancelled.
func TestCancelAmongManyKeys(t *testing.T) {
	for _, keys := range []int64{1, 100, 20_000} {
		s := warm.NewTestSession(1)
		count := func(k int64) (done bool) {
			s.Ints[0] = k
			return s.Count1(k) && s.Enter()
		}
		for n := range 3 * keys {
			count(n % keys)
		}
		s.Cancel()
		jumps := int64(0)
		for !count(jumps % keys) {
			jumps++
		}
		if jumps > 1<<15+keys {
			t.Errorf("%d keys: the run ends after %d jumps", keys, jumps)
		}
	}
}
