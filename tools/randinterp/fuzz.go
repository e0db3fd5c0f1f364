package randinterp

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// PerBatch is how many interpreters are built together.
const PerBatch = 60

// All judges interpreters, a few batches at a time, and tells of each batch as it
// is done.
func (j *Judge) All(list []*Interp, atOnce int, done func([]*Result)) error {
	batches := make(chan []*Interp)
	var mu sync.Mutex
	var failed error
	var wait sync.WaitGroup
	for range atOnce {
		wait.Go(func() {
			for b := range batches {
				results, err := j.Batch(b)
				mu.Lock()
				if failed = cmp.Or(failed, err); err == nil {
					done(results)
				}
				mu.Unlock()
			}
		})
	}
	for b := range slices.Chunk(list, PerBatch) {
		batches <- b
	}
	close(batches)
	wait.Wait()
	return failed
}

// A Report counts results.
type Report struct {
	Count    map[Outcome]int
	Refusals map[string]int
	Faults   []*Result
}

// Add takes in results.
func (r *Report) Add(results []*Result) {
	if r.Count == nil {
		r.Count, r.Refusals = map[Outcome]int{}, map[string]int{}
	}
	for _, one := range results {
		r.Count[one.Outcome]++
		for _, what := range one.Refusals {
			r.Refusals[kindOf(what)]++
		}
		if one.Fault() {
			r.Faults = append(r.Faults, one)
		}
	}
}

// kindOf leaves names out of a refusal.
func kindOf(refusal string) string {
	for _, re := range kinds {
		refusal = re.ReplaceAllString(refusal, "…")
	}
	return refusal
}

var kinds = []*regexp.Regexp{
	regexp.MustCompile(`^\S.* (is read in one expression)`), regexp.MustCompile(`the call of \S+`), regexp.MustCompile(`type \S+`), regexp.MustCompile(`\bn\d+\b`),
}

// String gives the counts.
func (r *Report) String() string {
	s := ""
	for _, o := range []Outcome{Same, Refused, Untraced, Wrong, Bug, Crash, Hang, Uncompilable, Broken} {
		if n := r.Count[o]; n > 0 || o == Same {
			s += fmt.Sprintf("%d %s, ", n, o)
		}
	}
	return strings.TrimSuffix(s, ", ")
}

// Alone gives, for a seed, the rows, forms of the loop, jumps and inner loops of a name, or all
// of them, each in an interpreter of its own, plain in all else.
func Alone(seed uint64, name string) (list []Recipe) {
	add := func(named string, change func(*Recipe)) {
		r := Recipe{Seed: seed, Shape: plainShape, Jump: plainJump, Inner: plainInner, Code: plainCode, End: plainEnd, Parts: []Part{{Row: "operand"}}}
		if change(&r); name == named || name == "all" || strings.HasSuffix(name, "*") && strings.HasPrefix(named, strings.TrimSuffix(name, "*")) {
			list = append(list, r)
		}
	}
	for _, row := range Rows {
		add(row.Name, func(r *Recipe) { r.Parts[0].Row = row.Name })
	}
	for _, s := range Shapes {
		add(s.Name, func(r *Recipe) { r.Shape = s.Name })
	}
	for _, jump := range Jumps {
		add(jump.Name, func(r *Recipe) { r.Jump = jump.Name })
	}
	for _, inner := range Inners {
		add(inner.Name, func(r *Recipe) { r.Inner, r.Parts[0].Row = inner.Name, countingRows[0].Name })
	}
	return list
}
