package order

import (
	"bytes"
	"fmt"
	"go/format"
	"regexp"
	"strconv"
	"strings"
)

// A Chapter is a line of order.txt.
type Chapter struct {
	Number  int    // of the chapter, and of its stage
	Folder  string // ch03_tracing
	Package string // ch03
}

var folder = regexp.MustCompile(`^(ch(\d\d))_\w+$`)

// Parse reads order.txt: one folder a line, chapters in order from 1.
func Parse(text []byte) ([]Chapter, error) {
	var list []Chapter
	for i, name := range strings.Fields(string(text)) {
		m := folder.FindStringSubmatch(name)
		if m == nil {
			return nil, fmt.Errorf("order.txt: %q is not a chapter's folder, like ch01_interpreter", name)
		}
		n, err := strconv.Atoi(m[2])
		if err != nil || n != i+1 {
			return nil, fmt.Errorf("order.txt: %s stands where chapter %d should", name, i+1)
		}
		list = append(list, Chapter{n, name, m[1]})
	}
	return list, nil
}

// Stages writes the Go source of chapters/stages.go.
func Stages(list []Chapter) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("// Code generated from order.txt by tools/stages; DO NOT EDIT.\n\npackage chapters\n\nimport (\n")
	for _, c := range list {
		fmt.Fprintf(&b, "\t%s \"mergepoint/chapters/%s\"\n", c.Package, c.Folder)
	}
	b.WriteString(")\n\n// Stages are the chapters' interpreters, in order.\nvar Stages = []Stage{\n")
	for _, c := range list {
		fmt.Fprintf(&b, "\t{%d, %q, %s.Parse, %s.Run},\n", c.Number, c.Folder, c.Package, c.Package)
	}
	b.WriteString("}\n")
	return format.Source(b.Bytes())
}
