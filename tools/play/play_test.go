package play

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mergepoint/chapters/guest"
	"mergepoint/tools/stepper"
	"mergepoint/tools/viewer/model"
)

// run gives what a program prints and the last view of it.
func run(t *testing.T, s Settings) (out string, v *model.View, notice string, err error) {
	t.Helper()
	var b strings.Builder
	err = Run(context.Background(), &s, &Listener{
		Output: func(text []byte) { b.Write(text) },
		View:   func(next *model.View) { v = next },
		Notice: func(text string) { notice = text },
	})
	return b.String(), v, notice, err
}

// TestEveryLanguage: a program runs in each language, and where it is traced there
// is something to look at, which can be given to a browser.
func TestEveryLanguage(t *testing.T) {
	sorted, err := guest.LoadFile("../../testdata/guest/sort.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range Languages() {
		t.Run(l.ID, func(t *testing.T) {
			s := Settings{Language: l.ID, Program: sorted.Source, Input: sorted.Input, JIT: "threshold=20,trace_eagerness=5"}
			want := sorted.Output
			if l.Syntax == "regvm" {
				s.Program, s.Input, want = "set r0 100\nloop: addi r0 -1\nprint r0\njnz r0 loop\n", "", countdown(99)
			}
			out, v, _, err := run(t, s)
			if err != nil || out != want {
				t.Errorf("printed %q, want %q (%v)", out, want, err)
			}
			if traced := l.Stage == 0 || l.Stage >= 3; traced != (len(v.All) > 0) {
				t.Errorf("%d traces", len(v.All))
			}
			plain(t, "data", v.Data())
		})
	}
}

func countdown(from int) string {
	var b strings.Builder
	for n := from; n >= 0; n-- {
		fmt.Fprintln(&b, n)
	}
	return b.String()
}

// plain fails on what syscall/js cannot make a value of.
func plain(t *testing.T, name string, v any) {
	t.Helper()
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			plain(t, name+"."+k, e)
		}
	case []any:
		for i, e := range v {
			plain(t, fmt.Sprintf("%s[%d]", name, i), e)
		}
	case string, bool, int:
	default:
		t.Errorf("%s is a %T", name, v)
	}
}

// TestErrors: a mistake is told as bf tells it, with its place.
func TestErrors(t *testing.T) {
	for _, tt := range []struct {
		settings  Settings
		want      string
		line, col int
	}{
		{Settings{Language: "bf7", Program: "+\n +]"}, "program.b:2:3: unmatched ']'", 2, 3},
		{Settings{Language: "bf7", Program: "<"}, "program.b:1:1: ", 1, 1},
		{Settings{Language: "regvm", Program: "set r0 1\njump away"}, "program.asm:2:1: ", 2, 1},
		{Settings{Language: "regvm", Program: "set r0 -1\nload r1 r0"}, "program.asm: the machine stopped: ", 0, 0},
		{Settings{Language: "bf7", JIT: "enable_opts=haep"}, "no pass is called", 0, 0},
		{Settings{Language: "bf7", JIT: "threshold=x"}, "threshold", 0, 0},
		{Settings{Language: "cobol"}, "no language", 0, 0},
	} {
		_, _, _, err := run(t, tt.settings)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: %v, want %q", tt.settings.Program, err, tt.want)
			continue
		}
		if line, col, _ := Position(err); line != tt.line || col != tt.col {
			t.Errorf("%v: at %d:%d, want %d:%d", err, line, col, tt.line, tt.col)
		}
	}
}

// TestViewsWhileRunning: traces can be looked at before the program has ended, or
// one that never ends would show none.
func TestViewsWhileRunning(t *testing.T) {
	var during, after int
	printed := false
	err := Run(context.Background(), &Settings{Language: "bf5", Program: "++++++++[>++++++++<-]>[>++++++++<-]>[>+<-]+.", JIT: "threshold=10"}, &Listener{
		Output: func([]byte) { printed = true },
		View: func(v *model.View) {
			if after = len(v.All); !printed {
				during = after
			}
		},
	})
	if err != nil || during == 0 || after < during {
		t.Errorf("%d traces were seen while it ran, %d after (%v)", during, after, err)
	}
}

// TestOutputAsItComes: each byte is passed on before the next is made, at every
// stage: the program may never end its line.
func TestOutputAsItComes(t *testing.T) {
	for _, l := range Languages() {
		if l.Syntax != "bf" {
			continue
		}
		var pieces []string
		err := Run(context.Background(), &Settings{Language: l.ID, Program: "++++++[>+++++++++++<-]>.+.+."}, &Listener{
			Output: func(text []byte) { pieces = append(pieces, string(text)) }, View: func(*model.View) {}, Notice: func(string) {},
		})
		if got := strings.Join(pieces, " "); err != nil || got != "B C D" {
			t.Errorf("%s: %q (%v)", l.ID, got, err)
		}
	}
}

// TestRegisterPrograms: the programs that a reader is offered run and are traced.
func TestRegisterPrograms(t *testing.T) {
	files, err := filepath.Glob("../../testdata/regvm/programs/*.asm")
	if err != nil || len(files) == 0 {
		t.Fatal("no programs", err)
	}
	want := map[string]string{"sum": "333333833333500000\n"}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".asm")
		out, v, _, err := run(t, Settings{Language: "regvm", Program: string(text), JIT: "threshold=100"})
		off, _, _, _ := run(t, Settings{Language: "regvm", Program: string(text), JIT: "off"})
		if err != nil || out == "" || out != off || want[name] != "" && out != want[name] {
			t.Errorf("%s prints %q, without the JIT %q (%v)", name, out, off, err)
		}
		if len(v.All) == 0 {
			t.Errorf("%s: nothing was traced", name)
		}
	}
}

// TestStep: in each language that is traced, the first loop is told from its first
// count to the portal, with the guest's instructions; a mistake is told as in a run.
func TestStep(t *testing.T) {
	for _, l := range Languages() {
		s := Settings{Language: l.ID, Program: "+++++++[>+<-]>", JIT: "threshold=2"}
		at := ">"
		if l.Syntax == "regvm" {
			s.Program, at = "set r0 9\nloop:\n  addi r0 -1 ; one less\n\n  jnz r0 loop\n", "loop:\n  addi r0 -1\n"
		}
		story, err := Step(context.Background(), &s)
		if !l.Traced() {
			if err == nil {
				t.Errorf("%s: a story, though nothing is traced", l.ID)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", l.ID, err)
			continue
		}
		if _, here, _ := story.At(story.Scenes[0].Guest); here != at {
			t.Errorf("%s: the guest is at %q, want %q", l.ID, here, at)
		}
		if last := story.Scenes[len(story.Scenes)-1].Phase; last != stepper.Portal {
			t.Errorf("%s: the story ends with %s", l.ID, stepper.Phases[last])
		}
		plain(t, "story", story.Data())
	}
	for language, program := range map[string]string{"bf7": "+]", "regvm": "jump away"} {
		_, err := Step(context.Background(), &Settings{Language: language, Program: program})
		if _, _, ok := Position(err); !ok {
			t.Errorf("%s: %v has no place", language, err)
		}
	}
}
