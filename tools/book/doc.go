// Command book keeps the book: it fills the fences of the chapters with code and
// output, checks them, and builds the site. FORMAT.md says how a chapter is
// written.
//
//	go run ./tools/book fill        write sources and outputs into the fences
//	go run ./tools/book check       fail on what is stale or broken
//	go run ./tools/book build       make site/public
//	go run ./tools/book serve       show the site, rebuild on change
//	go run ./tools/book measure     run the pages' timelines, store them in testdata/bench
//	go run ./tools/book words       count the words of each page's prose
//	go run ./tools/book coverage    list declarations that no page shows
package main
