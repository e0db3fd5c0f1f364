package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// asked stands in each exercise.go that nobody has worked on yet.
var asked = regexp.MustCompile(`(?i)write this|and this|Recorded: 0|and the others|debug_merge_point\('\(no location\)', 0\)\n\x60`)

// Each exercise has its files, a solution that passes, and a beginning that compiles
// and fails in a few plain lines.
func TestExercises(t *testing.T) {
	t.Chdir("../..")
	list, err := find(".")
	if err != nil {
		t.Fatal(err)
	}
	solved, err := testAll(list, "solution")
	if err != nil {
		t.Fatal(err)
	}
	begun, err := testAll(list, "exercise")
	if err != nil {
		t.Fatal(err)
	}
	perChapter := map[string]int{}
	for _, dir := range list {
		perChapter[strings.Split(dir, "/")[1]]++
		t.Run(dir, func(t *testing.T) {
			for _, file := range []string{"README.md", "hint.md", "exercise.go", "solution.go"} {
				if _, err := os.Stat(filepath.Join(dir, file)); err != nil {
					t.Error(err)
				}
			}
			if said, fails := solved[dir]; fails {
				t.Errorf("the solution fails:\n%s", said)
			}
			checkBeginning(t, dir, begun[dir])
		})
	}
	order, err := os.ReadFile("chapters/order.txt")
	if err != nil {
		t.Fatal(err)
	}
	for n, chapter := range strings.Fields(string(order)) {
		if least := min(n+2, 3); perChapter[chapter] < least {
			t.Errorf("%s has %d exercises, want %d", chapter, perChapter[chapter], least)
		}
	}
}

// checkBeginning wants an exercise that nobody has worked on to fail readably. One
// that a reader has solved is left alone.
func checkBeginning(t *testing.T, dir, failures string) {
	src, err := os.ReadFile(filepath.Join(dir, "exercise.go"))
	if err != nil {
		t.Fatal(err)
	}
	if !asked.Match(src) {
		t.Logf("%s has been worked on", dir)
		return
	}
	switch {
	case failures == "":
		t.Error("the exercise passes as it is given")
	case strings.Contains(failures, "panic:") || strings.Contains(failures, "[build failed]"):
		t.Errorf("the exercise does not fail readably:\n%s", failures)
	case strings.Count(failures, "\n") > 25:
		t.Errorf("the exercise fails with too many lines:\n%s", failures)
	}
}
