//go:build solution

package ex1

// Popcnt encodes popcnt dst, src of 64-bit registers.
func Popcnt(dst, src int) []byte {
	rex := 0x48 | dst>>3<<2 | src>>3
	modrm := 0xc0 | dst&7<<3 | src&7
	return []byte{0xf3, byte(rex), 0x0f, 0xb8, byte(modrm)}
}
