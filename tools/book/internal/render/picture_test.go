package render

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"mergepoint/site"
	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
)

var keep = flag.String("keep", "", "folder for the page made, to look at")

const pictures = "# Pictures\n\n## Where we are\n\n" +
	"```viewer bf=\"-stage 5 testdata/test.b\"\n```\n\n" +
	"```timeline bf=\"-stage 5 testdata/test.b\" name=toy\n```\n\n" +
	"```curve stages=\"raw 3 4 5\" per=instruction programs=\"testdata/test.b guest/hello.b\"\n```\n\n" +
	"```trace bf=\"-stage 5 -jit threshold=100 guest.b\" guest=\"++++++++++[>++++++++++[>++++++++++[>+<-]<-]<-]\" pick=loop0 trim=20\n```\n\n" +
	"[The add](viewer:stage-5-testdata-test-b#loop0/int_add) is in [the loop](viewer:stage-5-testdata-test-b#loop0).\n\n" +
	"The loop has <!--= bf=\"-stage 5 testdata/test.b\" ops=loop0 -->?<!--/--> ops.\n"

// TestPictures fills and renders the fences that run bf, on the real stages.
// TestLadder: the table that bench stores becomes bars, the mean apart.
func TestLadder(t *testing.T) {
	text, err := os.ReadFile("../../../../testdata/bench/latest.txt")
	if err != nil {
		t.Fatal(err)
	}
	where, title, list := readLadder(string(text))
	if !strings.HasPrefix(title, "times faster") || !regexp.MustCompile(`\d{4}-\d\d-\d\d`).MatchString(where) {
		t.Errorf("%q, %q: no title, no date", where, title)
	}
	for _, r := range list[1:] {
		if n := len(r.values); n < 3 || n != len(list[1].values) || r.names[n-1] != "geometric mean" {
			t.Errorf("%s: %v %v", r.name, r.names, r.values)
		}
	}
	if svg := ladder(string(text)); strings.Count(svg, "<rect") != (len(list)-1)*len(list[1].values) {
		t.Error("not every number has its bar")
	}
	if ladder("nothing measured\n") != "" {
		t.Error("a drawing without numbers")
	}
}

func TestPictures(t *testing.T) {
	root := "../../../.."
	f := fence.NewFiller(root)
	defer f.Close()
	p, err := manuscript.NewPage("chapters/pictures.md", pictures)
	if err != nil {
		t.Fatal(err)
	}
	fences := manuscript.Fences(p.Body)
	bodies := make([]string, len(fences))
	for i, b := range fences {
		got, err := f.Fill(p, b)
		if err != nil {
			t.Fatal(err)
		}
		bodies[i] = got.Text
	}
	p.Body = manuscript.Replace(p.Body, fences, bodies)
	for _, v := range manuscript.Values(p.Body) {
		if got, err := f.Value(p, p.Body, v); err != nil || got != "15" {
			t.Errorf("ops of the loop: %s, %v", got, err)
		}
	}
	out := *keep
	if out == "" {
		out = t.TempDir()
	}
	s, err := New(&manuscript.Book{Root: root, Front: []*manuscript.Page{p}}, f, site.FS, out)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Build(); err != nil || len(s.Problems) > 0 {
		t.Fatal(err, s.Problems)
	}
	html, err := os.ReadFile(filepath.Join(out, "pictures.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Loop 0: 15 ops", "entered by Loop 1", "recorded    49 ops", "curve-svg", "# Loop 0 : loop with", "Open the trace viewer"} {
		if !strings.Contains(string(html), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if !regexp.MustCompile(`<a href="viewer/stage-5-testdata-test-b\.html#r0-l\d+">The add</a>`).Match(html) {
		t.Error("the link to an op leads elsewhere")
	}
	for dest, want := range map[string]string{"viewer:none#loop0": "no page has a viewer", "viewer:stage-5-testdata-test-b#loop0/int_mul": "int_mul"} {
		if _, err := s.renderer(p, false).href(dest); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", dest, err, want)
		}
	}
	if _, err := os.Stat(filepath.Join(out, "viewer", "stage-5-testdata-test-b.html")); err != nil {
		t.Error(err)
	}
}
