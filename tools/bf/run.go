package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/stage"
)

// run parses and runs the program, and writes what was asked for about it.
func run(ctx context.Context, o *options, stdin io.Reader, stdout, stderr io.Writer) error {
	p, err := attend(ctx, func() (*bfparse.Program, error) { return parse(o) })
	if err != nil {
		return err
	}
	r, err := attend(ctx, func() (*reports, error) { return openReports(o, stderr) })
	if err != nil {
		return err
	}
	notice := o.withoutMachineCode(func(text string) { fmt.Fprintln(stderr, "bf: note:", text) })
	chosen, err := o.chosen(r.native)
	if err != nil {
		return errors.Join(err, r.close())
	}
	err = o.stage.Run(ctx, p, stdin, r.stdout(stdout), stage.Options{
		EOF:     o.eof,
		JIT:     o.jit,
		Backend: chosen,
		Native:  r.native,
		Notice:  notice,
		Sink:    r.sink(),
		Inspect: r.inspect,
		Timing:  o.stats,
	})
	return errors.Join(err, r.finish(ctx))
}

// mostSource is the largest program in bytes: a bound for what never ends, such as
// /dev/zero.
const mostSource = 256 << 20

// parse reads the program.
func parse(o *options) (*bfparse.Program, error) {
	src, err := read(o.program)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", o.program, cause(err))
	}
	return o.stage.Parse(o.program, src)
}

func read(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, mostSource+1))
	if err == nil && len(src) > mostSource {
		err = fmt.Errorf("it is longer than %d bytes", mostSource)
	}
	return src, err
}
