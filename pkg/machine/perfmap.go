package machine

import (
	"fmt"
	"io"
	"os"
)

// CreatePerfMap makes the file in which Linux's perf looks for the names of
// code that this process made at run time: /tmp/perf-PID.map.
func CreatePerfMap() (*os.File, error) {
	return os.Create(fmt.Sprintf("/tmp/perf-%d.map", os.Getpid()))
}

// WritePerfMap writes one line of such a file. The address and the size are in bytes.
func WritePerfMap(w io.Writer, addr uintptr, size int, name string) error {
	_, err := fmt.Fprintf(w, "%x %x %s\n", addr, size, name)
	return err
}
