package house

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// guestWords are what no file of the engine may speak of.
var guestWords = regexp.MustCompile(`(?i)tape|bracket|brainf|\bbf\b`)

// TestEngineKnowsNoGuest: the JIT is generated from the interpreter, so nothing
// of a guest language stands in the engine.
func TestEngineKnowsNoGuest(t *testing.T) {
	for _, l := range goList(t, "./pkg/...") {
		for _, f := range l.GoFiles {
			text, err := os.ReadFile(filepath.Join(l.Dir, f))
			if err != nil {
				t.Fatal(err)
			}
			for n, line := range strings.Split(string(text), "\n") {
				if w := guestWords.FindString(line); w != "" {
					t.Errorf("%s/%s:%d speaks of %q", strings.TrimPrefix(l.ImportPath, module), f, n+1, w)
				}
			}
		}
	}
}

// TestEveryPackageTellsItsStory wants a doc.go with a package comment everywhere.
func TestEveryPackageTellsItsStory(t *testing.T) {
	for _, l := range goList(t, "./...") {
		if strings.Contains(l.ImportPath, "/exercises/") {
			continue // an exercise's story is its hint and its chapter's page
		}
		text, err := os.ReadFile(filepath.Join(l.Dir, "doc.go"))
		if err != nil {
			t.Errorf("%s has no doc.go", l.ImportPath)
			continue
		}
		if !regexp.MustCompile(`(?m)^// (Package|Command) `).Match(text) {
			t.Errorf("%s/doc.go has no package comment", l.ImportPath)
		}
	}
}

// TestEveryPackageHasItsPlace: who comes to a room of the engine is told from where it
// is entered, and where the way goes on.
func TestEveryPackageHasItsPlace(t *testing.T) {
	for _, l := range goList(t, "./pkg/...") {
		text, err := os.ReadFile(filepath.Join(l.Dir, "doc.go"))
		if err != nil {
			t.Fatal(err)
		}
		words := strings.Join(strings.Fields(strings.ReplaceAll(string(text), "//", "")), " ")
		if !regexp.MustCompile(`Called by .* It calls `).MatchString(words) {
			t.Errorf("%s/doc.go does not say who calls it and whom it calls", strings.TrimPrefix(l.ImportPath, module))
		}
	}
}

// The budgets: how many lines of code, comments and blank lines not counted, the
// engine may have. It is to be read, all of it. What only tests and tools use is
// in neither half: the judge and the suite of backends, logs, the reader of traces.
var budgets = []struct {
	half  string
	lines int
	holds func(path string) bool
}{
	{"the run-time half of pkg/", 21420, func(path string) bool { return !strings.Contains(path, "/codewriter") }},
	{"pkg/codewriter", 16950, func(path string) bool { return strings.Contains(path, "/codewriter") }},
}

// forTests are the packages of pkg that no engine runs with.
var forTests = map[string]bool{"backendtest": true, "direct": true, "jitlog": true, "texttest": true, "tracetext": true}

// TestEngineStaysSmall counts the engine's code.
func TestEngineStaysSmall(t *testing.T) {
	totals := make([]int, len(budgets))
	for _, l := range goList(t, "./pkg/...") {
		if forTests[filepath.Base(l.ImportPath)] {
			continue
		}
		for _, f := range l.GoFiles {
			for n, b := range budgets {
				if b.holds(l.ImportPath) {
					totals[n] += codeLines(t, filepath.Join(l.Dir, f))
				}
			}
		}
	}
	for n, b := range budgets {
		if totals[n] > b.lines {
			t.Errorf("%s has %d lines of code; its budget is %d", b.half, totals[n], b.lines)
		}
		t.Logf("%s: %d lines of code of %d", b.half, totals[n], b.lines)
	}
}

func codeLines(t *testing.T, path string) int {
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			n++
		}
	}
	return n
}

// stageFolder is the form of a stage's name; the other folders of chapters are what
// stages share, and chapters/small.
var stageFolder = regexp.MustCompile(`^ch\d`)

// TestOrder holds chapters/order.txt against the folders, both ways.
func TestOrder(t *testing.T) {
	text, err := os.ReadFile("../../chapters/order.txt")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, name := range strings.Fields(string(text)) {
		listed[name] = true
		if _, err := os.Stat(filepath.Join("../../chapters", name)); err != nil {
			t.Errorf("order.txt names %s, which is no folder", name)
		}
	}
	entries, err := os.ReadDir("../../chapters")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() && stageFolder.MatchString(e.Name()) && !listed[e.Name()] {
			t.Errorf("chapters/%s is not in order.txt", e.Name())
		}
	}
}

// TestNoLooseEnds finds what is never to be committed.
func TestNoLooseEnds(t *testing.T) {
	loose := regexp.MustCompile(`\b(TO` + `DO|FIX` + `ME|XX` + `X)\b|panic\("(not implemented|unimplemented)`)
	for _, l := range goList(t, "./...") {
		for _, f := range l.GoFiles {
			text, err := os.ReadFile(filepath.Join(l.Dir, f))
			if err != nil {
				t.Fatal(err)
			}
			if w := loose.FindString(string(text)); w != "" {
				t.Errorf("%s/%s: loose end %q", l.ImportPath, f, w)
			}
		}
	}
}
