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

	"mergepoint/tools/book/internal/manuscript"
)

// commandTime is what one session may take.
const commandTime = time.Minute

// A Runner runs the project's commands in a folder of its own.
type Runner struct {
	root, dir string
	built     error
}

// NewRunner makes a runner; nothing is built before the first command.
func NewRunner(root string) *Runner { return &Runner{root: root} }

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

var goRun = regexp.MustCompile(`\bgo (?:run \./tools/|tool )(bf|book|translate|bench|exercises)\b`)

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

func ended(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

var (
	// shellFails is what the shell and commands say of a cell that does not run.
	shellFails = regexp.MustCompile(`(?m)^sh: (?:line )?\d+: .*|^(?:cp|mv|cat|sed|cd): .*(?:No such file|can't read).*|^.*(?:directory not found|no such file or directory).*`)

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
