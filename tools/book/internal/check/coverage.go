package check

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/render"
	"mergepoint/tools/book/internal/source"
)

// Coverage lists the declarations of the chapters and of pkg/ that no page
// shows and no line excuses, and counts all. What a chapter has unchanged from
// the stage before need not be shown again.
func Coverage(s *render.Site, f *fence.Filler) (missing []string, total int, err error) {
	for _, c := range s.Book.Chapters {
		list, err := source.ReadAnnouncements(filepath.Join(s.Book.Root, c.Dir(), "changes.txt"), true)
		if err != nil {
			return nil, 0, err
		}
		p, err := f.Package(c.Folder)
		if err != nil {
			return nil, 0, err
		}
		decls := p.Decls
		if c.Prev != nil {
			old, err := f.Package(c.Prev.Folder)
			if err != nil {
				return nil, 0, err
			}
			decls = changed(source.Changes(old, p))
		}
		missing = append(missing, unseen(s, decls, list, "")...)
		total += len(decls)
	}
	excused, err := source.ReadAnnouncements(filepath.Join(s.Book.Root, "pkg", "notshown.txt"), false)
	if err != nil {
		return nil, 0, err
	}
	dirs, err := packages(s.Book.Root)
	for _, dir := range dirs {
		p, err := f.Package(dir)
		if err != nil {
			return nil, 0, err
		}
		missing = append(missing, unseen(s, p.Decls, excused, path.Base(dir)+".")...)
		total += len(p.Decls)
	}
	return missing, total, err
}

func changed(list []source.Change) (decls []*source.Decl) {
	for _, c := range list {
		if c.New != nil {
			decls = append(decls, c.New)
		}
	}
	return decls
}

func unseen(s *render.Site, decls []*source.Decl, excused []source.Announcement, prefix string) (missing []string) {
	for _, d := range decls {
		if d.Test || d.Generated || s.Shown(d) || source.NotShown(excused, d, prefix) {
			continue
		}
		missing = append(missing, fmt.Sprintf("%s:%d: %s is shown on no page", d.Path(), d.Line, d.Name()))
	}
	return missing
}

// packages lists the folders with Go files below pkg/.
func packages(root string) (dirs []string, err error) {
	top := filepath.Join(root, "pkg")
	err = filepath.WalkDir(top, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && d.Name() == "testdata":
			return filepath.SkipDir
		case strings.HasSuffix(name, ".go"):
			rel, err := filepath.Rel(root, filepath.Dir(name))
			if dir := filepath.ToSlash(rel); !slices.Contains(dirs, dir) {
				dirs = append(dirs, dir)
			}
			return err
		}
		return nil
	})
	return dirs, err
}
