package render

import (
	"strings"
	"testing"
	"time"

	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/viewer/model"
)

// TestAppearing: each line of the picture appears when it was printed.
func TestAppearing(t *testing.T) {
	m := &fence.Measured{CPU: "A", Timeline: &model.Timeline{Total: 100 * time.Millisecond, Output: []int{0, 0, 1, 1, 3}}}
	got := appearingHTML("<\nb\nc\n", m)
	for _, want := range []string{"<span data-at=\"40.0\">&lt;\n", "<span data-at=\"80.0\">b\n", "<span data-at=\"80.0\">c\n", "100 ms"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}

// TestRepository: what cloning makes is named after the address.
func TestRepository(t *testing.T) {
	if got := (&Site{Repository: "https://example.org/x/merge-point.git"}).Folder(); got != "merge-point" {
		t.Errorf("cloning makes %s", got)
	}
}

// TestOutputLines: what a program printed is coloured and linked like a listing.
func TestOutputLines(t *testing.T) {
	text := "i4 = int_add(i3, 1)\nguard_true(i5, descr=<Guard2>) [p0]\nAAAA\nmov rax, [rbx]\nadd is a word\n"
	var got []string
	for _, line := range output(text, "") {
		got = append(got, markup(line))
	}
	for i, want := range []string{`href="ops.html#int_add"`, `class="gu"`, "AAAA", `class="fn">mov`, "add is a word"} {
		if !strings.Contains(got[i], want) {
			t.Errorf("line %d is %s, want %s", i, got[i], want)
		}
	}
}
