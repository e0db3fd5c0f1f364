// Package stage is what the chapters' interpreters share so that each can be
// complete in itself and still be small: the options of a run, the way a guest
// program's output is buffered, and what happens around a run when it fails or
// is cancelled.
//
// Nothing here is about compiling. A chapter's own files hold its interpreter
// and say, in one function, which engine it runs on.
package stage
