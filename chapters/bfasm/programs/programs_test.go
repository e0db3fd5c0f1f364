package programs

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/guest"
)

var update = flag.Bool("update", false, "write the programs and the models' outputs to testdata")

const dir = "../../../testdata/guest"

// The stored programs are what the sources say, their outputs what the models say.
func TestStored(t *testing.T) {
	for _, s := range All {
		t.Run(s.Name, func(t *testing.T) {
			file := filepath.Join(dir, s.Name+".txtar")
			stored, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			want := regenerate(s, stored)
			if bytes.Equal(stored, want) {
				return
			}
			if *update {
				if err := os.WriteFile(file, want, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("%s is not what its source makes: go test -update here rewrites it", file)
		})
	}
}

// regenerate replaces the sections of an archive that a source determines.
func regenerate(s Source, stored []byte) []byte {
	ar := txtar.Parse(stored)
	input := ""
	for i, f := range ar.Files {
		switch f.Name {
		case "input":
			input = string(f.Data)
		case "program.b":
			ar.Files[i].Data = []byte(s.Text())
		case "output":
			ar.Files[i].Data = section(s.Model(input))
		}
	}
	return txtar.Format(ar)
}

// section is the inverse of what package guest does with a last backslash.
func section(text string) []byte {
	if !strings.HasSuffix(text, "\n") {
		text += "\\\n"
	}
	return []byte(text)
}

// The models are right about other inputs than the stored ones, too, and the
// programs about their own bench inputs in a small form.
func TestModels(t *testing.T) {
	for name, inputs := range map[string][]string{
		"automaton":  {"1\n1\n0\n", "70\n40\n0\n", "20\n3\n5\n"},
		"collatz":    {"1\n", "2\n", "27\n"},
		"factorial":  {"1\n", "30\n"},
		"mandelbrot": {"1\n1\n", "1\n30\n", "2\n7\n"},
		"primes":     {"2\n", "3\n", "60\n"},
		"rot13":      {"", "The quick brown fox, jumps!\nOVER THE LAZY DOG z", "\x01z\n"},
		"sort":       {"a\n", "ba\n", "the quick brown fox\n", "\n"},
		"wordcount":  {"", "\n", "a", " a  b\n\nc "},
	} {
		s := find(t, name)
		p, err := bfparse.Parse(name, []byte(s.Text()))
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range inputs {
			r := guest.Run(p.Code, []byte(in), 0, 1e8)
			if want := s.Model(in); string(r.Output) != want || r.Err != nil {
				t.Errorf("%s of %q prints %q, %v, want %q", name, in, r.Output, r.Err, want)
			}
		}
	}
}

func find(t *testing.T, name string) Source {
	for _, s := range All {
		if s.Name == name {
			return s
		}
	}
	t.Fatalf("no source %s", name)
	return Source{}
}

// A map from iterations to letters needs a letter for each.
func TestPalette(t *testing.T) {
	if len(mandelPalette) != mandelDepth+1 {
		t.Errorf("the palette has %d letters, want %d", len(mandelPalette), mandelDepth+1)
	}
}
