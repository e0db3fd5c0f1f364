//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestUnderNode builds bf for js/wasm and runs it where there is neither machine
// code nor signals.
func TestUnderNode(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is needed: ", err)
	}
	bf := filepath.Join(t.TempDir(), "bf.wasm")
	build := exec.Command("go", "build", "-o", bf, ".")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	launcher := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "go_js_wasm_exec")
	const note = "bf: note: the program is interpreted: machine: reserving memory: machine: no machine code on js/wasm; -backend runner runs traces on any system\n"
	for args, told := range map[string]string{"-stage 1": "", "": note, "-stage 5 -jit threshold=5": "", "-backend runner": ""} {
		cmd := exec.Command(launcher, append(append([]string{bf}, strings.Fields(args)...), testB(t))...)
		cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME")}
		var stderr strings.Builder
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil || string(out) != row || stderr.String() != told {
			t.Errorf("bf %s: %v, printed %q, %s", args, err, out, &stderr)
		}
	}
}
