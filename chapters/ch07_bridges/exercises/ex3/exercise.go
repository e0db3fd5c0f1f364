//go:build exercise

package ex3

// Program is a guest program with a guard that fails every other time.
const Program = `
++++++++++ ++++++++++ ++++++++++ ++++++++++
[
  -
]
` // Write this.
