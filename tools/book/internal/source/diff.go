package source

import (
	"fmt"
	"slices"
	"strings"
)

// A Change is a declaration that one stage has otherwise than the one before.
type Change struct {
	Sign     byte // '+' added, '~' changed, '-' dropped
	Old, New *Decl
}

// Name is the changed declaration's name.
func (c Change) Name() string {
	if c.New != nil {
		return c.New.Name()
	}
	return c.Old.Name()
}

// Changes compares two stages by syntax: comments, order, test files and
// generated files do not count.
func Changes(old, new *Package) (list []Change) {
	for _, d := range new.own() {
		switch o := old.Find(d.Name(), ""); {
		case o == nil:
			list = append(list, Change{'+', nil, d})
		case o.canon != d.canon:
			list = append(list, Change{'~', o, d})
		}
	}
	for _, d := range old.own() {
		if new.Find(d.Name(), "") == nil {
			list = append(list, Change{'-', d, nil})
		}
	}
	return list
}

func (p *Package) own() []*Decl {
	return slices.DeleteFunc(slices.Clone(p.Decls), func(d *Decl) bool { return d.Test || d.Generated })
}

// Diff prints the change as a unified diff of the declaration.
func (c Change) Diff() string {
	var old, new []string
	var b strings.Builder
	if c.Old != nil {
		old = lines(c.Old)
		fmt.Fprintf(&b, "--- %s %s\n", c.Old.Path(), c.Old.Name())
	}
	if c.New != nil {
		new = lines(c.New)
		fmt.Fprintf(&b, "+++ %s %s\n", c.New.Path(), c.New.Name())
	}
	for _, l := range hunks(edits(old, new), 3) {
		b.WriteString(l + "\n")
	}
	return b.String()
}

func lines(d *Decl) []string { return strings.Split(d.Doc+d.Text, "\n") }

// edits gives the lines of both, each with ' ', '-' or '+' before it, by the
// longest common subsequence.
func edits(a, b []string) (out []string) {
	n := make([][]int, len(a)+1)
	for i := range n {
		n[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				n[i][j] = n[i+1][j+1] + 1
			} else {
				n[i][j] = max(n[i+1][j], n[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, " "+a[i])
			i, j = i+1, j+1
		case i < len(a) && (j == len(b) || n[i+1][j] >= n[i][j+1]):
			out = append(out, "-"+a[i])
			i++
		default:
			out = append(out, "+"+b[j])
			j++
		}
	}
	return out
}

// hunks keeps the lines within context of a changed one; a gap becomes "…".
func hunks(edits []string, context int) (out []string) {
	keep := make([]bool, len(edits))
	for i, l := range edits {
		if l[0] == ' ' {
			continue
		}
		for k := max(0, i-context); k <= min(len(edits)-1, i+context); k++ {
			keep[k] = true
		}
	}
	for i, l := range edits {
		switch {
		case keep[i]:
			out = append(out, strings.TrimRight(l, " "))
		case i == 0 || keep[i-1]:
			out = append(out, " …")
		}
	}
	return out
}
