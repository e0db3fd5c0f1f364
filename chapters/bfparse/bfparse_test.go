package bfparse

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParseKeepsTheInstructions(t *testing.T) {
	p, err := Parse("p.b", []byte("read: ,\n[ éprint\t. ]\n"))
	if err != nil {
		t.Fatal(err)
	}
	if p.Code != ",[.]" {
		t.Errorf("Code = %q", p.Code)
	}
	if diff := cmp.Diff([]int{-1, 3, -1, 1}, p.Partner); diff != "" {
		t.Errorf("Partner: -want +got\n%s", diff)
	}
}

// Columns count bytes, as editors' "go to byte column" and compilers do: é is two.
func TestPos(t *testing.T) {
	p, err := Parse("p.b", []byte("read: ,\n[ éprint\t. ]\n"))
	if err != nil {
		t.Fatal(err)
	}
	for pc, want := range []string{"1:7", "2:1", "2:11", "2:13", "2:14"} {
		if got := p.Pos(pc).String(); got != want {
			t.Errorf("Pos(%d) = %s, want %s", pc, got, want)
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"]", "p.b:1:1: unmatched ']'"},
		{"+\n+\n[->+<] ]", "p.b:3:8: unmatched ']'"},
		{"]]\n[", "p.b:1:1: unmatched ']'"},
		{"[", "p.b:1:1: unmatched '[': opened here, still open at the end, 1:2"},
		{"+[\n [-]\n+", "p.b:1:2: unmatched '[': opened here, still open at the end, 3:2"},
		{"[ok]\n[ [\n", "p.b:2:3: unmatched '[': opened here, still open at the end, 2:4 (and 1 more)"},
	} {
		p, err := Parse("p.b", []byte(tt.src))
		if err == nil || err.Error() != tt.want || p != nil {
			t.Errorf("Parse(%q) = %v, %v, want %s", tt.src, p, err, tt.want)
		}
	}
}

func TestEmpty(t *testing.T) {
	p, err := Parse("p.b", []byte("no instruction"))
	if err != nil || p.Code != "" || !cmp.Equal(p.Pos(0), Pos{1, 1}) {
		t.Errorf("Parse = %+v, %v", p, err)
	}
}

// Whatever the bytes, Parse gives a program whose brackets pair up or an error.
func FuzzParse(f *testing.F) {
	f.Add([]byte("+[->+<].\n]"))
	f.Add([]byte("[[\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		p, err := Parse("p.b", src)
		if err != nil {
			return
		}
		for pc, partner := range p.Partner {
			if partner >= 0 && p.Partner[partner] != pc {
				t.Fatalf("%d pairs with %d, which pairs with %d", pc, partner, p.Partner[partner])
			}
			if pos := p.Pos(pc); pos.Line < 1 || pos.Col < 1 {
				t.Fatalf("Pos(%d) = %v", pc, pos)
			}
		}
	})
}
