package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sh runs a command line in dir as a reader would type it. What is needed is in the
// module cache already; nothing is asked for over the network.
func sh(t *testing.T, dir, line string) string {
	t.Helper()
	cmd := exec.Command("sh", "-c", line)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GOSUMDB=off", "GOFLAGS=")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", line, err, out)
	}
	return string(out)
}

// TestNew makes a module in one command, tests it and runs it.
func TestNew(t *testing.T) {
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOSUMDB", "off")
	dir := filepath.Join(t.TempDir(), "mine")
	if err := create("../..", dir, "example.org/mine"); err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"module example.org/mine", "require mergepoint v0.0.0", "replace mergepoint => ", "tool mergepoint/tools/translate"} {
		if !strings.Contains(string(mod), want) {
			t.Errorf("go.mod lacks %q:\n%s", want, mod)
		}
	}
	sh(t, dir, "go vet . && test -z \"$(gofmt -l . | tee /dev/stderr)\" && go test .")
	if got := sh(t, dir, "go run . -stats -n 1000000"); !strings.Contains(got, "500000500000") || !strings.Contains(got, "1 loops") {
		t.Errorf("go run prints %q", got)
	}
	if err := create("../..", dir, "mine"); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("a folder that is not empty: %v", err)
	}
	if err := create(dir, dir+"2", "mine"); err == nil || !strings.Contains(err.Error(), "top of a copy") {
		t.Errorf("from elsewhere: %v", err)
	}
}

// byHand are the commands of the page, in its first fence of this name.
var byHand = regexp.MustCompile("(?s)```console byhand[^\n]*\n(.*?)```")

// TestByHand does literally what the page "Write your own" says: at most six commands
// in a new folder beside the repository, after the interpreter has been written.
func TestByHand(t *testing.T) {
	page, err := os.ReadFile("../../chapters/write-your-own.md")
	if err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	top := t.TempDir()
	if err := os.Symlink(root, filepath.Join(top, "merge-point")); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(top, "mine")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := unpack(dir, "mine"); err != nil {
		t.Fatal(err)
	}
	m := byHand.FindStringSubmatch(string(page))
	if m == nil {
		t.Fatal("the page has no fence of that name")
	}
	var commands []string
	for line := range strings.Lines(m[1]) {
		if c, ok := strings.CutPrefix(line, "$ "); ok {
			commands = append(commands, strings.TrimSpace(c))
		}
	}
	if len(commands) == 0 || len(commands) > 6 {
		t.Errorf("%d commands, not at most six", len(commands))
	}
	last := ""
	for _, c := range commands {
		last = sh(t, dir, c)
	}
	if last != "5000050000\n" {
		t.Errorf("the last command prints %q", last)
	}
}
