package fence

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"mergepoint/tools/book/internal/manuscript"
)

// timeline lists the events of a run, without their times: bf -events.
func (f *Filler) timeline(_ *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	dir, err := f.run.scratch()
	if err != nil {
		return out, err
	}
	if _, err := f.run.sh(dir, "bf -events book.events "+b.Args["bf"]+" >/dev/null"); err != nil {
		return out, err
	}
	file, err := os.Open(filepath.Join(dir, "book.events"))
	if err != nil {
		return out, fmt.Errorf("bf -events wrote nothing: %w", err)
	}
	defer file.Close()
	var text strings.Builder
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<26)
	for in.Scan() {
		var e map[string]any
		if err := json.Unmarshal(in.Bytes(), &e); err != nil {
			return out, err
		}
		text.WriteString(eventLine(e) + "\n")
	}
	out.Text = text.String()
	return out, in.Err()
}

func eventLine(e map[string]any) string { return fmt.Sprint(e["event"]) }
