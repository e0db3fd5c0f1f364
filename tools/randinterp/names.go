package randinterp

import (
	"fmt"
	"go/scanner"
	"go/token"
	"math/rand/v2"
	"strings"
)

// The names that interpreters are drawn with: what Go declares, what generated
// Go is likely to use, what looks like something that it is not.
var boldNames = strings.Fields(`
	append cap clear close complex copy delete imag len make max min new panic print println real recover
	any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string
	uint uint8 uint16 uint32 uint64 uintptr true false iota nil
	unsafe jitcode warm embed jit fmt descr trace main init1 init_ done old last s i r p w a b x word args arg result results ok n
	session state engine enter Enter back pc1 m_ done_ old_ s_ bank ints refs Ints Refs Session Portal Program Register
	runPortal runEnter runBind runJitcode Plain Bind Location Driver Field Array Call Stub Offset Stride Sizeof Pointer Slice String
	loop loops goto_ func_ type_ var_ switch_ T t0 t1 self this value val key size
	é Écoute 世界 ñandú Ω µ ﬁeld ǅ ß _x __ _0 o0 l1 O x1 x_1 X_1 xx memory mem frame stack sp regs op opcode top tick next`)

// Plain names tell one thing from another and no more.
func plainName(n int) string { return fmt.Sprintf("n%d", n) }

// words gives the identifiers that stand in a text as they are: names must not
// take their meaning away. Selectors count, too: it does no harm.
func words(texts ...string) map[string]bool {
	found := map[string]bool{}
	for _, text := range texts {
		src := []byte(text)
		file := token.NewFileSet().AddFile("", -1, len(src))
		var s scanner.Scanner
		s.Init(file, src, func(token.Position, string) {}, 0)
		for dollar := false; ; {
			_, tok, lit := s.Scan()
			if tok == token.EOF {
				break
			}
			if tok == token.IDENT && !dollar {
				found[lit] = true
			}
			dollar = tok == token.ILLEGAL && lit == "$"
		}
	}
	return found
}

// namer gives each placeholder of an interpreter its name.
type namer struct {
	rnd  *rand.Rand
	bold int // of a hundred names, how many are bold
	got  map[string]string
}

// name draws the name of a placeholder; it must not be one of those taken.
func (n *namer) name(holder string, taken ...map[string]bool) string {
	if got, ok := n.got[holder]; ok {
		return got
	}
	free := func(s string) bool {
		for _, t := range taken {
			if t[s] {
				return false
			}
		}
		return true
	}
	got := plainName(len(n.got))
	if n.rnd.IntN(100) < n.bold {
		for range 20 {
			if s := pick(n.rnd, boldNames); free(s) {
				got = s
				break
			}
		}
	}
	n.got[holder] = got
	return got
}
