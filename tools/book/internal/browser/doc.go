// Package browser drives a headless Chromium for the tests of the site, by the
// DevTools protocol over a pair of pipes.
package browser
