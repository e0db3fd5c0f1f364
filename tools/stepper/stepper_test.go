package stepper

import (
	"context"
	"strings"
	"testing"

	"mergepoint/chapters"
	"mergepoint/chapters/stage"
)

// watch tells a program's story at a stage.
func watch(t *testing.T, number int, program string) *Story {
	t.Helper()
	st := &chapters.Stages[number-1]
	s, err := Stage(context.Background(), st, program, "", stage.Options{JIT: "threshold=2"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestStory: at each stage that traces the story has all its parts, in order, and each
// scene speaks of what is there.
func TestStory(t *testing.T) {
	for n := chapters.FirstTracing; n <= len(chapters.Stages); n++ {
		s := watch(t, n, "+++++++[>+<-]>")
		seen := map[Phase]bool{}
		for i := range s.Scenes {
			sc := &s.Scenes[i]
			if i > 0 && sc.Phase < s.Scenes[i-1].Phase {
				t.Errorf("stage %d, step %d: %s after %s", n, i, Phases[sc.Phase], Phases[s.Scenes[i-1].Phase])
			}
			if name, _, _ := strings.Cut(sc.Line, ":"); sc.Line != "" && s.Files[name] == "" {
				t.Errorf("stage %d, step %d: %s is no file of the interpreter", n, i, sc.Line)
			}
			if sc.Guest >= len(s.Guest) || sc.List >= len(s.Lists) || sc.List >= 0 && (sc.Upto > len(s.Lists[sc.List].Ops) || sc.Op >= sc.Upto) {
				t.Errorf("stage %d, step %d speaks of what is not there: %+v", n, i, sc)
			}
			seen[sc.Phase] = true
		}
		for p, title := range Phases {
			if !seen[Phase(p)] {
				t.Errorf("stage %d: no step of %q", n, title)
			}
		}
	}
}

// TestGrows: what the recorder shows grows to what was recorded, and what a round
// gives are the numbers that the guest has then.
func TestGrows(t *testing.T) {
	s := watch(t, 3, "+++++++[>+<-]>")
	upto := 0
	var last *Scene
	for i := range s.Scenes {
		sc := &s.Scenes[i]
		if sc.Phase == Record && sc.Upto < upto {
			t.Errorf("step %d: %d ops, before it %d", i, sc.Upto, upto)
		}
		if sc.Phase == Record {
			upto = sc.Upto
		}
		if sc.Phase == Run {
			last = sc
		}
	}
	if upto != len(s.Lists[0].Ops) {
		t.Errorf("%d ops are shown, %d were recorded", upto, len(s.Lists[0].Ops))
	}
	var added []string
	for i, text := range s.Lists[last.List].Ops {
		if strings.Contains(text, "int_add(i4, 1)") || strings.Contains(text, "int_sub(i7, 1)") {
			added = append(added, last.Values[i])
		}
	}
	if got := strings.Join(added, " "); got != "7 0" {
		t.Errorf("the last round adds up to %q, want 7 and 0", got)
	}
}

// TestFrames: a guard that fails inside a call has two frames to rebuild.
func TestFrames(t *testing.T) {
	s := watch(t, 3, "+[>+]")
	most := 0
	for i := range s.Scenes {
		if sc := &s.Scenes[i]; sc.Phase == Rebuild {
			most = max(most, len(sc.Frames))
		}
	}
	if most != 2 {
		t.Errorf("%d frames, want Tape.Advance and mainloop:\n%s", most, s.Text([]Phase{Rebuild}))
	}
}

// TestColours: at each step of the recorder pc is green, or was made a moment ago from
// what is red; tape is red.
func TestColours(t *testing.T) {
	s := watch(t, 3, "+++++++[>+<-]>")
	colours := map[string]map[string]bool{}
	for i := range s.Scenes {
		if sc := &s.Scenes[i]; sc.Phase == Record {
			for _, r := range sc.Frames[len(sc.Frames)-1].Regs {
				if colours[r.Name] == nil {
					colours[r.Name] = map[string]bool{}
				}
				colours[r.Name][r.Colour] = true
			}
		}
	}
	for name, want := range map[string]string{"program": "green", "bracketMap": "green", "tape": "red"} {
		if !colours[name][want] || len(colours[name]) != 1 {
			t.Errorf("%s is %v, want %s", name, colours[name], want)
		}
	}
}

// TestNoLoop: a program without a hot loop has no story, and is told so.
func TestNoLoop(t *testing.T) {
	for _, program := range []string{"+++", "+[>+<-]", ""} {
		if _, err := Stage(context.Background(), &chapters.Stages[2], program, "", stage.Options{JIT: "threshold=2"}); err == nil {
			t.Errorf("%s: a story without a loop", program)
		}
	}
}

// TestSame: the same program gives the same story.
func TestSame(t *testing.T) {
	all, _ := PhasesOf("")
	if a, b := watch(t, 5, "+++++++[>+<-]>").Text(all), watch(t, 5, "+++++++[>+<-]>").Text(all); a != b {
		t.Errorf("two runs:\n%s\n%s", a, b)
	}
}
