package jitlog_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"mergepoint/pkg/jitlog"
)

// Each line is an object of the documented form, and says what the event says.
func TestEvents(t *testing.T) {
	var b bytes.Buffer
	sink, err := jitlog.OpenEvents("-", &b)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events(t) {
		sink.Event(e)
	}
	if err := sink.Close(); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	var kinds []string
	for _, line := range lines {
		var l jitlog.Line
		d := json.NewDecoder(strings.NewReader(line))
		d.DisallowUnknownFields()
		if err := d.Decode(&l); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		kinds = append(kinds, l.Event)
	}
	want := []string{"hot", "recording", "recorded", "compiled", "compiled", "entered", "guard failed", "recording", "aborted", "recorded", "compiled"}
	if diff := cmp.Diff(want, kinds); diff != "" {
		t.Error(diff)
	}
	for n, want := range map[int]string{
		0: `{"event":"hot","ns":0,"places":[{"number":0,"location":"a_+_b <here>","greens":[2]}],"where":0,"count":1000}`,
		5: `{"event":"entered","ns":0,"where":0,"number":1}`,
		8: `{"event":"aborted","ns":0,"where":0,"guard":2,"count":6001,"reason":"trace too long","detail":"limit 6000"}`,
	} {
		got := regexp.MustCompile(`"ns":\d+`).ReplaceAllString(lines[n], `"ns":0`)
		if got != want {
			t.Errorf("line %d:\n got %s\nwant %s", n, got, want)
		}
	}
	for n, part := range map[int]string{
		2:  `{"text":"guard_true(i2) [i1, p0]","op":"guard_true","args":["i2"],"frames":["i0=i1 r0=p0"],"func":"calc.run","file":"calc.go","line":41,"guest":0,"recorded":2}`,
		3:  `"reasons":[{"pass":"rewrite","rule":"test","part":"loop","recorded":1,"text":"i2 = int_is_true(i1)","result":"1","because":"guard_true(i2) [i1, p0]","because_recorded":2}],"took":{"optimising":6,"compiling":7}`,
		10: `"bytes":64`,
	} {
		if !strings.Contains(lines[n], part) {
			t.Errorf("line %d:\n%s\nlacks %s", n, lines[n], part)
		}
	}
}
