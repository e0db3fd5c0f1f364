//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// With this variable set the test binary is bf itself: tests of what only a
// process can meet start it so.
const asCommand = "BF_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
		return
	}
	os.Exit(m.Run())
}

// process prepares bf as a process of its own; stderr is collected.
func process(t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, args...)
	cmd.Env = append(os.Environ(), asCommand+"=1", "PYPYLOG=")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	return cmd, &stderr
}

// ends checks how a process ended.
func ends(t *testing.T, err error, stderr *bytes.Buffer, status int, message string) {
	t.Helper()
	var exit *exec.ExitError
	got := 0
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	}
	if got != status || stderr.String() != message {
		t.Errorf("status %d, %q (%v), want %d, %q", got, stderr, err, status, message)
	}
}

// everywhere are ways to run a program that must not matter.
var everywhere = [][]string{{"-stage", "1"}, {"-jit", "off"}, {"-jit", "threshold=2"}, {}}

// printing prints without end.
const printing = "+[.]"

func TestClosedPipe(t *testing.T) {
	file := write(t, printing)
	for _, args := range everywhere {
		cmd, stderr := process(t, append(args, file)...)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		io.ReadFull(out, make([]byte, 10))
		out.Close()
		ends(t, cmd.Wait(), stderr, 1, "bf: cannot write the output: broken pipe\n")
	}
}

func TestFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("this system has no /dev/full")
	}
	defer full.Close()
	for _, src := range []string{printing, "+."} {
		file := write(t, src)
		for _, args := range everywhere {
			cmd, stderr := process(t, append(args, file)...)
			cmd.Stdout = full
			ends(t, cmd.Run(), stderr, 1, "bf: cannot write the output: no space left on device\n")
		}
	}
}

// A prompt without a newline is on the screen before input is waited for; Ctrl-C
// ends the wait with status 130.
func TestInterruptWhileReading(t *testing.T) {
	file := write(t, "++++++++[>++++++++<-]>.,.")
	for _, args := range everywhere {
		cmd, stderr := process(t, append(args, file)...)
		if _, err := cmd.StdinPipe(); err != nil {
			t.Fatal(err)
		}
		signalAfter(t, cmd, stderr, '@', syscall.SIGINT)
	}
}

// The program asks for a byte, so that its first output is on the way before it
// begins to loop without end.
func TestInterruptInLoop(t *testing.T) {
	file := write(t, "++++++++[>++++++++<-]>.,[>+<]")
	for _, args := range everywhere {
		cmd, stderr := process(t, append(args, file)...)
		cmd.Stdin = strings.NewReader("x")
		signalAfter(t, cmd, stderr, '@', syscall.SIGINT)
	}
}

// A program without end is stopped, also where the interpreter is a Go loop that
// never looks at the clock. On a slow machine the time may be over before anything is
// printed, so a longer one is tried then.
func TestTimeout(t *testing.T) {
	file := write(t, "++++++++[>++++++++<-]>.[]")
	for _, args := range everywhere {
		printed := ""
		for _, limit := range []string{"50ms", "500ms", "5s"} {
			if printed == "" {
				printed = stopped(t, limit, append(args, file))
			}
		}
		if printed != "@" {
			t.Errorf("printed %q", printed)
		}
	}
}

// stopped gives what a program without end has printed when its time was over.
func stopped(t *testing.T, limit string, args []string) string {
	cmd, stderr := process(t, append([]string{"-timeout", limit}, args...)...)
	out, err := cmd.Output()
	ends(t, err, stderr, 1, "bf: stopped after "+limit+"\n")
	return string(out)
}

// Whoever ends a program with another signal gets what was printed as well. nohup
// is obeyed.
func TestSignals(t *testing.T) {
	file := write(t, "++++++++[>++++++++<-]>.,.[>+<]")
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP) // else, where the tests run under nohup, nobody ends
	defer signal.Stop(hup)
	for _, e := range endings {
		for _, args := range everywhere {
			cmd, stderr := process(t, append(args, file)...)
			cmd.Stdin = strings.NewReader("A")
			rest := signalAfter(t, cmd, stderr, '@', e.signal.(syscall.Signal))
			if rest != "A" {
				t.Errorf("%v: after the first byte there is %q", e.signal, rest)
			}
		}
	}
	cmd, stderr := process(t, "-timeout", "300ms", file)
	cmd.Args = append([]string{"nohup"}, cmd.Args...)
	var err error
	if cmd.Path, err = exec.LookPath("nohup"); err != nil {
		t.Log("this system has no nohup")
		return
	}
	cmd.Stdin = strings.NewReader("A")
	signalAfterAs(t, cmd, stderr, '@', syscall.SIGHUP, 1, "bf: stopped after 300ms\n")
}

// A run that has been cut short ends, whoever blocks: the reader of its output, of
// its events, or the writer of its program. Its next signal would end it at once.
func TestEndsThoughOthersBlock(t *testing.T) {
	file := write(t, printing)
	for _, name := range []string{"fifo", "log", "events", "view", "profile"} {
		if err := syscall.Mkfifo(name, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var all sync.WaitGroup
	for _, args := range [][]string{
		{file}, {"-stage", "1", file}, {"-view", "page.html", file}, {"-stats", file},
		{"fifo"}, {"-log", ":log", file}, {"-events", "events", file}, {"-view", "view", file}, {"-cpuprofile", "profile", file},
	} {
		cmd, stderr := process(t, append([]string{"-timeout", "200ms"}, args...)...)
		nobody, unread, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		defer nobody.Close()
		defer unread.Close()
		cmd.Stdout = unread
		all.Go(func() {
			hung := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
			err := cmd.Run()
			if !hung.Stop() {
				t.Errorf("%v: does not end", args)
			}
			if !strings.Contains(stderr.String(), "bf: stopped after 200ms\n") {
				t.Errorf("%v: %v, %q", args, err, stderr)
			}
		})
	}
	all.Wait()
}

// The second signal ends what does not end by itself, also after -timeout.
func TestSecondSignal(t *testing.T) {
	file := write(t, printing)
	for _, args := range [][]string{{file}, {"-timeout", "1ms", file}} {
		cmd, _ := process(t, append([]string{"-events", "/dev/stdout"}, args...)...)
		nobody, unread, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		defer nobody.Close()
		defer unread.Close()
		cmd.Stdout = unread
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan bool)
		go func() { cmd.Wait(); close(done) }()
		begun := time.Now()
		for ended := false; !ended; {
			cmd.Process.Signal(syscall.SIGINT)
			select {
			case <-done:
				ended = true
			case <-time.After(50 * time.Millisecond):
			}
		}
		if time.Since(begun) > 5*time.Second {
			t.Errorf("%v: ended only after %v", args, time.Since(begun))
		}
	}
}

// A program without end, as a file.
func TestEndlessProgram(t *testing.T) {
	cmd, stderr := process(t, "/dev/zero")
	ends(t, cmd.Run(), stderr, 1, "bf: cannot read /dev/zero: it is longer than 268435456 bytes\n")
}

// After the end of its input a terminal would let the user type on.
func TestInputEndsOnce(t *testing.T) {
	var stdout, stderr bytes.Buffer
	in := &terminal{lines: []string{"A", "", "B", ""}}
	if status := command([]string{write(t, ",.,.,.,.")}, "", in, &stdout, &stderr); status != 0 || stdout.String() != "A\x00\x00\x00" {
		t.Errorf("status %d, printed %q, %s", status, &stdout, &stderr)
	}
}

// A terminal gives what is typed; an empty line is Ctrl-D.
type terminal struct{ lines []string }

func (r *terminal) Read(p []byte) (int, error) {
	if len(r.lines) == 0 {
		return 0, errors.New("nobody types")
	}
	n := copy(p, r.lines[0])
	r.lines = r.lines[1:]
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// signalAfter starts a process, waits until it has printed a byte, sends a signal,
// and wants the process to end soon and properly. It gives what is printed then.
func signalAfter(t *testing.T, cmd *exec.Cmd, stderr *bytes.Buffer, printed byte, s syscall.Signal) string {
	t.Helper()
	for _, e := range endings {
		if e.signal == s {
			return signalAfterAs(t, cmd, stderr, printed, s, e.status, "bf: "+e.says+"\n")
		}
	}
	t.Fatal("no such ending: ", s)
	return ""
}

func signalAfterAs(t *testing.T, cmd *exec.Cmd, stderr *bytes.Buffer, printed byte, s syscall.Signal, status int, message string) string {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewReader(out)
	if c, err := in.ReadByte(); c != printed {
		t.Errorf("printed %q, %v before the signal, want %q", c, err, printed)
	}
	time.Sleep(20 * time.Millisecond) // it asks for more, or loops
	start := time.Now()
	if err := cmd.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
	rest, _ := io.ReadAll(in)
	ends(t, cmd.Wait(), stderr, status, message)
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("took %v to end", d)
	}
	return string(rest)
}
