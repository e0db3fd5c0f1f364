// Code generated from order.txt by tools/stages; DO NOT EDIT.

package chapters

import (
	ch01 "mergepoint/chapters/ch01_interpreter"
	ch02 "mergepoint/chapters/ch02_jitdriver"
	ch03 "mergepoint/chapters/ch03_tracing"
	ch04 "mergepoint/chapters/ch04_locations"
	ch05 "mergepoint/chapters/ch05_pure"
	ch06 "mergepoint/chapters/ch06_amd64"
	ch07 "mergepoint/chapters/ch07_bridges"
	ch08 "mergepoint/chapters/ch08_registers"
	ch09 "mergepoint/chapters/ch09_constant_time"
)

// Stages are the chapters' interpreters, in order.
var Stages = []Stage{
	{1, "ch01_interpreter", ch01.Parse, ch01.Run},
	{2, "ch02_jitdriver", ch02.Parse, ch02.Run},
	{3, "ch03_tracing", ch03.Parse, ch03.Run},
	{4, "ch04_locations", ch04.Parse, ch04.Run},
	{5, "ch05_pure", ch05.Parse, ch05.Run},
	{6, "ch06_amd64", ch06.Parse, ch06.Run},
	{7, "ch07_bridges", ch07.Parse, ch07.Run},
	{8, "ch08_registers", ch08.Parse, ch08.Run},
	{9, "ch09_constant_time", ch09.Parse, ch09.Run},
}
