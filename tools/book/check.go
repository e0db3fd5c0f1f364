package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mergepoint/site"
	"mergepoint/tools/book/internal/check"
	"mergepoint/tools/book/internal/render"
)

// checkBook holds the manuscript and a site built from it to their rules.
func checkBook(o options, _ []string) error {
	dir, err := os.MkdirTemp("", "site")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	o.out = dir
	problems, err := problems(o)
	if err != nil {
		return err
	}
	for _, p := range problems {
		fmt.Println(p)
	}
	if n := len(problems); n > 0 {
		return fmt.Errorf("%d problems", n)
	}
	fmt.Println("the book is in order")
	return nil
}

func problems(o options) (list []string, err error) {
	s, f, err := newSite(o)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list = check.Order(s.Book)
	for _, c := range s.Book.Chapters {
		list = append(list, check.Skeleton(c)...)
		list = append(list, check.Changes(f, o.root, c)...)
	}
	list = append(append(list, check.Glossary(s)...), check.Milestones(s.Book)...)
	for _, p := range pages(s.Book) {
		list = append(list, check.Prose(s.Book, p)...)
		if p != s.Book.Landing {
			list = append(list, check.Road(s.Book, p)...)
		}
		text, errs := filled(f, p)
		for _, e := range errs {
			list = append(list, e.Error())
		}
		if text != p.Text {
			list = append(list, fmt.Sprintf("%s:%d: stale: run 'go run ./tools/book fill'", p.Path, firstDifference(text, p.Text)))
		}
	}
	if o.coverage {
		missing, _, err := check.Coverage(s, f)
		if err != nil {
			return nil, err
		}
		list = append(list, missing...)
	}
	list = append(list, check.Contrast(site.Read("css/palette.css"))...)
	if err := s.Build(); err != nil {
		return append(list, err.Error()), nil
	}
	list = append(list, unsaid(s.Problems, list)...)
	list = append(list, check.EPUB(filepath.Join(o.out, render.EPUBName))...)
	return append(list, check.Site(o.out)...), nil
}

// unsaid leaves out the problems that are said already, with their line.
func unsaid(problems, said []string) []string {
	return slices.DeleteFunc(problems, func(p string) bool {
		_, text, _ := strings.Cut(p, ": ")
		return slices.ContainsFunc(said, func(s string) bool { return strings.HasSuffix(s, text) })
	})
}

func firstDifference(a, b string) int {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return i + 1
		}
	}
	return min(len(x), len(y))
}

// coverage lists what no page shows, and how much is shown.
func coverage(o options, _ []string) error {
	s, f, err := newSite(o)
	if err != nil {
		return err
	}
	defer f.Close()
	missing, total, err := check.Coverage(s, f)
	if err != nil {
		return err
	}
	for _, m := range missing {
		fmt.Println(m)
	}
	fmt.Printf("%d of %d declarations are shown or excused\n", total-len(missing), total)
	if o.coverage && len(missing) > 0 {
		return errors.New("not all declarations are shown")
	}
	return nil
}
