package main

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mergepoint/internal/viewer"
	"mergepoint/pkg/backend/amd64"
)

// writeView writes the page of -view.
func writeView(o *options, c *viewer.Collector) error {
	page := viewer.Page{Title: filepath.Base(o.program), Command: "bf " + strings.Join(o.args, " ")}
	files := o.stage.Sources()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		page.Sources = append(page.Sources, viewer.Source{Name: name, Text: files[name]})
	}
	if c.MachineCode() {
		page.Listing = amd64.NewListing()
	}
	var b bytes.Buffer
	if err := c.WritePage(&b, page); err != nil {
		return err
	}
	if err := os.WriteFile(o.view, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("cannot write %s: %w", o.view, err)
	}
	return nil
}
