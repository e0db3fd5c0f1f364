//go:build exercise || solution

package ex1

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/chapters/bfparse"
)

func TestProfile(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want []int
	}{
		{"++>+", []int{1, 1, 1, 1}},
		{"[-]", []int{1, 0, 0}},
		{"+++[-]", []int{1, 1, 1, 1, 3, 3}},
		{"++[>++[-]<-]", []int{1, 1, 1, 2, 2, 2, 2, 4, 4, 2, 2, 2}},
	} {
		p, err := bfparse.Parse("prog.b", []byte(tt.src))
		if err != nil {
			t.Fatal(err)
		}
		if got := Profile(p); !cmp.Equal(got, tt.want) {
			t.Fatalf("Profile of %s gives %v; each instruction was executed so often: %v", tt.src, got, tt.want)
		}
	}
}
