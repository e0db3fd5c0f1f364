package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"mergepoint/site"
	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/book/internal/render"
)

const usage = `usage: book [-root DIR] [-out DIR] COMMAND

  fill [FILE…]   write sources and outputs into the fences of the chapters
  check          fail on what is stale or broken; -coverage: also on declarations that no page shows
  build          make the site
  serve          serve the site on a free local port and rebuild what changed
  measure        run the timelines of the pages and store them in testdata/bench
  words          count the words of each page's prose; a page has 1,500 to 3,500
  coverage       list declarations that no page shows

tools/book/FORMAT.md says how a chapter is written.
`

// options are what all commands share.
type options struct {
	root, out string
	coverage  bool
	addr      string
	// repository is where readers can clone the code from; "" leaves that out.
	repository string
}

var commands = map[string]func(options, []string) error{
	"fill": fill, "check": checkBook, "build": build, "serve": serve, "measure": measure, "words": words, "coverage": coverage,
}

func main() {
	var o options
	flags := flag.NewFlagSet("book", flag.ExitOnError)
	flags.Usage = func() { fmt.Fprint(flags.Output(), usage); flags.PrintDefaults() }
	flags.StringVar(&o.root, "root", ".", "the module's root")
	flags.StringVar(&o.out, "out", "", "where the site goes (default site/public below the root)")
	flags.StringVar(&o.addr, "addr", "127.0.0.1:0", "serve: address")
	flags.StringVar(&o.repository, "repository", "", "where readers can clone the code from; the pages do not say it if this is empty")
	flags.BoolVar(&o.coverage, "coverage", false, "check: every declaration must be shown or excused")
	_ = flags.Parse(os.Args[1:])
	if o.out == "" {
		o.out = filepath.Join(o.root, "site", "public")
	}
	run := commands[flags.Arg(0)]
	if run == nil {
		flags.Usage()
		os.Exit(2)
	}
	args := flags.Args()[1:]
	if len(args) > 0 && args[0] == "-coverage" {
		o.coverage, args = true, args[1:]
	}
	if err := run(o, args); err != nil {
		fmt.Fprintln(os.Stderr, "book:", err)
		os.Exit(1)
	}
}

// build makes the site and says where it is.
func build(o options, _ []string) error {
	s, f, err := newSite(o)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := s.Build(); err != nil {
		return err
	}
	for _, bundle := range []func(options) error{bundleSearch, bundleEngine} {
		if err := bundle(o); err != nil {
			return err
		}
	}
	for _, p := range s.Problems {
		fmt.Fprintln(os.Stderr, "book:", p)
	}
	index, err := filepath.Abs(filepath.Join(o.out, "index.html"))
	if err != nil {
		return err
	}
	fmt.Printf("%d pages; open file://%s\n", len(s.Book.Pages()), filepath.ToSlash(index))
	return nil
}

func newSite(o options) (*render.Site, *fence.Filler, error) {
	b, err := manuscript.Load(o.root)
	if err != nil {
		return nil, nil, err
	}
	f := fence.NewFiller(o.root)
	s, err := render.New(b, f, site.FS, o.out)
	if err == nil {
		s.Repository = o.repository
	}
	return s, f, err
}

// words counts the prose of each page.
func words(o options, _ []string) error {
	b, err := manuscript.Load(o.root)
	if err != nil {
		return err
	}
	for _, p := range b.Pages() {
		fmt.Printf("%6d  %s\n", manuscript.Words(p.Body), p.Path)
	}
	return nil
}
