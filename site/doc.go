// Package site holds the sources of the book's look: templates, styles, scripts.
// Fonts are the reader's own. The built pages go to site/public.
package site
