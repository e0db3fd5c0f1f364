package browser

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"
)

// A Page is a tab.
type Page struct {
	b       *Browser
	session string
	errors  []string
	loaded  chan struct{}
}

// NewPage opens a tab.
func (b *Browser) NewPage() (*Page, error) {
	var target struct {
		TargetID string `json:"targetId"`
	}
	if err := b.call("", "Target.createTarget", object{"url": "about:blank"}, &target); err != nil {
		return nil, err
	}
	var attached struct {
		SessionID string `json:"sessionId"`
	}
	if err := b.call("", "Target.attachToTarget", object{"targetId": target.TargetID, "flatten": true}, &attached); err != nil {
		return nil, err
	}
	p := &Page{b: b, session: attached.SessionID, loaded: make(chan struct{}, 8)}
	b.mu.Lock()
	b.pages[p.session] = p
	b.mu.Unlock()
	for _, m := range []string{"Page.enable", "Runtime.enable", "Log.enable"} {
		if err := p.call(m, object{}, nil); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (p *Page) call(method string, params, result any) error {
	return p.b.call(p.session, method, params, result)
}

// event notes what goes wrong in the page; the browser's lock is held.
func (p *Page) event(m message) {
	switch m.Method {
	case "Page.loadEventFired":
		select {
		case p.loaded <- struct{}{}:
		default:
		}
	case "Runtime.exceptionThrown":
		p.errors = append(p.errors, string(m.Params))
	case "Runtime.consoleAPICalled", "Log.entryAdded":
		var e struct {
			Type  string
			Entry struct{ Level, Text, URL string }
		}
		_ = json.Unmarshal(m.Params, &e)
		if e.Type == "error" || e.Entry.Level == "error" {
			p.errors = append(p.errors, string(m.Params))
		}
	}
}

// Errors gives what went wrong in the page since the last call.
func (p *Page) Errors() []string {
	p.b.mu.Lock()
	defer p.b.mu.Unlock()
	list := p.errors
	p.errors = nil
	return list
}

// A View is how a page is looked at.
type View struct {
	Width, Height int
	Dark, NoJS    bool
}

// Set changes the view.
func (p *Page) Set(v View) error {
	scheme := "light"
	if v.Dark {
		scheme = "dark"
	}
	if err := p.call("Emulation.setEmulatedMedia", object{"features": []object{{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}}}, nil); err != nil {
		return err
	}
	if err := p.call("Emulation.setScriptExecutionDisabled", object{"value": v.NoJS}, nil); err != nil {
		return err
	}
	return p.call("Emulation.setDeviceMetricsOverride", object{"width": v.Width, "height": v.Height, "screenWidth": v.Width, "screenHeight": v.Height, "deviceScaleFactor": 1, "mobile": v.Width < 600}, nil)
}

// Open loads an address and waits for it.
func (p *Page) Open(url string) error {
	for len(p.loaded) > 0 {
		<-p.loaded
	}
	var nav struct {
		ErrorText string `json:"errorText"`
		Loader    string `json:"loaderId"` // none: only the fragment changed
	}
	if err := p.call("Page.navigate", object{"url": url}, &nav); err != nil {
		return err
	}
	if nav.ErrorText != "" {
		return fmt.Errorf("%s: %s", url, nav.ErrorText)
	}
	if nav.Loader == "" {
		return nil
	}
	select {
	case <-p.loaded:
		return nil
	case <-time.After(callTime):
		return fmt.Errorf("%s: not loaded after %v", url, callTime)
	}
}

// Eval runs an expression, waits for it if it is a promise, and stores its value.
func (p *Page) Eval(expr string, result any) error {
	var out struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	if err := p.call("Runtime.evaluate", object{"expression": expr, "awaitPromise": true, "returnByValue": true}, &out); err != nil {
		return err
	}
	if e := out.ExceptionDetails; e != nil {
		return fmt.Errorf("%s: %s %s", expr[:min(60, len(expr))], e.Text, e.Exception.Description)
	}
	if result == nil || out.Result.Value == nil {
		return nil
	}
	return json.Unmarshal(out.Result.Value, result)
}

// named keys that are no characters.
var named = map[string]int{"ArrowDown": 40, "ArrowUp": 38, "ArrowLeft": 37, "ArrowRight": 39, "Enter": 13, "Escape": 27, "Tab": 9, "Home": 36, "End": 35}

// Key presses a key: a character or a name such as ArrowDown.
func (p *Page) Key(key string) error {
	down := object{"type": "keyDown", "key": key}
	if code, ok := named[key]; ok {
		down["windowsVirtualKeyCode"], down["code"] = code, key
		if key == "Enter" {
			down["text"] = "\r"
		}
	} else {
		down["text"] = key
	}
	if err := p.call("Input.dispatchKeyEvent", down, nil); err != nil {
		return err
	}
	return p.call("Input.dispatchKeyEvent", object{"type": "keyUp", "key": key}, nil)
}

// Type presses the keys of a text.
func (p *Page) Type(text string) error {
	for _, r := range text {
		if err := p.Key(string(r)); err != nil {
			return err
		}
	}
	return nil
}

// Click clicks the middle of the first element that a selector finds.
func (p *Page) Click(selector string) error {
	var at *struct{ X, Y float64 }
	sel, _ := json.Marshal(selector)
	if err := p.Eval(`(() => { const e = document.querySelector(`+string(sel)+`); if (!e) return null; e.scrollIntoView({block: "center"}); const r = e.getBoundingClientRect(); return {X: r.x + r.width/2, Y: r.y + r.height/2} })()`, &at); err != nil {
		return err
	}
	if at == nil {
		return fmt.Errorf("nothing to click: %s", selector)
	}
	for _, t := range []string{"mousePressed", "mouseReleased"} {
		if err := p.call("Input.dispatchMouseEvent", object{"type": t, "x": at.X, "y": at.Y, "button": "left", "clickCount": 1}, nil); err != nil {
			return err
		}
	}
	return nil
}

// Screenshot gives a PNG of what is in view, or of the whole page.
func (p *Page) Screenshot(whole bool) ([]byte, error) {
	var out struct{ Data string }
	if err := p.call("Page.captureScreenshot", object{"format": "png", "captureBeyondViewport": whole}, &out); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(out.Data)
}
