package machine

import (
	"sync"

	"mergepoint/pkg/goroutine"
)

// FaultPC tells a function that has just recovered from a fault in machine code
// where that was: the address of the instruction, or 0 if it cannot be known.
//
// Go's panic tells at most which address could not be reached. The runtime's
// record of the goroutine has the instruction's as well, for the lines that it
// prints when a process dies; it is no part of any interface, and where it lies
// in the record differs from release to release. So that is found out by two
// faults at known places. Where this does not work nobody is worse off.
func FaultPC() uintptr {
	record := goroutineRecord() // before there are other faults
	if n := faultWord(); n >= 0 {
		return record[n]
	}
	return 0
}

// A record is the beginning of the runtime's record of a goroutine: words of it
// that all releases have had.
type record [40]uintptr

func goroutineRecord() record { return *(*record)(goroutine.Current()) }

// faultWord is the index in the record of the word that holds the address of the
// last fault, or -1.
var faultWord = sync.OnceValue(func() int {
	a, err := NewArena(1, pageSize)
	if err != nil {
		return -1
	}
	defer a.Close()
	found := -1
	var first record
	for round := range 2 {
		at := a.Next()
		if err := a.Install([]byte{0x31, 0xc0, 0x8b, 0x00, 0xc3}); err != nil { // xor eax, eax; mov eax, [rax]; ret
			return -1
		}
		r := faultAt(at)
		if round == 0 {
			first = r
			continue
		}
		for n, word := range r {
			if word == at+2 && first[n] == word-16 {
				found = n
			}
		}
	}
	return found
})

// faultAt calls code that faults, and gives the record as it is then.
func faultAt(code uintptr) (r record) {
	defer func() {
		if recover() != nil {
			r = goroutineRecord()
		}
	}()
	Call(code)
	return r
}
