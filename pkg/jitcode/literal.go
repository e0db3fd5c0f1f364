package jitcode

import (
	"path"
	"path/filepath"
	"reflect"
	"runtime"
	"sync"
	"unsafe"
)

// A Literal is a function literal, told by where it begins: nobody can name its code,
// and where Go inlines the function around it there are several. Go keeps file and line
// with all code, for the traces of panics.
type Literal struct {
	File string // as Go's runtime gives it
	Line int    // of the word func
}

// Literal gives the cases of an address the function literal that they are for, by a
// file's path from the generated one and a line. Only generated code calls it.
func (p *Program) Literal(name, file string, line int) {
	_, generated, _, ok := runtime.Caller(1)
	if !ok || !LayoutKnown() {
		return
	}
	at := Literal{path.Join(path.Dir(filepath.ToSlash(generated)), file), line}
	for _, m := range p.Methods {
		for n := range m.Cases {
			if c := &m.Cases[n]; c.Address == name {
				c.Literal = at
			}
		}
	}
}

// LiteralAt gives the function literal whose code begins at an address.
func LiteralAt(code unsafe.Pointer) (Literal, bool) {
	frames := runtime.CallersFrames([]uintptr{uintptr(code) + 1}) // return addresses lie behind calls
	for {
		f, more := frames.Next()
		if more { // inlined there
			continue
		}
		line := reflect.ValueOf(f).FieldByName("startLine") // that of the code may be one of its body
		if f.Entry != uintptr(code) || !line.IsValid() || !line.CanInt() {
			return Literal{}, false
		}
		return Literal{filepath.ToSlash(f.File), int(line.Int())}, true
	}
}

// LayoutKnown reports whether closures have in memory what translate expects: the
// language does not say, so closures that show it are made and looked at. Where Go's
// compiler does another thing, closures are called and not looked into.
var LayoutKnown = sync.OnceValue(func() bool {
	for _, holds := range layouts {
		if !holds(3) {
			return false
		}
	}
	return true
})

// layouts are what translate knows of the objects of closures, for the number 3.
var layouts = []func(n int) bool{
	// where a literal begins
	func(n int) bool {
		_, _, line, _ := runtime.Caller(0)
		at, ok := LiteralAt(CodeOf(kept(func() int { return n })))
		return ok && at.Line == line+1
	},
	// values lie behind the code, in the order in which the text has them
	func(n int) bool {
		small, large := int8(n), n+1
		f := kept(func() int { return large + int(small) })
		return word[int](f, 8) == 4 && word[int8](f, 16) == 3
	},
	// of a loop: the beginning, the condition, the last part, the body
	func(n int) bool {
		a, b, c, d := n, n+1, n+2, n+3
		f := kept(func() (sum int) {
			for i := a; i < b; i += c {
				sum += d
			}
			return sum
		})
		return word[[4]int](f, 8) == [4]int{3, 4, 5, 6}
	},
	// left before right, what is called before its operands
	func(n int) bool {
		a, b, c := n, n+1, func(x int) int { return x }
		row := make([]int, n+1)
		f := kept(func() int {
			row[a] = c(b)
			return a
		})
		return word[unsafe.Pointer](f, 8) == unsafe.Pointer(&row[0]) && word[int](f, 32) == 3 && word[unsafe.Pointer](f, 40) == FuncWord(c) && word[int](f, 48) == 4
	},
	// a variable that was assigned to before is a value
	func(n int) bool {
		v := 1
		if n > 2 {
			v = n
		}
		return word[int](kept(func() int { return v }), 8) == 3
	},
	// one that is assigned to later is behind a pointer
	func(n int) bool {
		v := 1
		f := kept(func() int { return v })
		v = n
		return *word[*int](f, 8) == 3
	},
	// as is one that a closure assigns to
	func(n int) bool {
		v := n
		f := kept(func() int { v++; return v })
		return *word[*int](f, 8) == 3
	},
	// or to which a loop inside of its scope assigns
	func(n int) bool {
		v := 0
		var f func() int
		for i := range n {
			v += i
			f = kept(func() int { return v })
		}
		return *word[*int](f, 8) == 3
	},
	// or whose address is taken
	func(n int) bool {
		v := n
		p := &v
		f := kept(func() int { return v })
		return word[*int](f, 8) == p
	},
	// or that is large
	func(n int) bool {
		var v [17]int
		f := kept(func() int { return v[n] })
		return *word[*[17]int](f, 8) == v
	},
	// each round of range has values of its own
	func(n int) bool {
		var f func() int
		for _, v := range []int{1, n} {
			f = kept(func() int { return v })
		}
		return word[int](f, 8) == 3
	},
	// a closure that calls itself
	func(n int) bool {
		var f func() int
		f = kept(func() int { return f() + n })
		return FuncWord(*word[*func() int](f, 8)) == FuncWord(f) && word[int](f, 16) == 3
	},
	// a method has its receiver there
	func(n int) bool {
		at := Literal{"f", n}
		return word[*Literal](kept(at.line), 8) == &at
	},
}

// line is a method for a closure to be made of.
func (l *Literal) line() int { return l.Line }

// shown is where closures are kept: those that nobody else has are no objects.
var shown func() int

func kept(f func() int) func() int {
	shown = f
	return shown
}

// word gives what lies in a closure's object.
func word[T any](f func() int, offset int) T {
	return *(*T)(unsafe.Add(FuncWord(f), offset))
}
