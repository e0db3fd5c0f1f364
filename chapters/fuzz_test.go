package chapters

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/collect"
	"mergepoint/chapters/guest"
	"mergepoint/chapters/stage"
)

// fuzzSteps is how long a random program may take; those that take longer, most of
// which have no end, are left out.
const fuzzSteps = 20_000

// FuzzPrograms runs random programs on an interpreter that shares no code with the
// chapters' and at every stage, compiling early, with the passes that a byte of the
// input names. All agree on output and error.
//
// With trace_limit=1 every recording is given up: what was begun in jitcode goes
// on there, without recording.
func FuzzPrograms(f *testing.F) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 30 {
		f.Add(someBytes(r), []byte("input"), byte(r.Uint32()))
	}
	f.Add(slow, []byte("\xe2E\x89do"), byte('{'))
	f.Fuzz(agree)
}

var (
	programs = flag.Int("programs", 120, "how many programs TestRandomPrograms runs")
	seed     = flag.Uint64("seed", 4, "what TestRandomPrograms begins with")
)

// TestRandomPrograms is a short fuzz that is the same each time. Without the fuzzer's
// instrumentation it runs several times as many programs as that.
func TestRandomPrograms(t *testing.T) {
	r := rand.New(rand.NewPCG(3, *seed))
	for range *programs {
		agree(t, someBytes(r), []byte("input"), byte(r.Uint32()))
	}
}

// someBytes are as many as make a program of a few hundred instructions.
func someBytes(r *rand.Rand) []byte {
	data := make([]byte, 20+r.IntN(40))
	for i := range data {
		data[i] = byte(r.Uint32())
	}
	return data
}

// agree runs the program that is made of the data everywhere.
func agree(t *testing.T, data, input []byte, choice byte) {
	src := guest.Random(data)
	eof := stage.EOF(choice % 3)
	want := guest.Run(src, input, eof, fuzzSteps)
	if errors.Is(want.Err, guest.ErrSteps) {
		return
	}
	p := parse(t, src)
	sets := passSets()
	passes := sets[int(choice/3)%len(sets)]
	for i := range Stages {
		for _, params := range fuzzModes(Stages[i].Number, passes) {
			check(t, &Stages[i], p, input, eof, params, &want)
		}
	}
}

// slow is the one input on which a fuzzing process was lost: on a busy machine it took
// more than the ten seconds that the fuzzer allows. The interpreters agree on it.
var slow = []byte("\x89do\xa2b\xa5\xaf;Qt (\xefR\x81\xd3.\xadЕj[\xbe/\x80\x00E\xc1iĉQÇ/\x89\x04\xda\x0flF\x17\xd0\xf18M\xb8'fa\xdc\xff\b\xd7̙")

// fuzzModes are the parameters with which a stage runs a random program.
func fuzzModes(number int, passes string) []string {
	if number <= 2 {
		return []string{"threshold=1"}
	}
	return []string{
		"threshold=1,trace_eagerness=1,enable_opts=" + passes,
		"threshold=2,trace_eagerness=2",
		"threshold=3,trace_eagerness=1",
		"threshold=1,trace_limit=1",
	}
}

// check runs a program at a stage and compares with what is wanted.
func check(t *testing.T, s *Stage, p *bfparse.Program, input []byte, eof stage.EOF, params string, want *guest.Result) {
	t.Helper()
	var out strings.Builder
	events := &collect.Events{}
	o := stage.Options{EOF: eof, JIT: params}
	if o.Verify = s.Number >= verified; o.Verify {
		o.Sink = events
	}
	err := s.Run(context.Background(), p, strings.NewReader(string(input)), &out, o)
	for _, e := range events.Bugs() {
		t.Errorf("%q: %s", p.Code, e.Detail)
	}
	got, wanted := "no error", "no error"
	if err != nil {
		got = err.Error()
	}
	if want.Err != nil {
		wanted = fmt.Sprintf("program.b:%s: '<' moves left of the first cell", p.Pos(want.PC))
	}
	if out.String() != string(want.Output) || got != wanted {
		t.Errorf("stage %d, -jit %s, of %q, input %q, -eof %v: prints %q, %s, want %q, %s",
			s.Number, params, p.Code, input, eof, out.String(), got, want.Output, wanted)
	}
}
