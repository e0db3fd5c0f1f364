package randinterp

import "slices"

// Rows are the constructs that interpreters are drawn with.
var Rows = slices.Concat(common, costly)

// common are those that are dealt.
var common = slices.Concat(dynamicRows, interfaceRows, genericRows, arrayRows, spellingRows(), pointerRows, partRows, packageRows, nearRows, methodRows, effectRows(), panicRows(), orderRows(),
	closureRows, privateRows, aroundRows, shortRows, iteratorRows, mapRows, movedRows, viewRows, numberRows, floatRows, textRows, directiveRows,
	madeRows, contractRows, outlinedRows(), mixedRows(), countingRows, againRows, nestedRows())
