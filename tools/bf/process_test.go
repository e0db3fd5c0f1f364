//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"strings"
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
		interruptAfter(t, cmd, stderr, '@')
	}
}

// The program asks for a byte, so that its first output is on the way before it
// begins to loop without end.
func TestInterruptInLoop(t *testing.T) {
	file := write(t, "++++++++[>++++++++<-]>.,[>+<]")
	for _, args := range everywhere {
		cmd, stderr := process(t, append(args, file)...)
		cmd.Stdin = strings.NewReader("x")
		interruptAfter(t, cmd, stderr, '@')
	}
}

// A program without end is stopped, also where the interpreter is a Go loop that
// never looks at the clock.
func TestTimeout(t *testing.T) {
	file := write(t, "++++++++[>++++++++<-]>.[]")
	for _, args := range everywhere {
		cmd, stderr := process(t, append([]string{"-timeout", "50ms"}, append(args, file)...)...)
		out, err := cmd.Output()
		ends(t, err, stderr, 1, "bf: stopped after 50ms\n")
		if string(out) != "@" {
			t.Errorf("printed %q", out)
		}
	}
}

// interruptAfter starts a process, waits until it has printed a byte, interrupts
// it, and wants it to end soon and properly.
func interruptAfter(t *testing.T, cmd *exec.Cmd, stderr *bytes.Buffer, printed byte) {
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
		t.Errorf("printed %q, %v before reading, want %q", c, err, printed)
	}
	start := time.Now()
	if err := cmd.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, in)
	ends(t, cmd.Wait(), stderr, 130, "bf: interrupted\n")
	if d := time.Since(start); d > 5*time.Second {
		t.Errorf("took %v to end", d)
	}
}
