package cpu

import (
	"os"
	"runtime"
	"strings"
)

// Model gives the processor's name where the system tells it, and otherwise its
// architecture.
func Model() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}
