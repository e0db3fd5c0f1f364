// Package own is a language and its JIT in thirty lines: what the book's page
// "Write your own" ends with, to be copied and changed.
package own
