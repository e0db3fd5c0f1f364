package main

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
)

// fill writes what belongs into the fences of all pages, or of those named.
func fill(o options, only []string) error {
	b, err := manuscript.Load(o.root)
	if err != nil {
		return err
	}
	f := fence.NewFiller(o.root)
	defer f.Close()
	var errs []error
	for _, p := range pages(b) {
		if len(only) > 0 && !slices.ContainsFunc(only, func(name string) bool {
			return strings.HasSuffix(filepath.ToSlash(name), p.Path) || strings.HasPrefix(p.Path, name)
		}) {
			continue
		}
		text, problems := filled(f, p)
		errs = append(errs, problems...)
		if text == p.Text {
			continue
		}
		fmt.Println("filled", p.Path)
		if err := os.WriteFile(filepath.Join(o.root, filepath.FromSlash(p.Path)), []byte(text), 0o644); err != nil {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// pages are the book's and the texts of the exercises.
func pages(b *manuscript.Book) []*manuscript.Page {
	list := b.Pages()
	if b.Landing != nil {
		list = append(list, b.Landing)
	}
	seen := map[string]bool{"chapters": true}
	for _, p := range b.Pages() {
		if !seen[p.Dir] {
			seen[p.Dir] = true
			list = append(list, exerciseTexts(b.Root, p)...)
		}
	}
	return list
}

// exerciseTexts are the texts of the exercises in a page's folder.
func exerciseTexts(root string, p *manuscript.Page) (list []*manuscript.Page) {
	for _, pattern := range []string{"README.md", "hint.md"} {
		names, _ := filepath.Glob(filepath.Join(root, p.Dir, "exercises", "ex*", pattern))
		for _, name := range names {
			rel, err := filepath.Rel(root, name)
			text, err2 := os.ReadFile(name)
			if err != nil || err2 != nil {
				continue
			}
			rel = filepath.ToSlash(rel)
			list = append(list, &manuscript.Page{Path: rel, Dir: path.Dir(rel), Chapter: p.Chapter, Text: string(text), Body: string(text)})
		}
	}
	return list
}

// filled gives a page's text with its fences and numbers filled in; what cannot
// be filled stays as it is and is reported.
func filled(f *fence.Filler, p *manuscript.Page) (string, []error) {
	var problems []error
	fences := manuscript.Fences(p.Text)
	bodies := make([]string, len(fences))
	for i, b := range fences {
		bodies[i] = b.Body
		got, err := f.Fill(p, b)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s:%d: %w", p.Path, b.Start+1, err))
			continue
		}
		bodies[i] = got.Text
	}
	text := manuscript.Replace(p.Text, fences, bodies)
	values := manuscript.Values(text)
	for i := len(values) - 1; i >= 0; i-- {
		v := values[i]
		got, err := f.Value(p, text, v)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s:%d: %w", p.Path, v.Line, err))
			continue
		}
		text = text[:v.Start] + got + text[v.End:]
	}
	return text, problems
}
