// Package fence finds what belongs into a fence of a chapter: declarations,
// cells, files, sessions of the project's commands, traces, stage differences.
package fence
