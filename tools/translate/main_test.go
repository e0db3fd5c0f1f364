package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestUse(t *testing.T) {
	for _, c := range []struct {
		args   string
		status int
		out    string // part of what is printed
	}{
		{"-h", 0, "usage: go tool translate"},
		{"", 2, "translate: want a directory; -h explains"},
		{"-nonsense x", 2, "flag provided but not defined: -nonsense"},
		{"-n -policy ../../testdata/regvm", 0, "Machine.print            residual  marked //jit:residual"},
		{"-n ../../testdata/regvm", 0, "\tjit_merge_point %pc, %code"},
		{"-check ../../testdata/regvm ../../testdata/regvm/", 0, ""},
		{"-n ../../pkg/codewriter/testdata/hints/noloop", 1, "interp.go:10:19: translate: the merge point is not in a loop"},
		{"../../pkg/codewriter/testdata/nowhere", 1, "translate: "},
		{"-check ../../testdata/regvm", 0, ""},
		{"-check ../../pkg/codewriter/testdata/stale", 1, "stale: translate: mainloop.jitcode, portal_jit.go: not made from the sources as they are now"},
	} {
		var b strings.Builder
		status := run(strings.Fields(c.args), &b, &b)
		if status != c.status || !strings.Contains(b.String(), c.out) {
			t.Errorf("translate %s: status %d, want %d, and %q in\n%s", c.args, status, c.status, c.out, b.String())
		}
	}
}

// TestWrites copies an interpreter into a folder of this module and translates it.
func TestWrites(t *testing.T) {
	dir, err := os.MkdirTemp(".", "_test-")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	src, err := os.ReadFile("../../pkg/codewriter/testdata/stale/interp.go")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "interp.go"), src, 0o644); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if status := run([]string{"-v", dir}, &b, &b); status != 0 || strings.Count(b.String(), ": written") != 2 {
		t.Errorf("status %d, printed\n%s", status, b.String())
	}
	b.Reset()
	if status := run([]string{"-v", dir}, &b, &b); status != 0 || strings.Contains(b.String(), ": written") {
		t.Errorf("the second time: status %d, printed\n%s", status, b.String())
	}
}
