// Package source knows the declarations of a folder of Go files: their text for
// the pages, what differs between two stages, and which of them a page shows.
package source
