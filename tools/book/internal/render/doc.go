// Package render turns the manuscript into the pages of the site: Markdown with
// goldmark, code with chroma, the rest by templates of package site. Pages need
// no script and no network and refer to each other by relative links.
package render
