//go:build exercise || solution

package ex1

import "testing"

func TestAround(t *testing.T) {
	for _, tt := range []struct {
		pc   int
		n    int
		want string
	}{
		{4, 2, "…>[_>_+<…"},
		{0, 3, "_<_[>[…"},
		{1, 3, "<_[_>[>…"},
		{9, 2, "…-]_>_."},
		{10, 2, "…]>_._"},
		{5, 20, "<[>[>_+_<-]>."},
		{5, 0, "…_+_…"},
	} {
		if got := Around(tt.pc, "<[>[>+<-]>.", tt.n); got != tt.want {
			t.Fatalf("Around(%d, <[>[>+<-]>., %d) = %s, want %s", tt.pc, tt.n, got, tt.want)
		}
	}
}
