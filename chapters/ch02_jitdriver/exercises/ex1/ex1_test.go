//go:build exercise || solution

package ex1

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	ch02 "mergepoint/chapters/ch02_jitdriver"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/warm"
)

func TestAnswers(t *testing.T) {
	for _, src := range slices.Sorted(maps.Keys(Answers)) {
		want := counts(t, src)
		if got := Answers[src]; !cmp.Equal(got, want) {
			t.Errorf("%s: you say %s, but %s", src, say(got), verdict(got, want))
		}
	}
}

// counts asks the engine.
func counts(t *testing.T, src string) map[int]int {
	p, err := ch02.Parse("prog.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	m := map[int]int{}
	err = ch02.Run(context.Background(), p, strings.NewReader(""), io.Discard, stage.Options{
		Inspect: func(e *warm.Engine) {
			for _, c := range e.Counts() {
				m[int(c.Ints[0])] = int(c.N)
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// say lists counts.
func say(m map[int]int) string {
	if len(m) == 0 {
		return "nothing is counted"
	}
	var list []string
	for _, pc := range slices.Sorted(maps.Keys(m)) {
		list = append(list, fmt.Sprintf("pc %d is counted %d times", pc, m[pc]))
	}
	return strings.Join(list, ", ")
}

// verdict says what is wrong without saying what is right.
func verdict(got, want map[int]int) string {
	if len(got) != len(want) {
		return fmt.Sprintf("the number of places where the engine counts is %d", len(want))
	}
	for _, pc := range slices.Sorted(maps.Keys(got)) {
		switch n, ok := want[pc]; {
		case !ok:
			return fmt.Sprintf("the engine never counts at pc %d", pc)
		case n < got[pc]:
			return fmt.Sprintf("at pc %d the engine counts fewer", pc)
		case n > got[pc]:
			return fmt.Sprintf("at pc %d the engine counts more", pc)
		}
	}
	return "the engine says otherwise"
}
