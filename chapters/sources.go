package chapters

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

// sources are the Go files of all stages.
//
//go:embed ch*/*.go cells/*.go
var sources embed.FS

// Sources gives the stage's Go files, without tests and generated ones, by name.
func (s *Stage) Sources() map[string]string {
	m := map[string]string{}
	names, _ := fs.Glob(sources, path.Join(s.Folder, "*.go"))
	for _, name := range names {
		text, err := sources.ReadFile(name)
		if err != nil || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(string(text), "// Code generated") {
			continue
		}
		m[path.Base(name)] = string(text)
	}
	return m
}
