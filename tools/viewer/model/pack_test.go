package model

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// unpack reads codes as the script does.
func unpack(codes string, list []string) string {
	var b strings.Builder
	more := 0
	for _, c := range codes {
		d := strings.IndexRune(digits, c)
		if d >= final {
			more = more*(len(digits)-final) + d - final + 1
			continue
		}
		b.WriteString(list[more*final+d])
		more = 0
	}
	return b.String()
}

// TestPack: texts come back as they were, and what is said often is short.
func TestPack(t *testing.T) {
	w := &words{}
	var long strings.Builder
	for i := range 20_000 {
		long.WriteString(strings.Repeat("x", i%7) + code(i) + "\t12\n")
	}
	texts := []string{"", "\n", "i4 = int_add(i3, 1)\t86\n\t\ti5ᵍ", strings.Repeat("jump(p0)\tagain\n", 1000), long.String()}
	var packed []any
	for _, s := range texts {
		packed = append(packed, w.pack(s))
	}
	table, back := w.table(), []string(nil)
	for i, p := range w.codes(packed).([]any) {
		codes := p.(string)
		back = append(back, unpack(codes, table))
		if i == 3 && len(codes) > 2*1000 {
			t.Errorf("a line said a thousand times takes %d characters", len(codes))
		}
	}
	if diff := cmp.Diff(texts, back); diff != "" {
		t.Error(diff)
	}
}

// hostile is a text that would end a field or a row if it were let.
const hostile = "\"\n\t\\n<img src=x onerror=alert(1)>` = a(b)"

// TestFields: whatever a location says, it is one field of one row.
func TestFields(t *testing.T) {
	row := fields([]string{hostile, "", hostile, ""})
	if got := strings.Split(row, "\t"); len(got) != 3 || strings.Contains(row, "\n") || got[0] != got[2] {
		t.Errorf("fields makes %q", row)
	}
}
