package jitcode

import (
	"fmt"
	"strconv"
	"strings"

	"mergepoint/pkg/descr"
	"mergepoint/pkg/ops"
)

// posColumn is where the Go position of an instruction begins, if there is room.
const posColumn = 53

// String gives the program's text, which [Parse] reads back; see the package's
// comment for its form.
func (p *Program) String() string {
	var b strings.Builder
	b.WriteString(p.Driver.String())
	for _, d := range p.Memory {
		fmt.Fprintln(&b, d)
	}
	for _, d := range p.Calls {
		fmt.Fprintln(&b, d)
	}
	for _, d := range p.Types {
		fmt.Fprintln(&b, d)
	}
	for _, m := range p.Methods {
		b.WriteString(m.text())
	}
	for _, f := range p.Funcs {
		b.WriteByte('\n')
		b.WriteString(f.String())
	}
	return b.String()
}

func (m *Method) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "method <%s> else %s", m.Name, m.Other.Name)
	for _, c := range m.Cases {
		fmt.Fprintf(&b, ", <%s> %s", c.Address, c.Func.Name)
	}
	return b.String() + "\n"
}

// String gives the line that declares the merge point's variables.
func (d *Driver) String() string {
	return "driver greens" + varsText(d.Greens) + " reds" + varsText(d.Reds) + "\n"
}

func varsText(vars []Var) string {
	var b strings.Builder
	for _, v := range vars {
		b.WriteString(" " + v.Name + ":" + descr.KindsText(v.Kinds, ""))
	}
	return b.String()
}

// String gives the function's text.
func (f *Func) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "func %s(%s)", f.Name, f.regList(f.Params))
	if len(f.Results) > 0 {
		fmt.Fprintf(&b, " (%s)", descr.KindsText(f.Results, ", "))
	}
	fmt.Fprintf(&b, " file %s\n", f.File)
	b.WriteString(bankText("ints", f.IntNames) + bankText("refs", f.RefNames))
	labels := f.Labels()
	for n := range f.Code {
		if l, ok := labels[n]; ok {
			b.WriteString(l + ":\n")
		}
		b.WriteString(f.instrLine(&f.Code[n], labels))
	}
	return b.String()
}

func bankText(word string, names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "\t" + word + " %" + strings.Join(names, " %") + "\n"
}

// Labels names the instructions that are jumped to: L0, L1, … in order.
func (f *Func) Labels() map[int]string {
	target := make([]bool, len(f.Code)+1)
	for n := range f.Code {
		for _, to := range f.Code[n].Targets() {
			target[to] = true
		}
	}
	labels := map[int]string{}
	for n, is := range target {
		if is {
			labels[n] = "L" + strconv.Itoa(len(labels))
		}
	}
	return labels
}

// InstrText gives the text of the instruction at pc, without its Go position.
func (f *Func) InstrText(pc int) string { return f.instrText(&f.Code[pc], f.Labels()) }

func (f *Func) instrLine(in *Instr, labels map[int]string) string {
	text := "\t" + f.instrText(in, labels)
	if in.Line == 0 {
		return text + "\n"
	}
	return fmt.Sprintf("%-*s ; %d:%d\n", posColumn, text, in.Line, in.Col)
}

func (f *Func) instrText(in *Instr, labels map[int]string) string {
	text := in.Op.String()
	if len(in.Dst) > 0 {
		text = f.regList(in.Dst) + " = " + text
	}
	if ops := f.operands(in, labels); ops != "" {
		text += " " + ops
	}
	if in.Live != nil {
		text += " live[" + f.liveText(in.Live) + "]"
	}
	return text
}

// operands joins what follows the instruction's name. Functions and descrs of
// calls come first, as in Go; descrs of memory and labels last.
func (f *Func) operands(in *Instr, labels map[int]string) string {
	var list []string
	if in.Callee != nil {
		list = append(list, in.Callee.Name)
	}
	if in.Op.Control().Calls {
		list = append(list, descrText(in.Descr))
	}
	for _, a := range in.Args {
		list = append(list, f.argText(in, a))
	}
	switch {
	case in.Op == JitMergePoint:
		greens := min(in.Greens, len(list))
		return strings.TrimSpace(strings.Join(list[:greens], ", ") + " | " + strings.Join(list[greens:], ", "))
	case in.Op.Control().Jumps:
		list = append(list, labels[in.Target])
	case in.Op == Switch:
		for _, c := range in.Cases {
			list = append(list, fmt.Sprintf("%d: %s", c.Value, labels[c.Target]))
		}
	case in.Descr != nil && !in.Op.Control().Calls:
		list = append(list, descrText(in.Descr))
	}
	return strings.Join(list, ", ")
}

func descrText(d descr.Descr) string {
	if d == nil {
		return "<none>"
	}
	return "<" + d.DescrName() + ">"
}

func (f *Func) argText(in *Instr, a Arg) string {
	code, computes := in.Op.Code()
	switch {
	case !a.Const:
		return "%" + f.RegName(Reg{a.Kind, a.Index})
	case computes && a.Kind == descr.Int && ops.PrintsFloat(code, in.Descr):
		return ops.FloatText(f.IntConsts[a.Index])
	case a.Kind == descr.Int:
		return strconv.FormatInt(f.IntConsts[a.Index], 10)
	case f.RefConsts[a.Index].Str != "":
		return strconv.Quote(f.RefConsts[a.Index].Str)
	case f.RefConsts[a.Index].Name != "":
		return "@<" + f.RefConsts[a.Index].Name + ">"
	}
	return "nil"
}

// RegName gives the register's name without the percent sign.
func (f *Func) RegName(r Reg) string {
	names := f.IntNames
	if r.Kind == descr.Ref {
		names = f.RefNames
	}
	if int(r.Index) >= len(names) {
		return fmt.Sprintf("bad.%s%d", r.Kind, r.Index)
	}
	return names[r.Index]
}

func (f *Func) regList(regs []Reg) string {
	var list []string
	for _, r := range regs {
		list = append(list, "%"+f.RegName(r))
	}
	return strings.Join(list, ", ")
}

func (f *Func) liveText(l *Live) string {
	var list []string
	for _, r := range l.Ints {
		list = append(list, "%"+f.RegName(Reg{descr.Int, r}))
	}
	for _, r := range l.Refs {
		list = append(list, "%"+f.RegName(Reg{descr.Ref, r}))
	}
	return strings.Join(list, " ")
}
