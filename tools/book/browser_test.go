//go:build browser

package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mergepoint/tools/browser"
)

var (
	shots = flag.String("shots", "", "folder for a screenshot of each page in each view")
	only  = flag.String("only", "", "look only at pages whose name has this in it")
)

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

// sites are the books built so far, by root: they are only looked at.
var sites = map[string]string{}

func built(t *testing.T, root string) string {
	t.Helper()
	if sites[root] == "" {
		dir, err := os.MkdirTemp("", "site")
		if err != nil {
			t.Fatal(err)
		}
		if err := build(options{root: root, out: dir}, nil); err != nil {
			t.Fatal(err)
		}
		sites[root] = dir
	}
	return sites[root]
}

func TestMain(m *testing.M) {
	code := m.Run()
	for _, dir := range sites {
		_ = os.RemoveAll(dir)
	}
	os.Exit(code)
}

func newWorld(t *testing.T, root string) *world {
	t.Helper()
	return newWorldIn(t, browser.Chromium, root)
}

func newWorldIn(t *testing.T, k browser.Kind, root string) *world {
	t.Helper()
	w := &world{dir: built(t, root)}
	b, err := browser.Start(k)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = b.Close() })
	if w.page, err = b.NewPage(); err != nil {
		t.Fatal(err)
	}
	w.axe, err = browser.Axe()
	w.must(t, err)
	return w
}

func (w *world) url(name string) string { return "file://" + filepath.ToSlash(w.dir) + "/" + name }

// names lists the pages to look at: all of the book, and some sources.
func (w *world) names(t *testing.T) (names []string) {
	t.Helper()
	all, err := filepath.Glob(filepath.Join(w.dir, "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	viewers, err := filepath.Glob(filepath.Join(w.dir, "viewer", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	all = append(all, viewers...)
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

// look opens a page once and sees it in all views; the rules of axe-core judge it
// on a dark phone and on a light desktop.
func (w *world) look(t *testing.T, name string) {
	t.Helper()
	w.must(t, w.page.Set(views[0]), w.page.Open(w.url(name)))
	rules := name != "whole.html"
	for i, v := range views {
		w.must(t, w.page.Set(v))
		label := fmt.Sprintf("%s at %d, dark=%v", name, v.Width, v.Dark)
		var bad []string
		w.must(t, w.page.Eval(browser.Overflowing(v.Width), &bad))
		if len(bad) > 0 {
			t.Errorf("%s: scrolls sideways: %s", label, strings.Join(bad, "; "))
		}
		if rules && (i == 1 || i == 4) {
			w.must(t, w.page.Eval(w.axe, nil), w.page.Eval(browser.Violations, &bad)) // a phone's view loads the page anew
			for _, b := range bad {
				t.Errorf("%s: axe: %s", label, b)
			}
		}
		w.shoot(t, name, v)
		for _, e := range w.page.Errors() {
			t.Errorf("%s: %s", label, e)
		}
	}
}

func (w *world) shoot(t *testing.T, name string, v browser.View) {
	t.Helper()
	if *shots == "" {
		return
	}
	png, err := w.page.Screenshot(false)
	w.must(t, err)
	file := fmt.Sprintf("%s-%d-%v.png", regexp.MustCompile(`\W+`).ReplaceAllString(name, "-"), v.Width, v.Dark)
	w.must(t, os.MkdirAll(*shots, 0o755), os.WriteFile(filepath.Join(*shots, file), png, 0o644))
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
				if strings.Contains(page, *only) {
					w.look(t, page)
				}
			}
		})
	}
}

func TestBrowserSearch(t *testing.T) {
	w := newWorld(t, "testdata/toy")
	w.must(t, w.page.Set(views[4]), w.page.Open(w.url("ch01-count.html")))
	w.must(t, w.page.Key("/"), w.page.Type("doubling"), w.page.Key("Escape"))
	w.must(t, w.page.WaitFor(`document.querySelector("dialog[open]") === null`))
	w.must(t, w.page.Key("/"), w.page.Type("doubling"))
	w.must(t, w.page.WaitFor(`document.querySelectorAll("dialog[open] .hits a").length > 0`))
	w.must(t, w.page.Key("ArrowDown"), w.page.Key("Enter"))
	w.must(t, w.page.WaitFor(`location.pathname.endsWith("ch02-double.html")`))

	w.must(t, w.page.WaitFor(`document.querySelector(".bar .tools button") !== null`))
	w.must(t, w.page.Click(".bar .tools button"))
	w.must(t, w.page.WaitFor(`document.querySelector("dialog[open] input") !== null`))
	w.must(t, w.page.Type("hot"))
	w.must(t, w.page.WaitFor(`document.querySelectorAll("dialog[open] .hits a").length > 0`))
	w.must(t, w.page.Click("dialog[open] .hits a"))
	w.must(t, w.page.WaitFor(`location.pathname.endsWith("ch01-count.html")`))
}

func TestBrowserKeys(t *testing.T) {
	w := newWorld(t, "testdata/toy")
	w.must(t, w.page.Set(views[0]), w.page.Open(w.url("ch01-count.html")))
	w.must(t, w.page.Key("?"))
	w.must(t, w.page.WaitFor(`document.querySelector("dialog[open] dl") !== null`))
	w.must(t, w.page.Key("Escape"), w.page.Key("t"))
	w.must(t, w.page.WaitFor(`document.documentElement.dataset.theme === "light"`))
	w.must(t, w.page.Key("ArrowRight"))
	w.must(t, w.page.WaitFor(`location.pathname.endsWith("ch02-double.html") && document.documentElement.dataset.theme === "light"`))
	w.must(t, w.page.Click(".menu"))
	w.must(t, w.page.WaitFor(`getComputedStyle(document.querySelector("#contents")).display === "block"`))
}

// TestBrowserOpLink: a link to an op opens the viewer of its page at the op; without
// scripts it leads to the op on the viewer's own page.
func TestBrowserOpLink(t *testing.T) {
	w := newWorld(t, "../..")
	const link = `article a[href^="viewer/"][href*="#r"]`
	for name, v := range map[string]browser.View{"ch07-bridges.html": views[4], "ch07-bridges.html#main": {Width: 360, Height: 740, NoJS: true}} {
		w.must(t, w.page.Set(v), w.page.Open(w.url(name)), w.page.Click(link))
		if v.NoJS {
			w.must(t, w.page.WaitFor(`location.pathname.includes("/viewer/") && document.querySelector(":target.op") !== null`))
			continue
		}
		w.must(t, w.page.WaitFor(`(() => { const f = document.querySelector(".viewer iframe"); return f.closest("details").open && f.src.endsWith(document.querySelector('`+link+`').getAttribute("href")) })()`))
	}
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
	w.must(t, w.page.WaitFor(`getComputedStyle(document.querySelector("#contents")).display === "block"`))
}

// openPlayground opens the playground with what a link carries and waits for the
// engine.
func openPlayground(t *testing.T, w *world, link string) {
	t.Helper()
	w.must(t, w.page.Set(views[4]), w.page.Open("about:blank"), w.page.Open(w.url("playground.html#"+link)))
	w.must(t, w.page.WaitFor(`document.querySelector("#status").textContent === "ready"`))
}

const (
	ended  = `/^(done|stopped|the run failed)/.test(document.querySelector("#status").textContent)`
	output = `document.querySelector("#output").textContent`
)

// TestBrowserPlayground: from a file, the engine runs a program, shows its traces in
// the viewer, tells of mistakes at their place, and stops when told to.
func TestBrowserPlayground(t *testing.T) {
	for name, k := range map[string]browser.Kind{"chromium": browser.Chromium, "firefox": browser.Firefox} {
		t.Run(name, func(t *testing.T) { testPlayground(t, newWorldIn(t, k, "../..")) })
	}
}

func testPlayground(t *testing.T, w *world) {
	openPlayground(t, w, "language=bf5&example=primes&jit=threshold%3D20%2Cenable_opts%3Drewrite%3Aheap")
	w.must(t, w.page.Click("#run"), w.page.WaitFor(ended))
	w.must(t, w.page.WaitFor(output+`.startsWith("2") && document.querySelector("#timeline svg") !== null`))
	w.must(t, w.page.WaitFor(`document.querySelector("#viewer iframe") !== null`))
	var jit string
	w.must(t, w.page.Eval(`new URLSearchParams(location.hash.slice(1)).get("jit")`, &jit))
	if jit != "threshold=20,enable_opts=rewrite:heap" {
		t.Errorf("the link says %q", jit)
	}
	// A program of one's own, wrong at a place after a character of several bytes.
	openPlayground(t, w, "language=bf7&program=é%0A+é+%5D")
	w.must(t, w.page.Click("#run"), w.page.WaitFor(ended))
	w.must(t, w.page.WaitFor(`document.querySelector("#problem").textContent.startsWith("program.b:2:") && document.querySelector("#colours mark").textContent === "]"`))
	w.must(t, w.page.Click("#problem button"), w.page.WaitFor(`document.activeElement.name === "program"`))
	// One that prints and then never ends: what it printed is there, the page lives,
	// Stop stops it at once, and what was traced can be looked at.
	openPlayground(t, w, "language=bf7&program=%2B%2B%2B%2B%2B%2B%5B%3E%2B%2B%2B%2B%2B%2B%2B%2B%2B%2B%2B%3C-%5D%3E.%3E%2B%5B%5D")
	w.must(t, w.page.Click("#run"), w.page.WaitFor(output+` === "B" && document.querySelector("#status").textContent.includes("1 trace so far")`))
	w.must(t, w.page.Click("#stop"), w.page.WaitFor(ended+` && document.querySelector("#viewer iframe") !== null`))
	// One that wants all memory there is.
	openPlayground(t, w, "language=bf5&program=%2B%5B%3E%2B%5D")
	w.must(t, w.page.Click("#run"), w.page.WaitFor(`document.querySelector("#problem").textContent.includes("512 MB of memory")`))
	// The register machine, after a failed run.
	openPlayground(t, w, "language=regvm&example=primes")
	w.must(t, w.page.Click("#run"), w.page.WaitFor(ended+` && `+output+`.startsWith("2\n3\n5\n")`))
	// Its first loop, step by step: the guest's lines, the interpreter's, and the trace.
	w.must(t, w.page.Click("#step"), w.page.WaitFor(ended+` && document.querySelector("#steps .guest mark") !== null`))
	w.must(t, w.page.Click("#steps .phases button:nth-child(3)"), w.page.WaitFor(`document.querySelectorAll("#steps .ops .gone").length > 0 || document.querySelector("#steps .say").textContent.includes(":")`))
	w.must(t, w.page.WaitFor(`document.querySelector("#steps .source .here")?.textContent.trim() && !document.querySelector("#steps .source").textContent.includes("<")`))
	// And of brainf*ck; a stage that traces nothing has no steps, nor has a program without a loop.
	openPlayground(t, w, "language=bf9&program=%2B%2B%2B%2B%2B%2B%2B%5B%3E%2B%3C-%5D%3E&jit=threshold%3D2")
	w.must(t, w.page.Click("#step"), w.page.WaitFor(`document.querySelector("#steps .guest mark")?.textContent === ">"`))
	openPlayground(t, w, "language=bf3&program=%2B")
	w.must(t, w.page.Click("#step"), w.page.WaitFor(`document.querySelector("#problem").textContent.startsWith("no loop was recorded")`))
	openPlayground(t, w, "language=bf2&program=%2B")
	w.must(t, w.page.WaitFor(`document.querySelector("#step").disabled && !document.querySelector("#run").disabled`))
	for _, e := range w.page.Errors() {
		if !strings.Contains(e, "exit code") { // the engine ended, as it is told to the reader
			t.Error(e)
		}
	}
}

// TestBrowserPlaygroundLinks: a link on a page opens what the page shows.
func TestBrowserPlaygroundLinks(t *testing.T) {
	w := newWorld(t, "../..")
	w.must(t, w.page.Set(views[4]), w.page.Open(w.url("ch05-pure.html")), w.page.Click("a.play[href*='language=bf5']"))
	w.must(t, w.page.WaitFor(`location.pathname.endsWith("playground.html") && document.querySelector("[name=program]")?.value.includes("[>+<-]")`))
	w.must(t, w.page.WaitFor(`document.querySelector("[name=language]").value === "bf5"`))
}

// TestBrowserPlaygroundBare: without scripts the page says what it would do.
func TestBrowserPlaygroundBare(t *testing.T) {
	w := newWorld(t, "../..")
	v := views[0]
	v.NoJS = true
	w.must(t, w.page.Set(v), w.page.Open(w.url("playground.html")))
	w.must(t, w.page.WaitFor(`document.querySelector("main").innerText.includes("needs JavaScript") && document.querySelector("#play").offsetHeight === 0`))
}

// TestBrowserStepper: the slider goes through a recording by keys and by buttons, says
// what it shows, plays by itself until it is told not to, and without scripts there are
// pictures.
func TestBrowserStepper(t *testing.T) {
	w := newWorld(t, "../..")
	w.must(t, w.page.Set(views[4]), w.page.Open(w.url("introduction.html")))
	at := func(expr string) string { return `document.querySelector(".story").querySelector("` + expr + `")` }
	steps := func(n int) string {
		return at(".count") + fmt.Sprintf(`.textContent.startsWith("%d /")`, n)
	}
	w.must(t, w.page.WaitFor(steps(1)), w.page.Eval(at("[type=range]")+`.focus()`, nil))
	w.must(t, w.page.Key("ArrowRight"), w.page.Key("ArrowRight"), w.page.WaitFor(steps(3)))
	w.must(t, w.page.Key("ArrowLeft"), w.page.WaitFor(steps(2)), w.page.WaitFor(at(".say")+`.getAttribute("aria-live") === "polite"`))
	w.must(t, w.page.WaitFor(at("[type=range]")+`.getAttribute("aria-valuetext").startsWith("step 2 of")`))
	w.must(t, w.page.Key("End"), w.page.WaitFor(at("[aria-current=step]")+`.textContent === "Back in the portal"`))
	w.must(t, w.page.Eval(at(".controls button:nth-of-type(3)")+`.click()`, nil), w.page.WaitFor(steps(2)))
	w.must(t, w.page.Key("End"), w.page.WaitFor(at(".controls button:nth-of-type(3)")+`.textContent === "Play"`))
	for _, e := range w.page.Errors() {
		t.Error(e)
	}
	v := views[0]
	v.NoJS = true
	w.must(t, w.page.Set(v), w.page.Open(w.url("introduction.html")))
	w.must(t, w.page.WaitFor(`document.querySelectorAll(".stills li").length > 8 && document.querySelector(".stills mark").offsetHeight > 0`))
}
