package render

import (
	"cmp"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"mergepoint/chapters"
	"mergepoint/chapters/guest"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/optimizer"
	"mergepoint/tools/book/internal/fence"
	"mergepoint/tools/book/internal/manuscript"
	"mergepoint/tools/play"
	"mergepoint/tools/viewer"
)

// EngineDir is the command that the playground's worker runs, below the module's root.
const EngineDir = "tools/play/engine"

// HasPlayground reports whether the book has an engine to play with.
func (s *Site) HasPlayground() bool {
	_, err := os.Stat(filepath.Join(s.Book.Root, filepath.FromSlash(EngineDir)))
	return err == nil
}

// An example is a program that the playground offers.
type example struct {
	Name    string `json:"name"`
	Syntax  string `json:"syntax"`
	Doc     string `json:"doc"`
	Program string `json:"program"`
	Input   string `json:"input"`
	EOF     string `json:"eof"`
	Test    bool   `json:"test"` // made to test the engine, not to be read
}

// shown are the programs worth a reader's time, in the order of the list.
var shown = strings.Fields("hello test nested squares primes collatz factorial sort automaton wordcount rot13 reverse mandelbrot")

func (s *Site) examples() ([]example, error) {
	cases, err := guest.Load(filepath.Join(s.Book.Root, "testdata", "guest"))
	if err != nil {
		return nil, err
	}
	byName := map[string]example{}
	var rest []string
	for _, c := range cases {
		e := example{Name: c.Name, Syntax: "bf", Doc: strings.ReplaceAll(c.Doc, "\n", " "), Program: c.Source, Input: cmp.Or(c.ShowInput, c.Input)}
		if eof := c.EOF.String(); eof != "zero" { // what it is unless one chooses
			e.EOF = eof
		}
		byName[c.Name], rest = e, append(rest, c.Name)
	}
	nested, err := os.ReadFile(filepath.Join(s.Book.Root, "testdata", "nested.b"))
	if err != nil {
		return nil, err
	}
	byName["nested"] = example{Name: "nested", Syntax: "bf", Doc: "A loop in a loop, as chapter 7 has it.", Program: string(nested)}
	var list []example
	for _, name := range shown {
		if e, ok := byName[name]; ok {
			list = append(list, e)
			delete(byName, name)
		}
	}
	for _, name := range rest {
		if e, ok := byName[name]; ok {
			e.Test = true
			list = append(list, e)
		}
	}
	more, err := s.registerPrograms()
	return append(list, more...), err
}

// registerPrograms are those of the register machine: their first comment says what
// they are for.
func (s *Site) registerPrograms() (list []example, err error) {
	files, err := filepath.Glob(filepath.Join(s.Book.Root, "testdata", "regvm", "programs", "*.asm"))
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		first, _, _ := strings.Cut(string(text), "\n")
		list = append(list, example{Name: strings.TrimSuffix(filepath.Base(file), ".asm"), Syntax: "regvm", Doc: strings.TrimSpace(strings.TrimLeft(first, "; ")), Program: string(text)})
	}
	return list, err
}

// A playFile is a file of an interpreter, as the viewer shows it.
type playFile struct {
	Name  string   `json:"name"`
	Lines []string `json:"lines"`
	Spans [][2]int `json:"spans"`
}

// files gives the interpreter of each language, by its ID.
func (s *Site) files() (map[string][]playFile, error) {
	m := map[string][]playFile{}
	for _, l := range play.Languages() {
		var sources []viewer.Source
		if l.Stage > 0 {
			for name, text := range chapters.Stages[l.Stage-1].Sources() {
				sources = append(sources, viewer.Source{Name: name, Text: text})
			}
		} else {
			text, err := os.ReadFile(filepath.Join(s.Book.Root, "testdata", l.ID, "vm.go"))
			if err != nil {
				return nil, err
			}
			sources = append(sources, viewer.Source{Name: "vm.go", Text: string(text)})
		}
		files := viewer.Files(sources)
		for _, name := range slices.Sorted(maps.Keys(files)) {
			m[l.ID] = append(m[l.ID], playFile{name, files[name].Lines, files[name].Spans})
		}
	}
	return m, nil
}

// writePlayground writes the page and the script with all it needs but the engine.
func (s *Site) writePlayground() error {
	if !s.HasPlayground() {
		return nil
	}
	examples, err := s.examples()
	if err != nil {
		return err
	}
	files, err := s.files()
	if err != nil {
		return err
	}
	shell, err := viewer.Shell()
	if err != nil {
		return err
	}
	script, err := dataScript("playground", map[string]any{"examples": examples, "files": files, "shell": shell, "languages": s.languages(), "firstTracing": chapters.FirstTracing})
	if err != nil {
		return err
	}
	if err := s.put("assets/playground-data.js", script); err != nil {
		return err
	}
	var params []jit.Param
	for _, p := range jit.ParamTable {
		if p.Name != "enable_opts" {
			params = append(params, p)
		}
	}
	body := map[string]any{"Languages": s.languages(), "Params": params, "Passes": optimizer.Table[:]}
	return s.execute("playground.html", "playground.html", view{Title: "Playground", Summary: "The book’s engine, in the page.", Body: body})
}

// A playLanguage is a language as the page lists it.
type playLanguage struct {
	ID      string `json:"id"`
	Syntax  string `json:"syntax"`
	Stage   int    `json:"stage"`
	Title   string `json:"title"`
	Program string `json:"program"`
}

func (s *Site) languages() (list []playLanguage) {
	for _, l := range play.Languages() {
		title := l.Title
		if l.Stage > 0 && l.Stage <= len(s.Book.Chapters) {
			title += ": " + s.Book.Chapters[l.Stage-1].Pages[0].Short
		}
		list = append(list, playLanguage{l.ID, l.Syntax, l.Stage, title, l.Program})
	}
	return list
}

// playLink gives the address in the playground of what a fence shows: a guest
// program, or a run of bf; "" if it shows none.
func (p *pageRenderer) playLink(b manuscript.Fence, text string) string {
	if !p.site.HasPlayground() {
		return ""
	}
	v := url.Values{}
	args := b.Args["bf"]
	if args == "" {
		args = consoleRun(text)
	}
	switch {
	case b.Lang == "bf":
		v.Set("language", play.Languages()[0].ID)
		v.Set("program", text)
	case args == "" || b.Lang == "curve" || b.Lang == "ladder":
		return ""
	case !p.site.playRun(v, args, b.Info):
		return ""
	}
	return p.root() + "playground.html#" + v.Encode()
}

// consoleRun gives the arguments of the first bf that a session runs.
func consoleRun(text string) string {
	for line := range strings.Lines(text) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "$ ")
		for _, bf := range []string{"bf ", "go run ./tools/bf "} {
			if args, ok := strings.CutPrefix(line, bf); ok {
				args, _, _ = strings.Cut(args, "|")
				return args
			}
		}
	}
	return ""
}

// playRun reads the arguments of bf; false if they name no program.
func (s *Site) playRun(v url.Values, args string, i manuscript.Info) bool {
	words := strings.Fields(args)
	language, ok := play.Languages()[0].ID, false
	for n, w := range words {
		next := ""
		if n+1 < len(words) {
			next = words[n+1]
		}
		switch {
		case w == "-stage":
			language = "bf" + next
		case w == "-jit":
			v.Set("jit", next)
		case w == "-eof":
			v.Set("eof", next)
		case w == "<input":
			v.Set("input", fence.Input(i))
		case strings.HasSuffix(w, ".b"):
			ok = s.playProgram(v, w, i)
		}
	}
	v.Set("language", language)
	return ok
}

func (s *Site) playProgram(v url.Values, name string, i manuscript.Info) bool {
	if text := i.Args["guest"]; text != "" && name == "guest.b" {
		v.Set("program", text)
		return true
	}
	if base, ok := strings.CutPrefix(name, "guest/"); ok {
		v.Set("example", strings.TrimSuffix(base, ".b"))
		return true
	}
	text, err := os.ReadFile(filepath.Join(s.Book.Root, filepath.FromSlash(name)))
	v.Set("program", string(text))
	return err == nil
}
