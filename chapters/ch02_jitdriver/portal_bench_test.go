package ch02

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"mergepoint/internal/stage"
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

// heavy loops 255 * 255 * n times over a few cells, with a jump in every six
// instructions.
func heavy(n int) string {
	return strings.Repeat("+", n) + "[>-" + strings.Repeat("+", 256) + "[>" + strings.Repeat("+", 255) + "[>+>+<<-]>[-]>[-]<<<-]<-]"
}

// BenchmarkPortal compares the portal, with nothing ever hot, to the mean of
// three copies of the plain loop; the target is a ratio of at most 1.25. They
// take turns, and of each the fastest of several runs counts.
func BenchmarkPortal(b *testing.B) {
	p, err := Parse("heavy.b", []byte(heavy(4)))
	if err != nil {
		b.Fatal(err)
	}
	dict := brackets(p)
	engine, err := newEngine(stage.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer engine.Close()
	runs := []func(*Tape){
		func(t *Tape) { mainloopA(p.Code, dict, t) },
		func(t *Tape) { mainloopB(p.Code, dict, t) },
		func(t *Tape) { mainloopC(p.Code, dict, t) },
		func(t *Tape) { _ = engine.Run(context.Background(), p.Code, dict, t) },
	}
	times := make([][]time.Duration, len(runs))
	for range max(b.N, 7) {
		for n, run := range runs {
			tape := NewTape(nil, nil, stage.EOFZero)
			start := time.Now()
			run(tape)
			times[n] = append(times[n], time.Since(start))
		}
	}
	var best []float64
	for _, list := range times {
		best = append(best, float64(slices.Min(list)))
	}
	plain := (best[0] + best[1] + best[2]) / 3
	b.ReportMetric(best[3]/plain, "portal/plain")
	b.ReportMetric(0, "ns/op")
	b.Logf("plain %.3v %.3v %.3v portal %.3v ms", best[0]/1e6, best[1]/1e6, best[2]/1e6, best[3]/1e6)
}
