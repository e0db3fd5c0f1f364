package own

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter"
	"mergepoint/pkg/trace"
)

func ExampleRun() {
	sum, err := Run("+-@3", 0, 100_000, nil)
	fmt.Println(sum, err)
	product, err := Run("*-@3", 1, 20, nil)
	fmt.Println(product, err)
	// Output:
	// 5000050000 <nil>
	// 2432902008176640000 <nil>
}

// loops is a sink that prints the loops that are compiled.
type loops struct{}

func (loops) Event(e trace.Event) {
	if c, ok := e.(trace.EventCompiled); ok && c.Trace.Kind == trace.Loop {
		c.Trace.Format(os.Stdout, trace.FormatOptions{})
	}
}

func ExampleRun_trace() {
	Run("+-@3", 0, 100_000, loops{})
	// Output:
	// [p0, i1, i2]
	// debug_merge_point('(no location)', 0)
	// i3 = int_add(i1, i2)
	// debug_merge_point('(no location)', 0)
	// i5 = int_sub(i2, 1)
	// debug_merge_point('(no location)', 0)
	// setfield_gc(p0, i3, descr=<machine.acc>)
	// setfield_gc(p0, i5, descr=<machine.n>)
	// i6 = int_is_true(i5)
	// guard_true(i6, descr=<Guard2>) [p0]
	// debug_merge_point('(no location)', 0)
	// jump(p0, i3, i5, descr=<Loop0>)
}

// TestAgrees compares with the interpreter as it is, the hints doing nothing.
func TestAgrees(t *testing.T) {
	for _, program := range []string{"", "+", "-", "+-@3", "*-@3", "+*-@4", "+-@3+", "+-+-@5"} {
		for _, n := range []int{0, 1, 2, 1000, 5000} {
			if n == 0 && strings.Contains(program, "@") || n%2 != 0 && program == "+-+-@5" {
				continue // counts past 0, down for ever
			}
			want := &machine{1, n}
			run(program, want)
			if got, err := Run(program, 1, n, nil); got != want.acc || err != nil {
				t.Errorf("%q with n = %d: %d, %v, want %d", program, n, got, err, want.acc)
			}
		}
	}
}

// TestFresh translates again and compares.
func TestFresh(t *testing.T) {
	out, err := codewriter.Write(".")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{codewriter.JitcodeFile: out.Jitcode, codewriter.PortalFile: out.Portal} {
		if got, err := os.ReadFile(name); err != nil || string(got) != want {
			t.Errorf("%s is stale: go generate ./chapters/own (%v)", name, err)
		}
	}
}

// TestThirtyLines holds the page's claim.
func TestThirtyLines(t *testing.T) {
	text, err := os.ReadFile("own.go")
	if err != nil {
		t.Fatal(err)
	}
	_, code, _ := strings.Cut(string(text), "//go:generate")
	lines := 0
	for _, line := range strings.Split(code, "\n")[1:] {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			lines++
		}
	}
	if lines > 30 {
		t.Errorf("the interpreter and its engine have %d lines, not thirty", lines)
	}
}
