package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// mostPacked is how large the engine's script may be under gzip -9.
const mostPacked = 1_500_000

// TestEngineIsSmall: the playground's script can be loaded by a reader who is far
// from a server.
func TestEngineIsSmall(t *testing.T) {
	o := options{root: "../..", out: t.TempDir()}
	if err := os.Mkdir(filepath.Join(o.out, "assets"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := bundleEngine(o); err != nil {
		t.Fatal(err)
	}
	script, err := os.ReadFile(filepath.Join(o.out, "assets", "engine.js"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(script, []byte("fzstd")) {
		t.Skip("npm cannot be reached: the engine was packed by gzip")
	}
	packed, err := packGzip(script)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes, %d under gzip -9", len(script), len(packed))
	if len(packed) > mostPacked {
		t.Errorf("the engine's script has %d bytes under gzip -9, at most %d may be", len(packed), mostPacked)
	}
}
