package viewer

import (
	"encoding/json"
	"strings"
	"testing"
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
	var list []packed
	for _, s := range texts {
		list = append(list, w.pack(s))
	}
	table := w.table()
	for i, p := range list {
		data, err := json.Marshal(p)
		must(t, err)
		var codes string
		must(t, json.Unmarshal(data, &codes))
		if got := unpack(codes, table); got != texts[i] {
			t.Errorf("text %d came back as %.80q", i, got)
		}
		if i == 3 && len(codes) > 2*1000 {
			t.Errorf("a line said a thousand times takes %d characters", len(codes))
		}
	}
}
