package jit

import (
	"fmt"
	"strconv"
	"strings"
)

// Params steer an engine. [DefaultParams] gives the usual ones; PyPy's names
// and meanings are in [ParamTable].
type Params struct {
	Threshold      int    // counted backward jumps of a key until it is traced; 0: never
	TraceEagerness int    // failures of a guard until a bridge is traced; 0: never
	TraceLimit     int    // ops recorded until tracing is given up
	LoopLongevity  int    // loops made until one not entered meanwhile is forgotten; 0: never
	EnableOpts     string // the optimiser's passes: names with colons between, all, chapter8, tutorial, or none
	CodeMem        int    // bytes of machine code at most; 0: the backend decides
	Off            bool   // run the interpreter's own function, without counting
}

// A Param describes one row of [ParamTable].
type Param struct {
	Name    string // as in threshold=1000
	Default string
	Doc     string
	set     func(p *Params, value string) error
}

// ParamTable lists the parameters in the order of their documentation. It is
// the only place that knows names, defaults and meanings.
var ParamTable = []Param{
	{"threshold", "1000", "backward jumps of a guest loop until it is traced; 0: never",
		number(0, func(p *Params) *int { return &p.Threshold })},
	{"trace_eagerness", "200", "failures of a guard until a bridge is traced from it; 0: never",
		number(0, func(p *Params) *int { return &p.TraceEagerness })},
	{"trace_limit", "6000", "recorded ops at which tracing is given up",
		number(1, func(p *Params) *int { return &p.TraceLimit })},
	{"loop_longevity", "1000", "loops made until one that is not entered is forgotten; 0: never",
		number(0, func(p *Params) *int { return &p.LoopLongevity })},
	{"enable_opts", "all", "passes of the optimiser, with colons between them; all; none",
		func(p *Params, v string) error { p.EnableOpts = v; return nil }},
	{"codemem", "0", "bytes of machine code at most; 0: as much as the backend thinks right",
		number(0, func(p *Params) *int { return &p.CodeMem })},
}

// number makes the setter of an integer parameter that is at least min.
func number(min int, field func(*Params) *int) func(*Params, string) error {
	return func(p *Params, v string) error {
		n, err := strconv.Atoi(v)
		switch {
		case err != nil:
			return fmt.Errorf("%q is not a number", v)
		case n < min:
			return fmt.Errorf("%d is too small, at least %d is needed", n, min)
		}
		*field(p) = n
		return nil
	}
}

// DefaultParams gives the parameters of an engine about which nothing is said.
// The threshold is that of the tutorial's year.
func DefaultParams() Params {
	var p Params
	p.reset()
	return p
}

func (p *Params) reset() {
	*p = Params{}
	for i := range ParamTable {
		if err := ParamTable[i].set(p, ParamTable[i].Default); err != nil {
			panic("jit: ParamTable: " + err.Error())
		}
	}
}

// Set changes parameters as PyPy's --jit option does: a list like
// threshold=3,trace_limit=100, or off, or default. Errors name the parameter
// and say what would be right.
func (p *Params) Set(s string) error {
	for _, item := range strings.Split(s, ",") {
		if err := p.setOne(strings.TrimSpace(item)); err != nil {
			return err
		}
	}
	return nil
}

func (p *Params) setOne(item string) error {
	switch item {
	case "":
		return nil
	case "off":
		p.Off = true
		return nil
	case "default":
		p.reset()
		return nil
	}
	name, value, ok := strings.Cut(item, "=")
	row := find(name)
	switch {
	case row == nil:
		return fmt.Errorf("unknown parameter %q; there are %s, off and default", name, names())
	case !ok:
		return fmt.Errorf("parameter %s needs a value, as in %s=%s", name, name, row.Default)
	}
	if err := row.set(p, value); err != nil {
		return fmt.Errorf("parameter %s: %w", name, err)
	}
	return nil
}

func find(name string) *Param {
	for i := range ParamTable {
		if ParamTable[i].Name == name {
			return &ParamTable[i]
		}
	}
	return nil
}

func names() string {
	var list []string
	for _, row := range ParamTable {
		list = append(list, row.Name)
	}
	return strings.Join(list, ", ")
}
