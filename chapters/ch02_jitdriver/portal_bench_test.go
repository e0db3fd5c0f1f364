package ch02

import (
	"context"
	"strings"
	"testing"
	"time"

	"mergepoint/chapters/stage"
)

// The main loop three times: where Go's linker puts a loop alone makes it up to
// 15 % faster or slower, so a single copy would measure that.

func mainloopA(program string, bracketMap *Dict, tape *Tape) {
	pc := 0
	for pc < len(program) {
		driver.MergePoint(pc, program, bracketMap, tape)
		switch program[pc] {
		case '>':
			tape.Advance()
		case '<':
			tape.Left(pc)
		case '+':
			tape.Inc()
		case '-':
			tape.Dec()
		case '.':
			tape.Print()
		case ',':
			tape.Read()
		case '[':
			if tape.Get() == 0 {
				pc = bracketMap.Get(pc)
			}
		case ']':
			if tape.Get() != 0 {
				pc = bracketMap.Get(pc)
			}
		}
		pc++
	}
}

func mainloopB(program string, bracketMap *Dict, tape *Tape) {
	pc := 0
	for pc < len(program) {
		driver.MergePoint(pc, program, bracketMap, tape)
		switch program[pc] {
		case '>':
			tape.Advance()
		case '<':
			tape.Left(pc)
		case '+':
			tape.Inc()
		case '-':
			tape.Dec()
		case '.':
			tape.Print()
		case ',':
			tape.Read()
		case '[':
			if tape.Get() == 0 {
				pc = bracketMap.Get(pc)
			}
		case ']':
			if tape.Get() != 0 {
				pc = bracketMap.Get(pc)
			}
		}
		pc++
	}
}

func mainloopC(program string, bracketMap *Dict, tape *Tape) {
	pc := 0
	for pc < len(program) {
		driver.MergePoint(pc, program, bracketMap, tape)
		switch program[pc] {
		case '>':
			tape.Advance()
		case '<':
			tape.Left(pc)
		case '+':
			tape.Inc()
		case '-':
			tape.Dec()
		case '.':
			tape.Print()
		case ',':
			tape.Read()
		case '[':
			if tape.Get() == 0 {
				pc = bracketMap.Get(pc)
			}
		case ']':
			if tape.Get() != 0 {
				pc = bracketMap.Get(pc)
			}
		}
		pc++
	}
}

// programs that jump back once in about four instructions, which few do, and
// once in about seven.
var portalPrograms = []struct{ name, code string }{
	{"tight", strings.Repeat("+", 4) + "[>-" + strings.Repeat("+", 256) + "[>" + strings.Repeat("+", 255) + "[>+>+<<-]>[-]>[-]<<<-]<-]"},
	{"usual", strings.Repeat("+", 4) + "[>" + strings.Repeat("+", 32) + "[>" + strings.Repeat("+", 65) + "[>" + strings.Repeat("+", 29) + "[>+>+>-<+<-+<-]>>[-]<[-]<<-]<-]<-]"},
}

// BenchmarkPortal compares the portal, with nothing ever hot, to the mean of
// three copies of the plain loop; the target is a ratio of at most 1.25. They
// take turns, and of each the fastest of several runs counts.
func BenchmarkPortal(b *testing.B) {
	for _, prog := range portalPrograms {
		b.Run(prog.name, func(b *testing.B) { benchmarkPortal(b, prog.code) })
	}
}

func benchmarkPortal(b *testing.B, code string) {
	p, err := Parse("bench.b", []byte(code))
	if err != nil {
		b.Fatal(err)
	}
	dict := brackets(p)
	engine, err := newEngine(stage.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = engine.Close() }()
	runs := []func(*Tape){
		func(t *Tape) { mainloopA(p.Code, dict, t) },
		func(t *Tape) { mainloopB(p.Code, dict, t) },
		func(t *Tape) { mainloopC(p.Code, dict, t) },
		func(t *Tape) { _ = engine.Run(context.Background(), p.Code, dict, t) },
	}
	best := make([]float64, len(runs))
	for range max(b.N, 7) {
		for n, run := range runs {
			tape := NewTape(nil, nil, stage.EOFZero)
			start := time.Now()
			run(tape)
			if ns := float64(time.Since(start)); best[n] == 0 || ns < best[n] {
				best[n] = ns
			}
		}
	}
	plain := (best[0] + best[1] + best[2]) / 3
	b.ReportMetric(best[3]/plain, "portal/plain")
	b.ReportMetric(best[3]/1e6, "ms")
	b.ReportMetric(0, "ns/op")
}
