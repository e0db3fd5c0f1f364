package npm

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// File gives a file of a package, named with its version: minisearch@7.2.0. A
// package is fetched once and kept in the user's cache folder.
func File(pkg, file string) ([]byte, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, fmt.Errorf("npm: %w", err)
	}
	dir := filepath.Join(cache, "mergepoint", pkg)
	name, _, _ := strings.Cut(pkg, "@")
	path := filepath.Join(dir, "node_modules", name, filepath.FromSlash(file))
	if data, err := os.ReadFile(path); err == nil {
		return data, nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, fmt.Errorf("npm: %w", err)
	}
	out, err := exec.Command("npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", dir, pkg).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("npm install %s: %w\n%s", pkg, err, out)
	}
	return os.ReadFile(path)
}
