package assemble_test

import (
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"mergepoint/pkg/codewriter/assemble"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/jitcode"
	"mergepoint/pkg/texttest"
)

// The cases' inputs are jitcode as a careless writer might leave it.
func TestAssemble(t *testing.T) {
	texttest.Run(t, "testdata/*.txtar", func(t *testing.T, c *texttest.Case) {
		p, err := jitcode.Parse(c.Section("in"))
		if err != nil {
			t.Fatal(err)
		}
		c.Expect(t, "out", again(p).String())
	})
}

// TestAgain assembles all checked-in jitcode once more: there is nothing left to do.
func TestAgain(t *testing.T) {
	files := 0
	for _, pattern := range []string{"../../../chapters/*/mainloop.jitcode", "../../../testdata/*/mainloop.jitcode", "../testdata/*/*/mainloop.jitcode"} {
		list, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range list {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			files++
			p := jitcode.MustParse(string(text))
			want := p.String()
			if got := again(p).String(); got != want {
				t.Errorf("%s:\n%s", file, texttest.Columns(want, got))
			}
		}
	}
	if files < 15 {
		t.Errorf("only %d files of jitcode found", files)
	}
}

// isCalled reports a function that the program calls. A main function that is called has
// all of its code, from its parameters on.
func isCalled(p *jitcode.Program, f *jitcode.Func) bool {
	return slices.ContainsFunc(p.Funcs, func(g *jitcode.Func) bool {
		return slices.ContainsFunc(g.Code, func(in jitcode.Instr) bool { return in.Callee == f })
	})
}

// again takes a program's functions apart into blocks and assembles them anew.
func again(p *jitcode.Program) *jitcode.Program {
	at := token.NewFileSet()
	r := &reader{fset: at, file: at.AddFile("text", -1, lines*width), funcs: map[*jitcode.Func]*assemble.Function{}}
	starts := make([]int, lines)
	for n := range starts {
		starts[n] = n * width
	}
	r.file.SetLines(starts)
	for _, f := range p.Funcs {
		r.funcs[f] = &assemble.Function{Name: f.Name, File: f.File, Results: f.Results, Fset: at, Code: &jitcode.Func{}}
	}
	out := *p
	out.Funcs = nil
	for n, f := range p.Funcs {
		r.read(f, n == 0 && !isCalled(p, f))
		r.funcs[f].Tidy()
		r.funcs[f].Complete()
		out.Funcs = append(out.Funcs, r.funcs[f].Code)
	}
	return &out
}

// Positions of the text stand in a file of so many lines of one width.
const lines, width = 4000, 200

type reader struct {
	fset  *token.FileSet
	file  *token.File
	funcs map[*jitcode.Func]*assemble.Function

	from *jitcode.Func
	to   *assemble.Function
	regs map[jitcode.Reg]assemble.VReg
}

var temporary = regexp.MustCompile(`^t\d+$`)

// read gives a function's blocks; the main function begins with what is there
// at its merge point.
func (r *reader) read(f *jitcode.Func, main bool) {
	r.from, r.to, r.regs = f, r.funcs[f], map[jitcode.Reg]assemble.VReg{}
	for _, p := range f.Params {
		r.to.Params = append(r.to.Params, r.reg(p))
	}
	if main {
		r.to.Entry = []assemble.VReg{}
	}
	blocks := map[int]*assemble.Block{0: {}}
	for pc := range f.Code {
		for _, target := range f.Code[pc].Targets() {
			blocks[target] = &assemble.Block{}
		}
		if row := f.Code[pc].Op.Control(); row.Ends || row.Jumps || len(f.Code[pc].Cases) > 0 {
			blocks[pc+1] = &assemble.Block{}
		}
	}
	var b *assemble.Block
	for pc := range f.Code {
		if next := blocks[pc]; next != nil {
			if b != nil && len(b.Succs) == 0 && !f.Code[pc-1].Op.Control().Ends {
				b.Succs = []*assemble.Block{next}
			}
			b = next
			r.to.Blocks = append(r.to.Blocks, b)
		}
		r.instr(b, &f.Code[pc], blocks, pc)
	}
}

func (r *reader) instr(b *assemble.Block, in *jitcode.Instr, blocks map[int]*assemble.Block, pc int) {
	if in.Op == jitcode.Goto {
		b.Succs = []*assemble.Block{blocks[in.Target]}
		return
	}
	out := assemble.Ins{Op: in.Op, Descr: in.Descr, Callee: r.funcs[in.Callee], Greens: in.Greens}
	out.Pos = r.file.LineStart(int(in.Line)) + token.Pos(in.Col) - 1
	for _, a := range in.Args {
		out.Args = append(out.Args, r.arg(a))
	}
	for _, d := range in.Dst {
		out.Dst = append(out.Dst, r.reg(d))
	}
	if in.Op.Control().Jumps || len(in.Cases) > 0 {
		b.Succs = []*assemble.Block{blocks[pc+1]}
	}
	if in.Op.Control().Jumps {
		b.Succs = append(b.Succs, blocks[in.Target])
	}
	for _, c := range slices.SortedStableFunc(slices.Values(in.Cases), func(a, b jitcode.Case) int { return a.Target - b.Target }) {
		out.Cases = append(out.Cases, c.Value) // as in the source
		b.Succs = append(b.Succs, blocks[c.Target])
	}
	b.Code = append(b.Code, out)
	if in.Op == jitcode.JitMergePoint && r.to.Entry != nil && len(r.to.Entry) == 0 {
		for _, a := range out.Args {
			if !a.Const {
				r.to.Entry = append(r.to.Entry, a.Reg)
			}
		}
	}
}

func (r *reader) arg(a jitcode.Arg) assemble.Operand {
	switch {
	case !a.Const:
		return r.to.Operand(r.reg(jitcode.Reg{Kind: a.Kind, Index: a.Index}))
	case a.Kind == descr.Int:
		return assemble.Int(r.from.IntConsts[a.Index])
	}
	c := r.from.RefConsts[a.Index]
	return assemble.Operand{Kind: descr.Ref, Const: true, Str: c.Str, Addr: c.Name}
}

func (r *reader) reg(have jitcode.Reg) assemble.VReg {
	v, ok := r.regs[have]
	if !ok {
		name := strings.TrimPrefix(r.from.RegName(have), "%")
		if temporary.MatchString(name) {
			name = ""
		}
		v = r.to.NewReg(have.Kind, name)
		r.regs[have] = v
	}
	return v
}
