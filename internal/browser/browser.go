package browser

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// callTime is what the browser may take for one answer.
const callTime = 60 * time.Second

// A Browser is a running Chromium.
type Browser struct {
	cmd     *exec.Cmd
	dir     string
	in      io.WriteCloser
	mu      sync.Mutex
	next    int
	waiting map[int]chan message
	pages   map[string]*Page // by session
	gone    chan struct{}    // closed when the browser has ended
}

// errGone: the browser has ended.
var errGone = errors.New("the browser has ended")

type message struct {
	ID        int             `json:"id,omitempty"`
	Method    string          `json:"method,omitempty"`
	Session   string          `json:"sessionId,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Exception *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

var flags = []string{
	"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
	"--disable-component-update", "--disable-sync", "--hide-scrollbars", "--allow-file-access-from-files=false",
	"--remote-debugging-pipe", "about:blank",
}

// Start finds and starts Chromium.
func Start() (*Browser, error) {
	var program string
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			program = p
			break
		}
	}
	if program == "" {
		return nil, fmt.Errorf("no chromium found: install the package chromium")
	}
	dir, err := os.MkdirTemp("", "chromium")
	if err != nil {
		return nil, err
	}
	toR, toW, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	fromR, fromW, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	b := &Browser{dir: dir, in: toW, waiting: map[int]chan message{}, pages: map[string]*Page{}, gone: make(chan struct{})}
	b.cmd = exec.Command(program, append([]string{"--user-data-dir=" + dir}, flags...)...)
	b.cmd.ExtraFiles = []*os.File{toR, fromW} // 3: it reads, 4: it writes
	if err := b.cmd.Start(); err != nil {
		return nil, err
	}
	toR.Close()
	fromW.Close()
	go b.listen(bufio.NewReader(fromR))
	return b, nil
}

// Close ends the browser.
func (b *Browser) Close() error {
	_ = b.cmd.Process.Kill()
	_ = b.cmd.Wait()
	return os.RemoveAll(b.dir)
}

func (b *Browser) listen(in *bufio.Reader) {
	defer close(b.gone)
	for {
		data, err := in.ReadBytes(0)
		if err != nil {
			return
		}
		var m message
		if json.Unmarshal(data[:len(data)-1], &m) != nil {
			continue
		}
		b.mu.Lock()
		if c := b.waiting[m.ID]; c != nil && m.ID != 0 {
			delete(b.waiting, m.ID)
			c <- m
		} else if p := b.pages[m.Session]; p != nil {
			p.event(m)
		}
		b.mu.Unlock()
	}
}

func (b *Browser) call(session, method string, params, result any) error {
	raw, err := json.Marshal(params)
	if err != nil {
		return err
	}
	c := make(chan message, 1)
	b.mu.Lock()
	b.next++
	id := b.next
	b.waiting[id] = c
	data, err := json.Marshal(message{ID: id, Method: method, Session: session, Params: raw})
	if err == nil {
		_, err = b.in.Write(append(data, 0))
	}
	b.mu.Unlock()
	if err != nil {
		return err
	}
	select {
	case m := <-c:
		if m.Exception != nil {
			return fmt.Errorf("%s: %s", method, m.Exception.Message)
		}
		if result == nil {
			return nil
		}
		return json.Unmarshal(m.Result, result)
	case <-b.gone:
		return errGone
	case <-time.After(callTime):
		return fmt.Errorf("%s: no answer after %v", method, callTime)
	}
}

type object map[string]any
