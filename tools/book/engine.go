package main

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"mergepoint/tools/book/internal/render"
)

// engineFlags make the engine small: functions are inlined only where guests run.
var engineFlags = []string{
	"-trimpath", "-ldflags=-s -w", "-gcflags=all=-l",
	"-gcflags=mergepoint/chapters/...=", "-gcflags=mergepoint/pkg/backend/runner=", "-gcflags=mergepoint/chapters/stage=", "-gcflags=mergepoint/testdata/...=",
}

// bundleEngine makes the playground's engine for browsers, with all that its worker
// needs, as one script: a page opened from file:// may fetch nothing.
func bundleEngine(o options) error {
	dir := filepath.Join(o.root, filepath.FromSlash(render.EngineDir))
	worker, err := os.ReadFile(filepath.Join(dir, "worker.js"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // a book without one
	}
	if err != nil {
		return err
	}
	support, err := goFile("lib/wasm/wasm_exec.js")
	if err != nil {
		return err
	}
	engine, err := buildEngine(dir)
	if err != nil {
		return err
	}
	text, err := json.Marshal(map[string]string{"engine": engine, "exec": string(support), "worker": string(worker)})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.out, "assets", "engine.js"), fmt.Appendf(nil, "window.mergePointEngine = %s;\n", text), 0o666)
}

// goFile reads a file of the Go installation.
func goFile(name string) ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	return os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), filepath.FromSlash(name)))
}

// buildEngine gives the WebAssembly, packed by packFar and gzip, in base64.
func buildEngine(dir string) (string, error) {
	tmp, err := os.MkdirTemp("", "engine")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(tmp)
	file := filepath.Join(tmp, "engine.wasm")
	build := exec.Command("go", append(append([]string{"build"}, engineFlags...), "-o", file, ".")...)
	build.Dir, build.Env = dir, append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build ./%s: %w\n%s", render.EngineDir, err, out)
	}
	wasm, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	var packed bytes.Buffer
	w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if _, err := w.Write(packFar(wasm)); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	return base64.StdEncoding.EncodeToString(packed.Bytes()), nil
}
