package randinterp

// packageRows use other packages, of one name, under other names, or only through
// a third.
var packageRows = []Row{
	{
		Name: "far-packages", Import: "$Atlas @here/atlas $atlas", Weight: 2,
		Field: "$at *$Atlas.Map",
		Start: "m.$at = $Atlas.New()",
		Do: []string{
			"$m.$at.Arctic.X += 2\n$m.$at.Arctic.Y = $m.$at.Arctic.X\n$m.$acc += $m.$at.Arctic.Y",
			"$m.$at.Antarctic.X += 7\n$m.$at.Antarctic.Y -= $m.$at.Antarctic.X",
			"$m.$at.Arctic.X = 1\n$m.$at.Arctic.Move($m.$left)\n$m.$acc += $m.$at.Arctic.X",
			"$m.$at.Antarctic.Y = 1\n$m.$at.Antarctic.Move($m.$left)\n$m.$acc += $m.$at.Antarctic.Y",
		},
		Far: map[string]string{
			"north/geo/geo.go": "package $geo\n\ntype Point struct { X, Y int }\n\n//go:noinline\nfunc (p *Point) Move(n int) { p.X += n }\n",
			"south/geo/geo.go": "package $geo\n\ntype Point struct { Name [3]int; Y, X int }\n\n//go:noinline\nfunc (p *Point) Move(n int) { p.Y -= n }\n",
			"atlas/atlas.go":   "package $atlas\n\nimport (\n$N \"@here/north/geo\"\n$S \"@here/south/geo\"\n)\n\ntype Map struct { Arctic *$N.Point; Antarctic *$S.Point }\n\nfunc New() *Map { return &Map{&$N.Point{}, &$S.Point{}} }\n",
		},
	},
	{
		Name: "two-of-a-name", Import: "$Util @here/a/util $util\n$Util2 @here/b/util",
		Field: "$a *$Util.Node\n$b *$Util2.Node",
		Start: "m.$a, m.$b = &$Util.Node{1, 2}, &$Util2.Node{3, 4}",
		Do: []string{
			"$m.$acc += $Util.Mask($m.$left)\n$m.$a.X++\n$m.$acc += $m.$a.Y",
			"$m.$acc ^= $Util2.Mask($m.$left)\n$m.$b.X--\n$m.$acc += $m.$b.Y",
			"$m.$a.Y = $m.$left\n$m.$b.Y = 5\n$m.$acc += $m.$a.Y - $Util2.Mask(3) + $Util.Mask(3)",
		},
		Far: map[string]string{
			"a/util/util.go": "package $util\n\ntype Node struct { X, Y int }\n\nfunc Mask(n int) int { return n & 7 }\n",
			"b/util/util.go": "package $util\n\ntype Node struct { Y, X int }\n\nfunc Mask(n int) int { return n | 8 }\n",
		},
	},
	{
		Name: "two-of-a-name-in-two-files", Import: "$Util @here/c/util $util",
		Decl:  "//uses @here/c/util\nfunc (m *$M) $first() int { return $Util.Mask(m.$left) + $Util.Next() }",
		Other: "import $Util \"@here/d/util\"\n\nfunc (m *$M) $second() int { return $Util.Mask(m.$left) - $Util.Next() }\n",
		Do: []string{
			"$_v := $m.$first()\n$m.$acc += $_v",
			"$_v := $m.$second()\n$m.$acc += $_v * 3",
		},
		Far: map[string]string{
			"c/util/util.go": "package $util\n\nfunc Mask(n int) int { return n & 7 }\n\nfunc Next() int { return 3 }\n",
			"d/util/util.go": "package $util\n\nfunc Mask(n int) int { return n | 8 }\n\nfunc Next() int { return 30 }\n",
		},
	},
	{
		Name: "dot-import", Import: ". @here/dotted",
		Decl:  "//uses @here/dotted\nfunc (m *$M) $dotted() int { return DottedMask(m.$left) + int(DottedConst) }\nfunc (m *$M) $node() *DottedNode { return m.$dn }",
		Field: "$dn *DottedNode",
		Start: "m.$dn = new(DottedNode)",
		Do: []string{
			"$_v := $m.$dotted()\n$m.$acc += $_v",
			"$m.$dn.X++\n$m.$acc += $m.$node().X + DottedMask(3)",
		},
		Far: map[string]string{
			"dotted/dotted.go": "package $dotted\n\ntype DottedNode struct { X int }\n\nconst DottedConst uint8 = 5\n\nfunc DottedMask(n int) int { return n&3 + 1 }\n",
		},
	},
	{
		Name: "constants-of-others", Import: "$Math math math\n$Consts @here/consts $consts", Inline: true,
		Do: []string{
			"$m.$acc += $Math.MaxInt8 + $Consts.Gear\n$m.$acc &= $Math.MaxInt32",
			"if $m.$left < $Consts.Gear {\n$m.$acc += int($Consts.Kind(3))\n}",
		},
		Far: map[string]string{"consts/consts.go": "package $consts\n\ntype Kind uint8\n\nconst Gear = 17\n"},
	},
	{
		Name: "types-of-others", Import: "$Lib @here/lib $lib",
		Field: "$box *$Lib.Box[int]\n$other *$Lib.Box[$Lib.Word]\n$kind $Lib.Word",
		Start: "m.$box, m.$other = &$Lib.Box[int]{}, &$Lib.Box[$Lib.Word]{}",
		Do: []string{
			"$m.$box.V = $m.$left\n$m.$box.Set(3)\n$m.$acc += $m.$box.V",
			"$m.$other.V = $m.$kind\n$m.$kind += 3\n$m.$other.Set($m.$kind)\n$m.$acc += int($m.$other.V)",
			"$m.$box.N = 1\n$Lib.Touch($m.$box)\n$m.$acc += $m.$box.N",
		},
		Far: map[string]string{"lib/lib.go": "package $lib\n\ntype Word uint16\n\ntype Box[T any] struct { V T; hidden int; N int }\n\nfunc (b *Box[T]) Set(v T) { b.V = v; b.hidden++ }\n\nfunc Touch(b *Box[int]) { b.N += 2 }\n"},
	},
	{
		Name: "copied-foreign-struct", Import: "$Lib @here/vault $lib",
		Field: "$a, $b $Lib.Vault\n$list []$Lib.Vault",
		Start: "m.$list = make([]$Lib.Vault, 3)",
		Decl:  "//jit:residual\nfunc (m *$M) $open() { m.$a.Open() }",
		Do: []string{
			"$m.$b = $m.$a\n$m.$open()\n$m.$acc += $m.$b.N + $m.$a.N",
			"$m.$list[$m.$left%3] = $m.$a\n$m.$open()\n$m.$acc += $m.$list[1].N",
		},
		Far: map[string]string{"vault/vault.go": "package $lib\n\ntype inner struct { x, y int8 }\n\ntype Vault struct { secret int; N int; in inner; _ int16 }\n\nfunc (v *Vault) Open() { v.secret++; v.N += v.secret; v.in.y++ }\n"},
	},
}
