//go:build browser

package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mergepoint/tools/book/internal/browser"
)

var shots = flag.String("shots", "", "folder for a screenshot of each page in each view")

var views = []browser.View{
	{Width: 360, Height: 740}, {Width: 360, Height: 740, Dark: true},
	{Width: 800, Height: 1000}, {Width: 800, Height: 1000, Dark: true},
	{Width: 1440, Height: 900}, {Width: 1440, Height: 900, Dark: true},
}

// A world is a built site and a browser with axe-core at hand.
type world struct {
	dir  string
	page *browser.Page
	axe  string
}

func newWorld(t *testing.T, root string) *world {
	t.Helper()
	w := &world{dir: t.TempDir()}
	if err := build(options{root: root, out: w.dir}, nil); err != nil {
		t.Fatal(err)
	}
	b, err := browser.Start()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	if w.page, err = b.NewPage(); err != nil {
		t.Fatal(err)
	}
	w.axe = axe(t)
	return w
}

// axe fetches axe-core, which is not ours to commit.
func axe(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(os.TempDir(), "mergepoint-axe")
	file := filepath.Join(dir, "node_modules", "axe-core", "axe.min.js")
	if _, err := os.Stat(file); err != nil {
		out, err := exec.Command("npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", dir, "axe-core@4").CombinedOutput()
		if err != nil {
			t.Fatalf("npm install axe-core: %v\n%s", err, out)
		}
	}
	script, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(script)
}

func (w *world) url(name string) string { return "file://" + filepath.ToSlash(w.dir) + "/" + name }

// names lists the pages to look at: all of the book, and some sources.
func (w *world) names(t *testing.T) (names []string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(w.dir, "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	sources := 0
	_ = filepath.WalkDir(filepath.Join(w.dir, "src"), func(name string, d os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".html") && sources < 3 {
			sources++
			all = append(all, name)
		}
		return err
	})
	for _, f := range all {
		rel, _ := filepath.Rel(w.dir, f)
		names = append(names, filepath.ToSlash(rel))
	}
	return names
}

func (w *world) must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// overflowing names the elements that make the page scroll sideways.
const overflowing = `(() => { const d = document.documentElement, out = [];
  if (d.scrollWidth <= d.clientWidth) return out;
  for (const e of document.querySelectorAll("body *")) { const r = e.getBoundingClientRect(); if (r.right > d.clientWidth + 1 && r.width > 0) { out.push(e.tagName + "." + e.className + " " + Math.round(r.right)); if (out.length > 4) break } }
  return out.length ? out : ["page is " + d.scrollWidth + " wide"] })()`

const violations = `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.map(v => v.id + ": " + v.help + " — " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")))`

func (w *world) look(t *testing.T, name string, v browser.View, rules bool) {
	t.Helper()
	w.must(t, w.page.Set(v), w.page.Open(w.url(name)))
	var over, bad []string
	w.must(t, w.page.Eval(overflowing, &over))
	label := fmt.Sprintf("%s at %d, dark=%v", name, v.Width, v.Dark)
	if len(over) > 0 {
		t.Errorf("%s: scrolls sideways: %s", label, strings.Join(over, "; "))
	}
	if rules {
		w.must(t, w.page.Eval(w.axe, nil), w.page.Eval(violations, &bad))
		for _, b := range bad {
			t.Errorf("%s: axe: %s", label, b)
		}
	}
	if *shots != "" {
		png, err := w.page.Screenshot(false)
		w.must(t, err)
		file := fmt.Sprintf("%s-%d-%v.png", regexp.MustCompile(`\W+`).ReplaceAllString(name, "-"), v.Width, v.Dark)
		w.must(t, os.MkdirAll(*shots, 0o755), os.WriteFile(filepath.Join(*shots, file), png, 0o644))
	}
	for _, e := range w.page.Errors() {
		t.Errorf("%s: %s", label, e)
	}
}

// roots are the books looked at: the toy always, ours once it has chapters.
func roots() map[string]string {
	m := map[string]string{"toy": "testdata/toy"}
	if _, err := os.Stat("../../chapters/order.txt"); err == nil {
		m["book"] = "../.."
	}
	return m
}

func TestBrowserPages(t *testing.T) {
	for name, root := range roots() {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, root)
			for _, page := range w.names(t) {
				for i, v := range views {
					w.look(t, page, v, page != "whole.html" && (i == 0 || i >= 4))
				}
			}
		})
	}
}

func TestBrowserSearch(t *testing.T) {
	w := newWorld(t, "testdata/toy")
	w.must(t, w.page.Set(views[4]), w.page.Open(w.url("ch01-count.html")))
	w.must(t, w.page.Key("/"), w.page.Type("doubling"))
	waitFor(t, w.page, `document.querySelectorAll("dialog[open] .hits a").length > 0`)
	w.must(t, w.page.Key("ArrowDown"), w.page.Key("Enter"))
	waitFor(t, w.page, `location.pathname.endsWith("ch02-double.html")`)

	waitFor(t, w.page, `document.querySelector(".bar .tools button") !== null`)
	w.must(t, w.page.Click(".bar .tools button"))
	waitFor(t, w.page, `document.querySelector("dialog[open] input") !== null`)
	w.must(t, w.page.Type("hot"))
	waitFor(t, w.page, `document.querySelectorAll("dialog[open] .hits a").length > 0`)
	w.must(t, w.page.Click("dialog[open] .hits a"))
	waitFor(t, w.page, `location.pathname.endsWith("ch01-count.html")`)
}

func TestBrowserKeys(t *testing.T) {
	w := newWorld(t, "testdata/toy")
	w.must(t, w.page.Set(views[0]), w.page.Open(w.url("ch01-count.html")))
	w.must(t, w.page.Key("?"))
	waitFor(t, w.page, `document.querySelector("dialog[open] dl") !== null`)
	w.must(t, w.page.Key("Escape"), w.page.Key("t"))
	waitFor(t, w.page, `document.documentElement.dataset.theme === "light"`)
	w.must(t, w.page.Key("ArrowRight"))
	waitFor(t, w.page, `location.pathname.endsWith("ch02-double.html") && document.documentElement.dataset.theme === "light"`)
	w.must(t, w.page.Click(".menu"))
	waitFor(t, w.page, `getComputedStyle(document.querySelector("#contents")).display === "block"`)
}

func TestBrowserNoScript(t *testing.T) {
	w := newWorld(t, "testdata/toy")
	v := views[0]
	v.NoJS = true
	w.must(t, w.page.Set(v), w.page.Open(w.url("ch01-count.html")))
	var text string
	w.must(t, w.page.Eval(`document.body.innerText`, &text))
	for _, want := range []string{"Counting", "pc 86 was hit 3 times", "Contents", "Next"} {
		if !strings.Contains(text, want) {
			t.Errorf("without scripts the page lacks %q", want)
		}
	}
	w.must(t, w.page.Click(".menu"))
	waitFor(t, w.page, `getComputedStyle(document.querySelector("#contents")).display === "block"`)
}

// waitFor waits until an expression holds.
func waitFor(t *testing.T, p *browser.Page, expr string) {
	t.Helper()
	for range 100 {
		var ok bool
		if err := p.Eval(expr, &ok); err == nil && ok {
			return
		}
		_ = p.Eval(`new Promise(done => setTimeout(done, 30))`, nil)
	}
	t.Fatalf("never true: %s", expr)
}
