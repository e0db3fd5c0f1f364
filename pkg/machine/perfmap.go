package machine

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// CreatePerfMap makes the file in which Linux's perf looks for the names of
// code that this process made at run time: /tmp/perf-PID.map. Others may write to
// that folder: what has the name already is removed, and a link is not followed.
func CreatePerfMap() (*os.File, error) {
	name := fmt.Sprintf("/tmp/perf-%d.map", os.Getpid())
	if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

// WritePerfMap writes one line of such a file. The address and the size are in bytes.
func WritePerfMap(w io.Writer, addr uintptr, size int, name string) error {
	_, err := fmt.Fprintf(w, "%x %x %s\n", addr, size, name)
	return err
}
