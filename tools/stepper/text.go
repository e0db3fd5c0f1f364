package stepper

import (
	"fmt"
	"slices"
	"strings"
)

// PhasesOf gives the phases whose titles have one of the words; all if there are none.
func PhasesOf(words string) (list []Phase, err error) {
	for _, w := range strings.Fields(words) {
		at := slices.IndexFunc(Phases[:], func(title string) bool { return strings.Contains(strings.ToLower(title), w) })
		if at < 0 {
			return nil, fmt.Errorf("no part is called %q: want a word of %q", w, Phases)
		}
		list = append(list, Phase(at))
	}
	for p := range Phases {
		if words == "" {
			list = append(list, Phase(p))
		}
	}
	return list, nil
}

// Text gives some phases in short: how long they are, and the scenes that stand for
// all.
func (s *Story) Text(phases []Phase) string {
	var b strings.Builder
	steps := map[Phase]int{}
	for i := range s.Scenes {
		steps[s.Scenes[i].Phase]++
	}
	for _, p := range phases {
		if n := steps[p]; n > 0 {
			fmt.Fprintf(&b, "%s: %s\n", Phases[p], plural(n, "step"))
		}
		for i := range s.Scenes {
			if sc := &s.Scenes[i]; sc.Still && sc.Phase == p {
				fmt.Fprintf(&b, "  %3d  %s  %s\n", i+1, s.marked(sc.Guest), sc.Say)
			}
		}
	}
	return b.String()
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// marked shows the guest with the instruction at hand.
func (s *Story) marked(at int) string {
	before, here, after := s.At(at)
	if here == "" {
		return before
	}
	return before + "_" + here + "_" + after
}

// At splits the guest at an instruction; without one, all is before it.
func (s *Story) At(pc int) (before, here, after string) {
	if pc < 0 || pc >= len(s.Guest) {
		return strings.Join(s.Guest, ""), "", ""
	}
	return strings.Join(s.Guest[:pc], ""), s.Guest[pc], strings.Join(s.Guest[pc+1:], "")
}
