package randinterp

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

const worker = "-translate"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == worker {
		Worker(os.Args[2:], os.Stdout)
		return
	}
	os.Exit(m.Run())
}

// newJudge makes a judge that is patient: the machine may be slow.
func newJudge(t *testing.T) *Judge {
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "mergepoint").Output()
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return &Judge{Root: strings.TrimSpace(string(root)), Dir: t.TempDir(), Self: []string{self, worker}, Patience: 5 * time.Minute}
}

// fixed is how many interpreters are judged in each test run, looked how many are
// made to see that each row comes up.
const fixed, looked = 10, 2000

// finds are interpreters that showed a fault once.
func finds(t *testing.T) (list []*Interp) {
	paths, err := filepath.Glob("testdata/finds/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		i, err := Find(path)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, i)
	}
	return list
}

// TestFixed judges some interpreters, and finds.
func TestFixed(t *testing.T) {
	var recipes []Recipe
	for seed := range uint64(looked) {
		recipes = append(recipes, Deal(seed))
	}
	covered(t, recipes)
	var list []*Interp
	for n, r := range recipes[:fixed] {
		list = append(list, r.Write(fmt.Sprintf("i%d", n)))
	}
	var r Report
	if err := newJudge(t).All(slices.Concat(list, finds(t)), runtime.GOMAXPROCS(0), r.Add); err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Faults {
		t.Errorf("%s: %s: %s\n%v", f.Name, f.Outcome, f.Detail, f.Recipe)
	}
	if n := r.Count[Refused] + r.Count[Untraced]; n > fixed/5 {
		t.Errorf("%v: of too many nothing is known", &r)
	}
	t.Log(&r)
}

// covered wants each row in some recipe.
func covered(t *testing.T, recipes []Recipe) {
	seen := map[string]bool{}
	for _, r := range recipes {
		seen[r.Shape], seen[r.Jump] = true, true
		for _, p := range r.Parts {
			seen[p.Row] = true
		}
	}
	for _, row := range slices.Concat(common, Jumps) {
		if !seen[row.Name] {
			t.Errorf("row %s is in none of %d interpreters", row.Name, len(recipes))
		}
	}
	for _, s := range Shapes {
		if !seen[s.Name] {
			t.Errorf("loop %s is in none of %d interpreters", s.Name, len(recipes))
		}
	}
}

// TestOutcomes gives the judge interpreters that are at fault themselves, each in
// its way, beside a good one.
func TestOutcomes(t *testing.T) {
	const good = "if m.left > 0 {\nm.left--\npc = -1\n}"
	var list []*Interp
	for _, c := range []struct {
		want            Outcome
		start, instruct string
	}{
		{Same, "", good},
		{Broken, "nobody()", good},
		{Refused, "", "go func() {}()"},
		{Untraced, "", "m.left = 0"},
		{Wrong, "calls++\nm.acc = calls", good},
		{Crash, "calls++\nif calls == 30 {\nos.Exit(3)\n}", good},
	} {
		list = append(list, &Interp{Name: strings.ToLower(string(c.want)), Guests: []string{"J"}, Files: map[string]string{
			"m.go": fmt.Sprintf(byHand, c.start, c.instruct), caseFile: byHandCase,
		}})
	}
	results, err := newJudge(t).Batch(list)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if strings.ToLower(string(r.Outcome)) != r.Name {
			t.Errorf("want %s, got %s: %s", r.Name, r.Outcome, r.Detail)
		}
	}
}

const byHand = `package p

import (
	"os"

	"mergepoint/pkg/jit"
)

type M struct{ acc, left int }

var calls int

var Exit = os.Exit

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "code"}, Reds: []string{"m"}})

func newM() *M {
	m := &M{left: 40}
	%s
	return m
}

func run(code string, m *M) {
	for pc := 0; pc < len(code); pc++ {
		driver.MergePoint(pc, code, m)
		switch code[pc] {
		case 'J':
			%s
		}
	}
}
`

const byHandCase = `package p

import "mergepoint/tools/randinterp/judge"

var JudgedCase = judge.Case{Driver: driver, Start: func(code string) (func() []any, []any, any) {
	m := newM()
	return func() []any { run(code, m); return nil }, []any{code, m}, m
}}
`

// TestSameAgain: a recipe gives the same interpreter each time, and what is left
// out of it does not change the rest.
func TestSameAgain(t *testing.T) {
	for seed := range uint64(20) {
		r := Deal(seed)
		a, b := r.Write("a"), r.Write("a")
		for path, text := range a.Files {
			if b.Files[path] != text {
				t.Errorf("%v: %s differs", r, path)
			}
		}
	}
}
