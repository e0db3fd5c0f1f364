package order

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	list, err := Parse([]byte("ch01_interpreter\nch02_jitdriver\n"))
	if err != nil || len(list) != 2 || !cmp.Equal(list[1], Chapter{2, "ch02_jitdriver", "ch02"}) {
		t.Errorf("Parse = %v, %v", list, err)
	}
	for text, want := range map[string]string{
		"ch01_a\nch03_c\n": "order.txt: ch03_c stands where chapter 2 should",
		"chapter1\n":       `order.txt: "chapter1" is not a chapter's folder, like ch01_interpreter`,
	} {
		if _, err := Parse([]byte(text)); err == nil || err.Error() != want {
			t.Errorf("Parse(%q): %v, want %s", text, err, want)
		}
	}
}

func TestStages(t *testing.T) {
	src, err := Stages([]Chapter{{1, "ch01_a", "ch01"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`ch01 "mergepoint/chapters/ch01_a"`, `{1, "ch01_a", ch01.Parse, ch01.Run},`} {
		if !strings.Contains(string(src), want) {
			t.Errorf("no %s in\n%s", want, src)
		}
	}
}
