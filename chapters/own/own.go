package own

import (
	"context"

	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
)

//go:generate go tool translate .

type machine struct{ acc, n int }

var driver = jit.NewDriver(jit.Config{Greens: []string{"pc", "program"}, Reds: []string{"m"}})

func run(program string, m *machine) {
	for pc := 0; pc < len(program); pc++ {
		driver.MergePoint(pc, program, m)
		switch program[pc] {
		case '+':
			m.acc += m.n
		case '*':
			m.acc *= m.n
		case '-':
			m.n--
		case '@':
			if m.n != 0 {
				pc -= int(program[pc+1] - '0')
			}
		}
	}
}

// Run runs a program with two numbers and gives what acc is in the end. A sink
// may be nil.
func Run(program string, acc, n int, sink trace.Sink) (int, error) {
	m := &machine{acc, n}
	params := jit.Params{Threshold: 1000, TraceEagerness: 200, TraceLimit: 6000, EnableOpts: "tutorial"}
	engine, err := warm.New(driver, params, warm.WithBackend(runner.New()), warm.WithSink(sink))
	if err != nil {
		return 0, err
	}
	defer engine.Close()
	err = engine.Run(context.Background(), program, m)
	return m.acc, err
}
