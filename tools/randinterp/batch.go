package randinterp

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"mergepoint/pkg/codewriter"
	"mergepoint/tools/randinterp/judge"
)

// An Outcome is what became of an interpreter.
type Outcome string

// The outcomes. Refused is no fault, if it names a place; an interpreter of which
// nothing was compiled says nothing.
const (
	Same         Outcome = "same"
	Refused      Outcome = "refused"
	Untraced     Outcome = "untraced"
	Wrong        Outcome = "WRONG"
	Bug          Outcome = "bug"
	Crash        Outcome = "crash"
	Hang         Outcome = "hang"
	Uncompilable Outcome = "uncompilable"
	Broken       Outcome = "broken" // is no Go: a fault of the generator's
)

// A Result says what became of an interpreter, and how that shows.
type Result struct {
	*Interp
	Outcome
	Detail string
	Loops  int
	// Refusals are what was left out, since translate refuses it, and why.
	Refusals []string
	places   []string // of the last refusals: file:line
}

// Fault reports whether something is wrong.
func (r *Result) Fault() bool { return !slices.Contains([]Outcome{Same, Refused, Untraced}, r.Outcome) }

// A Judge writes interpreters into folders and sees what becomes of them.
type Judge struct {
	Root string // of this module
	Dir  string // for the modules of interpreters
	// Self is the command that runs [Worker]; translate is run in a process of its
	// own, which may crash or never end.
	Self     []string
	Patience time.Duration // with one interpreter
}

// batch is a module of interpreters being judged.
type batch struct {
	*Judge
	dir  string
	left []*Result // no outcome yet
}

// Batch judges interpreters together. An error is one of the machinery's.
func (j *Judge) Batch(list []*Interp) ([]*Result, error) {
	dir, err := os.MkdirTemp(j.Dir, "batch-")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	b := &batch{Judge: j, dir: dir}
	var all []*Result
	for _, i := range list {
		all = append(all, &Result{Interp: i})
	}
	b.left = slices.Clone(all)
	for _, step := range []func() error{b.module, b.translate, b.build, b.run} {
		if err := step(); err != nil {
			return nil, err
		}
		b.left = slices.DeleteFunc(b.left, func(r *Result) bool { return r.Outcome != "" })
	}
	return all, nil
}

// module writes the module and its packages.
func (b *batch) module() error {
	mod, err := os.ReadFile(filepath.Join(b.Root, "go.mod"))
	if err != nil {
		return err
	}
	sum, err := os.ReadFile(filepath.Join(b.Root, "go.sum"))
	if err != nil {
		return err
	}
	text := regexp.MustCompile(`(?s)tool \(.*?\)`).ReplaceAllString(string(mod), "")
	text = strings.Replace(text, "module mergepoint", "module "+Module, 1)
	text += fmt.Sprintf("\nrequire mergepoint v0.0.0\n\nreplace mergepoint => %s\n", b.Root)
	return errors.Join(write(filepath.Join(b.dir, "go.mod"), text), write(filepath.Join(b.dir, "go.sum"), string(sum)), b.packages(b.left))
}

// packages writes interpreters anew.
func (b *batch) packages(some []*Result) error {
	for _, r := range some {
		if err := os.RemoveAll(filepath.Join(b.dir, r.Name)); err != nil {
			return err
		}
		for path, text := range r.Files {
			if err := write(filepath.Join(b.dir, r.Name, path), text); err != nil {
				return err
			}
		}
	}
	return nil
}

func write(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// command is a command in the module. The same source compiles to the same bytes
// wherever it lies, so that Go's cache serves it again. Nobody debugs what is built.
func (b *batch) command(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir = b.dir
	c.Env = append(os.Environ(), "GOFLAGS=-trimpath -mod=mod -ldflags=-w -gcflags="+Module+"/...=-dwarf=false", "GOWORK=off")
	return c
}

// Worker is what the command Self does: it translates the folders named by its
// arguments, all together, and prints an error for each, as a JSON text on a line.
func Worker(dirs []string, out io.Writer) {
	outs, errs := codewriter.WriteAll(dirs)
	enc := json.NewEncoder(out)
	for n, dir := range dirs {
		message := ""
		if errs[n] != nil {
			message = errs[n].Error()
		} else if err := errors.Join(write(filepath.Join(dir, codewriter.JitcodeFile), outs[n].Jitcode), write(filepath.Join(dir, codewriter.PortalFile), outs[n].Portal)); err != nil {
			message = err.Error()
		}
		_ = enc.Encode(message)
	}
}

// translate translates all. What is refused is left out, and the rest is tried
// again.
func (b *batch) translate() error {
	for todo := b.left; len(todo) > 0; {
		if err := b.translateSome(todo); err != nil {
			return err
		}
		var again []*Result
		for _, r := range todo {
			if less := r.lighter(); less != nil {
				r.Interp, r.Outcome, r.places = less, "", nil
				again = append(again, r)
			}
		}
		if err := b.packages(again); err != nil {
			return err
		}
		todo = again
	}
	return nil
}

var mark = regexp.MustCompile(`^\s*// part (-?\d+) (\d+|declared): `)

// lighter is the interpreter without the parts that were refused, or nil if
// something else was.
func (r *Result) lighter() *Interp {
	less := r.Recipe
	less.Parts = slices.Clone(less.Parts)
	for _, place := range r.places {
		path, line, _ := strings.Cut(place, ":")
		part, do := r.partAt(path, line)
		n := slices.IndexFunc(less.Parts, func(p Part) bool { return p.Draw == part })
		if n < 0 {
			return nil
		}
		if p := &less.Parts[n]; do < 0 {
			less.Parts = slices.Delete(less.Parts, n, n+1)
		} else if !slices.Contains(p.Without, do) {
			p.Without = append(slices.Clone(p.Without), do)
		}
	}
	if r.Outcome != Refused || len(r.places) == 0 || len(less.Parts) == 0 {
		return nil
	}
	return less.Write(r.Name)
}

// partAt says of which part a line is, and of which of its instructions; -1 is
// none, or what it declares.
func (r *Result) partAt(path, line string) (part, do int) {
	at, _ := strconv.Atoi(line)
	lines := strings.Split(r.Files[path], "\n")
	for at = min(at, len(lines)); at > 0; at-- {
		if m := mark.FindStringSubmatch(lines[at-1]); m != nil {
			part, _ = strconv.Atoi(m[1])
			if do = -1; m[2] != "declared" {
				do, _ = strconv.Atoi(m[2])
			}
			return part, do
		}
		if strings.Contains(lines[at-1], strings.TrimSpace(ownMark)) {
			break
		}
	}
	return -1, -1
}

// translateSome translates some together; if that does not end well, each half.
func (b *batch) translateSome(some []*Result) error {
	if len(some) == 0 {
		return nil
	}
	args := slices.Clone(b.Self[1:])
	for _, r := range some {
		args = append(args, filepath.Join(b.dir, r.Name))
	}
	var out, log bytes.Buffer
	c := b.command(b.Self[0], args...)
	c.Stdout, c.Stderr = &out, &log
	ended, err := within(b.Patience*time.Duration(1+len(some)/4), c)
	if err == nil && ended {
		return b.translated(some, &out)
	}
	if half := len(some) / 2; half > 0 {
		return errors.Join(b.translateSome(some[:half]), b.translateSome(some[half:]))
	}
	if some[0].Outcome, some[0].Detail = Crash, "translate: "+firstOf(log.String(), `^(panic|fatal|runtime)`); !ended {
		some[0].Outcome, some[0].Detail = Hang, "translate"
	}
	return nil
}

func (b *batch) translated(some []*Result, out io.Reader) error {
	dec := json.NewDecoder(out)
	for _, r := range some {
		var message string
		if err := dec.Decode(&message); err != nil {
			return fmt.Errorf("randinterp: the worker: %w", err)
		}
		message = strings.ReplaceAll(message, b.dir+"/", "")
		message = strings.ReplaceAll("\n"+message, "\n"+r.Name+"/", "\n")[1:]
		r.Detail = firstOf(message, `^\S+\.go:\d`)
		switch {
		case message == "":
		case strings.Contains(message, codewriter.PortalFile):
			r.Outcome = Uncompilable
		case strings.Contains(message, "must compile first"):
			r.Outcome = Broken
		case strings.Contains(message, "internal error") || !regexp.MustCompile(`^\S+\.go:\d+`).MatchString(message):
			r.Outcome = Crash
		default:
			r.Outcome = Refused
			r.refused(message)
		}
	}
	return nil
}

// refused takes note of all refusals of a message.
func (r *Result) refused(message string) {
	for line := range strings.Lines(message) {
		if m := regexp.MustCompile(`^(\S+\.go:\d+):\d+: translate: (.*)`).FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			r.places = append(r.places, m[1])
			r.Refusals = append(r.Refusals, m[2])
		}
	}
}

// firstOf gives the first line of a text that matches, or its first.
func firstOf(text, pattern string) string {
	re := regexp.MustCompile(pattern)
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for _, line := range lines {
		if re.MatchString(line) {
			return line
		}
	}
	return lines[0]
}

// within runs a command and reports whether it ended in time.
func within(d time.Duration, c *exec.Cmd) (ended bool, err error) {
	if err := c.Start(); err != nil {
		return true, err
	}
	ended = true
	t := time.AfterFunc(d, func() { ended = false; _ = c.Process.Kill() })
	err = c.Wait()
	t.Stop()
	return ended, err
}

// build links all that is left into one program; packages that do not compile
// are left out of it.
func (b *batch) build() error {
	for again := true; again && len(b.left) > 0; {
		if err := write(filepath.Join(b.dir, "all", "main.go"), b.program()); err != nil {
			return err
		}
		out, err := b.command("go", "build", "-o", "all/all", "./all").CombinedOutput()
		if err == nil {
			return nil
		}
		again = false
		for _, part := range strings.Split("\n"+string(out), "\n# ")[1:] {
			again = b.uncompilable(part) || again
		}
		if !again {
			return fmt.Errorf("randinterp: go build: %w\n%s", err, out)
		}
	}
	return nil
}

// uncompilable takes an interpreter out of which the compiler complains.
func (b *batch) uncompilable(complaint string) bool {
	head, text, _ := strings.Cut(complaint, "\n")
	name, _, _ := strings.Cut(strings.TrimPrefix(strings.Fields(head)[0], Module+"/"), "/")
	n := slices.IndexFunc(b.left, func(r *Result) bool { return r.Name == name })
	if n < 0 {
		return false
	}
	r := b.left[n]
	r.Outcome, r.Detail = Uncompilable, firstOf(text, codewriter.PortalFile)
	b.left = slices.Delete(slices.Clone(b.left), n, n+1)
	return true
}

// program is the source of the program that has all interpreters.
func (b *batch) program() string {
	imports, cases := "", ""
	for n, r := range b.left {
		imports += fmt.Sprintf("\tp%d %q\n", n, Module+"/"+r.Name)
		cases += fmt.Sprintf("\t\t{%q, p%d.JudgedCase, %#v},\n", r.Name, n, r.Guests)
	}
	return "package main\n\nimport (\n\t\"mergepoint/tools/randinterp/judge\"\n" + imports + ")\n\nfunc main() {\n\tjudge.Main([]judge.Named{\n" + cases + "\t})\n}\n"
}

// run runs the program until each has a verdict; one that ends the program, or
// does not end, is not run again.
func (b *batch) run() error {
	todo := b.left
	for len(todo) > 0 {
		args := []string{}
		for _, r := range todo {
			args = append(args, r.Name)
		}
		c := b.command(filepath.Join(b.dir, "all", "all"), args...)
		if err := b.listen(c, todo); err != nil {
			return err
		}
		before := len(todo)
		todo = slices.DeleteFunc(slices.Clone(todo), func(r *Result) bool { return r.Outcome != "" })
		if len(todo) == before {
			return fmt.Errorf("randinterp: %v judges nothing", c.Args)
		}
	}
	return nil
}

// listen takes verdicts from the program.
func (b *batch) listen(c *exec.Cmd, todo []*Result) error {
	byName := map[string]*Result{}
	for _, r := range todo {
		byName[r.Name] = r
	}
	var log bytes.Buffer
	c.Stderr = &log
	pipe, err := c.StdoutPipe()
	if err != nil {
		return err
	}
	if err := c.Start(); err != nil {
		return err
	}
	var at *Result
	late := false
	t := time.AfterFunc(b.Patience, func() { late = true; _ = c.Process.Kill() })
	for lines := bufio.NewScanner(pipe); lines.Scan(); t.Reset(b.Patience) {
		var v judge.Verdict
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			continue
		}
		if at = byName[v.Case]; v.Plain != nil {
			at.take(&v)
			at = nil
		}
	}
	t.Stop()
	if err := c.Wait(); err == nil || at == nil {
		return nil
	}
	if at.Outcome, at.Detail = Crash, firstOf(log.String(), `^(panic|fatal|SIG|unexpected fault)`); late {
		at.Outcome, at.Detail = Hang, "does not end"
	}
	return nil
}

func (r *Result) take(v *judge.Verdict) {
	r.Loops = v.Loops
	switch {
	case len(v.Wrong) > 0:
		r.Outcome, r.Detail = Wrong, v.Wrong[0]
	case len(v.Bugs) > 0:
		r.Outcome, r.Detail = Bug, v.Bugs[0]
	case v.Loops == 0:
		r.Outcome, r.Detail = Untraced, firstOf(strings.Join(v.Plain, "\n"), `.`)
	default:
		r.Outcome = Same
	}
}
