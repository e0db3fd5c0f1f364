package main

import (
	"fmt"
	"os"
	"path/filepath"

	"mergepoint/tools/npm"
)

// bundleSearch puts the library that searches, MiniSearch, beside the site's own
// scripts. Without it the site has everything but search, so a reader who cannot
// reach npm gets a book all the same, and is told.
func bundleSearch(o options) error {
	script, err := npm.File("minisearch@7.2.0", "dist/umd/index.js")
	if err != nil {
		fmt.Fprintln(os.Stderr, "book: the site has no search:", err)
		return nil
	}
	return os.WriteFile(filepath.Join(o.out, "assets", "minisearch.js"), script, 0o666)
}
