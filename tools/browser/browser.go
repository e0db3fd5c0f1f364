package browser

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"time"

	"mergepoint/tools/npm"
)

// answerTime is what the browser may take for one answer.
const answerTime = 90 * time.Second

// The library that speaks DevTools to Chromium and WebDriver BiDi to Firefox.
const puppeteer = "puppeteer-core@24.43.1"

//go:embed driver.cjs
var driver string

// A Kind is a family of browsers, with the names that its program may have.
type Kind struct {
	name     string
	programs []string
}

// The browsers that the pages are looked at with.
var (
	Chromium = Kind{"chrome", []string{"chromium", "chromium-browser", "google-chrome"}}
	Firefox  = Kind{"firefox", []string{"firefox-esr", "firefox"}}
)

// A Browser is one that runs.
type Browser struct {
	cmd     *exec.Cmd
	mu      sync.Mutex // one question at a time
	in      io.WriteCloser
	answers chan answer // closed when the driver has ended
}

type answer struct {
	Value json.RawMessage
	Error string
}

// errGone: the browser has ended.
var errGone = errors.New("the browser has ended")

// Start finds and starts a browser.
func Start(k Kind) (*Browser, error) {
	program, err := k.find()
	if err != nil {
		return nil, err
	}
	folder, err := npm.Dir(puppeteer)
	if err != nil {
		return nil, err
	}
	b := &Browser{cmd: exec.Command("node", "-e", driver, "--", folder, k.name, program), answers: make(chan answer)}
	if b.in, err = b.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := b.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := b.cmd.Start(); err != nil {
		return nil, err
	}
	go b.listen(out)
	return b, nil
}

func (k Kind) find() (string, error) {
	for _, name := range k.programs {
		if p, err := exec.LookPath(name); err == nil {
			return p, nil
		}
	}
	return "", fmt.Errorf("no %s found: install the package %s", k.programs[0], k.programs[0])
}

func (b *Browser) listen(out io.Reader) {
	defer close(b.answers)
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var a answer
		if json.Unmarshal(line, &a) == nil {
			b.answers <- a
		}
	}
}

// Close ends the browser.
func (b *Browser) Close() error {
	_ = b.in.Close() // the driver closes the browser and ends
	done := make(chan error, 1)
	go func() { done <- b.cmd.Wait() }()
	select {
	case err := <-done:
		return err
	case <-time.After(10 * time.Second):
		return b.cmd.Process.Kill()
	}
}

// ask has the driver do something and stores the value it answers with.
func (b *Browser) ask(page int, what string, arg, result any) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	line, err := json.Marshal(map[string]any{"page": page, "what": what, "arg": arg})
	if err != nil {
		return err
	}
	if _, err := b.in.Write(append(line, '\n')); err != nil {
		return errGone
	}
	select {
	case a, ok := <-b.answers:
		switch {
		case !ok:
			return errGone
		case a.Error != "":
			return fmt.Errorf("%s: %s", what, a.Error)
		case result == nil:
			return nil
		}
		return json.Unmarshal(a.Value, result)
	case <-time.After(answerTime):
		return fmt.Errorf("%s: no answer after %v", what, answerTime)
	}
}
