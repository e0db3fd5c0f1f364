package randinterp

import "fmt"

// A hidden way writes the machine's $x, or makes it larger, from a residual
// function with the machine or nothing as its operand. do is the function's body;
// m is the machine.
type hidden struct{ name, imports, decl, field, start, do string }

var hiddenWays = []hidden{
	{"flag-set", "$Flag flag flag", "", "", "$Flag.CommandLine = $Flag.NewFlagSet(\"x\", $Flag.ContinueOnError)\n$Flag.IntVar(&m.$x, \"speed\", 0, \"\")", "$Flag.Set(\"speed\", «\"11\"¦\"-4\"»)"},
	{"stringer", "$Fmt fmt fmt", "type $Str struct { $m2 *$M }\nfunc (s $Str) String() string { s.$m2.$x += 3; return \"s\" }", "$str any", "m.$str = $Str{m}", "_ = $Fmt.«Sprint(m.$str)¦Sprintf(\"%v\", m.$str)¦Sprintln(m.$str)»"},
	{"error-method", "$Fmt fmt fmt", "type $Err struct { $m2 *$M }\nfunc (e *$Err) Error() string { e.$m2.$x -= 2; return \"e\" }", "$err error", "m.$err = &$Err{m}", "_ = $Fmt.Sprint(m.$err)"},
	{"formatter", "$Fmt fmt fmt", "type $Form struct { $m2 *$M }\nfunc (f $Form) Format(s $Fmt.State, c rune) { f.$m2.$x ^= 9 }", "$form any", "m.$form = $Form{m}", "_ = $Fmt.Sprintf(\"%d\", m.$form)"},
	{"go-stringer", "$Fmt fmt fmt", "type $Gos struct { $m2 *$M }\nfunc (f $Gos) GoString() string { f.$m2.$x++; return \"\" }", "$form any", "m.$form = $Gos{m}", "_ = $Fmt.Sprintf(\"%#v\", m.$form)"},
	{"writer", "$Fmt fmt fmt\n$Io io io", "type $W struct { $m2 *$M }\nfunc (w $W) Write(p []byte) (int, error) { w.$m2.$x += len(p); return len(p), nil }", "$w $Io.Writer", "m.$w = $W{m}", "«$Fmt.Fprint(m.$w, 12)¦$Io.WriteString(m.$w, \"abc\")¦$Fmt.Fprintf(m.$w, \"%d\", m.$left)»"},
	{"log-output", "$Log log log", "type $W struct { $m2 *$M }\nfunc (w $W) Write(p []byte) (int, error) { w.$m2.$x += 7; return len(p), nil }", "", "$Log.SetOutput($W{m})", "$Log.Print(«1¦\"text\"»)"},
	{"sort-less", "$Sort sort sort", "type $By struct { $m2 *$M; $list []int }\nfunc (b $By) Len() int { return len(b.$list) }\nfunc (b $By) Less(i, j int) bool { b.$m2.$x++; return b.$list[i] < b.$list[j] }\nfunc (b $By) Swap(i, j int) { b.$list[i], b.$list[j] = b.$list[j], b.$list[i] }", "$by $By", "m.$by = $By{m, []int{3, 1, 2}}", "$Sort.Sort(m.$by)"},
	{"sort-slice", "$Sort sort sort", "", "$list []int", "m.$list = []int{3, 1, 2}", "$Sort.Slice(m.$list, func(i, j int) bool { m.$x++; return m.$list[i] > m.$list[j] })"},
	{"slices-sortfunc", "$Slices slices slices", "", "$list []int", "m.$list = []int{3, 1, 2}", "$Slices.SortFunc(m.$list, func(a, b int) int { m.$x += 2; return a - b })"},
	{"strings-map", "$Strings strings strings", "", "", "", "_ = $Strings.«Map(func(r rune) rune { m.$x++; return r }, \"abc\")¦IndexFunc(\"abc\", func(r rune) bool { m.$x++; return false })»"},
	{"hook-variable", "", "var $Hook func()", "", "$Hook = func() { m.$x += 5 }", "$Hook()"},
	{"hook-table", "", "var $Hooks = map[string]func(int){}", "", "$Hooks[\"a\"] = func(n int) { m.$x += n }", "$Hooks[\"a\"](m.$left)"},
	{"hook-field", "", "", "$f func(*$M)", "m.$f = func(n *$M) { n.$x *= 3 }", "m.$f(m)"},
	{"hook-of-library", "$Os flag flag", "", "", "$Os.Usage = func() { m.$x -= 6 }", "$Os.Usage()"},
	{"once", "$Sync sync sync", "", "$once $Sync.Once", "", "m.$once = $Sync.Once{}\nm.$once.Do(func() { m.$x += 8 })"},
	{"oncefunc", "$Sync sync sync", "", "$f func()", "m.$f = $Sync.OnceFunc(func() { m.$x += 8 })", "m.$f()"},
	{"atomic", "$Atomic sync/atomic atomic", "", "$x64 int64", "", "$Atomic.AddInt64(&m.$x64, 3)\nm.$x += int(m.$x64)"},
	{"goroutine", "$Sync sync sync", "", "", "", "var wg $Sync.WaitGroup\nwg.Add(1)\ngo func() { defer wg.Done(); m.$x += 4 }()\nwg.Wait()"},
	{"channel", "", "", "", "", "c := make(chan *int, 1)\nc <- &m.$x\n*<-c += 4"},
	{"deferred", "", "", "", "", "defer func() { m.$x += 4 }()"},
	{"deferred-method", "", "func (m *$M) $late(n int) { m.$x += n }", "", "", "defer m.$late(3)"},
	{"recovered", "", "", "", "", "defer func() {\nif recover() != nil {\nm.$x += 4\n}\n}()\npanic(1)"},
	{"reflect", "$Reflect reflect reflect", "type $Exp struct { Num int }", "$exp $Exp", "", "$Reflect.ValueOf(&m.$exp).Elem().Field(0).SetInt(int64(m.$left))\nm.$x += m.$exp.Num"},
	{"sscan", "$Fmt fmt fmt", "", "", "", "$Fmt.Sscan(\"17\", &m.$x)"},
	{"pointer-in-interface", "$Json encoding/json json", "type $Exp struct { Num int }", "$exp $Exp", "", "_ = $Json.Unmarshal([]byte(`{\"Num\": 5}`), &m.$exp)\nm.$x += m.$exp.Num"},
	{"marshaler", "$Json encoding/json json", "type $Mar struct { $m2 *$M }\nfunc (k $Mar) MarshalJSON() ([]byte, error) { k.$m2.$x++; return []byte(\"1\"), nil }", "$mar any", "m.$mar = $Mar{m}", "_, _ = $Json.Marshal(m.$mar)"},
	{"errors-is", "$Errors errors errors", "type $Ise struct { $m2 *$M }\nfunc (e $Ise) Error() string { return \"\" }\nfunc (e $Ise) Is(error) bool { e.$m2.$x += 2; return true }", "$err error", "m.$err = $Ise{m}", "_ = $Errors.Is(m.$err, $Errors.ErrUnsupported)"},
	{"heap", "$Heap container/heap heap", "type $H struct { $m2 *$M; $l []int }\nfunc (h *$H) Len() int { return len(h.$l) }\nfunc (h *$H) Less(i, j int) bool { return h.$l[i] < h.$l[j] }\nfunc (h *$H) Swap(i, j int) { h.$l[i], h.$l[j] = h.$l[j], h.$l[i] }\nfunc (h *$H) Push(v any) { h.$m2.$x++; h.$l = append(h.$l, v.(int)) }\nfunc (h *$H) Pop() any { v := h.$l[len(h.$l)-1]; h.$l = h.$l[:len(h.$l)-1]; return v }", "$h *$H", "m.$h = &$H{$m2: m}", "$Heap.Push(m.$h, m.$left)\n$Heap.Pop(m.$h)"},
	{"library-interface", "$Io io io\n$Strings strings strings", "type $Rd struct { $m2 *$M }\nfunc (r $Rd) Read(p []byte) (int, error) { r.$m2.$x += 2; return 0, $Io.EOF }", "$rd $Io.Reader", "m.$rd = $Rd{m}", "_, _ = $Io.ReadAll(m.$rd)\n_ = $Strings.ToUpper(\"a\")"},
	{"range-over-func", "", "", "", "", "for v := range func(yield func(int) bool) { _ = yield(3) && yield(4) } {\nm.$x += v\n}"},
	{"range-assign", "", "", "$list []int", "m.$list = []int{3, 1, 2}", "for _, m.$x = range m.$list {\n}"},
	{"copy", "", "", "$arr [2]int", "", "copy(m.$arr[:], []int{m.$left, 2})\nm.$x += m.$arr[0]"},
	{"append-within", "", "", "$arr [3]int", "", "_ = append(m.$arr[:1], m.$left)\nm.$x += m.$arr[1]"},
	{"closure", "", "func (m *$M) $adder() func(int) { p := &m.$x; return func(n int) { *p += n } }", "$f func(int)", "m.$f = m.$adder()", "m.$f(2)"},
	{"interface-method", "", "type $Sink interface { $put(int) }\ntype $Imp struct { $m2 *$M }\nfunc (i *$Imp) $put(n int) { i.$m2.$x = n*2 }", "$sink $Sink", "m.$sink = &$Imp{m}", "m.$sink.$put(m.$left)"},
	{"embedded-interface", "", "type $Sink interface { $put(int) }\ntype $Imp struct { $m2 *$M }\nfunc (i *$Imp) $put(n int) { i.$m2.$x = n * 2 }\ntype $Wrap struct { pad int; $Sink }", "$wrap $Wrap", "m.$wrap.$Sink = &$Imp{m}", "m.$wrap.$put(m.$left)"},
	{"method-of-embedded", "", "type $Deep struct { $m2 *$M }\nfunc (d *$Deep) $put(n int) { d.$m2.$x ^= n }\ntype $Wrap struct { pad int; *$Deep }\nfunc $Put2(f func(int), n int) { f(n) }", "$wrap $Wrap", "m.$wrap.$Deep = &$Deep{m}", "$Put2(m.$wrap.$put, m.$left)"},
	{"type-switch", "", "", "$any any", "m.$any = &m.$x", "switch p := m.$any.(type) {\ncase *int:\n*p += 3\n}"},
	{"linked", "", "type $Node struct { $next *$Node; $v *int }", "$node *$Node", "m.$node = &$Node{&$Node{nil, &m.$x}, nil}", "*m.$node.$next.$v += 2"},
	{"swap", "", "", "$y int", "", "m.$x, m.$y = m.$y+1, m.$x"},
	{"recursive", "", "func (m *$M) $down(n int) {\nif n > 0 {\nm.$x++\nm.$down(n - 1)\n}\n}", "", "", "m.$down(3)"},
	{"mutual", "", "func $Even(p *int, n int) {\nif n > 0 {\n*p += 1\n$Odd(p, n-1)\n}\n}\nfunc $Odd(p *int, n int) {\nif n > 0 {\n$Even(p, n-1)\n}\n}", "", "", "$Even(&m.$x, 5)"},
	{"builder", "$Bytes bytes bytes", "", "$buf $Bytes.Buffer", "", "m.$buf.Reset()\nm.$buf.WriteByte('x')\nm.$x += m.$buf.Len()"},
	{"timer", "$Context context context", "type $Key struct{}\ntype $Ctx struct { $Context.Context; $m2 *$M }\nfunc (c $Ctx) Value(k any) any { c.$m2.$x++; return nil }", "$ctx $Context.Context", "m.$ctx = $Ctx{$Context.Background(), m}", "_ = m.$ctx.Value($Key{})"},
	{"container", "$List container/list list", "", "$l *$List.List", "m.$l = $List.New()\nm.$l.PushBack(&m.$x)", "*m.$l.Front().Value.(*int) += 3"},
	{"new-expression", "", "", "", "", "p := &m.$x\nq := &p\n**q += 2"},
	{"clear-and-delete", "", "", "$arr [2]int", "", "m.$arr[1] = 5\nclear(m.$arr[:1])\nm.$x += m.$arr[1]"},
}

// effectRows read the machine before and after a call that writes it.
func effectRows() (rows []Row) {
	for _, h := range hiddenWays {
		rows = append(rows, Row{
			Name: "effect-" + h.name, Import: h.imports, Field: "$x int\n" + h.field, Start: h.start,
			Decl: h.decl + fmt.Sprintf("\n//jit:residual\nfunc (m *$M) $call() {\n%s\n}\nfunc (m *$M) $two() { m.$x++; m.$call() }", h.do),
			Do: []string{
				"$m.$x = $m.$left\n$m.$call()\n$m.$acc += $m.$x",
				"$_v := $m.$x & 1023\n$m.$two()\n$m.$acc += $m.$x - $_v\n$m.$x &= 4095",
			},
		})
	}
	return rows
}
