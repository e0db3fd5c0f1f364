package randinterp

// A Shape is a form of the main loop. Its text has @point where the merge point
// stands, @cases for the cases of the switch over instructions, @more for the
// question whether the program goes on, @op for the instruction at $pc.
type Shape struct {
	Name string
	Text string
	Back string // what $pc becomes to go to the start, where the switch stands
	Next string // a statement behind that
	Type string // of $pc, int if empty
	Wide bool   // lower-case instructions take two places
	Hint bool   // CanEnter stands where the guest jumps
}

// Shapes are the forms of the main loop.
var Shapes = []Shape{
	{Name: "for-three", Back: "-1", Text: `
	for $pc := 0; @more; $pc++ {
		@point
		switch @op {
		@cases
		}
	}`},
	{Name: "for-condition", Back: "-1", Text: `
	$pc := 0
	for @more {
		@point
		switch @op {
		@cases
		}
		$pc++
	}`},
	{Name: "fetch", Back: "0", Text: `
	$pc := 0
	for @more {
		@point
		$_op := @op
		$pc++
		switch $_op {
		@cases
		}
	}`},
	{Name: "endless", Back: "-1", Text: `
	var $pc int
	for {
		if !(@more) {
			«break¦return»
		}
		@point
		switch $_op := @op; $_op {
		@cases
		}
		$pc += 1
	}`},
	{Name: "asked-late", Back: "0", Text: `
	$pc := 0
	for {
		@point
		if !(@more) {
			«break¦return»
		}
		$_op := @op
		$pc++
		switch $_op {
		@cases
		}
	}`},
	{Name: "continue", Back: "0", Next: "continue", Text: `
	$pc := 0
	for @more {
		@point
		switch @op {
		@cases
		}
		$pc++
	}`},
	{Name: "labelled", Back: "0", Next: "continue $_again", Text: `
	$pc := 0
$_again:
	for @more {
		@point
		switch @op {
		@cases
		}
		$pc++
	}`},
	{Name: "labelled-post", Back: "-1", Next: "continue $_again", Text: `
$_again:
	for $pc := 0; @more; $pc++ {
		@point
		switch @op {
		@cases
		}
	}`},
	{Name: "goto", Back: "0", Next: "goto $_again", Text: `
	$pc := 0
$_again:
	if @more {
		@point
		switch @op {
		@cases
		}
		$pc++
		goto $_again
	}`},
	{Name: "two-lengths", Back: "-1", Wide: true, Text: `
	$pc := 0
	for @more {
		@point
		$_op := @op
		$_wide := $_op >= 'a'
		switch $_op {
		@cases
		}
		if $_wide {
			$pc++
		}
		$pc++
	}`},
	{Name: "lengths-in-cases", Back: "-1", Wide: true, Text: `
	$pc := 0
	for @more {
		@point
		$_op := @op
		switch $_op {
		@cases
		}
		switch {
		case $_op >= 'a':
			$pc += 2
		default:
			$pc++
		}
	}`},
	{Name: "length-computed", Back: "-1", Wide: true, Text: `
	for $pc := 0; @more; {
		@point
		$_op := @op
		switch $_op {
		@cases
		}
		$pc += 1 + int($_op>>5&1)
	}`},
	{Name: "length-first", Back: "0", Wide: true, Text: `
	$pc := 0
	for @more {
		@point
		$_op := @op
		if $_op >= 'a' {
			$pc++
		}
		$pc++
		switch $_op {
		@cases
		}
	}`},
	{Name: "step", Back: "-1", Text: `
	$pc := 0
	for @more {
		@point
		switch @op {
		@cases
		case '+':
			$pc++
		case '*':
			$pc += 2
		}
		$pc += 1
	}`},
	{Name: "hint", Back: "0", Next: "continue", Hint: true, Text: `
	$pc := 0
	for @more {
		@point
		switch @op {
		@cases
		}
		$pc++
	}`},
	{Name: "hint-fetch", Back: "0", Next: "continue", Hint: true, Text: `
	$pc := 0
	for @more {
		@point
		$_op := @op
		$pc++
		switch $_op {
		@cases
		}
	}`},
	{Name: "narrow", Type: "«uint8¦uint16¦uint32¦uint¦int8¦int16¦int32¦int64¦uint64»", Back: "0", Text: `
	var $pc @type
	for @more {
		@point
		$_op := @op
		$pc++
		switch $_op {
		@cases
		}
	}`},
	{Name: "narrow-post", Type: "«uint8¦uint16¦uint32¦uint¦int8¦int16¦int32»", Back: "^@type(0)", Text: `
	for $pc := @type(0); @more; $pc++ {
		@point
		switch @op {
		@cases
		}
	}`},
	{Name: "jump-before", Back: "0", Text: `
	$pc := 0
	for @more {
		@point
		if @op == '!' && $m.$left > 0 {
			$m.$left--
			$pc = 0
			continue
		}
		$_op := @op
		$pc++
		switch $_op {
		@cases
		}
	}`},
	{Name: "range-around", Back: "-1", Text: `
	for $_turn, $_each := range []int{#k, #n, #k} {
		for $pc := 0; @more; $pc++ {
			@point
			switch @op {
			@cases
			}
		}
		$m.$acc += $_each * $_turn
		if $m.$left <= 0 {
			break
		}
	}`},
	{Name: "range-rounds", Back: "-1", Text: `
	for range 3 {
		for $pc := 0; @more; $pc++ {
			@point
			switch @op {
			@cases
			}
		}
	}`},
	{Name: "loop-in-loop", Back: "-1", Text: `
	$pc := 0
	for $m.$left > 0 {
		for @more {
			@point
			switch @op {
			@cases
			}
			$pc++
		}
		break
	}`},
}

// Jumps are ways to go back to the start of the guest program: rows whose one
// instruction is written where @back is what $pc becomes, @next what stands
// behind the assignment, and @jump is both.
var Jumps = []Row{
	{Name: "jump", Weight: 4, Do: []string{`
		$m.$left--
		if $m.$left > 0 {
			@jump
		}`}},
	{Name: "jump-first", Do: []string{`
		if $m.$left > 0 {
			$m.$left--
			@jump
		}`}},
	{Name: "jump-else", Do: []string{`
		$m.$left--
		if $m.$left <= 0 {
			$m.$acc++
		} else if $m.$acc&1 == 0 {
			@jump
		} else {
			$m.$acc += 3
			@jump
		}`}},
	{Name: "shadowed-red", Field: "$twin *$M", Start: "m.$twin = $Fresh(30)", Do: []string{`
		if $m := $m.$twin; $m.$left > 0 {
			$m.$left--
			@jump
		}`}},
	{Name: "shadowed-red-in-block", Field: "$twin *$M", Start: "m.$twin = $Fresh(30)", Do: []string{`
		{
			$m := $m.$twin
			$m.$acc += 2
			if $m.$left--; $m.$left > 0 {
				@jump
			}
		}`}},
	{Name: "shadowed-green", Do: []string{`
		$m.$left--
		if $code := $m.$left; $code > 0 {
			@jump
		}`}},
	{Name: "shadowed-length", Do: []string{`
		$m.$left--
		if len := $m.$left; len > 0 {
			@jump
		}`}},
	{Name: "goto-over", Do: []string{`
		{
			$m.$acc++
			if $m.$left < 2 {
				goto $_end
			}
			$m.$left--
			@jump
		$_end:
		}`}},
	{Name: "two-assigned", Do: []string{`
		if $m.$left > 0 {
			$pc, $m.$left = @back, $m.$left-1
			@next
		}`}},
	{Name: "two-assigned-swapped", Do: []string{`
		if $m.$left > 0 {
			$m.$left, $pc = $m.$left-1, @back
			@next
		}`}},
	{Name: "from-field", Field: "$to @type", Start: "m.$to = @back", Do: []string{`
		$m.$left--
		if $m.$left > 0 {
			$pc = $m.$to
			@next
		}`}},
	{Name: "from-field-always", Field: "$to, $past @type", Start: "m.$to = @back\nm.$past = 60", Do: []string{`
		$m.$left--
		if $m.$left <= 0 {
			$m.$to = $m.$past | 60
		}
		$pc = $m.$to
		@next
		`}},
	{Name: "from-call", Decl: "func (m *$M) $where(at @type) @type {\nif m.$left--; m.$left > 0 {\nreturn @back\n}\nreturn at\n}",
		Do: []string{`
		$pc = $m.$where($pc)
		if $m.$left > 0 {
			@next
		}`}},
	{Name: "from-residual-call", Decl: "//jit:residual\nfunc (m *$M) $where() @type {\nm.$acc++\nreturn @back\n}",
		Do: []string{`
		$m.$left--
		if $m.$left > 0 {
			$pc = $m.$where()
			@next
		}`}},
	{Name: "from-two-results", Decl: "func (m *$M) $where() (@type, bool) {\nm.$left--\nreturn @back, m.$left > 0\n}",
		Do: []string{`
		if $_to, $_ok := $m.$where(); $_ok {
			$pc = $_to
			@next
		}`}},
	{Name: "subtracted", Do: []string{`
		$m.$left--
		if $m.$left > 0 {
			$pc -= $pc - @back
			@next
		}`}},
	{Name: "added", Do: []string{`
		$m.$left--
		if $m.$left > 0 {
			$pc += @back - $pc
			@next
		}`}},
	{Name: "twice-assigned", Do: []string{`
		$m.$left--
		if $m.$left > 0 {
			$pc = 1
			$m.$acc++
			$pc--
			$pc += @back
			@next
		}`}},
	{Name: "after-work", Do: []string{`
		$m.$left--
		if $m.$left > 0 {
			$pc = @back
			$m.$acc += 5
			@next
		}`}},
	{Name: "switched", Do: []string{`
		switch $m.$left--; {
		case $m.$left > 20:
			@jump
		case $m.$left > 0:
			$m.$acc++
			@jump
		default:
			$m.$acc = -$m.$acc
		}`}},
	{Name: "both-ways", Do: []string{`
		if $m.$left--; $m.$left > 0 {
			if $m.$left&1 == 0 {
				$pc = @back
			} else {
				$m.$acc++
				$pc = @back
			}
			@next
		}`}},
	{Name: "computed-once", Do: []string{`
		$m.$left--
		$_to := $pc
		if $m.$left > 0 {
			$_to = @back
		}
		$pc = $_to
		if $m.$left > 0 {
			@next
		}`}},
	{Name: "shadowed-pc", Do: []string{`
		$m.$left--
		if $pc := $m.$left * 2; $pc > 0 {
			$pc++
			$m.$acc += $pc
		}
		if $m.$left > 0 {
			@jump
		}`}},
}
