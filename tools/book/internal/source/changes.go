package source

import (
	"bufio"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// An Announcement is a line of a changes.txt or notshown.txt.
type Announcement struct {
	Sign   byte // '+', '~', '-', or '.' for a declaration that is not shown
	Name   string
	Reason string
	Line   int
}

// ReadAnnouncements reads changes.txt (signed lines) or notshown.txt (none). A
// missing file announces nothing.
func ReadAnnouncements(name string, signed bool) (list []Announcement, err error) {
	f, err := os.Open(name)
	if os.IsNotExist(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		text := strings.TrimSpace(in.Text())
		if text == "" || text[0] == '#' {
			continue
		}
		a, ok := parseAnnouncement(text, signed)
		if !ok {
			return nil, fmt.Errorf("%s:%d: want '+ name: reason' (or ~, -, .)", filepath.Base(name), n)
		}
		a.Line = n
		list = append(list, a)
	}
	return list, in.Err()
}

func parseAnnouncement(text string, signed bool) (a Announcement, ok bool) {
	a.Sign = '.'
	if signed {
		if !strings.ContainsRune("+~-.", rune(text[0])) {
			return a, false
		}
		a.Sign, text = text[0], strings.TrimSpace(text[1:])
	}
	a.Name, a.Reason, ok = strings.Cut(text, ":")
	a.Reason = strings.TrimSpace(a.Reason)
	return a, ok && a.Reason != "" && a.Name != ""
}

// Unannounced gives one sentence for each difference that is not announced and
// each announcement without a difference.
func Unannounced(changes []Change, list []Announcement) (problems []string) {
	words := map[byte]string{'+': "added", '~': "changed", '-': "dropped"}
	announced := map[string]bool{}
	for _, a := range list {
		announced[string(a.Sign)+a.Name] = true
	}
	for _, c := range changes {
		key := string(c.Sign) + c.Name()
		if !announced[key] {
			problems = append(problems, fmt.Sprintf("%s is %s but not announced: %q", c.Name(), words[c.Sign], string(c.Sign)+" "+c.Name()+": why"))
		}
		delete(announced, key)
	}
	for _, a := range list {
		if a.Sign != '.' && announced[string(a.Sign)+a.Name] {
			problems = append(problems, fmt.Sprintf("line %d announces that %s is %s, but it is not", a.Line, a.Name, words[a.Sign]))
		}
	}
	return problems
}

// NotShown finds the line that excuses a declaration from being shown: one with a
// name of it, in which * may stand, or one with its file, as amd64/encode.go.
func NotShown(list []Announcement, d *Decl, prefix string) bool {
	file := path.Base(d.Dir) + "/" + d.File
	for _, a := range list {
		if a.Sign != '.' {
			continue
		}
		if a.Name == file {
			return true
		}
		for _, n := range d.Names {
			if ok, _ := path.Match(a.Name, prefix+n); ok {
				return true
			}
		}
	}
	return false
}
