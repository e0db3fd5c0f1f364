// Package manuscript finds the book's chapters and pages in the tree, and their
// fences and front matter in the text. FORMAT.md of tools/book is its contract.
package manuscript
