// Package callassemblerreturn is after test_recursive: directly_call_assembler_return, _raise.
package callassemblerreturn

import (
	"errors"
	"mergepoint/pkg/codewriter/testdata/pypy"
	"mergepoint/pkg/jit"
	"strconv"
)

var driver = jit.NewDriver(jit.Config{Greens: []string{"codeno"}, Reds: []string{"i", "k"}})

type MyErr struct{ n int }

func (e *MyErr) Error() string { return "my " + strconv.Itoa(e.n) }

func portal(codeno int) (int, error) {
	i, k := 0, codeno
	for i < 10 {
		driver.MergePoint(codeno, i, k)
		if codeno == 2 {
			n, err := portal(1)
			k += n
			var my *MyErr
			if errors.As(err, &my) {
				k += my.n
			}
		} else if codeno == 1 && i == 7 {
			return k, &MyErr{i * k}
		}
		i++
		k++
	}
	return k, nil
}

func init() {
	pypy.Add(pypy.Case{
		Name: "recursive/callassemblerreturn", Driver: driver, Run: portal,
		Inputs: func() [][]any {
			return [][]any{
				{2},
				{1},
			}
		},
		Want: []string{"652 <nil>", "8 my 56"},
	})
}
