//go:build exercise || solution

package ex3

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	ch04 "mergepoint/chapters/ch04_locations"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/jitlog"
)

func TestCosts(t *testing.T) {
	const want = `<: 2 instructions, 0 ops
>: 2 instructions, 0 ops
+: 3 instructions, 8 ops
-: 2 instructions, 6 ops
]: 2 instructions, 28 ops
`
	got := Costs(logOf(t, "++++++++++[->+<]>[-<++>]"))
	if text := table(got); text != want {
		t.Errorf("Costs gives\n%s\nwant\n%s", text, want)
	}
}

func table(costs map[byte]Cost) string {
	var b strings.Builder
	for _, c := range []byte("<>+-.,[]") {
		if n, ok := costs[c]; ok {
			fmt.Fprintf(&b, "%c: %d instructions, %d ops\n", c, n.Instructions, n.Ops)
		}
	}
	return b.String()
}

// logOf gives the log of a program's run.
func logOf(t *testing.T, src string) string {
	p, err := ch04.Parse("prog.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "log")
	log, err := jitlog.Open("jit-log-opt:"+file, os.Stderr)
	if err != nil {
		t.Fatal(err)
	}
	err = ch04.Run(context.Background(), p, strings.NewReader(""), io.Discard, stage.Options{JIT: "threshold=3", Sink: log})
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
