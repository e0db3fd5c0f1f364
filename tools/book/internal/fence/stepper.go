package fence

import (
	"context"
	"errors"

	"mergepoint/chapters/stage"
	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/stepper"
)

// Story runs what a stepper fence names, in this process, and tells it step by step.
func (f *Filler) Story(i manuscript.Info) (*stepper.Story, error) {
	name := i.Args["name"]
	if name == "" {
		return nil, errors.New("a stepper needs name=, what its steps are called on the site")
	}
	if s := f.stories[name]; s != nil {
		return s, nil
	}
	v, err := parseInvocation(i.Args["bf"])
	if err != nil {
		return nil, err
	}
	program, err := f.text(v.program, i)
	if err != nil {
		return nil, err
	}
	s, err := stepper.Stage(context.Background(), v.stage, program, Input(i), stage.Options{JIT: v.jit})
	if err == nil {
		f.stories[name] = s
	}
	return s, err
}

func (f *Filler) stepper(_ *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	s, err := f.Story(b.Info)
	if err != nil {
		return out, err
	}
	phases, err := stepper.PhasesOf(b.Args["parts"])
	out.Text = s.Text(phases)
	return out, err
}
