package manuscript

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestParseInfo(t *testing.T) {
	i, err := ParseInfo(`go decl=Tape.Advance to="return x" nodoc`)
	want := Info{Lang: "go", Words: []string{"nodoc"}, Args: map[string]string{"decl": "Tape.Advance", "to": "return x"}}
	if diff := cmp.Diff(want, i); err != nil || diff != "" {
		t.Errorf("%s, %v", diff, err)
	}
	if _, err := ParseInfo(`go to="return`); err == nil {
		t.Error("an unmatched quote was taken")
	}
}

func TestReplace(t *testing.T) {
	text := "a\n```go x\nold\n```\nb\n````text\n```\ninner\n````\n"
	f := Fences(text)
	if len(f) != 2 || f[0].Body != "old\n" || f[1].Body != "```\ninner\n" {
		t.Fatalf("%+v", f)
	}
	got := Replace(text, f, []string{"new\nlines\n", ""})
	if want := "a\n```go x\nnew\nlines\n```\nb\n````text\n````\n"; got != want {
		t.Errorf("%q", got)
	}
	if open := Fences("```go\nx\n"); len(open) != 1 || open[0].Err == nil {
		t.Error("a fence without end was taken")
	}
}

func TestValues(t *testing.T) {
	text := "It has <!--= bf=\"x y\" ops=loop0 -->15<!--/--> ops.\n"
	v := Values(text)
	if len(v) != 1 || text[v[0].Start:v[0].End] != "15" || v[0].Args["bf"] != "x y" || v[0].Err != nil {
		t.Errorf("%+v", v)
	}
	if v := Values("<!--= ops=loop0 -->1<!--/-->"); v[0].Err == nil {
		t.Error("a number that begins a line was taken")
	}
}

func TestNewPage(t *testing.T) {
	p, err := NewPage("chapters/x/chapter.md", "---\nsummary: s\nlit: trace, log\n---\n# Title\ntext\n")
	want := &Page{Title: "Title", Summary: "s", Lit: []string{"trace", "log"}}
	if diff := cmp.Diff(want, p, cmpopts.IgnoreFields(Page{}, "Path", "Dir", "Part", "Short", "Text", "Body")); err != nil || diff != "" {
		t.Errorf("%s, %v", diff, err)
	}
	for _, bad := range []string{"no title", "---\nsummary: s\n", "---\ncolour: red\n---\n# T\n"} {
		if _, err := NewPage("x.md", bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestWords(t *testing.T) {
	if n := Words("# One two\n```go\nnot these\n```\nthree\n"); n != 4 { // # counts
		t.Errorf("%d words", n)
	}
}

// TestRoad: the main road leads by side roads, and a side road leads back to it.
func TestRoad(t *testing.T) {
	c := &Chapter{}
	p := func(side bool) *Page { return &Page{Chapter: c, Side: side} }
	c.Pages = []*Page{p(false), p(true), p(true), p(false)}
	b := &Book{Chapters: []*Chapter{c}}
	main, s1, s2, last := c.Pages[0], c.Pages[1], c.Pages[2], c.Pages[3]
	if b.Next(main) != last || b.Prev(last) != main || b.Next(s1) != s2 || b.Next(s2) != last || b.Prev(s1) != main || b.Next(last) != nil {
		t.Error("Next or Prev leads astray")
	}
	if main.Part, last.Part = 1, 12; last.Place() != 4 {
		t.Errorf("the last of four pages is page %d", last.Place())
	}
	if s := b.Sides(main); len(s) != 2 || s[0] != s1 {
		t.Errorf("%d side roads begin behind the page, not 2", len(s))
	}
}
