package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/book/internal/render"
)

// serve shows the site on a local port and builds it anew when a source changes.
func serve(o options, _ []string) error {
	l, err := net.Listen("tcp", o.addr)
	if err != nil {
		return err
	}
	go watch(o)
	fmt.Printf("http://%s/\n", l.Addr())
	return http.Serve(l, http.FileServer(http.Dir(o.out)))
}

// watch builds whenever the newest source is newer than the last build.
func watch(o options) {
	var built time.Time
	for ; ; time.Sleep(time.Second) {
		newest := newest(o)
		if !newest.After(built) {
			continue
		}
		built = newest
		if err := rebuild(o); err != nil {
			fmt.Fprintln(os.Stderr, "book:", err)
			continue
		}
		fmt.Println("built", time.Now().Format(time.TimeOnly))
	}
}

// rebuild takes templates and styles from the disk, not from this binary.
func rebuild(o options) error {
	b, err := manuscript.Load(o.root)
	if err != nil {
		return err
	}
	f := fence.NewFiller(o.root)
	defer f.Close()
	s, err := render.New(b, f, os.DirFS(filepath.Join(o.root, "site")), o.out)
	if err != nil {
		return err
	}
	s.Repository = o.repository
	if err := s.Build(); err != nil {
		return err
	}
	return errors.Join(bundleSearch(o), bundleEngine(o))
}

func newest(o options) (t time.Time) {
	for _, top := range []string{"chapters", "pkg", "site", "GLOSSARY.md", "testdata"} {
		_ = filepath.WalkDir(filepath.Join(o.root, top), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() && name == o.out {
				return filepath.SkipDir
			}
			if info, err := d.Info(); err == nil && !d.IsDir() && info.ModTime().After(t) {
				t = info.ModTime()
			}
			return nil
		})
	}
	return t
}
