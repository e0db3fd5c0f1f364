//go:build browser

package viewer

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"mergepoint/tools/browser"
)

var shots = flag.String("shots", "", "folder for screenshots")

// open writes the sample's page, or the long one, and opens it.
func open(t *testing.T, c *Collector, v browser.View) (*browser.Page, string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "view.html")
	must(t, os.WriteFile(file, []byte(write(t, c, "test.b")), 0o644))
	b, err := browser.Start(browser.Chromium)
	must(t, err)
	t.Cleanup(func() { _ = b.Close() })
	p, err := b.NewPage()
	must(t, err)
	must(t, p.Set(v))
	url := "file://" + filepath.ToSlash(file)
	must(t, p.Open(url))
	return p, url
}

func shoot(t *testing.T, p *browser.Page, name string) {
	t.Helper()
	if *shots == "" {
		return
	}
	png, err := p.Screenshot(false)
	must(t, err)
	must(t, os.MkdirAll(*shots, 0o755))
	must(t, os.WriteFile(filepath.Join(*shots, name+".png"), png, 0o644))
}

var wide = browser.View{Width: 1440, Height: 900}

func TestBrowserViews(t *testing.T) {
	p, url := open(t, sample(t), wide)
	axe, err := browser.Axe()
	must(t, err)
	for _, v := range []browser.View{wide, {Width: 1440, Height: 900, Dark: true}, {Width: 800, Height: 900}, {Width: 360, Height: 740}, {Width: 360, Height: 740, Dark: true}} {
		must(t, p.Set(v))
		must(t, p.Open(url+"#r0-11"))
		must(t, p.WaitFor(`document.querySelectorAll(".on").length > 2`))
		var over, bad []string
		must(t, p.Eval(browser.Overflowing(v.Width), &over))
		must(t, p.Eval(axe, nil))
		must(t, p.Eval(browser.Violations, &bad))
		for _, problem := range append(append(over, bad...), p.Errors()...) {
			t.Errorf("at %d, dark=%v: %s", v.Width, v.Dark, problem)
		}
		shoot(t, p, fmt.Sprintf("viewer-%d-%v", v.Width, v.Dark))
	}
}

// lights is how many elements of a column are lit.
func lights(column string) string {
	return fmt.Sprintf(`document.querySelectorAll(".%s .on").length`, column)
}

// TestBrowserMouse: what is clicked lights up in all columns.
func TestBrowserMouse(t *testing.T) {
	p, _ := open(t, sample(t), wide)
	must(t, p.Click(".guest .g"))
	must(t, p.WaitFor(lights("recorded")+" > 5 && "+lights("optimised")+" > 0 && "+lights("go")+" > 0"))
	var id string
	must(t, p.Eval(`[...document.querySelectorAll(".optimised .op")].find((e) => e.textContent.includes("i6 = ")).id`, &id))
	must(t, p.Click("#"+id+" > code"))
	must(t, p.WaitFor(lights("guest")+" === 1 && "+lights("recorded")+" === 1 && "+lights("machine")+" >= 1 && "+lights("go")+" === 1"))
	must(t, p.WaitFor(`document.querySelector(".detail").textContent.includes("int_add")`))
	must(t, p.WaitFor(`document.querySelectorAll(".optimised .near").length === 2`)) // the load before it, the store after it
	must(t, p.WaitFor(`location.hash.startsWith("#r0-l")`))
	must(t, p.Click(`.go a.no`))
	must(t, p.WaitFor(lights("go")+" === 1 && "+lights("recorded")+" > 0"))
	must(t, p.Click(`.recorded .gone > code`))
	must(t, p.WaitFor(`document.querySelector(".detail").textContent.includes("why")`))
}

// TestBrowserKeyboard: everything can be done without a mouse.
func TestBrowserKeyboard(t *testing.T) {
	p, _ := open(t, sample(t), wide)
	must(t, p.Key("ArrowDown"))
	must(t, p.WaitFor(`document.activeElement.closest(".recorded") !== null`))
	for range 11 {
		must(t, p.Key("ArrowDown"))
	}
	must(t, p.WaitFor(lights("guest")+" === 1"))
	must(t, p.Key("ArrowRight"))
	must(t, p.WaitFor(`document.activeElement.closest(".optimised .on") !== null`))
	must(t, p.Key("ArrowLeft"), p.Key("ArrowLeft"), p.Key("ArrowLeft"))
	must(t, p.WaitFor(`document.activeElement.matches(".guest .g")`))
	must(t, p.Key("Escape"))
	must(t, p.WaitFor(`document.querySelectorAll(".on").length === 0`))
	must(t, p.Key("?"))
	must(t, p.WaitFor(`document.querySelector("dialog[open] dl") !== null`))
	must(t, p.Key("Escape"))
	must(t, p.Key("/"), p.Type("getarray"))
	must(t, p.WaitFor(`document.querySelectorAll(".recorded .op").length === 3`))
	must(t, p.WaitFor(`document.querySelector(".found").textContent.includes("here")`))
}

// TestBrowserOpening: without an address the first guard is lit, and the mouse shows
// what belongs together without picking it.
func TestBrowserOpening(t *testing.T) {
	p, url := open(t, sample(t), wide)
	must(t, p.WaitFor(`document.querySelector(".optimised .guard.on") !== null && document.querySelector(".detail").textContent.includes("guard_")`))
	must(t, p.WaitFor(`location.href === "`+url+`"`))
	must(t, p.Eval(`document.querySelector(".recorded .gone > code").dispatchEvent(new MouseEvent("mouseover", {bubbles: true}))`, nil))
	must(t, p.WaitFor(`document.querySelector(".recorded .under") !== null && document.querySelector(".go .under") !== null && document.querySelector(".optimised .guard.on") !== null`))
	must(t, p.WaitFor(`document.querySelector(".legend").getBoundingClientRect().bottom < innerHeight / 2`))
}

// TestBrowserFused: an op inside the machine instruction of another lights it, and
// the other way round.
func TestBrowserFused(t *testing.T) {
	p, _ := open(t, sample(t), wide)
	must(t, p.Eval(`[...document.querySelectorAll(".optimised .op > code")].find((e) => e.textContent.startsWith("i6 = int_add")).dataset.test = "add"`, nil))
	must(t, p.Click(`[data-test="add"]`))
	must(t, p.WaitFor(`[...document.querySelectorAll(".machine .on")].some((e) => /add qword ptr \[/.test(e.textContent))`))
	must(t, p.Click(`.machine .on > code`))
	must(t, p.WaitFor(`document.querySelector("[data-test]").closest(".op").classList.contains("on")`))
}

// TestBrowserColumns: a column without content is left out.
func TestBrowserColumns(t *testing.T) {
	file := filepath.Join(t.TempDir(), "view.html")
	var b bytes.Buffer
	must(t, sample(t).WritePage(&b, Page{Title: "test.b"}))
	must(t, os.WriteFile(file, b.Bytes(), 0o644))
	p, _ := open(t, sample(t), wide)
	must(t, p.Open("file://"+filepath.ToSlash(file)))
	must(t, p.WaitFor(`document.querySelectorAll(".column").length === 4 && document.querySelector(".machine") === null`))
	must(t, p.Key("ArrowDown"), p.Key("ArrowRight"), p.Key("ArrowRight"))
	must(t, p.WaitFor(`document.activeElement.closest(".optimised") !== null`))
}

// TestBrowserDeepLink: an address leads to an op.
func TestBrowserDeepLink(t *testing.T) {
	p, url := open(t, sample(t), wide)
	must(t, p.Open(url+"#r0-l6"))
	must(t, p.WaitFor(`document.querySelector("#r0-l6").classList.contains("on")`))
}

// TestBrowserTraces: from trace to trace by key, by search, and through the tree.
func TestBrowserTraces(t *testing.T) {
	p, _ := open(t, collect(append(sampleEvents(t), sampleEvents(t)...)), wide)
	at := func(id string) string {
		return `location.hash === "#` + id + `" && document.querySelector("section#` + id + `") !== null`
	}
	must(t, p.Key("n"), p.WaitFor(at("r1")), p.Key("p"), p.WaitFor(at("r0")))
	must(t, p.Key("/"), p.Type("getarray"))
	must(t, p.WaitFor(`document.querySelector(".found").textContent.includes("in 1 other trace")`))
	must(t, p.Key("Enter"), p.WaitFor(at("r1")+` && document.querySelectorAll(".recorded .op").length === 3`))
	must(t, p.Eval(`document.querySelector(".tree a[aria-current]").focus()`, nil))
	must(t, p.Key("ArrowUp"), p.Key("Enter"), p.WaitFor(at("r0")))
}

// TestBrowserPhone: a link to an op brings its column into view, and the columns
// beyond the edge can be reached.
func TestBrowserPhone(t *testing.T) {
	p, url := open(t, sample(t), browser.View{Width: 360, Height: 740})
	inView := func(column string) string {
		return fmt.Sprintf(`(() => { const r = document.querySelector(".%s").getBoundingClientRect(); return r.left >= 0 && r.right <= innerWidth })()`, column)
	}
	must(t, p.Open(url+"#r0-l6"), p.WaitFor(inView("optimised")))
	must(t, p.Click(".tabs button"), p.WaitFor(inView("guest")))
	must(t, p.Click(".guest .g"), p.WaitFor(lights("recorded")+" > 5"))
}

// TestBrowserBare: without scripts the page can be read, on a phone as well.
func TestBrowserBare(t *testing.T) {
	p, _ := open(t, sample(t), browser.View{Width: 360, Height: 740, NoJS: true})
	must(t, p.WaitFor(`document.body.textContent.includes("because of") && document.documentElement.scrollWidth <= 360`))
	shoot(t, p, "viewer-bare")
}

// TestBrowserHostile: names and places chosen by others are shown as they are.
func TestBrowserHostile(t *testing.T) {
	p, _ := open(t, hostileRun(t), wide)
	must(t, p.WaitFor(`document.querySelector(".optimised .op") !== null && document.querySelector("img") === null`))
	must(t, p.WaitFor(`[...document.querySelectorAll(".optimised .mark, .guest .g")].some((e) => e.textContent.includes("<img src"))`))
	must(t, p.Click(".optimised .op > code"))
	must(t, p.WaitFor(`document.querySelector(".detail").textContent !== "" && document.querySelector("img") === null`))
	for _, e := range p.Errors() {
		t.Error(e)
	}
}

// TestBrowserLong: ten thousand ops stay usable: rows are made when they are
// looked at, and a row is found by its number, by its words and by keyboard.
func TestBrowserLong(t *testing.T) {
	p, url := open(t, long(t), wide)
	began := time.Now()
	must(t, p.Click(`#r0-5 > code`))
	must(t, p.WaitFor(lights("recorded")+" === 1 && document.querySelectorAll('.op').length < 1000"))
	must(t, p.Key("End"))
	must(t, p.WaitFor(lights("recorded")+` >= 1 && document.activeElement.textContent > "10000"`))
	must(t, p.Open(url+"#r0-5000"))
	must(t, p.WaitFor(`document.querySelector("#r0-5000.on") !== null`))
	must(t, p.WaitFor(`(() => { const r = document.querySelector("#r0-5000").getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight })()`))
	must(t, p.Key("/"), p.Type("i777 "))
	must(t, p.WaitFor(`document.querySelectorAll(".recorded .op").length === 1`))
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("took %v", took)
	} else {
		t.Logf("took %v", took)
	}
}
