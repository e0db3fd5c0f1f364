package npm

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Dir gives the folder into which a package, named with its version as in
// minisearch@7.2.0 or @scope/name@1.0.0, was installed, with what it needs. It is fetched once and kept
// in the user's cache folder.
func Dir(pkg string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("npm: %w", err)
	}
	all := filepath.Join(cache, "mergepoint")
	dir := filepath.Join(all, strings.ReplaceAll(pkg, "/", "+"))
	if isThere(dir, pkg) {
		return dir, nil
	}
	if err := os.MkdirAll(all, 0o777); err != nil {
		return "", fmt.Errorf("npm: %w", err)
	}
	// Tests of several packages may do this at the same time, each in a folder of its
	// own: the first to be done is taken.
	own, err := os.MkdirTemp(all, "installing-")
	if err != nil {
		return "", fmt.Errorf("npm: %w", err)
	}
	defer func() { _ = os.RemoveAll(own) }()
	out, err := exec.Command("npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", own, pkg).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("npm install %s: %w\n%s", pkg, err, out)
	}
	if err := os.Rename(own, dir); err == nil || isThere(dir, pkg) {
		return dir, nil
	}
	_ = os.RemoveAll(dir) // half of one, left by somebody who was stopped
	if err := os.Rename(own, dir); err != nil && !isThere(dir, pkg) {
		return "", fmt.Errorf("npm: %w", err)
	}
	return dir, nil
}

// isThere reports a folder in which a package was installed.
func isThere(dir, pkg string) bool {
	_, err := os.Stat(filepath.Join(dir, "node_modules", nameOf(pkg), "package.json"))
	return err == nil
}

// File gives a file of a package.
func File(pkg, file string) ([]byte, error) {
	dir, err := Dir(pkg)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "node_modules", nameOf(pkg), filepath.FromSlash(file)))
}

// nameOf leaves the version out.
func nameOf(pkg string) string { return pkg[:strings.LastIndexByte(pkg, '@')] }
