package machine

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unsafe"
)

// newArena makes an arena that the test closes. Only where there is no machine
// code of ours the test is skipped.
func newArena(t *testing.T, words, code int) *Arena {
	t.Helper()
	a, err := NewArena(words, code)
	if errors.Is(err, ErrUnsupported) {
		t.Skip(err)
	} else if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(a.Close)
	return a
}

func install(t *testing.T, a *Arena, code ...byte) uintptr {
	t.Helper()
	at := a.Next()
	if err := a.Install(code); err != nil {
		t.Fatal(err)
	}
	return at
}

// TestEnter goes through what code is given and gives back.
func TestEnter(t *testing.T) {
	a := newArena(t, 1, pageSize)
	at := install(t, a,
		0x48, 0x8b, 0x43, 0x08, // mov rax, [rbx+8]
		0x48, 0x89, 0x03, // mov [rbx], rax
		0x48, 0x89, 0x44, 0x24, Result, // mov [rsp+Result], rax
		0xc3)
	x := new(int)
	refs := [2]unsafe.Pointer{nil, unsafe.Pointer(x)}
	if got := Enter(at, &refs[0]); got != unsafe.Pointer(x) || refs[0] != unsafe.Pointer(x) {
		t.Error(got, refs)
	}
}

// collecting lets the collector come and go until it is stopped.
func collecting() (stop func()) {
	end, done := make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		for {
			select {
			case <-end:
				return
			default:
				runtime.GC()
			}
		}
	}()
	return func() { close(end); <-done }
}

// TestBarrierFlag watches the flag while the collector comes and goes.
func TestBarrierFlag(t *testing.T) {
	newArena(t, 1, pageSize) // skips the test where there is no flag
	at := BarrierFlag()
	flag := *(**uint32)(unsafe.Pointer(&at))
	stop := collecting()
	seen := map[uint32]bool{}
	for end := time.Now().Add(20 * time.Second); len(seen) < 2 && time.Now().Before(end); {
		seen[atomic.LoadUint32(flag)] = true
	}
	stop()
	if !seen[0] || !seen[1] || len(seen) > 2 {
		t.Errorf("the flag was %v", seen)
	}
}

// TestBarrierRoom tells the collector while it marks, from machine code, more often
// than there is room, so that the runtime has to make some.
func TestBarrierRoom(t *testing.T) {
	a := newArena(t, 1, pageSize)
	code := append([]byte{0x48, 0xb8}, binary.LittleEndian.AppendUint64(nil, uint64(BarrierFlag()))...)      // mov rax, flag
	code = append(code, 0x83, 0x38, 0x00, 0x74, 33)                                                          // cmp dword ptr [rax], 0; je done
	code = append(code, 0x4c, 0x8b, 0x74, 0x24, Result)                                                      // mov r14, [rsp+Result]
	code = append(append(code, 0x48, 0xb8), binary.LittleEndian.AppendUint64(nil, uint64(BarrierRoom()))...) // mov rax, room
	code = append(code,
		0xff, 0xd0, // call rax
		0x48, 0x8b, 0x03, // mov rax, [rbx]
		0x49, 0x89, 0x03, // mov [r11], rax
		0x49, 0x89, 0x43, 0x08, // mov [r11+8], rax
		0x48, 0x89, 0x44, 0x24, Result, // mov [rsp+Result], rax
		0xc3,                                             // ret
		0x48, 0xc7, 0x44, 0x24, Result, 0, 0, 0, 0, 0xc3) // done: mov [rsp+Result], 0; ret
	at, x := install(t, a, code...), unsafe.Pointer(new([100]int))
	stop := collecting()
	told := 0
	for end := time.Now().Add(20 * time.Second); told < 100_000 && time.Now().Before(end); {
		switch got := Enter(at, &x); got {
		case nil:
		case x:
			told++
		default:
			t.Fatal(got)
		}
	}
	stop()
	if told < 100_000 {
		t.Errorf("told %d times", told)
	}
}

// TestRegistersAreFree runs code that overwrites every register that it may.
func TestRegistersAreFree(t *testing.T) {
	a := newArena(t, 1, pageSize)
	code := []byte{}
	for r := byte(0); r < 16; r++ {
		if r != 4 && r != 5 { // RSP and RBP
			code = append(code, 0x48|r>>3, 0xc7, 0xc0|r&7, r, 0xff, 0xff, 0xff) // mov r, -256+r
		}
	}
	called := install(t, a, append(code, 0xc3)...)
	entered := install(t, a, append(code, 0x48, 0xc7, 0x44, 0x24, Result, 0, 0, 0, 0, 0xc3)...) // mov [rsp+Result], 0; ret
	var none unsafe.Pointer
	for range 100 {
		if got := Call(called); got != -256 {
			t.Fatal(got)
		}
		if got := Enter(entered, &none); got != nil {
			t.Fatal(got)
		}
		runtime.GC()
		if pc := make([]uintptr, 20); runtime.Callers(0, pc) < 3 {
			t.Fatal("the stack cannot be walked any more")
		}
	}
}

// TestFaultPC provokes faults at known places, in several goroutines.
func TestFaultPC(t *testing.T) {
	a := newArena(t, 1, pageSize)
	fault := func(code uintptr) (pc uintptr) {
		defer func() {
			if recover() != nil {
				pc = FaultPC()
			}
		}()
		Call(code)
		return 0
	}
	for n := range 20 {
		var code []byte
		for range n {
			code = append(code, 0x90) // nop
		}
		at := install(t, a, append(code, 0x31, 0xc0, 0x88, 0x00, 0xc3)...) // xor eax, eax; mov [rax], al; ret
		got := make(chan uintptr)
		go func() { got <- fault(at) }()
		if pc := <-got; pc != at+uintptr(n)+2 {
			t.Errorf("the fault at %x is found at %x", at+uintptr(n)+2, pc)
		}
	}
}

// TestManyCodesShareAPage checks that adding code leaves what is there as it is.
func TestManyCodesShareAPage(t *testing.T) {
	a := newArena(t, 1, 16*pageSize)
	var at []uintptr
	for n := range 1000 {
		at = append(at, install(t, a, 0xb8, byte(n), byte(n>>8), 0, 0, 0xc3))
	}
	for n, code := range at {
		if got := Call(code); got != n {
			t.Fatalf("code %d at %x returns %d", n, code, got)
		}
	}
	if at[1] != at[0]+16 {
		t.Error("codes of 6 bytes are not packed")
	}
}

func TestFull(t *testing.T) {
	a := newArena(t, 1, pageSize)
	if err := a.Install(make([]byte, pageSize+1)); err != ErrFull {
		t.Error(err)
	}
	if err := a.Install(make([]byte, pageSize)); err != nil || a.Room() != 0 {
		t.Error(err, a.Room())
	}
	if err := a.Install([]byte{0xc3}); err != ErrFull {
		t.Error(err)
	}
}

// TestFree installs and frees codes at random: each that is installed returns what
// it always has, and when all are free there is one hole again.
func TestFree(t *testing.T) {
	const size = 16 << 10
	a := newArena(t, 1, size)
	r := rand.New(rand.NewPCG(1, 2))
	type code struct {
		at     uintptr
		size   int
		result int
	}
	var list []code
	free := func(n int) {
		a.Free(list[n].at, list[n].size)
		list = slices.Delete(list, n, n+1)
	}
	full := 0
	for n := range 4000 {
		text := append([]byte{0xb8, byte(n), byte(n >> 8), 0, 0, 0xc3}, make([]byte, r.IntN(1000))...) // mov eax, n; ret
		c := code{a.Next(), len(text), n}
		switch err := a.Install(text); err {
		case nil:
			list = append(list, c)
		case ErrFull:
			full++
			free(r.IntN(len(list)))
		default:
			t.Fatal(err)
		}
		for _, c := range list {
			if got := Call(c.at); got != c.result {
				t.Fatalf("after %d: code %d at %x returns %d", n, c.result, c.at, got)
			}
		}
		if r.IntN(3) == 0 && len(list) > 0 {
			free(r.IntN(len(list)))
		}
	}
	for len(list) > 0 {
		free(r.IntN(len(list)))
	}
	if full < 10 || a.Room() != size || len(a.holes) != 1 {
		t.Errorf("full %d times; in the end room for %d in %d holes", full, a.Room(), len(a.holes))
	}
}

// TestFreeTail gives back the last part of what was installed, and writes over the
// rest.
func TestFreeTail(t *testing.T) {
	a := newArena(t, 1, pageSize)
	at := install(t, a, make([]byte, 64)...)
	a.Free(at+32, 32)
	if a.Next() != at+32 || a.Room() != pageSize-32 {
		t.Error(a.Next()-at, a.Room())
	}
	if err := a.Write(at, []byte{0xb8, 42, 0, 0, 0, 0xc3}); err != nil || Call(at) != 42 {
		t.Error(err)
	}
}

// TestPerfMapLink: a link that somebody has put where the map goes is not followed.
func TestPerfMapLink(t *testing.T) {
	if _, err := os.Stat("/tmp"); err != nil {
		t.Skip("this system has no /tmp")
	}
	victim := filepath.Join(t.TempDir(), "victim")
	if err := os.WriteFile(victim, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(victim, fmt.Sprintf("/tmp/perf-%d.map", os.Getpid())); err != nil {
		t.Fatal(err)
	}
	f, err := CreatePerfMap()
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(f.Name())
	fmt.Fprintln(f, "map")
	f.Close()
	if text, _ := os.ReadFile(victim); string(text) != "kept" {
		t.Errorf("the file behind the link has %q", text)
	}
}

// TestWords checks that code reaches the words, and that they are not executable.
func TestWords(t *testing.T) {
	a := newArena(t, 1000, pageSize)
	words := a.Words()
	if len(words) < 1000 || uintptr(unsafe.Pointer(&words[0])) != a.Data() {
		t.Fatal(len(words))
	}
	distance := int32(a.Data() + 8*999 - a.Next() - 7)
	at := install(t, a, 0x48, 0x8b, 0x05, byte(distance), byte(distance>>8), byte(distance>>16), byte(distance>>24), 0xc3) // mov rax, [rip+…]; ret
	words[999] = 1 << 40
	if got := Call(at); got != 1<<40 {
		t.Error(got)
	}
}

// TestProtection reads how the system sees an arena.
func TestProtection(t *testing.T) {
	a := newArena(t, 1, 4*pageSize)
	install(t, a, 0xc3)
	maps, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Skip("only Linux tells: ", err)
	}
	found := map[string]bool{}
	for _, line := range strings.Split(string(maps), "\n") {
		var lo, hi uintptr
		var mode string
		if n, _ := fmt.Sscanf(line, "%x-%x %s", &lo, &hi, &mode); n == 3 && lo < a.Data()+1 && hi > a.start() {
			found[mode] = true
		}
	}
	if !found["r-xp"] || !found["rw-p"] || len(found) > 3 || found["rwxp"] {
		t.Errorf("%v", found)
	}
}

func TestCloseTwice(t *testing.T) {
	a := newArena(t, 1, pageSize)
	a.Close()
	a.Close()
}

func TestPerfMapLine(t *testing.T) {
	var b bytes.Buffer
	if err := WritePerfMap(&b, 0x7f0010, 64, "Loop0"); err != nil || b.String() != "7f0010 40 Loop0\n" {
		t.Error(b.String(), err)
	}
}
