package fence

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/txtar"

	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/book/internal/source"
	"mergepoint/tools/stepper"
)

// A Filler fills the fences of one book.
type Filler struct {
	root string
	run  *Runner
	pkgs map[string]*source.Package

	runs    map[string]*told          // by what the fence says
	stories map[string]*stepper.Story // of steppers, by name
}

// NewFiller makes a filler for the module at root.
func NewFiller(root string) *Filler {
	return &Filler{root: root, run: NewRunner(root), pkgs: map[string]*source.Package{}, runs: map[string]*told{}, stories: map[string]*stepper.Story{}}
}

// Close removes the folder in which commands ran.
func (f *Filler) Close() error { return f.run.Close() }

// Filled is what belongs into a fence.
type Filled struct {
	Text  string
	Decls []*source.Decl // of decl= and cell=
	File  string         // of decl=, cell= and file=: below the module's root
	Line  int            // where Text begins in File; 0: not as one piece
	Cell  bool
}

// Package gives the declarations of a folder; name may be a package of pkg/, a
// chapter, or a folder.
func (f *Filler) Package(name string) (*source.Package, error) {
	for _, dir := range []string{path.Join("pkg", name), path.Join("chapters", name), name} {
		if p := f.pkgs[dir]; p != nil {
			return p, nil
		}
		if !isDir(filepath.Join(f.root, dir)) {
			continue
		}
		p, err := source.Load(f.root, dir)
		if err != nil {
			return nil, err
		}
		f.pkgs[dir] = p
		return p, nil
	}
	return nil, fmt.Errorf("unknown package %q: want one of pkg/, a chapter, or a folder", name)
}

func isDir(name string) bool {
	st, err := os.Stat(name)
	return err == nil && st.IsDir()
}

// A kind is one form of fence. Those that run something are slow: a page can be
// built from what they were filled with before.
type kind struct {
	is   func(i manuscript.Info) bool
	fill func(f *Filler, p *manuscript.Page, b manuscript.Fence) (Filled, error)
	runs bool
}

func arg(name string) func(manuscript.Info) bool {
	return func(i manuscript.Info) bool { return i.Args[name] != "" }
}

func lang(name string) func(manuscript.Info) bool {
	return func(i manuscript.Info) bool { return i.Lang == name }
}

func both(a, b func(manuscript.Info) bool) func(manuscript.Info) bool {
	return func(i manuscript.Info) bool { return a(i) && b(i) }
}

func word(name string) func(manuscript.Info) bool {
	return func(i manuscript.Info) bool { return i.Has(name) }
}

var kinds = []kind{
	{word("sketch"), (*Filler).sketch, false},
	{word("byhand"), (*Filler).sketch, false}, // tools/new runs it
	{both(lang("diff"), word("changes")), (*Filler).changes, false},
	{lang("edit"), (*Filler).edit, false},
	{arg("cell"), (*Filler).cell, false},
	{both(lang("go"), arg("decl")), (*Filler).decl, false},
	{lang("console"), (*Filler).console, true},
	{both(lang("trace"), arg("bf")), (*Filler).trace, true},
	{lang("viewer"), (*Filler).tree, true},
	{lang("timeline"), (*Filler).timeline, true},
	{lang("curve"), (*Filler).curve, true},
	{lang("stepper"), (*Filler).stepper, true},
	{arg("file"), (*Filler).file, false},
}

// Fill finds the text of a fence.
func (f *Filler) Fill(p *manuscript.Page, b manuscript.Fence) (Filled, error) {
	if b.Err != nil {
		return Filled{}, b.Err
	}
	for _, k := range kinds {
		if k.is(b.Info) {
			return k.fill(f, p, b)
		}
	}
	return Filled{}, fmt.Errorf("fence has no source: want decl=, cell=, file=, … or the word sketch (FORMAT.md)")
}

// Look is Fill for the page's layout: text that only a run can give is left as it is.
func (f *Filler) Look(p *manuscript.Page, b manuscript.Fence) (Filled, error) {
	for _, k := range kinds {
		if k.is(b.Info) && k.runs {
			return Filled{Text: b.Body}, b.Err
		}
	}
	return f.Fill(p, b)
}

func (f *Filler) sketch(_ *manuscript.Page, b manuscript.Fence) (Filled, error) {
	return Filled{Text: b.Body}, nil
}

func (f *Filler) find(p *manuscript.Page, b manuscript.Fence, name string) (*source.Decl, error) {
	pkg := b.Args["pkg"]
	if pkg == "" {
		pkg = p.Dir
	}
	s, err := f.Package(pkg)
	if err != nil {
		return nil, err
	}
	d := s.Find(name, b.Args["file"])
	if d == nil {
		return nil, fmt.Errorf("%s has no declaration %s", s.Dir, name)
	}
	return d, nil
}

func (f *Filler) decl(p *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	var parts []string
	for _, name := range strings.Split(b.Args["decl"], ",") {
		d, err := f.find(p, b, name)
		if err != nil {
			return out, err
		}
		text, line := d.Doc+d.Text+"\n", d.DocLine
		if b.Has("nodoc") {
			text, line = d.Text+"\n", d.Line
		}
		parts = append(parts, text)
		if out.Decls = append(out.Decls, d); len(out.Decls) == 1 {
			out.File, out.Line = d.Path(), line
		}
	}
	if len(parts) > 1 {
		out.Line = 0
	}
	return cut(out, strings.Join(parts, "\n"), b)
}

func (f *Filler) cell(p *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	d, err := f.find(p, b, b.Args["cell"])
	if err != nil {
		return out, err
	}
	c, ok := d.Cell()
	if !ok {
		return out, fmt.Errorf("%s has no '// Output:', so nothing runs it", d.Name())
	}
	return Filled{Text: c.String(), Decls: []*source.Decl{d}, File: d.Path(), Line: c.Line, Cell: true}, nil
}

func (f *Filler) file(p *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	out.File, out.Line = path.Join(p.Dir, b.Args["file"]), 1
	if rest, ok := strings.CutPrefix(b.Args["file"], "/"); ok {
		out.File = rest
	}
	data, err := os.ReadFile(filepath.Join(f.root, filepath.FromSlash(out.File)))
	if err != nil {
		return out, err
	}
	text := string(data)
	if s := b.Args["section"]; s != "" {
		if text, out.Line, err = section(data, s); err != nil {
			return out, err
		}
	}
	if fn := b.Args["func"]; fn != "" {
		if text, out.Line, err = jitcodeFunc(text, fn); err != nil {
			return out, err
		}
	}
	if strings.HasSuffix(out.File, ".b") || b.Lang == "trace" {
		text = strings.TrimRight(text, "\n") + "\n"
	}
	text = trim(text, b.Info)
	return cut(out, text, b)
}

func section(data []byte, name string) (string, int, error) {
	for _, s := range txtar.Parse(data).Files {
		if s.Name == name {
			line := strings.Count(string(data[:strings.Index(string(data), "-- "+name+" --")]), "\n") + 2
			return string(s.Data), line, nil
		}
	}
	return "", 0, fmt.Errorf("no section %q", name)
}

func jitcodeFunc(text, name string) (string, int, error) {
	lines := strings.SplitAfter(text, "\n")
	for i, l := range lines {
		if !strings.HasPrefix(l, "func "+name+"(") {
			continue
		}
		end := i + 1
		for end < len(lines) && !strings.HasPrefix(lines[end], "func ") {
			end++
		}
		return strings.TrimRight(strings.Join(lines[i:end], ""), "\n") + "\n", i + 1, nil
	}
	return "", 0, fmt.Errorf("no func %s", name)
}

// cut keeps the lines from= through to=, with … for what is left out.
func cut(out Filled, text string, b manuscript.Fence) (Filled, error) {
	out.Text = text
	if b.Args["from"] == "" && b.Args["to"] == "" {
		return out, nil
	}
	lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
	first, last, err := span(lines, b.Args)
	if err != nil {
		return out, err
	}
	out.Text = ""
	if first > 0 {
		out.Text, out.Line = indent(lines[first])+"…\n", 0
	}
	out.Text += strings.TrimSuffix(strings.Join(lines[first:last+1], ""), "\n") + "\n"
	if last < len(lines)-1 {
		out.Text += indent(lines[last]) + "…\n"
	}
	return out, nil
}

// span finds the lines that from= and to= name: from= in one line only, or the first
// one behind the one line with after=.
func span(lines []string, args map[string]string) (first, last int, err error) {
	if after := args["after"]; after != "" {
		if first, err = only(lines, "after", after); err != nil {
			return 0, 0, err
		}
		if first = index(lines, first+1, args["from"]); first < 0 {
			return 0, 0, fmt.Errorf("no line with %q after that with %q", args["from"], after)
		}
	} else if first, err = only(lines, "from", args["from"]); err != nil {
		return 0, 0, err
	}
	last = len(lines) - 1
	if to := args["to"]; to != "" {
		if last = index(lines, first, to); last < 0 {
			return 0, 0, fmt.Errorf("no line with %q after line %d", to, first+1)
		}
	}
	return first, last, nil
}

// only finds the one line with a text; no text means the first line.
func only(lines []string, key, text string) (int, error) {
	at := index(lines, 0, text)
	if at < 0 {
		return 0, fmt.Errorf("no line with %q", text)
	}
	if again := index(lines, at+1, text); again >= 0 && text != "" {
		return 0, fmt.Errorf("%s=%q is in line %d and again in line %d: say more of the line that is meant, or which line it stands after=", key, text, at+1, again+1)
	}
	return at, nil
}

func index(lines []string, from int, text string) int {
	for i := from; i < len(lines); i++ {
		if strings.Contains(lines[i], text) {
			return i
		}
	}
	return -1
}

func indent(line string) string { return line[:len(line)-len(strings.TrimLeft(line, "\t "))] }

func (f *Filler) changes(p *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	from := b.Args["from"]
	if from == "" {
		if p.Chapter == nil || p.Chapter.Prev == nil {
			return out, fmt.Errorf("no stage before this one: want from=")
		}
		from = p.Chapter.Prev.Folder
	}
	old, err := f.Package(from)
	if err != nil {
		return out, err
	}
	now, err := f.Package(p.Dir)
	if err != nil {
		return out, err
	}
	var parts []string
	for _, c := range source.Changes(old, now) {
		if names := b.Args["decl"]; names != "" && !slices.Contains(strings.Split(names, ","), c.Name()) {
			continue
		}
		parts = append(parts, c.Diff())
		if c.New != nil {
			out.Decls = append(out.Decls, c.New)
		}
	}
	if len(parts) == 0 {
		return out, fmt.Errorf("nothing changed since %s", from)
	}
	out.Text = strings.Join(parts, "\n")
	return out, nil
}
