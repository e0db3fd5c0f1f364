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
	"mergepoint/tools/npm"
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
	wasm, err := buildEngine(dir)
	if err != nil {
		return err
	}
	packed, unpack, err := packEngine(wasm)
	if err != nil {
		return err
	}
	text, err := json.Marshal(map[string]string{"engine": base64.StdEncoding.EncodeToString(packed), "exec": string(support), "worker": string(worker)})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(o.out, "assets", "engine.js"), fmt.Appendf(nil, "%s\nwindow.mergePointEngine = %s;\n", unpack, text), 0o666)
}

// packEngine packs by Zstandard, which looks further back than the 32 kB that gzip sees
// (the code of eight interpreters is much alike), and gives the script that unpacks:
// fzstd. Who cannot reach npm gets gzip, which browsers unpack by themselves, and is told.
func packEngine(wasm []byte) (packed, unpack []byte, err error) {
	unpack, err = npm.File("fzstd@0.1.1", "umd/index.js")
	if err == nil {
		packed, err = packZstandard(wasm)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "book: the playground's engine is a third larger than it need be:", err)
		packed, err = packGzip(wasm)
		return packed, nil, err
	}
	return packed, unpack, nil
}

// packer packs at level 19: encoders written in Go stop at about 11, which is a seventh
// more.
const packer = `
const fs = require("fs"), zstd = require("@bokuweb/zstd-wasm");
zstd.init().then(() => fs.writeFileSync(process.argv[2], zstd.compress(fs.readFileSync(process.argv[1]), 19)));
`

func packZstandard(wasm []byte) ([]byte, error) {
	dir, err := npm.Dir("@bokuweb/zstd-wasm@0.0.27")
	if err != nil {
		return nil, err
	}
	tmp, err := os.MkdirTemp("", "packing")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	from, to := filepath.Join(tmp, "from"), filepath.Join(tmp, "to")
	if err := os.WriteFile(from, wasm, 0o666); err != nil {
		return nil, err
	}
	node := exec.Command("node", "-e", packer, from, to)
	node.Dir = dir
	if out, err := node.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("packing with %s: %w\n%s", dir, err, out)
	}
	return os.ReadFile(to)
}

func packGzip(wasm []byte) ([]byte, error) {
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(wasm); err != nil {
		return nil, err
	}
	err = w.Close()
	return packed.Bytes(), err
}

// goFile reads a file of the Go installation.
func goFile(name string) ([]byte, error) {
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("go env GOROOT: %w", err)
	}
	return os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), filepath.FromSlash(name)))
}

// buildEngine gives the WebAssembly.
func buildEngine(dir string) ([]byte, error) {
	tmp, err := os.MkdirTemp("", "engine")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(tmp)
	file := filepath.Join(tmp, "engine.wasm")
	build := exec.Command("go", append(append([]string{"build"}, engineFlags...), "-o", file, ".")...)
	build.Dir, build.Env = dir, append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("go build ./%s: %w\n%s", render.EngineDir, err, out)
	}
	return os.ReadFile(file)
}
