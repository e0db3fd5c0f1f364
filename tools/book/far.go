package main

import (
	"encoding/binary"
	"hash/maphash"
)

// What packFar looks for. Gzip sees 32 kB back; the code of eight interpreters is much
// alike, and further apart.
const (
	farBlock   = 40      // bytes that must be alike
	farAgain   = 16      // the same, at the distance of the copy before
	farStep    = 4       // of every so many places is kept what stands there
	farFrom    = 30_000  // nearer than that gzip does better
	farHeader  = 4 * 4   // size, and where lengths, distances and literals begin
	farMost    = 16      // places kept for one block
	farLongest = 1 << 12 // copies are no longer, so none overlaps what it copies
)

// packFar writes copies of what stood far back as length and distance, so that gzip
// makes more of the rest. The playground's script undoes it: four numbers of 32 bits,
// then how many literals stand before each copy, lengths, changes of the distance, and
// the literals.
func packFar(b []byte) []byte {
	var counts, lengths, distances, literals []byte
	places, seed := map[uint64][]int{}, maphash.MakeSeed()
	at, done, next, last := 0, 0, 0, 0
	for at+farBlock <= len(b) {
		for ; next <= at; next += farStep {
			h := maphash.Bytes(seed, b[next:next+farBlock])
			if places[h] = append(places[h], next); len(places[h]) > farMost {
				places[h] = places[h][1:]
			}
		}
		d := farCopy(b, at, last, places[maphash.Bytes(seed, b[at:at+farBlock])])
		if d == 0 {
			at++
			continue
		}
		for at > done && at > d && b[at-1] == b[at-d-1] {
			at--
		}
		n := alike(b, at-d, at)
		counts, literals = binary.AppendUvarint(counts, uint64(at-done)), append(literals, b[done:at]...)
		lengths, distances = binary.AppendUvarint(lengths, uint64(n)), binary.AppendVarint(distances, int64(d-last))
		at, done, last = at+n, at+n, d
	}
	counts, literals = binary.AppendUvarint(counts, uint64(len(b)-done)), append(literals, b[done:]...)
	var out []byte
	for _, n := range []int{len(b), farHeader + len(counts), farHeader + len(counts) + len(lengths), farHeader + len(counts) + len(lengths) + len(distances)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	return append(append(append(append(out, counts...), lengths...), distances...), literals...)
}

// farCopy gives the distance of the best copy; 0 if there is none.
func farCopy(b []byte, at, last int, places []int) (d int) {
	best := farBlock - 1
	if n := alike(b, at-last, at); last > 0 && n >= farAgain {
		best, d = n+8, last
	}
	for i := len(places) - 1; i >= 0; i-- {
		if at-places[i] < farFrom {
			continue
		}
		if n := alike(b, places[i], at); n > best {
			best, d = n, at-places[i]
		}
	}
	return d
}

// alike counts the bytes that are the same at two places.
func alike(b []byte, from, at int) (n int) {
	for at+n < len(b) && n < farLongest && b[from+n] == b[at+n] {
		n++
	}
	return n
}
