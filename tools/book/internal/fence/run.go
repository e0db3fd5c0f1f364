package fence

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"mergepoint/tools/book/internal/manuscript"
)

// commandTime is what one session may take.
const commandTime = time.Minute

// A Runner runs the project's commands in a folder of its own.
type Runner struct {
	root, dir string
	built     error
	reports   map[string]string // of bf, by arguments
}

// NewRunner makes a runner; nothing is built before the first command.
func NewRunner(root string) *Runner { return &Runner{root: root, reports: map[string]string{}} }

// Close removes the folder.
func (r *Runner) Close() error {
	if r.dir == "" {
		return nil
	}
	return os.RemoveAll(r.dir)
}

// open builds the commands and links the module's folders, once.
func (r *Runner) open() error {
	if r.dir != "" || r.built != nil {
		return r.built
	}
	r.dir, r.built = os.MkdirTemp("", "book")
	if r.built != nil {
		return r.built
	}
	for _, tool := range []string{"bf", "translate", "book", "bench", "exercises"} {
		if !isDir(filepath.Join(r.root, "tools", tool)) {
			continue
		}
		build := exec.Command("go", "build", "-o", filepath.Join(r.dir, "bin", tool), "./tools/"+tool)
		build.Dir = r.root
		if out, err := build.CombinedOutput(); err != nil && !strings.Contains(string(out), "no Go files") {
			r.built = fmt.Errorf("go build ./tools/%s: %s", tool, out)
		}
	}
	return r.built
}

// scratch makes a fresh folder in which the module's top folders are found, as in a
// reader's copy of the repository.
func (r *Runner) scratch() (string, error) {
	if err := r.open(); err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp(r.dir, "run")
	if err != nil {
		return "", err
	}
	entries, err := os.ReadDir(r.root)
	if err != nil {
		return "", err
	}
	abs, err := filepath.Abs(r.root)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		if err := os.Symlink(filepath.Join(abs, e.Name()), filepath.Join(dir, e.Name())); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// unpack writes the guest programs of testdata and their inputs, as guest/sort.b
// and guest/sort.in.
func (r *Runner) unpack(dir string) error {
	names, err := filepath.Glob(filepath.Join(r.root, "testdata", "guest", "*.txtar"))
	if err != nil || len(names) == 0 {
		return err
	}
	if err := os.Mkdir(dir, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		base := filepath.Join(dir, strings.TrimSuffix(filepath.Base(name), ".txtar"))
		for _, s := range txtar.Parse(data).Files {
			if ending := map[string]string{"program.b": ".b", "input": ".in"}[s.Name]; ending != "" {
				if err := os.WriteFile(base+ending, s.Data, 0o644); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

var goRun = regexp.MustCompile(`\bgo (?:run \./tools/|tool )(bf|book|translate|bench|exercises)\b`)

// sh runs one command line.
func (r *Runner) sh(dir, line string) (string, error) {
	printed, err := r.session(dir, []string{line})
	return strings.Join(printed, ""), err
}

// session runs command lines one after another in one shell, as a reader does who
// pastes them into his, and gives what each printed: stdout first, and an exit
// status other than 0 as a line.
func (r *Runner) session(dir string, lines []string) (printed []string, err error) {
	said, err := os.MkdirTemp(r.dir, "said")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(said)
	var script strings.Builder
	for i, line := range lines {
		fmt.Fprintf(&script, "{ %s\n} </dev/null >'%s/%d.out' 2>'%[2]s/%[3]d.err'; echo $? >'%[2]s/%[3]d.status'\n", goRun.ReplaceAllString(line, "$1"), said, i)
	}
	ctx, cancel := context.WithTimeout(context.Background(), commandTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-c", script.String())
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+filepath.Join(r.dir, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
	cmd.WaitDelay = time.Second
	alone(cmd)
	failed := cmd.Run()
	if ctx.Err() != nil {
		return nil, fmt.Errorf("%s: not done after %v", strings.Join(lines, "; "), commandTime)
	}
	for i, line := range lines {
		text, err := transcript(said, i)
		if err != nil {
			return nil, fmt.Errorf("%s: the shell ends here: %w", line, failed)
		}
		printed = append(printed, text)
	}
	return printed, nil
}

// transcript reads what the i-th command of a session left.
func transcript(dir string, i int) (string, error) {
	var text [3]string
	for k, ending := range []string{"out", "err", "status"} {
		data, err := os.ReadFile(filepath.Join(dir, strconv.Itoa(i)+"."+ending))
		if err != nil {
			return "", err
		}
		text[k] = ended(string(data))
	}
	if text[2] != "0\n" {
		return text[0] + text[1] + "exit status " + text[2], nil
	}
	return text[0] + text[1], nil
}

// report runs bf with arguments and one of its options that write a file, and
// gives the file. What the fence says of guest= is the program guest.b, what it
// says of input= the file input.
func (r *Runner) report(option string, i manuscript.Info) (string, error) {
	args := i.Args["bf"]
	key := strings.Join([]string{option, args, i.Args["guest"], i.Args["input"]}, "\x00")
	if text, ok := r.reports[key]; ok {
		return text, nil
	}
	dir, err := r.scratch()
	if err != nil {
		return "", err
	}
	if err := r.unpack(filepath.Join(dir, "guest")); err != nil {
		return "", err
	}
	for name, text := range map[string]string{"guest.b": lines(i.Args["guest"]), "input": Input(i)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return "", err
		}
	}
	printed, err := r.sh(dir, "bf "+option+" "+args+" >/dev/null")
	if err == nil && strings.Contains(printed, "exit status") {
		err = fmt.Errorf("bf %s: %s", args, printed)
	}
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(dir, reportFile))
	if err != nil {
		return "", fmt.Errorf("bf %s %s wrote nothing: %w", option, args, err)
	}
	r.reports[key] = string(text)
	return string(text), nil
}

// reportFile is where a run's report goes.
const reportFile = "book.out"

func ended(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

var (
	// shellFails is what the shell and its commands say of a cell that does not run.
	shellFails = regexp.MustCompile(`(?m)^sh: (?:line )?\d+: .*|^(?:cp|mv|cat|sed|cd): .*(?:No such file|can't read).*`)

	stamp    = regexp.MustCompile(`(?m)^(\s*)\[[0-9a-f]+\] (\{?[a-z-]+\}?)$`)
	duration = regexp.MustCompile(`\d+(\.\d+)?( ?)(ns|µs|us|ms|s|min|%)\b`)
)

// room is the folder in which the commands of a session run: like a copy of the
// repository, or with mine= a module of the reader's own.
func (f *Filler) room(p *manuscript.Page, b manuscript.Fence) (dir string, err error) {
	name := b.Args["mine"]
	if name == "" {
		return f.run.scratch()
	}
	if err := f.run.open(); err != nil {
		return "", err
	}
	if dir, err = os.MkdirTemp(f.run.dir, "mine"); err != nil {
		return "", err
	}
	return dir, f.mine(dir, p, name)
}

func (f *Filler) console(p *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	dir, err := f.room(p, b)
	if err != nil {
		return out, err
	}
	var commands []string
	for _, l := range strings.Split(b.Body, "\n") {
		if command, ok := strings.CutPrefix(l, "$ "); ok {
			commands = append(commands, command)
		}
	}
	if len(commands) == 0 {
		return out, errors.New("no line begins with '$ '")
	}
	printed, err := f.run.session(dir, commands)
	if err != nil {
		return out, err
	}
	if at := slices.IndexFunc(printed, shellFails.MatchString); at >= 0 {
		return out, fmt.Errorf("a reader who pastes this cell into a shell is told: %s", shellFails.FindString(printed[at]))
	}
	var text strings.Builder
	for i, p := range printed {
		p = strings.ReplaceAll(stamp.ReplaceAllString(p, "$1[…] $2"), dir+"/", "")
		if b.Args["mask"] == "times" {
			p = duration.ReplaceAllString(p, "…$2$3")
		}
		text.WriteString("$ " + commands[i] + "\n" + p)
	}
	return cut(out, text.String(), b)
}

// Input is what the guest of a fence reads.
func Input(i manuscript.Info) string { return lines(i.Args["input"]) }

// lines gives an argument's text, whose lines are parted by \n.
func lines(arg string) string { return strings.ReplaceAll(arg, `\n`, "\n") + "\n" }
