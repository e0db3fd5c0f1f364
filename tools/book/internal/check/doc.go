// Package check holds the book to its rules: the manuscript before it is built
// (fences, sections, announced changes, coverage), the site after (links, ids,
// headings, alt texts, sizes, contrast). Problems are collected, not the first
// one only.
package check
