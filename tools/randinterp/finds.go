package randinterp

import (
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/tools/txtar"
)

// guestsFile is where an interpreter's text has the guest programs, one a line.
const guestsFile = "guests"

// Text is an interpreter to be kept: what is wrong with it, its guest programs
// and its files.
func (r *Result) Text() []byte {
	a := &txtar.Archive{Comment: fmt.Appendf(nil, "%s: %s\n%v\n", r.Outcome, r.Detail, r.Recipe)}
	a.Files = append(a.Files, txtar.File{Name: guestsFile, Data: []byte(strings.Join(r.Guests, "\n") + "\n")})
	for _, path := range sortedKeys(r.Files) {
		text := strings.ReplaceAll(r.Files[path], Module+"/"+r.Name+"/", "@here/")
		a.Files = append(a.Files, txtar.File{Name: path, Data: []byte(text)})
	}
	return txtar.Format(a)
}

// Find reads an interpreter that was kept.
func Find(path string) (*Interp, error) {
	a, err := txtar.ParseFile(path)
	if err != nil {
		return nil, err
	}
	i := &Interp{Name: strings.ToLower(strings.TrimSuffix(filepath.Base(path), ".txtar")), Files: map[string]string{}}
	for _, f := range a.Files {
		if f.Name == guestsFile {
			i.Guests = strings.Fields(string(f.Data))
			continue
		}
		i.Files[f.Name] = strings.ReplaceAll(string(f.Data), "@here/", Module+"/"+i.Name+"/")
	}
	return i, nil
}
