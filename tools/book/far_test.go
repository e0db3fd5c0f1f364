package main

import (
	"bytes"
	"encoding/binary"
	"math/rand"
	"testing"
)

// unpackFar is what the playground's script does.
func unpackFar(b []byte) []byte {
	word := func(i int) int { return int(binary.LittleEndian.Uint32(b[4*i:])) }
	counts, lengths, distances, literals := bytes.NewReader(b[farHeader:]), bytes.NewReader(b[word(1):]), bytes.NewReader(b[word(2):]), b[word(3):]
	var out []byte
	for d := 0; ; {
		n, _ := binary.ReadUvarint(counts)
		out, literals = append(out, literals[:n]...), literals[n:]
		if len(out) == word(0) {
			return out
		}
		k, _ := binary.ReadUvarint(lengths)
		change, _ := binary.ReadVarint(distances)
		d += int(change)
		for range k {
			out = append(out, out[len(out)-d])
		}
	}
}

// TestFar: what is packed comes out again, and what is far away is found.
func TestFar(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	noise := make([]byte, 100_000)
	r.Read(noise)
	like := bytes.Clone(noise)
	for range 200 {
		like[r.Intn(len(like))] ^= 1
	}
	for name, b := range map[string][]byte{
		"nothing": nil, "little": []byte("abc"), "zeros": make([]byte, 90_000), "noise": noise,
		"twice": append(bytes.Clone(noise), noise...), "nearly twice": append(bytes.Clone(noise), like...),
	} {
		packed := packFar(b)
		if !bytes.Equal(unpackFar(packed), b) {
			t.Errorf("%s: what comes out is not what went in", name)
		}
		if twice := len(b) == 2*len(noise); twice && len(packed) > len(noise)*11/10 {
			t.Errorf("%s: %d bytes of %d", name, len(packed), len(b))
		}
	}
}
