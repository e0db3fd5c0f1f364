package jitcode

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"io/fs"
)

// Digest tells whether files are still what jitcode was made from: of each its
// name and its lines, however these end.
func Digest(files fs.FS, names []string) (string, error) {
	h := fnv.New128a()
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return "", err
		}
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		fmt.Fprintf(h, "%s %d\n", name, len(text))
		h.Write(text)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
