package backendtest

import (
	"math/rand/v2"
	"strings"
	"testing"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/ops"
)

// The judge passes the suite: the cases are sound.
func TestJudge(t *testing.T) {
	Run(t, func() backend.Backend { return newJudge() })
}

// Each op is in the suite: computed ones by testOps and testCompares, which walk
// the table, the others by name.
func TestEveryOpIsInTheSuite(t *testing.T) {
	var all strings.Builder
	for _, p := range programs {
		all.WriteString(p.Text)
	}
	for _, row := range ops.Table[1:] {
		computed := row.Int1 != nil || row.Int2 != nil || row.Ref2 != nil
		if !computed && row.Code != ops.DebugMergePoint && !strings.Contains(all.String(), row.Name+"(") {
			t.Errorf("%s is in no program of the suite", row.Name)
		}
	}
}

// Random programs come to all kinds of end.
func TestRandomEnds(t *testing.T) {
	ends := map[string]int{}
	for seed := range uint64(500) {
		l, err := Random(rand.New(rand.NewPCG(seed, 9))).Load()
		if err != nil {
			t.Fatal(err)
		}
		d := newJudge()
		code, err := l.Compile(d)
		if err != nil {
			t.Fatal(err)
		}
		ints, refs := l.Inputs(rand.New(rand.NewPCG(seed, 2)))
		out := l.Outcome(d, code, seed, ints, refs)
		line, _, _ := strings.Cut(out, "\n")
		word, _, _ := strings.Cut(line, " ")
		ends[word]++
		if strings.Contains(line, "panic: ") {
			ends["panic"]++
		}
	}
	for _, want := range []string{"guard", "finish", "panic"} {
		if ends[want] < 10 {
			t.Errorf("few ends of kind %s: %v", want, ends)
		}
	}
	if ends["error:"] > 0 {
		t.Errorf("unsound programs: %v", ends)
	}
}
