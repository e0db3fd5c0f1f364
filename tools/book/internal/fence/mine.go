package fence

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mergepoint/tools/book/internal/manuscript"
)

// edit is typed by hand: lines with - and + that a reader changes in his module. That
// they can be changed so is found out by the session of the same name.
func (f *Filler) edit(_ *manuscript.Page, b manuscript.Fence) (Filled, error) {
	if b.Args["file"] == "" {
		return Filled{}, errors.New("edit: want file=, the file that is changed")
	}
	return Filled{Text: b.Body}, nil
}

// mine makes a module of a reader's own in dir, outside of the repository: the package
// of the page, with the edits of one name made.
func (f *Filler) mine(dir string, p *manuscript.Page, name string) error {
	root, err := filepath.Abs(f.root)
	if err != nil {
		return err
	}
	if err := module(root, dir); err != nil {
		return err
	}
	for _, file := range []string{"own.go", "own_test.go"} {
		text, err := os.ReadFile(filepath.Join(root, "chapters", "own", file))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, file), text, 0o644); err != nil {
			return err
		}
	}
	for _, e := range manuscript.Fences(p.Text) {
		if e.Lang == "edit" && slices.Contains(strings.Fields(e.Args["mine"]), name) {
			if err := change(filepath.Join(dir, e.Args["file"]), e.Body); err != nil {
				return fmt.Errorf("edit of %s in line %d: %w", e.Args["file"], e.Start+1, err)
			}
		}
	}
	return nil
}

// module writes the go.mod that the page's commands make.
func module(root, dir string) error {
	sums, err := os.ReadFile(filepath.Join(root, "go.sum"))
	if err != nil {
		return err
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return err
	}
	_, requirements, _ := strings.Cut(string(mod), "\n")
	text := "module mine\n" + requirements + "\nrequire mergepoint v0.0.0\n\nreplace mergepoint => " + root + "\n"
	return errors.Join(os.WriteFile(filepath.Join(dir, "go.mod"), []byte(text), 0o644), os.WriteFile(filepath.Join(dir, "go.sum"), sums, 0o644))
}

// change puts the + lines of an edit in the place of its - lines, which must be in the
// file once. Where there are only + lines, they come to its end. Lines that begin with
// a space stay: they say which place is meant.
func change(file, edit string) error {
	var old, new strings.Builder
	replaces := false
	for line := range strings.Lines(edit) {
		sign, rest := line[0], line[1:]
		if sign != '+' {
			old.WriteString(rest)
			replaces = true
		}
		if sign != '-' {
			new.WriteString(rest)
		}
	}
	text, err := os.ReadFile(file)
	if err != nil && (replaces || !os.IsNotExist(err)) {
		return err
	}
	if !replaces {
		return os.WriteFile(file, append(text, new.String()...), 0o644)
	}
	if n := strings.Count(string(text), old.String()); n != 1 {
		return fmt.Errorf("the lines to change are in it %d times, not once", n)
	}
	return os.WriteFile(file, []byte(strings.Replace(string(text), old.String(), new.String(), 1)), 0o644)
}
