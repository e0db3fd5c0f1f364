package codewriter

import (
	"cmp"
	"fmt"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// An Error is one mistake in the interpreter's source, or one thing in it that
// cannot be translated. Its place is that in the file that was read: a //line
// comment changes neither that nor the lines in jitcode.
type Error struct {
	Pos token.Position
	Msg string
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s: translate: %s", position(e.Pos), e.Msg)
}

// position prints a place in a file, relative to the current directory where
// that is shorter.
func position(p token.Position) string {
	if wd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(wd, p.Filename); err == nil && !strings.HasPrefix(rel, "..") {
			p.Filename = rel
		}
	}
	return p.String()
}

// Errors are all mistakes of a run, sorted by position.
type Errors []*Error

func (list Errors) Error() string {
	var lines []string
	for _, e := range list {
		lines = append(lines, e.Error())
	}
	return strings.Join(lines, "\n")
}

// reporter collects errors; the same one is kept once.
type reporter struct {
	fset *token.FileSet
	list Errors
}

func (r *reporter) errorf(pos token.Pos, format string, args ...any) {
	r.add(&Error{r.fset.PositionFor(pos, false), fmt.Sprintf(format, args...)})
}

func (r *reporter) add(e *Error) {
	for _, have := range r.list {
		if *have == *e {
			return
		}
	}
	r.list = append(r.list, e)
}

// mend is the way out of nearly every refusal.
const mend = "move it into a function of its own"

// err gives all errors, sorted, or nil.
func (r *reporter) err() error {
	if len(r.list) == 0 {
		return nil
	}
	slices.SortStableFunc(r.list, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Pos.Filename, b.Pos.Filename), cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column), cmp.Compare(a.Msg, b.Msg))
	})
	return r.list
}
