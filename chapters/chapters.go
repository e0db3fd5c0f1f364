package chapters

import (
	"context"
	"io"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/stage"
)

//go:generate go run ../tools/stages

// FirstTracing is the first stage that records traces.
const FirstTracing = 3

// A Stage is a chapter's interpreter.
type Stage struct {
	Number int
	Folder string
	Parse  func(name string, src []byte) (*bfparse.Program, error)
	Run    func(ctx context.Context, p *bfparse.Program, in io.Reader, out io.Writer, o stage.Options) error
}
