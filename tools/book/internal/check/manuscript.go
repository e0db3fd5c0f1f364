package check

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/book/internal/render"
	"mergepoint/tools/book/internal/source"
)

// Order holds order.txt against the folders, both ways.
func Order(b *manuscript.Book) (problems []string) {
	entries, err := os.ReadDir(filepath.Join(b.Root, "chapters"))
	if err != nil {
		return []string{err.Error()}
	}
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), "ch") && !slices.ContainsFunc(b.Chapters, func(c *manuscript.Chapter) bool { return c.Folder == e.Name() }) {
			problems = append(problems, "chapters/"+e.Name()+": not in order.txt")
		}
	}
	for _, c := range b.Chapters {
		if len(c.Pages) == 0 {
			problems = append(problems, c.Dir()+": no chapter.md")
		}
	}
	return problems
}

// A part is an H2 that each chapter has, from a certain chapter on.
var parts = []struct {
	title string
	from  int
}{
	{"Where we are", 1}, {"The problem", 1}, {"A first version", 1}, {"Run it", 1}, {"Look at it", 3},
	{"What changed", 2}, {"How PyPy does it", 1}, {"Exercises", 1}, {"What you have now", 1},
}

// Skeleton holds a chapter to the fixed order of its sections.
func Skeleton(c *manuscript.Chapter) (problems []string) {
	var heads []string
	for _, p := range c.Pages {
		heads = append(heads, headings(p.Body)...)
		for _, l := range p.Lit {
			if !slices.Contains(render.StageNames(), l) {
				problems = append(problems, fmt.Sprintf("%s: lit: no stage %q in the pipeline", p.Path, l))
			}
		}
	}
	at := 0
	for _, part := range parts {
		if part.from > c.Number || len(c.Pages) == 0 {
			continue
		}
		i := slices.IndexFunc(heads[at:], func(h string) bool { return h == part.title || strings.HasPrefix(h, part.title+":") })
		if i < 0 {
			problems = append(problems, fmt.Sprintf("%s: no section %q, or not in its place", c.Dir(), part.title))
			continue
		}
		at += i + 1
	}
	return problems
}

// headings gives the H2 of a text, outside of fences.
func headings(body string) (list []string) {
	for _, l := range manuscript.Prose(body) {
		if h, ok := strings.CutPrefix(l, "## "); ok {
			list = append(list, strings.TrimSpace(h))
		}
	}
	return list
}

// Changes holds changes.txt against what differs from the stage before.
func Changes(f *fence.Filler, root string, c *manuscript.Chapter) (problems []string) {
	if c.Prev == nil {
		return nil
	}
	file := path.Join(c.Dir(), "changes.txt")
	list, err := source.ReadAnnouncements(filepath.Join(root, filepath.FromSlash(file)), true)
	if err != nil {
		return []string{err.Error()}
	}
	old, err := f.Package(c.Prev.Folder)
	if err != nil {
		return []string{err.Error()}
	}
	now, err := f.Package(c.Folder)
	if err != nil {
		return []string{err.Error()}
	}
	for _, p := range source.Unannounced(source.Changes(old, now), list) {
		problems = append(problems, file+": "+p)
	}
	return problems
}
