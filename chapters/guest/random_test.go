package guest

import (
	"math/rand/v2"
	"testing"

	"mergepoint/chapters/bfparse"
)

// Enough of the random programs end in time and do something for the fuzz target
// that runs them to be worth its time.
func TestRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	ends, falls, loops := 0, 0, 0
	const programs = 2000
	for range programs {
		data := make([]byte, r.IntN(60))
		for i := range data {
			data[i] = byte(r.Uint32())
		}
		src := Random(data)
		p, err := bfparse.Parse("random", []byte(src))
		if err != nil || p.Code != src {
			t.Fatalf("Random makes %s: %v", src, err)
		}
		switch res := Run(src, []byte("input"), 0, 20_000); res.Err {
		case nil:
			ends++
			if res.Steps > 2*len(src) {
				loops++
			}
		case ErrLeft:
			falls++
		}
	}
	t.Logf("of %d programs %d end, %d of them after loops, %d fall off the tape", programs, ends, loops, falls)
	if ends < programs/4 || loops < programs/10 || falls < programs/20 {
		t.Errorf("of %d programs %d end, %d of them after loops, %d fall off the tape", programs, ends, loops, falls)
	}
}
