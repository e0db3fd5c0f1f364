package machine

import (
	"errors"
	"testing"
)

// refuse lets the calls of protect fail that a function chooses by number, until
// the test ends.
func refuse(t *testing.T, fails func(n int) bool) {
	real, n := protect, 0
	protect = func(mem []byte, prot int) error {
		if n++; fails(n) {
			return errors.New("refused")
		}
		return real(mem, prot)
	}
	t.Cleanup(func() { protect = real })
}

// TestRefused: when the system refuses to change pages, installing is an error,
// and all else is as it was: code on the same page still runs, and there is as
// much room. The next installation works.
func TestRefused(t *testing.T) {
	for call, what := range []string{1: "writable", 2: "executable"} {
		if what == "" {
			continue
		}
		t.Run(what, func(t *testing.T) {
			a := newArena(t, 1, 4*pageSize)
			old := install(t, a, 0xb8, 7, 0, 0, 0, 0xc3) // mov eax, 7; ret
			next, room := a.Next(), a.Room()
			refuse(t, func(n int) bool { return n == call })
			err := a.Install(make([]byte, pageSize))
			if err == nil || errors.Is(err, ErrLost) || a.Next() != next || a.Room() != room {
				t.Errorf("error %v, next %x of %x, room %d of %d", err, a.Next(), next, a.Room(), room)
			}
			if got := Call(old); got != 7 {
				t.Errorf("the old code returns %d", got)
			}
			if got := Call(install(t, a, 0xb8, 8, 0, 0, 0, 0xc3)); got != 8 {
				t.Errorf("the new code returns %d", got)
			}
		})
	}
}

// TestLost: if not even what was executable can be made so again, the error says
// that it is lost.
func TestLost(t *testing.T) {
	a := newArena(t, 1, 4*pageSize)
	install(t, a, 0xc3)
	refuse(t, func(n int) bool { return n > 1 })
	if err := a.Install([]byte{0xc3}); !errors.Is(err, ErrLost) {
		t.Error(err)
	}
}

// TestArenaRefused: an arena that cannot be had leaves nothing behind.
func TestArenaRefused(t *testing.T) {
	newArena(t, 1, pageSize) // skips the test where there is none
	refuse(t, func(int) bool { return true })
	if a, err := NewArena(1, pageSize); err == nil {
		a.Close()
		t.Error("no error")
	}
}
