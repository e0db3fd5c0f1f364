package npm

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Dir gives the folder into which a package, named with its version as in
// minisearch@7.2.0, was installed, with what it needs. It is fetched once and kept
// in the user's cache folder.
func Dir(pkg string) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("npm: %w", err)
	}
	dir := filepath.Join(cache, "mergepoint", pkg)
	name, _, _ := strings.Cut(pkg, "@")
	if _, err := os.Stat(filepath.Join(dir, "node_modules", name, "package.json")); err == nil {
		return dir, nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return "", fmt.Errorf("npm: %w", err)
	}
	out, err := exec.Command("npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", dir, pkg).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("npm install %s: %w\n%s", pkg, err, out)
	}
	return dir, nil
}

// File gives a file of a package.
func File(pkg, file string) ([]byte, error) {
	dir, err := Dir(pkg)
	if err != nil {
		return nil, err
	}
	name, _, _ := strings.Cut(pkg, "@")
	return os.ReadFile(filepath.Join(dir, "node_modules", name, filepath.FromSlash(file)))
}
