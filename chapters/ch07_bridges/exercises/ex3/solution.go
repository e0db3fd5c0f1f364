//go:build solution

package ex3

// Program is a guest program with a guard that fails every other time.
const Program = `
++++++++++ ++++++++++ ++++++++++ ++++++++++
++++++++++ ++++++++++ ++++++++++ ++++++++++
[
  -
  >>+<       the flag and beside it a one
  [->-<]     both away if the flag is set
  >[-<+>]<   else the one becomes the flag
  <
]
`
