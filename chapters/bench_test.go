package chapters

import (
	"context"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"

	"mergepoint/chapters/guest"
	"mergepoint/chapters/stage"
)

// BenchmarkStages runs the heavy program at each stage, in a size for which the
// plain interpreter takes about a second. The metric step is nanoseconds for an
// instruction of the guest.
//
//	go test ./chapters -run '^$' -bench Stages
func BenchmarkStages(b *testing.B) {
	c, err := guest.LoadFile("../testdata/guest/mandelbrot.txtar")
	if err != nil {
		b.Fatal(err)
	}
	const input = "6\n20\n"
	p := parse(b, c.Source)
	want := guest.Run(p.Code, []byte(input), c.EOF, math.MaxInt)
	for _, s := range Stages {
		b.Run(fmt.Sprint(s.Number), func(b *testing.B) {
			for b.Loop() {
				if err := s.Run(context.Background(), p, strings.NewReader(input), io.Discard, stage.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*want.Steps), "ns/step")
		})
	}
}
