package ch07

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"mergepoint/chapters/stage"
)

// nested is three loops in each other. Each turn of an outer one does something
// before and after the inner one.
var nested = func() string {
	src, err := os.ReadFile("../../testdata/nested.b")
	if err != nil {
		panic(err)
	}
	return string(src)
}()

// With a threshold of 100 and a trace eagerness of 20, all of the program ends up
// in compiled code.
func ExampleTree() {
	p, err := Parse("nested.b", []byte(nested))
	if err != nil {
		panic(err)
	}
	var tree Tree
	o := stage.Options{JIT: "threshold=100,trace_eagerness=20", Sink: &tree}
	if err := Run(context.Background(), p, strings.NewReader(""), io.Discard, o); err != nil {
		panic(err)
	}
	fmt.Print(&tree)
	// Output:
	// Loop 0: 15 ops from +++++[_>_+<-]>[, then to Loop 0
	//     Guard 2 at +[>+<-_]_>[>+<- has a bridge: 22 ops from [>+<-]_>_[>+<-], then to Loop 2
	// Entry bridge 1: 30 ops from +++++[_>_+<-]>[, then to Loop 0
	// Loop 2: 15 ops from +<-]>[_>_+<-]<<, then to Loop 2
	//     Guard 9 at >[>+<-_]_<<-]<- has a bridge: 82 ops from [>+<-]_<_<-]<-], then to Loop 0
	//         Guard 26 at <-]<<-_]_<-]>>> has a bridge: 130 ops from -]<<-]_<_-]>>>>, then to Loop 0
	// Entry bridge 3: 30 ops from +<-]>[_>_+<-]<<, then to Loop 2
}
