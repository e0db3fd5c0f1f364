package ch01

import (
	"context"
	"strings"
	"testing"

	"mergepoint/chapters/stage"
)

// run gives what a program prints, and its error.
func run(t *testing.T, src, input string, eof stage.EOF) (string, error) {
	t.Helper()
	p, err := Parse("p.b", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	err = Run(context.Background(), p, strings.NewReader(input), &out, stage.Options{EOF: eof})
	return out.String(), err
}

func TestRun(t *testing.T) {
	for _, tt := range []struct{ name, src, input, want string }{
		{"empty", "", "", ""},
		{"print", "++++++++[>++++++++<-]>+.", "", "A"},
		{"low byte", "-.", "", "\xff"},
		{"skip", "[.]+[.-]", "", "\x01"},
		{"copy", ",[.,]", "copy", "copy"},
		{"nested", "+++[>+++[>+++<-]<-]>>.", "", "\x1b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got, err := run(t, tt.src, tt.input, stage.EOFZero); got != tt.want || err != nil {
				t.Errorf("printed %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

func TestEndOfInput(t *testing.T) {
	for _, tt := range []struct {
		eof  stage.EOF
		want string
	}{{stage.EOFZero, "\x00"}, {stage.EOFKeep, "\x03"}, {stage.EOFMinusOne, "\xff"}} {
		if got, err := run(t, "+++,.", "", tt.eof); got != tt.want || err != nil {
			t.Errorf("%v: printed %q, %v, want %q", tt.eof, got, err, tt.want)
		}
	}
}

func TestLeftOfTheTape(t *testing.T) {
	got, err := run(t, "+.\n > <\n  <", "", stage.EOFZero)
	want := "p.b:3:3: '<' moves left of the first cell"
	if got != "\x01" || err == nil || err.Error() != want {
		t.Errorf("printed %q, %v, want %s", got, err, want)
	}
}

func TestDict(t *testing.T) {
	d := NewDict()
	for i := range 1000 {
		d.Set(i*i, i)
		d.Set(i*i, -i)
	}
	for i := range 1000 {
		if got := d.Get(i * i); got != -i {
			t.Fatalf("Get(%d) = %d, want %d", i*i, got, -i)
		}
	}
	defer func() {
		if r := recover(); r != "Dict: no key 3" {
			t.Errorf("Get of a missing key panics with %v", r)
		}
	}()
	d.Get(3)
}

// A tape that would outgrow the machine ends the program instead.
func TestTapeFull(t *testing.T) {
	tape := &Tape{cells: make([]int, stage.MaxCells), position: stage.MaxCells - 1}
	defer func() {
		if r := recover(); r != stage.ErrTapeFull {
			t.Errorf("Advance beyond the last cell panics with %v", r)
		}
	}()
	tape.Advance()
}
