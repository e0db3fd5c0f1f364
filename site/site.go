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
