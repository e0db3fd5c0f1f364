package render

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"html/template"
	"os"
	"path"
	"path/filepath"
	"strings"

	"mergepoint/chapters"
	"mergepoint/chapters/guest"
	estage "mergepoint/chapters/stage"
	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
)

// A landing is what the first page shows beside its text.
type landing struct {
	Text    template.HTML
	Picture template.HTML // "" if its run was never measured
	Ladder  template.HTML // "" if nothing was measured
}

func (s *Site) writeLanding() error {
	v, l := view{Title: s.Name}, landing{Ladder: template.HTML(s.means())}
	if p := s.Book.Landing; p != nil {
		body, err := s.renderer(p, false).render()
		if err != nil {
			return err
		}
		picture, err := s.appearing(p)
		if err != nil {
			return err
		}
		_, body, _ = strings.Cut(body, "</h1>\n") // the template has a title of its own
		l.Text, l.Picture, v.Summary = template.HTML(body), template.HTML(picture), p.Summary
	}
	v.Body = l
	return s.execute("landing.html", "index.html", v)
}

// Folder is what cloning the repository makes.
func (s *Site) Folder() string { return strings.TrimSuffix(path.Base(s.Repository), ".git") }

// appearing is the picture that the page's timeline is about, line by line at the
// times that were measured.
func (s *Site) appearing(p *manuscript.Page) (string, error) {
	for _, b := range manuscript.Fences(p.Body) {
		name, ok := strings.CutPrefix(strings.Fields(b.Args["bf"] + " -")[0], "guest/")
		if b.Lang != "timeline" || !ok {
			continue
		}
		m, err := s.filler.Measured(b.Info)
		if err != nil || m == nil {
			return "", err
		}
		c, err := guest.LoadFile(filepath.Join(s.Book.Root, "testdata", "guest", strings.TrimSuffix(name, ".b")+".txtar"))
		if err != nil {
			return "", err
		}
		text, err := runNewest(c.Source, fence.Input(b.Info))
		return appearingHTML(text, m), err
	}
	return "", nil
}

// runNewest runs a program at the newest stage.
func runNewest(source, input string) (string, error) {
	st := &chapters.Stages[len(chapters.Stages)-1]
	p, err := st.Parse("program.b", []byte(source))
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	err = st.Run(context.Background(), p, strings.NewReader(input), &out, estage.Options{})
	return out.String(), err
}

// slower is how many times slower than it was the picture appears.
const slower = 20

func appearingHTML(text string, m *fence.Measured) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<figure class="appearing" data-slower="%d"><pre role="img" aria-label="What a guest program prints: the Mandelbrot set, in letters.">`, slower)
	t, at := m.Timeline, 0
	for n, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		for at < len(t.Output)-1 && t.Output[at] <= n {
			at++
		}
		ms := t.Total.Seconds() * 1000 * float64(at) / float64(len(t.Output))
		fmt.Fprintf(&b, "<span data-at=\"%.1f\">%s\n</span>", ms, html.EscapeString(line))
	}
	fmt.Fprintf(&b, `</pre><figcaption>A guest program draws, first slowly, then fast: %.0f ms<span class="js-only">, shown %d times slower</span>. <span class="measured">Measured: %s, %s, %s.</span></figcaption></figure>`,
		t.Total.Seconds()*1000, slower, html.EscapeString(m.CPU), html.EscapeString(m.Go), html.EscapeString(m.Date))
	return b.String()
}

// rungNames say what the columns of the benchmarks' table run.
var rungNames = map[string]string{
	"1 plain": "the plain interpreter", "3 runner": "chapter 3: traces, run op by op", "5 runner": "chapter 5: pure lookups",
	"6 amd64": "chapter 6: machine code", "7 amd64": "chapter 7: bridges", "8 amd64": "chapter 8: registers", "9 amd64": "chapter 9: closed loops", "gcc -O3": "translated to C, gcc -O3",
}

// means draws the geometric mean of each way of running, from the stored table.
func (s *Site) means() string {
	text, err := os.ReadFile(filepath.Join(s.Book.Root, "testdata", "bench", "latest.txt"))
	if err != nil {
		return ""
	}
	where, _, list := readLadder(string(text))
	top := 0.0
	for _, r := range list {
		top = max(top, r.mean())
	}
	var b strings.Builder
	for _, r := range list {
		if name := rungNames[r.name]; name != "" && r.mean() > 0 {
			fmt.Fprintf(&b, `<tr><th scope="row">%s</th><td><span class="bar" style="width: %.1f%%"></span></td><td class="times">%.2f×</td></tr>`+"\n", name, 100*r.mean()/top, r.mean())
		}
	}
	return `<table class="means"><caption>How many times as fast as the plain interpreter, the mean of the benchmarks</caption><tbody>` + "\n" + b.String() +
		"</tbody></table>\n" + `<p class="measured">Measured: ` + html.EscapeString(where) + ".</p>\n"
}

// mean gives the rung's geometric mean; that of the plain interpreter is 1.
func (r *rung) mean() float64 {
	if r.name == "1 plain" {
		return 1
	}
	for i, n := range r.names {
		if strings.HasSuffix(n, "mean") {
			return r.values[i]
		}
	}
	return 0
}
