package fence

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"golang.org/x/tools/txtar"

	"mergepoint/tools/book/internal/manuscript"
)

// commandTime is what one command of a session may take.
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

// scratch makes a fresh folder in which the module's top folders are found.
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
	return dir, r.unpack(filepath.Join(dir, "guest"))
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

// sh runs a command line and gives what it printed, stdout first, and an exit
// status other than 0 as a line.
func (r *Runner) sh(dir, line string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), commandTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-c", goRun.ReplaceAllString(line, "$1"))
	cmd.Dir = dir
	if strings.HasPrefix(line, "go ") && !goRun.MatchString(line) {
		cmd.Dir = r.root
	}
	cmd.Env = append(os.Environ(), "PATH="+filepath.Join(r.dir, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"))
	cmd.WaitDelay = time.Second
	alone(cmd)
	var out, errs strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	text := ended(out.String()) + ended(errs.String())
	if ctx.Err() != nil {
		return text, fmt.Errorf("%s: not done after %v", line, commandTime)
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return text + fmt.Sprintf("exit status %d\n", exit.ExitCode()), nil
	}
	return text, err
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
	for key, name := range map[string]string{"guest": "guest.b", "input": "input"} {
		text := strings.ReplaceAll(i.Args[key], `\n`, "\n")
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text+"\n"), 0o644); err != nil {
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
	stamp    = regexp.MustCompile(`(?m)^(\s*)\[[0-9a-f]+\] (\{?[a-z-]+\}?)$`)
	duration = regexp.MustCompile(`\d+(\.\d+)?( ?)(ns|µs|us|ms|s|min|%)\b`)
)

func (f *Filler) console(_ *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	dir, err := f.run.scratch()
	if err != nil {
		return out, err
	}
	var text strings.Builder
	for _, l := range strings.Split(b.Body, "\n") {
		command, ok := strings.CutPrefix(l, "$ ")
		if !ok {
			continue
		}
		printed, err := f.run.sh(dir, command)
		if err != nil {
			return out, err
		}
		printed = strings.ReplaceAll(stamp.ReplaceAllString(printed, "$1[…] $2"), dir+"/", "")
		if b.Args["mask"] == "times" {
			printed = duration.ReplaceAllString(printed, "…$2$3")
		}
		text.WriteString(l + "\n" + printed)
	}
	if text.Len() == 0 {
		return out, errors.New("no line begins with '$ '")
	}
	out.Text = text.String()
	return cut(out, out.Text, b)
}
