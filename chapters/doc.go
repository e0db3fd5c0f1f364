// Package chapters is the table of the chapters' interpreters: stage N is what
// chapter N has built. Its tests run all guest programs at all stages in all
// modes.
package chapters
