// Package browser drives a headless Chromium for the tests of the book and of the
// trace viewer, by the DevTools protocol over a pair of pipes.
package browser
