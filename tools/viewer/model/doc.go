// Package model is what a trace viewer's page says: the traces of a run, each with
// its guest program, its interpreter's lines, its ops before and after the
// optimiser, and its machine code, and what belongs together among them; and the
// run in time.
//
// It writes no page. That is [mergepoint/tools/viewer]'s, or, in a browser, the
// playground's script, and so nothing here may need what would be too heavy there:
// JSON, templates, regular expressions, the parser of Go.
package model
