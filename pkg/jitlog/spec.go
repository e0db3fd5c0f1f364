package jitlog

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// A spec is what PYPYLOG says; see [Open].
type spec struct {
	prefixes []string
	profile  bool
	file     string
}

func parseSpec(s string) (spec, error) {
	prefixes, file, found := strings.Cut(s, ":")
	if !found {
		prefixes, file = "", s
	}
	if file == "" {
		return spec{}, fmt.Errorf("log %q: no file; wanted is [PREFIX,…:]FILE, with - for the standard error", s)
	}
	sp := spec{prefixes: strings.Split(prefixes, ","), profile: !found, file: file}
	for _, p := range sp.prefixes {
		if !known(p) {
			return spec{}, fmt.Errorf("log %q: no section's name begins with %q; there are %s", s, p, strings.Join(Categories, ", "))
		}
	}
	return sp, nil
}

// Categories are the names of the sections.
var Categories = []string{
	noOptLoop, noOptBridge, optLoop, optBridge, shortPreamble, abort,
}

const (
	noOptLoop     = "jit-log-noopt-loop"
	noOptBridge   = "jit-log-noopt-bridge"
	optLoop       = "jit-log-opt-loop"
	optBridge     = "jit-log-opt-bridge"
	shortPreamble = "jit-log-short-preamble"
	abort         = "jit-abort"
)

func known(prefix string) bool {
	for _, c := range Categories {
		if strings.HasPrefix(c, prefix) {
			return true
		}
	}
	return false
}

// wants reports whether sections of the category are written.
func (s *spec) wants(category string) bool {
	for _, p := range s.prefixes {
		if strings.HasPrefix(category, p) {
			return true
		}
	}
	return false
}

// open opens the file; what it gives for "-" does not close stderr.
func open(file string, stderr io.Writer) (io.WriteCloser, error) {
	if file == "-" {
		return unclosed{stderr}, nil
	}
	f, err := os.Create(file)
	if err != nil {
		var path *os.PathError
		if errors.As(err, &path) {
			err = path.Err
		}
		return nil, fmt.Errorf("cannot write %s: %w", file, err)
	}
	return f, nil
}

type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }
