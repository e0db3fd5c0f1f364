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

	"github.com/google/go-cmp/cmp"
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

// fixed is how many interpreters are judged in each test run, and more for the rows
// that these have not.
const fixed = 100

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

// TestFixed judges interpreters that have each row at least once, and finds.
func TestFixed(t *testing.T) {
	var recipes []Recipe
	seen := map[string]bool{}
	for seed := range uint64(20 * fixed) {
		r := Deal(seed)
		names := r.rows()
		if seed < fixed || slices.ContainsFunc(names, func(n string) bool { return !seen[n] }) {
			recipes = append(recipes, r)
			for _, n := range names {
				seen[n] = true
			}
		}
	}
	covered(t, seen)
	var list []*Interp
	for n, r := range recipes {
		list = append(list, r.Write(fmt.Sprintf("i%d", n)))
	}
	var r Report
	if err := newJudge(t).All(slices.Concat(list, finds(t)), runtime.GOMAXPROCS(0), r.Add); err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Faults {
		t.Errorf("%s: %s: %s\n%v", f.Name, f.Outcome, f.Detail, f.Recipe)
	}
	if n := r.Count[Refused] + r.Count[Untraced]; n > fixed/20 {
		t.Errorf("%v: of too many nothing is known", &r)
	}
	t.Log(&r)
}

// rows names what a recipe has.
func (r Recipe) rows() []string {
	names := []string{r.Shape, r.Jump, r.Inner}
	for _, p := range r.Parts {
		names = append(names, p.Row)
	}
	return names
}

// covered wants each row among those that were seen.
func covered(t *testing.T, seen map[string]bool) {
	for _, row := range slices.Concat(common, Jumps, Inners) {
		if !seen[row.Name] {
			t.Errorf("row %s is in none of the interpreters", row.Name)
		}
	}
	for _, s := range Shapes {
		if !seen[s.Name] {
			t.Errorf("loop %s is in none of the interpreters", s.Name)
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
		if diff := cmp.Diff(r.Write("a").Files, r.Write("a").Files); diff != "" {
			t.Errorf("%v: %s", r, diff)
		}
	}
}
