package main

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mergepoint/pkg/texttest"
)

const toy = "testdata/toy"

// TestGolden builds the toy book and compares the text of its pages.
func TestGolden(t *testing.T) {
	out := t.TempDir()
	if err := build(options{root: toy, out: out}, nil); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ch01-count", "ch02-double", "glossary"} {
		html, err := os.ReadFile(filepath.Join(out, name+".html"))
		if err != nil {
			t.Fatal(err)
		}
		got := regexp.MustCompile(`(?s)<article>.*</article>`).FindString(string(html)) + "\n"
		file := filepath.Join("testdata", "golden", name+".html")
		if flag.Lookup("update").Value.String() == "true" { // texttest's flag
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if string(want) != got {
			t.Errorf("%s differs (-update writes it):\n%s", name, texttest.Columns(string(want), got))
		}
	}
}

// TestSame: the same book gives the same bytes.
func TestSame(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	for _, out := range []string{a, b} {
		if err := build(options{root: toy, out: out}, nil); err != nil {
			t.Fatal(err)
		}
	}
	err := filepath.WalkDir(a, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(a, name)
		x, err := os.ReadFile(name)
		y, err2 := os.ReadFile(filepath.Join(b, rel))
		if err != nil || err2 != nil || string(x) != string(y) {
			t.Errorf("%s differs between two builds", rel)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestOrderly: the toy book has no problems.
func TestOrderly(t *testing.T) {
	list, err := problems(options{root: toy, out: t.TempDir(), coverage: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		t.Error(p)
	}
}

// Each breakage is a mistake an author can make, and what check says about it.
var breakages = []struct{ name, file, old, new, want string }{
	{"stale fence", "chapters/ch01_count/count.go", "return c.n[pc]\n", "return c.n[pc] + 0\n", "stale"},
	{"stale output", "chapters/ch01_count/chapter.md", "\nhello\n", "\ngoodbye\n", "stale"},
	{"typed output", "chapters/ch01_count/chapter.md", "```trace sketch", "```trace", "no source"},
	{"unknown declaration", "chapters/ch01_count/chapter.md", "decl=Counter.Hit", "decl=Counter.Miss", "no declaration Counter.Miss"},
	{"unknown cell", "chapters/ch01_count/chapter.md", "cell=ExampleRun", "cell=ExampleWalk", "no declaration ExampleWalk"},
	{"cell that is not run", "chapters/ch01_count/count_test.go", "// Output:", "// It prints:", "no '// Output:'"},
	{"unknown package", "chapters/ch02_double/chapter.md", "pkg=add", "pkg=sub", "unknown package"},
	{"broken link", "chapters/ch01_count/chapter.md", "(count.go)", "(cuont.go)", "no such page or file"},
	{"broken anchor", "chapters/ch01_count/chapter.md", "chapter.md#the-problem", "chapter.md#no-problem", "no such place"},
	{"broken glossary link", "chapters/ch01_count/chapter.md", "GLOSSARY.md#guard", "GLOSSARY.md#gaurd", "no such place"},
	{"no alt text", "chapters/ch01_count/chapter.md", "![A box named count, and a way out of it]", "![]", "without alt text"},
	{"duplicate id", "chapters/ch01_count/steps.svg", "<rect x", `<rect id="the-problem" x`, "twice"},
	{"skipped heading", "chapters/ch02_double/chapter-2-more.md", "## A detail", "### A detail", "a level is skipped"},
	{"missing section", "chapters/ch02_double/chapter.md", "## Run it", "## Walk it", `no section "Run it"`},
	{"unknown stage", "chapters/ch02_double/chapter.md", "lit: recorder", "lit: recoder", "no stage"},
	{"unknown key", "chapters/ch02_double/chapter.md", "lit:", "light:", "unknown key"},
	{"unannounced change", "chapters/ch02_double/changes.txt", "+ Twice: doubles\n", "", "not announced"},
	{"announced without change", "chapters/ch02_double/changes.txt", "+ Twice", "~ Run: nothing\n+ Twice", "but it is not"},
	{"not shown", "chapters/ch02_double/chapter.md", "decl=Counter.Hit,Twice", "decl=Counter.Hit", "Twice is shown on no page"},
	{"ambiguous from", "chapters/ch02_double/chapter.md", "pkg=add decl=Two nodoc", `decl=Counter.Hit from="c.n[pc]"`, "is in line 3 and again in line 4"},
	{"wrong count", "chapters/ch01_count/chapter.md", "-->two<!--/-->", "-->three<!--/-->", "stale"},
	{"uncounted number", "chapters/ch01_count/chapter.md", "Both lines", "The 2 ops", "counted by nobody"},
	{"no such chapter", "chapters/ch01_count/chapter.md", "A count.", "A count, for chapter 3.", "the book has 2 chapters"},
	{"a later chapter", "chapters/ch01_count/chapter.md", "A count.", "A count, for a later chapter.", "say which"},
	{"no such chapter in the glossary", "GLOSSARY.md", "history.py | 2 |", "history.py | 10 |", "the book has 2 chapters"},
	{"everyday term that nobody links", "GLOSSARY.md", "| guard |", "| order | – | – | 1 | what comes first |\n| guard |", "order is an everyday word and no page links to it"},
	{"no promise", "chapters/ch01_count/chapter.md", "At the end of this chapter a", "A", "what one will know"},
	{"a side road to nowhere", "chapters/ch02_double/chapter-2-more.md", "---\nroad: side", "---\nroad: long", "want side"},
	{"foreign word", "chapters/ch01_count/chapter.md", "A count.", "The mend is a count.", "write fix"},
	{"cell that a shell does not run twice", "chapters/ch01_count/chapter.md", "$ echo hello\nhello\n$ printf", "$ mkdir a && cd a\n$ cd a\n$ printf", "a reader who pastes this cell into a shell is told"},
	{"not in order.txt", "chapters/order.txt", "ch02_double\n", "", "not in order.txt"},
	{"no such folder", "chapters/order.txt", "ch02_double\n", "ch02_double\nch03_none\n", "ch03_none"},
}

func TestCheck(t *testing.T) {
	for _, b := range breakages {
		t.Run(b.name, func(t *testing.T) {
			root := t.TempDir()
			if err := os.CopyFS(root, os.DirFS(toy)); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(root, filepath.FromSlash(b.file))
			text, err := os.ReadFile(file)
			if err != nil || !strings.Contains(string(text), b.old) {
				t.Fatalf("%s has no %q: %v", b.file, b.old, err)
			}
			if err := os.WriteFile(file, []byte(strings.Replace(string(text), b.old, b.new, 1)), 0o644); err != nil {
				t.Fatal(err)
			}
			list, err := problems(options{root: root, out: t.TempDir(), coverage: true})
			if err != nil {
				list = append(list, err.Error())
			}
			if all := strings.Join(list, "\n"); !strings.Contains(all, b.want) {
				t.Errorf("want a problem with %q, have:\n%s", b.want, all)
			}
		})
	}
}

// TestFill: what fill writes is what check wants, and it writes it once.
func TestFill(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS(toy)); err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(root, "chapters", "ch01_count", "chapter.md")
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	empty := regexp.MustCompile("(?s)(```go cell=ExampleRun\n).*?```").ReplaceAllString(string(want), "$1```")
	if err := os.WriteFile(page, []byte(empty), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := fill(options{root: root}, nil); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(page); string(got) != string(want) {
		t.Errorf("fill wrote:\n%s", texttest.Columns(string(want), string(got)))
	}
}
