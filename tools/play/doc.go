// Package play is the playground's engine: it runs a guest program of any language
// of the repository at any stage, passes on what it prints while it prints it, and
// gives what a trace viewer shows, while it runs and after. The command below it
// does so in a browser; this package knows nothing of browsers.
package play
