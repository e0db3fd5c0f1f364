package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"mergepoint/chapters/bfparse"
	"mergepoint/chapters/guest"
)

// A variant is one way to run a program.
type variant struct {
	Name   string
	Args   []string // of the process
	Always bool     // run it in each round, however slow it is
}

// stages are the ways bf can run a program, in the order of the ladder.
var stages = []struct{ name, args string }{
	{plain, "-stage 1"},
	{"never hot", "-stage 5 -jit threshold=0"},
	{"3 runner", "-stage 3 -backend runner"},
	{"5 runner", "-stage 5 -backend runner"},
	{"4 amd64", "-stage 4 -backend amd64"},
	{"6 amd64", "-stage 6"},
	{"7 amd64", "-stage 7"},
	{"8 amd64", "-stage 8"},
	{"9 amd64", "-stage 9"},
}

// plain and native are the variants that others are compared with.
const (
	plain  = "1 plain"
	native = "gcc -O3"
)

// buildBF builds the command bf into dir.
func buildBF(dir string) (string, error) {
	bf := filepath.Join(dir, "bf")
	out, err := exec.Command("go", "build", "-o", bf, "./tools/bf").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("building bf: %v\n%s", err, out)
	}
	return bf, nil
}

func variantsOf(p guest.Case, bf, dir string) ([]variant, error) {
	file := filepath.Join(dir, p.Name+".b")
	if err := os.WriteFile(file, []byte(p.Source), 0o666); err != nil {
		return nil, err
	}
	var list []variant
	for _, s := range stages {
		args := append([]string{bf}, strings.Fields(s.args)...)
		list = append(list, variant{s.name, append(args, file), s.name == plain})
	}
	if _, err := exec.LookPath("gcc"); err != nil {
		return list, nil
	}
	exe, err := compileC(p, dir)
	if err != nil {
		return nil, err
	}
	return append(list, variant{native, []string{exe}, true}), nil
}

// compileC translates a program to C, instruction by instruction, with cells of
// 8 bytes as the interpreter has them, and compiles it.
func compileC(p guest.Case, dir string) (string, error) {
	exe := filepath.Join(dir, p.Name+".gcc")
	src, err := toC(p)
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(exe+".c", []byte(src), 0o666); err != nil {
		return "", err
	}
	out, err := exec.Command("gcc", "-O3", "-o", exe, exe+".c").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("gcc: %v\n%s", err, out)
	}
	return exe, nil
}

var inC = map[byte]string{
	'>': "p++;", '<': "p--;", '+': "++*p;", '-': "--*p;",
	'.': "putchar((unsigned char)*p);",
	',': "{ int c = getchar(); *p = c == EOF ? 0 : c; }",
	'[': "while (*p) {", ']': "}",
}

func toC(p guest.Case) (string, error) {
	parsed, err := bfparse.Parse(p.Name, []byte(p.Source))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString("#include <stdio.h>\n#include <stdlib.h>\nint main(void) {\nunsigned long *p = calloc(1 << 24, sizeof *p);\n")
	for _, c := range []byte(parsed.Code) {
		b.WriteString(inC[c] + "\n")
	}
	b.WriteString("return 0;\n}\n")
	return b.String(), nil
}
