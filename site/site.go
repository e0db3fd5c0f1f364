// Package site holds the sources of the book's look: templates, styles, scripts.
// Fonts are the reader's own. The built pages go to site/public.
package site

import "embed"

// FS has the folders templates, css and js.
//
//go:embed templates css js
var FS embed.FS

// Read gives a file of FS that is known to exist.
func Read(name string) string {
	data, err := FS.ReadFile(name)
	if err != nil {
		panic("site: Read: " + err.Error())
	}
	return string(data)
}
