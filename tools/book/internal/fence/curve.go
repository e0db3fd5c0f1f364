package fence

import (
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"mergepoint/pkg/trace"
	"mergepoint/tools/book/internal/manuscript"
)

// A measure makes a number of what a program's run at a stage told; "-" if there is none.
type measure func(run []*listed, raw bool) string

var measures = map[string]measure{"": opsOfFirst, "round": opsPerRound, "instruction": opsPerInstruction}

// curve measures programs at each stage: the ops of the first loop, with per=round
// what each round of it takes, or with per=instruction what all loops do for one guest instruction. The stage raw is
// what the stage behind it recorded, before its optimiser.
func (f *Filler) curve(_ *manuscript.Page, b manuscript.Fence) (out Filled, err error) {
	stages, programs := strings.Fields(b.Args["stages"]), strings.Fields(b.Args["programs"])
	m := measures[b.Args["per"]]
	if len(stages) == 0 || len(programs) == 0 || m == nil {
		return out, errors.New(`want stages="3 4 5" programs="testdata/test.b …", and per=round, per=instruction or no per=`)
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%-26s", "stage")
	for _, s := range stages {
		fmt.Fprintf(&text, "%6s", s)
	}
	text.WriteString("\n")
	for _, p := range programs {
		fmt.Fprintf(&text, "%-26s", programName(p))
		for i, s := range stages {
			raw := s == "raw"
			if raw {
				if i+1 == len(stages) {
					return out, errors.New("raw stands before the stage that records")
				}
				s = stages[i+1]
			}
			run, err := f.told(manuscript.Info{Args: map[string]string{"bf": strings.TrimSpace("-stage "+s+" "+b.Args["bf"]) + " " + p}})
			if err != nil {
				return out, err
			}
			fmt.Fprintf(&text, "%6s", m(run.traces, raw))
		}
		text.WriteString("\n")
	}
	out.Text = text.String()
	return out, nil
}

// programName gives "sort" of "guest/sort.b<guest/sort.in".
func programName(p string) string {
	name, _, _ := strings.Cut(p, "<")
	return strings.TrimSuffix(path.Base(name), ".b")
}

func opsOfFirst(run []*listed, raw bool) string {
	l, err := pick(run, map[bool]string{false: "loop0", true: "raw0"}[raw])
	if err != nil {
		return "-"
	}
	return strconv.Itoa(len(l.Ops))
}

// opsPerRound is opsOfFirst, but a closed loop takes nothing for a round.
func opsPerRound(run []*listed, raw bool) string {
	if l, err := pick(run, "loop0"); err == nil && !raw && l.IsClosed() {
		return "0"
	}
	return opsOfFirst(run, raw)
}

// opsPerInstruction is the mean over all loops: their ops but for the merge points,
// for each merge point. Ways into a loop and out of it are left out.
func opsPerInstruction(run []*listed, raw bool) string {
	ops, instructions := 0, 0
	for _, l := range run {
		if l.loops(raw) {
			marks := l.marks()
			ops, instructions = ops+len(l.Ops)-marks, instructions+marks
		}
	}
	if instructions == 0 {
		return "-"
	}
	return strconv.FormatFloat(float64(ops)/float64(instructions), 'f', 2, 64)
}

// loops reports whether a trace is a loop, as compiled or as recorded.
func (l *listed) loops(raw bool) bool {
	if raw {
		return strings.HasPrefix(l.name, "raw") && l.Kind != trace.Bridge
	}
	return l.compiled != nil && l.Kind == trace.Loop
}
