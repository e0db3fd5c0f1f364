package fence

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"mergepoint/chapters"
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
	number, jit, program := len(chapters.Stages), "", i.Args["guest"]
	words := strings.Fields(i.Args["bf"])
	for n := 0; n < len(words); n++ {
		next := strings.Join(words[min(n+1, len(words)):min(n+2, len(words))], "")
		switch w := words[n]; {
		case w == "-stage":
			number, _ = strconv.Atoi(next)
			n++
		case w == "-jit":
			jit = next
			n++
		case w != "guest.b":
			text, err := os.ReadFile(filepath.Join(f.root, filepath.FromSlash(w)))
			if err != nil {
				return nil, err
			}
			program = string(text)
		}
	}
	if number < 1 || number > len(chapters.Stages) {
		return nil, fmt.Errorf("there is no stage %d", number)
	}
	s, err := stepper.Stage(context.Background(), &chapters.Stages[number-1], program, Input(i), stage.Options{JIT: jit})
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
