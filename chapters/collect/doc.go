// Package collect keeps what an engine tells its sink, for tests and exercises
// that ask afterwards.
package collect
