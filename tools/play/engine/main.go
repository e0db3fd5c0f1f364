//go:build js && wasm

// Engine is the playground's engine as a browser runs it, in a worker. It finds its
// settings in the global "settings", runs the program, and posts messages to the
// page: output, view, notice, or a story if one is asked for, and last done, with what
// went wrong if anything did.
package main

import (
	"context"
	"syscall/js"
	"time"

	"mergepoint/tools/play"
	"mergepoint/tools/viewer/model"
)

func main() {
	begun := time.Now()
	act := run
	if js.Global().Get("settings").Get("step").Bool() {
		act = step
	}
	err := act(settings(js.Global().Get("settings")))
	done := map[string]any{"ms": float64(time.Since(begun).Microseconds()) / 1000}
	if err != nil {
		done["error"] = err.Error()
		if line, col, ok := play.Position(err); ok {
			done["line"], done["col"] = line, col
		}
	}
	post("done", done)
}

func run(s *play.Settings) error {
	out := &output{}
	defer out.flush()
	return play.Run(context.Background(), s, &play.Listener{
		Output: out.add,
		View:   func(v *model.View) { post("view", view(v)) },
		Notice: func(text string) { post("notice", text) },
	})
}

func step(s *play.Settings) error {
	story, err := play.Step(context.Background(), s)
	if err == nil {
		post("story", story.Data())
	}
	return err
}

func post(kind string, v any) {
	js.Global().Call("postMessage", map[string]any{"kind": kind, "value": v})
}

func settings(v js.Value) *play.Settings {
	text := func(name string) string { return v.Get(name).String() }
	return &play.Settings{Language: text("language"), Program: text("program"), Input: text("input"), JIT: text("jit"), EOF: text("eof"), Files: files(v.Get("files"))}
}

// files reads where the functions of the interpreter's files are: their text is the
// page's business.
func files(list js.Value) map[string]*model.File {
	m := map[string]*model.File{}
	for i := range list.Length() {
		f := &model.File{Name: list.Index(i).Get("name").String()}
		spans := list.Index(i).Get("spans")
		for k := range spans.Length() {
			f.Spans = append(f.Spans, [2]int{spans.Index(k).Index(0).Int(), spans.Index(k).Index(1).Int()})
		}
		m[f.Name] = f
	}
	return m
}

func view(v *model.View) map[string]any {
	return map[string]any{"tree": v.Tree(), "timeline": v.Timeline.HTML(), "data": v.Data(), "traces": len(v.All)}
}

// An output posts what was printed at once, unless much is printed at a time.
type output struct {
	text   []byte
	posted time.Time
	posts  int
}

const (
	fewPosts = 1000 // each is posted as it comes
	pause    = 5 * time.Millisecond
	block    = 1 << 14
)

func (o *output) add(text []byte) {
	o.text = append(o.text, text...)
	if o.posts < fewPosts || len(o.text) >= block || time.Since(o.posted) >= pause {
		o.flush()
	}
}

func (o *output) flush() {
	if len(o.text) == 0 {
		return
	}
	bytes := js.Global().Get("Uint8Array").New(len(o.text))
	js.CopyBytesToJS(bytes, o.text)
	post("output", bytes)
	o.text, o.posted = o.text[:0], time.Now()
	o.posts++
}
