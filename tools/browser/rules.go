package browser

import (
	"errors"
	"fmt"
	"time"

	"mergepoint/tools/npm"
)

// Overflowing makes an expression: the elements that make a page scroll sideways in
// a window so wide. A phone widens the page to what overflows, so it cannot be asked.
func Overflowing(width int) string {
	return fmt.Sprintf(`((width) => { const d = document.documentElement, out = [];
  if (d.scrollWidth <= width) return out;
  for (const e of document.querySelectorAll("body *")) { const r = e.getBoundingClientRect(); if (r.right > width + 1 && r.width > 0) { out.push(e.tagName + "." + e.className + " " + Math.round(r.right)); if (out.length > 4) break } }
  return out.length ? out : ["page is " + d.scrollWidth + " wide"] })(%d)`, width)
}

// Violations is an expression, once Axe has run: the rules of axe-core that fail.
const Violations = `axe.run(document, {resultTypes: ["violations"], preload: false}).then(r => r.violations.map(v => v.id + ": " + v.help + " — " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")))`

// Axe gives axe-core's script, fetched by npm: it is not ours to commit.
func Axe() (string, error) {
	script, err := npm.File("axe-core@4.14.1", "axe.min.js")
	return string(script), err
}

// WaitFor waits, for ten seconds at most, until an expression holds.
func (p *Page) WaitFor(expr string) error {
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		var ok bool
		switch err := p.Eval(expr, &ok); {
		case errors.Is(err, errGone):
			return err
		case err == nil && ok:
			return nil
		}
		time.Sleep(30 * time.Millisecond)
	}
	return fmt.Errorf("never true: %s", expr)
}
