// Package browser drives headless browsers, Chromium and Firefox, for the tests of
// the book, of the trace viewer and of the playground. The work is puppeteer-core's.
package browser
