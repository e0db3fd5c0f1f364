package chapters

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unsafe"

	"mergepoint/chapters/guest"
	"mergepoint/chapters/stage"
	"mergepoint/pkg/trace"
)

// TestRecordingsAreNobodys: what is compiled has nothing of the recording that it was made
// from, but for constants and what the engine keeps anyway. Without a sink the next
// recording takes the same memory.
func TestRecordingsAreNobodys(t *testing.T) {
	files, err := filepath.Glob("../testdata/guest/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		c, err := guest.LoadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []Stage{Stages[4], Stages[len(Stages)-1]} {
			o := &owners{t: t, what: fmt.Sprintf("stage %d, %s", s.Number, file)}
			_ = s.Run(context.Background(), parse(t, c.Source), strings.NewReader(c.Input), io.Discard, stage.Options{EOF: c.EOF, JIT: "threshold=20,trace_eagerness=5", Sink: o})
			if o.seen == 0 && c.BenchInput != "" {
				t.Errorf("%s: nothing was compiled", o.what)
			}
		}
	}
}

// owners sees to whom the parts of recordings belong.
type owners struct {
	t        *testing.T
	what     string
	recorded map[unsafe.Pointer]string
	visited  map[unsafe.Pointer]bool
	seen     int
}

func (o *owners) Event(e trace.Event) {
	switch e := e.(type) {
	case trace.EventRecorded:
		o.recorded, o.visited = map[unsafe.Pointer]string{}, map[unsafe.Pointer]bool{}
		for _, op := range e.Trace.Ops {
			if _, jumps := op.Descr.(*trace.Target); jumps {
				o.visited[reflect.ValueOf(op.Descr).UnsafePointer()] = true // which others have
			}
		}
		o.visit(reflect.ValueOf(e.Trace.Ops), func(p unsafe.Pointer, what string) bool {
			o.recorded[p] = what
			return true
		})
	case trace.EventCompiled:
		o.seen++
		o.visited = map[unsafe.Pointer]bool{}
		o.visit(reflect.ValueOf(e.Trace), func(p unsafe.Pointer, what string) bool {
			if was := o.recorded[p]; was != "" {
				o.t.Errorf("%s: of Guard%d, loop %d: %s is the recording's %s", o.what, e.Guard, e.Number, what, was)
				return false
			}
			return true
		})
	}
}

// visit shows f what the recorder takes from its slabs, as far as a value leads there.
func (o *owners) visit(v reflect.Value, f func(p unsafe.Pointer, what string) bool) {
	switch v.Kind() {
	case reflect.Pointer:
		p := v.UnsafePointer()
		if p == nil || o.visited[p] {
			return
		}
		o.visited[p] = true
		switch v.Type() {
		case reflect.TypeFor[*trace.Op](), reflect.TypeFor[*trace.Guard](), reflect.TypeFor[*trace.Box]():
			if v.Type() == reflect.TypeFor[*trace.Box]() && v.Elem().FieldByName("Const").Bool() || f(p, v.Type().String()) {
				o.visit(v.Elem(), f)
			}
		case reflect.TypeFor[*trace.Trace](), reflect.TypeFor[*trace.Target](), reflect.TypeFor[*trace.Short](), reflect.TypeFor[*trace.Closed](), reflect.TypeFor[*trace.Start]():
			o.visit(v.Elem(), f)
		}
	case reflect.Interface:
		o.visit(v.Elem(), f)
	case reflect.Struct:
		for n := range v.NumField() {
			o.visit(v.Field(n), f)
		}
	case reflect.Slice:
		if v.Len() > 0 && v.Type().Elem() == reflect.TypeFor[*trace.Box]() && !f(v.UnsafePointer(), "list") {
			return
		}
		for n := range v.Len() {
			o.visit(v.Index(n), f)
		}
	}
}
