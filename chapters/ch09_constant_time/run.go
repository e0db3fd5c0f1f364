package ch09

import (
	"context"
	"io"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/stage"
)

// Parse reads a guest program; name is for its error messages.
func Parse(name string, src []byte) (*bfparse.Program, error) {
	return bfparse.Parse(name, src)
}

// Run runs a guest program to its end, or to the end of the context.
func Run(ctx context.Context, p *bfparse.Program, in io.Reader, out io.Writer, o stage.Options) error {
	tape := NewTape(in, out, o.EOF)
	return stage.Run(ctx, p, tape.out, func(ctx context.Context) error {
		engine, err := newEngine(o)
		if err != nil {
			return err
		}
		defer o.Close(engine)
		return engine.Run(ctx, p.Code, brackets(p), tape)
	})
}

// brackets maps each bracket of the program to its partner.
func brackets(p *bfparse.Program) *Dict {
	d := NewDict()
	for pc, partner := range p.Partner {
		if partner >= 0 {
			d.Set(pc, partner)
		}
	}
	return d
}
