package fence

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"

	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/cpu"
	"mergepoint/tools/viewer"
	"mergepoint/tools/viewer/model"
)

var noWord = regexp.MustCompile(`[^a-z0-9]+`)

// View writes the viewer's page for a viewer fence.
func (f *Filler) View(i manuscript.Info) (string, error) {
	run, err := f.told(i)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	p, v := run.page()
	err = viewer.Write(&b, p, v)
	return b.String(), err
}

// Find gives the id of a place on that page: see [model.View.Find].
func (f *Filler) Find(i manuscript.Info, place string) (string, error) {
	run, err := f.told(i)
	if err != nil {
		return "", err
	}
	_, v := run.page()
	return v.Find(place)
}

// Slug names what a run is shown in: stage-5-testdata-test-b.
func Slug(i manuscript.Info) string {
	if n := i.Args["name"]; n != "" {
		return n
	}
	return strings.Trim(noWord.ReplaceAllString(strings.ToLower(i.Args["bf"]+" "+i.Args["guest"]), "-"), "-")
}

// A Measured timeline is one that is stored, with where and when it was measured.
type Measured struct {
	Command  string          `json:"command"`
	Date     string          `json:"date"`
	CPU      string          `json:"cpu"`
	Go       string          `json:"go"`
	Timeline *model.Timeline `json:"timeline"`
}

func timelineFile(root string, i manuscript.Info) string {
	return filepath.Join(root, "testdata", "bench", "timeline-"+Slug(i)+".json")
}

// Measure runs a timeline fence's command and stores its timeline.
func (f *Filler) Measure(i manuscript.Info) (file string, err error) {
	run, err := f.told(i)
	if err != nil {
		return "", err
	}
	m := Measured{Command: "bf " + i.Args["bf"], Date: time.Now().UTC().Format(time.DateOnly), CPU: cpu.Model(), Go: runtime.Version(), Timeline: run.Timeline()}
	if m.Timeline == nil {
		return "", fmt.Errorf("%s: nothing happened that a timeline could show", m.Command)
	}
	text, err := json.Marshal(m)
	if err != nil {
		return "", err
	}
	file = timelineFile(f.root, i)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return "", err
	}
	return file, os.WriteFile(file, append(text, '\n'), 0o644)
}

// Measured reads a stored timeline; nil if none was measured.
func (f *Filler) Measured(i manuscript.Info) (*Measured, error) {
	text, err := os.ReadFile(timelineFile(f.root, i))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	m := &Measured{}
	return m, json.Unmarshal(text, m)
}
