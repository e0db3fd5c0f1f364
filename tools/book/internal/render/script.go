package render

import (
	"bytes"
	"encoding/json"
)

// dataScript is data as a script of its own, which sets a variable of the window: a
// page opened from file:// may load scripts but not data. It stands in no HTML, so
// that < and > stay what they are.
func dataScript(name string, data any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("window." + name + " = ")
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(data)
	return b.Bytes(), err
}
