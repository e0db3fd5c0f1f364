// Package viewer writes the trace viewer: one self-contained page that shows the
// guest program, the interpreter's Go source, the trace as recorded, as optimised
// and as machine code side by side, with everything that belongs together tied
// together. It also draws the timeline of a run.
//
// The page is text first: without its script it can be read and linked to. The
// forms that died before it needed a server, a parser of logs or a framework; the
// two that live (GOSSAFUNC's ssa.html, LuaJIT's -jdump) are one file each, written
// by the compiler itself. So is this.
//
// A long run has a hundred thousand rows. The page holds them as codes of words
// (pack.go), and its script renders those that are looked at; as plain markup they
// would be forty megabytes. Readers without the script get the first ones.
package viewer
