package codewriter

import (
	"fmt"
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// What is refused is something in a function that traces look into which a straight
// line of ops cannot hold. Most are outlined: see [outliner].
type refused struct {
	fn   *ssa.Function
	at   token.Pos // where it stands in the source
	pos  token.Pos // where it is reported
	what string    // what it is, for a reader
	msg  string    // what is said if it cannot be outlined
}

// unsupported refuses something in the function being lowered.
func (l *lowerer) unsupported(pos token.Pos, what string) {
	l.refusals = append(l.refusals, refused{fn: l.fn, at: posOr(l.at(), pos), pos: pos, what: what, msg: notSupported(what)})
}

func notSupported(what string) string {
	way, ok := mends[what]
	if !ok {
		way = mend
	}
	return fmt.Sprintf("%s is not supported inside a traced function; %s", what, way)
}

// mends are the ways out of what would mean another thing in a function of its own.
var mends = map[string]string{
	"defer":               "what is deferred runs when the main loop's function returns; defer one function before the loop, and let it do what the loop has noted down",
	"the builtin recover": "it gives nil in the main loop; recover in a function that is deferred before the loop",
}

// at is where the instruction being lowered stands: its own place, else that of
// the next one that has one, else that of what it uses. The statement is the same, mostly.
func (l *lowerer) at() token.Pos {
	if l.instruction == nil {
		return token.NoPos
	}
	if p := l.instruction.Pos(); p.IsValid() {
		return p
	}
	found := false
	for _, in := range l.instruction.Block().Instrs {
		found = found || in == l.instruction
		if found && in.Pos().IsValid() {
			return in.Pos()
		}
	}
	for _, op := range l.instruction.Operands(nil) {
		if *op != nil && (*op).Pos().IsValid() {
			return (*op).Pos()
		}
	}
	return token.NoPos
}

// refuse refuses an expression for the order in which Go evaluates it.
func (o *evalOrder) refuse(pos token.Pos, what, format string, args ...any) {
	o.refusals = append(o.refusals, refused{fn: o.fn, at: pos, pos: pos, what: what, msg: fmt.Sprintf(format, args...)})
}
