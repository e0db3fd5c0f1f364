package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"
)

// mostPacked is how large the engine's script may be under gzip -9. It is meant to be
// 1,500,000; guest calls, closures and what is told apart at a start have cost 40,000.
const mostPacked = 1_530_000

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
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	_, _ = w.Write(script)
	_ = w.Close()
	t.Logf("%d bytes, %d under gzip -9", len(script), packed.Len())
	if packed.Len() > mostPacked {
		t.Errorf("the engine's script has %d bytes under gzip -9, at most %d may be", packed.Len(), mostPacked)
	}
}
