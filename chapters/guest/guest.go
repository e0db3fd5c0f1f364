package guest

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/tools/txtar"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/stage"
)

// A Case is a guest program with what it reads and what it must do. In its file,
// a txtar archive, the part before the first section says what the program is
// for; the sections are named below. A section whose last line is a lone
// backslash ends without a newline.
type Case struct {
	Name   string    // of the file, without .txtar
	Doc    string    // the part before the sections
	Source string    // program.b
	Input  string    // input
	Output string    // output
	Error  string    // error: of the run, without the program's name in front
	EOF    stage.EOF // eof: keep, zero (the default) or minus1
	// ShowInput makes something to look at: section show. Empty where Input does.
	ShowInput string
	// BenchInput makes the program run long: section bench. Empty for programs
	// that are not made for measuring.
	BenchInput string
	// Counts is what stage 5 compiles of it with the usual parameters: counts.
	Counts string
}

// Load reads all cases of a folder, by name.
func Load(dir string) ([]Case, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("guest: no programs in %s", dir)
	}
	var cases []Case
	for _, file := range files {
		c, err := LoadFile(file)
		if err != nil {
			return nil, err
		}
		cases = append(cases, c)
	}
	return cases, nil
}

// LoadFile reads one case.
func LoadFile(file string) (Case, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return Case{}, err
	}
	ar := txtar.Parse(data)
	c := Case{
		Name: strings.TrimSuffix(filepath.Base(file), ".txtar"),
		Doc:  strings.TrimSpace(string(ar.Comment)),
	}
	for _, f := range ar.Files {
		if err := c.set(f.Name, text(f.Data)); err != nil {
			return Case{}, fmt.Errorf("guest: %s: section %s: %w", file, f.Name, err)
		}
	}
	return c, nil
}

func (c *Case) set(section, text string) error {
	switch section {
	case "program.b":
		c.Source = text
	case "input":
		c.Input = text
	case "output":
		c.Output = text
	case "error":
		c.Error = strings.TrimSpace(text)
	case "eof":
		return c.EOF.Set(strings.TrimSpace(text))
	case "show":
		c.ShowInput = text
	case "bench":
		c.BenchInput = text
	case "counts":
		c.Counts = text
	default:
		return fmt.Errorf("there is no such section")
	}
	return nil
}

// text drops the newline that a lone backslash calls off.
func text(data []byte) string {
	return string(bytes.TrimSuffix(data, []byte("\\\n")))
}

// Program parses the case's program under the name of its section.
func (c *Case) Program() (*bfparse.Program, error) {
	return bfparse.Parse("program.b", []byte(c.Source))
}
