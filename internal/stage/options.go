package stage

// Options are what a user may ask of a run. A chapter ignores what it has no use
// for.
type Options struct {
	EOF EOF // what `,` does at the end of the input
}
