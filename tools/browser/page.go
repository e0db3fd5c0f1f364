package browser

import "encoding/base64"

// A Page is a tab.
type Page struct {
	b  *Browser
	id int
}

// NewPage opens a tab.
func (b *Browser) NewPage() (*Page, error) {
	p := &Page{b: b}
	return p, b.ask(0, "page", nil, &p.id)
}

func (p *Page) ask(what string, arg, result any) error { return p.b.ask(p.id, what, arg, result) }

// A View is how a page is looked at.
type View struct {
	Width, Height int
	Dark, NoJS    bool // in Chromium
}

// Set changes the view.
func (p *Page) Set(v View) error { return p.ask("set", v, nil) }

// Open loads an address and waits for it.
func (p *Page) Open(url string) error { return p.ask("open", url, nil) }

// Eval runs an expression, waits for it if it is a promise, and stores its value.
func (p *Page) Eval(expr string, result any) error { return p.ask("eval", expr, result) }

// Key presses a key: a character or a name such as ArrowDown.
func (p *Page) Key(key string) error { return p.ask("key", key, nil) }

// Type presses the keys of a text.
func (p *Page) Type(text string) error { return p.ask("type", text, nil) }

// Click clicks the middle of the first element that a selector finds.
func (p *Page) Click(selector string) error { return p.ask("click", selector, nil) }

// Screenshot gives a PNG of what is in view, or of the whole page.
func (p *Page) Screenshot(whole bool) ([]byte, error) {
	var text string
	if err := p.ask("screenshot", whole, &text); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(text)
}

// Errors gives what went wrong in the page since the last call.
func (p *Page) Errors() (list []string) {
	if err := p.ask("errors", nil, &list); err != nil {
		return []string{err.Error()}
	}
	return list
}
