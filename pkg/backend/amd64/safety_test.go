//go:build !js

package amd64

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"

	gocmp "github.com/google/go-cmp/cmp"

	"mergepoint/pkg/backend"
	"mergepoint/pkg/descr"
	"mergepoint/pkg/machine"
	"mergepoint/pkg/tracetext"
)

// The tests of this file hold up what package machine promises: each is about
// one way in which machine code inside a Go process can go wrong.

// endless never fails and never ends.
const endless = `
[i0, i1]
i2 = int_add(i0, i1)
i3 = int_xor(i2, 3)
jump(i3, i1, descr=<Loop0>)`

// A cell is what the traces here work on.
type cell struct {
	x    int64
	next *cell
}

// cellEnv knows the fields of cell and calls the functions given.
func cellEnv(t testing.TB, stubs map[string]descr.Stub) *tracetext.Env {
	env := newEnv()
	env.Bind = func(d descr.Descr) {
		switch d := d.(type) {
		case *descr.Memory:
			if d.Name == "next" {
				d.Offset = unsafe.Offsetof(cell{}.next)
			} else if d.Item {
				d.Stride = uintptr(d.Size)
			}
		case *descr.Call:
			d.Stub = stubs[d.Name]
		}
	}
	if err := env.Declare("field <x> int64\nfield <next> ref\ncall <make> (i) ref reads everything writes everything\ncall <churn> (i) void reads everything writes everything\ncall <f> (i) int64 may-raise reads everything writes everything"); err != nil {
		t.Fatal(err)
	}
	return env
}

// chainLoop makes a cell in each round and links it to the one before; both are
// alive across a call that unlinks nothing but collects, and are looked at
// again. If the collector missed one, its x is no longer right.
const chainLoop = `
[i0, i1, p2]
p3 = call(ConstClass(make), i1, descr=<make>)
p4 = call(ConstClass(make), i0, descr=<make>)
call(ConstClass(churn), i1, descr=<churn>)
setfield_gc(p3, p2, descr=<next>)
i5 = getfield_gc(p3, descr=<x>)
i6 = int_eq(i5, i1)
guard_true(i6, descr=<Guard3>) [i5, i1, p3]
i7 = getfield_gc(p4, descr=<x>)
i8 = int_eq(i7, i0)
guard_true(i8, descr=<Guard4>) [i7, i0, p4]
p9 = getfield_gc(p3, descr=<next>)
i10 = getfield_gc(p9, descr=<x>)
i11 = int_sub(i1, 1)
i12 = int_eq(i10, i11)
guard_true(i12, descr=<Guard5>) [i10, i11, p9]
i13 = int_add(i1, 1)
i14 = int_sub(i0, 1)
i15 = int_is_true(i14)
guard_true(i15, descr=<Guard2>) [i13, p3]
jump(i14, i13, p3, descr=<Loop0>)`

func runChain(t testing.TB, rounds int64, churn descr.Stub) {
	stubs := map[string]descr.Stub{
		"make": func(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
			return 0, unsafe.Pointer(&cell{x: ints[0]})
		},
		"churn": churn,
	}
	b := newBackend(t, Options{})
	defer b.Close()
	code := compile(t, b, parse(t, cellEnv(t, stubs), chainLoop))
	first := &cell{x: 0}
	x := b.Run(context.Background(), code, []int64{rounds, 1}, []unsafe.Pointer{unsafe.Pointer(first)})
	if diff := gocmp.Diff(backend.Exit{Guard: guard(2)}, x, exitsBy); diff != "" {
		t.Fatal(diff)
	}
	n := rounds
	for c := (*cell)(x.Refs[0]); c != nil; c = c.next {
		if c.x != n {
			t.Fatalf("cell %d holds %d", n, c.x)
		}
		n--
	}
	if n != -1 || x.Ints[0] != rounds+1 {
		t.Fatalf("%d cells are missing, counter %d", n+1, x.Ints[0])
	}
}

// collectAlways makes the collector run all the time until the test ends.
func collectAlways(t testing.TB) {
	old := debug.SetGCPercent(1)
	stop, done := make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			default:
				runtime.GC()
			}
		}
	}()
	t.Cleanup(func() {
		close(stop)
		<-done
		debug.SetGCPercent(old)
	})
}

var garbage [][]byte

func TestCollector(t *testing.T) {
	collectAlways(t)
	runChain(t, 3000, func([]int64, []unsafe.Pointer) (int64, unsafe.Pointer) {
		garbage = append(garbage[:len(garbage)%8], make([]byte, 512))
		runtime.Gosched()
		return 0, nil
	})
}

// TestFreedMemoryIsClobbered runs the tests of the collector again in a process
// that overwrites what it frees.
func TestFreedMemoryIsClobbered(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run=^(TestCollector|TestSwaps|TestStackGrowth|TestManyRefs)$", "-test.v")
	cmd.Env = append(os.Environ(), "GODEBUG=clobberfree=1,gcstoptheworld=0", "GOGC=1")
	if out, err := cmd.CombinedOutput(); err != nil || bytes.Count(out, []byte("--- PASS")) != 4 {
		t.Fatalf("%v\n%s", err, out)
	}
}

// swaps exchanges pointers in an array all the time.
const swaps = `
[i0, i1, p2, i3]
i4 = int_mul(i1, 6364136223846793005)
i5 = int_add(i4, 1442695040888963407)
i6 = uint_rshift(i5, 47)
i7 = int_and(i5, i3)
p8 = getarrayitem_gc(p2, i6, descr=<[]P>)
p9 = getarrayitem_gc(p2, i7, descr=<[]P>)
setarrayitem_gc(p2, i6, p9, descr=<[]P>)
setarrayitem_gc(p2, i7, p8, descr=<[]P>)
i10 = getfield_gc(p8, descr=<x>)
i11 = int_ge(i10, 0)
guard_true(i11, descr=<Guard3>) [p8]
i12 = int_sub(i0, 1)
i13 = int_is_true(i12)
guard_true(i13, descr=<Guard2>) []
jump(i12, i5, p2, i3, descr=<Loop0>)`

// TestSwaps stores millions of pointers while the collector runs: one stored
// behind its back is that of an object that it then frees.
func TestSwaps(t *testing.T) {
	collectAlways(t)
	const n, rounds = 1 << 17, 20_000_000
	cells := make([]*cell, n)
	for k := range cells {
		cells[k] = &cell{x: int64(k)}
	}
	b := newBackend(t, Options{})
	env := cellEnv(t, nil)
	if err := env.Declare("array <[]P> ref"); err != nil {
		t.Fatal(err)
	}
	x := b.Run(context.Background(), compile(t, b, parse(t, env, swaps)), []int64{rounds, 1, n - 1}, []unsafe.Pointer{unsafe.Pointer(&cells[0])})
	if diff := gocmp.Diff(backend.Exit{Guard: guard(2)}, x, exitsBy); diff != "" {
		t.Fatal(diff)
	}
	runtime.GC()
	seen := make([]bool, n)
	for _, c := range cells {
		if c.x < 0 || c.x >= n || seen[c.x] {
			t.Fatalf("a cell is lost, another holds %d", c.x)
		}
		seen[c.x] = true
	}
}

// grow needs so much stack that it must move.
func grow(n int64) int64 {
	var big [1024]int64
	for i := range big {
		big[i] = n
	}
	if n == 0 {
		return big[17]
	}
	return grow(n-1) + big[n]
}

func TestStackGrowth(t *testing.T) {
	for depth := range int64(12) {
		done := make(chan bool)
		go func() { // with a small stack
			defer close(done)
			runChain(t, 50, func(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
				if ints[0]%7 == 0 {
					runtime.GC() // and let it shrink again
				}
				return grow(depth), nil
			})
		}()
		<-done
	}
}

// TestManyRefs takes the way for code that needs many slots for refs.
func TestManyRefs(t *testing.T) {
	var in, fail, calls strings.Builder
	refs := make([]unsafe.Pointer, 40)
	for k := range refs {
		refs[k] = unsafe.Pointer(&cell{x: int64(k)})
		fmt.Fprintf(&in, ", p%d", k+10)
		fmt.Fprintf(&fail, ", p%d", len(refs)-1-k+10)
	}
	fmt.Fprintf(&calls, "call(ConstClass(churn), i0, descr=<churn>)\n")
	text := "[i0" + in.String() + "]\n" + calls.String() + "guard_value(i0, 7, descr=<Guard2>) [i0" + fail.String() + "]\nfinish()"
	b := newBackend(t, Options{})
	env := cellEnv(t, map[string]descr.Stub{"churn": func([]int64, []unsafe.Pointer) (int64, unsafe.Pointer) {
		runtime.GC()
		return grow(9), nil
	}})
	x := b.Run(context.Background(), compile(t, b, parse(t, env, text)), []int64{1}, refs)
	if len(x.Refs) != len(refs) {
		t.Fatalf("%+v", x)
	}
	for k, p := range x.Refs {
		if got := (*cell)(p).x; got != int64(len(refs)-1-k) {
			t.Errorf("ref %d holds %d", k, got)
		}
	}
}

// TestFrameStaysOnStack fails if the compiler moves the frame to the heap: code
// that spills refs there without a write barrier would be wrong.
func TestFrameStaysOnStack(t *testing.T) {
	b := newBackend(t, Options{})
	code := compile(t, b, parse(t, newEnv(), "[i0, p0]\nguard_value(i0, 3, descr=<Guard2>) [i0, p0]\nfinish()"))
	refs := []unsafe.Pointer{unsafe.Pointer(new(cell))}
	for _, b.refs = range []int{fewRefs, fewRefs + 1} {
		if n := testing.AllocsPerRun(100, func() { b.Run(context.Background(), code, []int64{1}, refs) }); n != 0 {
			t.Errorf("with %d refs Run allocates %v times", b.refs, n)
		}
	}
}

// TestOthersGoOn checks that a loop without end keeps neither the collector nor
// other goroutines waiting, even with one processor, and that it can be stopped.
func TestOthersGoOn(t *testing.T) {
	for _, procs := range []int{1, 2} {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
		b := newBackend(t, Options{})
		code := compile(t, b, parse(t, newEnv(), endless))
		ctx, cancel := context.WithCancel(context.Background())
		var longest time.Duration
		go func() {
			for range 20 {
				start := time.Now()
				runtime.GC()
				runtime.Gosched()
				longest = max(longest, time.Since(start))
			}
			cancel()
		}()
		if diff := gocmp.Diff(canceled, ending(b.Run(ctx, code, []int64{1, 2}, nil)), exitsBy); diff != "" {
			t.Error(diff)
		}
		if longest > 5*time.Second { // without polls it never ends
			t.Errorf("with %d processors a collection took %v", procs, longest)
		}
	}
}

// canceled is how a run ends whose context is done.
var canceled = backend.Exit{Kind: backend.ExitCanceled}

// ending gives how a run ended, without where.
func ending(x backend.Exit) backend.Exit {
	x.At, x.Ints, x.Refs = nil, nil, nil
	return x
}

func TestCancellation(t *testing.T) {
	b := newBackend(t, Options{})
	code := compile(t, b, parse(t, newEnv(), endless))
	late := time.Hour
	for range 5 {
		const after = 20 * time.Millisecond
		ctx, cancel := context.WithTimeout(context.Background(), after)
		start := time.Now()
		x := b.Run(ctx, code, []int64{1, 2}, nil)
		late = min(late, time.Since(start)-after)
		cancel()
		if diff := gocmp.Diff(canceled, ending(x), exitsBy); diff != "" {
			t.Fatal(diff)
		}
	}
	t.Logf("stopped %v after the deadline at best", late)
	if late > 200*time.Millisecond { // a busy machine may not have run us at all for a while
		t.Errorf("stopped %v too late at best", late)
	}
}

// TestCancelledCalls: in a loop that spends its time in calls, the context is
// asked after so many of them.
func TestCancelledCalls(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	calls, late := 0, 0
	b := newBackend(t, Options{})
	code := compile(t, b, parse(t, cellEnv(t, map[string]descr.Stub{"churn": func([]int64, []unsafe.Pointer) (int64, unsafe.Pointer) {
		if calls++; calls == 1000 {
			cancel()
		} else if calls > 1000 {
			late++
		}
		return 0, nil
	}}), "[i0]\ncall(ConstClass(churn), i0, descr=<churn>)\njump(i0, descr=<Loop0>)"))
	if diff := gocmp.Diff(canceled, ending(b.Run(ctx, code, []int64{1}, nil)), exitsBy); diff != "" || late > askAfter+1 {
		t.Errorf("%d calls after the context was cancelled: %s", late, diff)
	}
}

// TestProfile takes a CPU profile of machine code and finds the loop's name in it.
func TestProfile(t *testing.T) {
	b := newBackend(t, Options{Labels: true})
	code := compile(t, b, parse(t, newEnv(), endless))
	var profile bytes.Buffer
	if err := pprof.StartCPUProfile(&profile); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	b.Run(ctx, code, []int64{1, 2}, nil)
	pprof.StopCPUProfile()
	r, err := gzip.NewReader(&profile)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil || !bytes.Contains(text, []byte("Loop0")) || !bytes.Contains(text, []byte("_ExternalCode")) {
		t.Errorf("no samples of Loop0 in the profile (%v)", err)
	}
}

func TestManyEngines(t *testing.T) {
	collectAlways(t)
	var wg sync.WaitGroup
	for n := range 16 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for range 10 {
				b := newBackend(t, Options{})
				code := compile(t, b, parse(t, newEnv(), moveLoop))
				cells := []int64{int64(100_000 + n), 1}
				b.Run(context.Background(), code, []int64{1, 0}, []unsafe.Pointer{unsafe.Pointer(&cells), unsafe.Pointer(&cells[0])})
				if diff := gocmp.Diff([]int64{0, int64(100_001 + n)}, cells); diff != "" {
					t.Errorf("engine %d: %s", n, diff)
				}
				b.Close()
			}
		}()
	}
	wg.Wait()
}

// mappings reads the process's memory map.
func mappings(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("/proc/self/maps")
	if err != nil {
		t.Skip("only Linux tells a process its mappings: ", err)
	}
	return strings.Split(string(text), "\n")
}

func TestNeverWritableAndExecutable(t *testing.T) {
	b := newBackend(t, Options{})
	compile(t, b, parse(t, newEnv(), moveLoop))
	executable := 0
	for _, line := range mappings(t) {
		if strings.Contains(line, " rwx") {
			t.Error(line)
		}
		if strings.Contains(line, " r-xp 00000000 00:00 0") && !strings.Contains(line, "[") {
			executable++
		}
	}
	if executable == 0 {
		t.Error("there is no code")
	}
}

func TestTenThousandEngines(t *testing.T) {
	tr := parse(t, newEnv(), moveLoop)
	before := len(mappings(t))
	for range 10_000 {
		b, err := New(Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := b.Compile(tr); err != nil {
			t.Fatal(err)
		}
		b.Close()
	}
	if after := len(mappings(t)); after > before+20 {
		t.Errorf("%d mappings before, %d after", before, after)
	}
	for range 500 { // forgotten
		if _, err := New(Options{}); err != nil {
			t.Fatal(err)
		}
	}
	for range 100 {
		runtime.GC()
		time.Sleep(time.Millisecond)
		if len(mappings(t)) <= before+20 {
			return
		}
	}
	t.Errorf("%d mappings before, %d after engines were forgotten", before, len(mappings(t)))
}

func TestCodeMemory(t *testing.T) {
	b := newBackend(t, Options{CodeMem: 8 << 10})
	env := newEnv()
	tr := parse(t, env, moveLoop)
	first := compile(t, b, tr)
	var err error
	n := 1
	for ; err == nil && n < 1000; n++ {
		_, err = b.Compile(parse(t, newEnv(), moveLoop))
	}
	if err != backend.ErrCodeMemory || n < 20 {
		t.Errorf("after %d traces: %v", n, err)
	}
	cells := []int64{10, 0}
	b.Run(context.Background(), first, []int64{1, 0}, []unsafe.Pointer{unsafe.Pointer(&cells), unsafe.Pointer(&cells[0])})
	if cells[1] != 10 {
		t.Error("code does not run any more when memory is full")
	}
}

// TestBridgeFits attaches bridges until memory is full: a bridge that was
// compiled can always be attached.
func TestBridgeFits(t *testing.T) {
	b := newBackend(t, Options{CodeMem: 4 << 10})
	env := newEnv()
	loop := parse(t, env, countdown)
	compile(t, b, loop)
	for n := 0; ; n++ {
		bridge, err := b.Compile(parse(t, env, countdownBridge))
		if err == backend.ErrCodeMemory && n > 10 {
			return
		} else if err != nil {
			t.Fatal(n, err)
		}
		b.Attach(guardOf(loop, 3), bridge)
	}
}

// TestFree makes a loop with a bridge and frees both, in a memory that has room for
// a few: nothing is used up, and what is there runs as it should.
func TestFree(t *testing.T) {
	const size = 4 << 10
	b := newBackend(t, Options{CodeMem: size})
	type pair struct{ loop, bridge backend.Code }
	var list []pair
	free := func(n int) {
		b.Free(list[n].bridge)
		b.Free(list[n].loop)
		list = slices.Delete(list, n, n+1)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		env := newEnv()
		loop := parse(t, env, countdown)
		p := pair{loop: compile(t, b, loop)}
		p.bridge = compile(t, b, parse(t, env, countdownBridge))
		b.Attach(guardOf(loop, 3), p.bridge)
		list = append(list, p)
		for _, p := range list {
			x := b.Run(context.Background(), p.loop, []int64{5}, nil)
			if diff := gocmp.Diff(backend.Exit{Guard: x.Guard, Ints: []int64{5}}, x, exits); diff != "" || x.Guard == nil {
				t.Fatalf("%+v: %s", x, diff)
			}
		}
		for len(list) > 0 && (b.arena.Room() < 1<<10 || r.IntN(2) == 0) {
			free(r.IntN(len(list)))
		}
	}
	for len(list) > 0 {
		free(0)
	}
	if b.c.doors > 50 || len(b.codes)+len(b.guards)+len(b.c.loops) != 0 || b.arena.Room() != size {
		t.Errorf("%d doors; %d codes, %d guards, %d loops left; room for %d", b.c.doors, len(b.codes), len(b.guards), len(b.c.loops), b.arena.Room())
	}
}

// TestPanics: of a call with a guard_no_exception they are in the exit, of
// others they pass through, and neither hurts the backend.
func TestPanics(t *testing.T) {
	stub := func(ints []int64, _ []unsafe.Pointer) (int64, unsafe.Pointer) {
		if ints[0] == 3 {
			panic("three")
		}
		return ints[0] * 10, nil
	}
	b, env := newBackend(t, Options{}), cellEnv(t, map[string]descr.Stub{"f": stub, "churn": stub})
	guarded := compile(t, b, parse(t, env, "[i0]\ni1 = call(ConstClass(f), i0, descr=<f>)\nguard_no_exception(, descr=<Guard2>) [i1, i0]\ni2 = int_add(i0, 1)\njump(i2, descr=<Loop0>)"))
	bare := compile(t, b, parse(t, env, "# Loop 1 : loop with 3 ops\n[i0]\ncall(ConstClass(churn), i0, descr=<churn>)\ni1 = int_add(i0, 1)\njump(i1, descr=<Loop1>)"))
	for range 3 {
		x := b.Run(context.Background(), guarded, []int64{0}, nil)
		want := backend.Exit{Guard: guard(2), Ints: []int64{0, 3}, Panic: "three"}
		if diff := gocmp.Diff(want, x, exits); diff != "" {
			t.Fatal(diff)
		}
		func() {
			defer func() {
				if p := recover(); p != "three" {
					t.Errorf("recovered %v", p)
				}
			}()
			b.Run(context.Background(), bare, []int64{0}, nil)
		}()
		if debug.SetPanicOnFault(false) {
			t.Error("SetPanicOnFault is still on")
		}
	}
}

func TestMillionExits(t *testing.T) {
	b := newBackend(t, Options{})
	code := compile(t, b, parse(t, newEnv(), "[i0]\ni1 = int_add(i0, 1)\nguard_value(i0, -1, descr=<Guard2>) [i1]\njump(i0, descr=<Loop0>)"))
	n := int64(0)
	for n < 1_000_000 {
		x := b.Run(context.Background(), code, []int64{n}, nil)
		if x.Kind != backend.ExitGuard || x.Ints[0] != n+1 {
			t.Fatalf("%+v", x)
		}
		n = x.Ints[0]
	}
}

// TestThousandBridges hangs each bridge on the guard of the one before.
func TestThousandBridges(t *testing.T) {
	const n = 1000
	b, env := newBackend(t, Options{}), newEnv()
	loop := parse(t, env, "[i0, i1]\nguard_value(i0, 0, descr=<Guard10>) [i0, i1]\nfinish(i0, i1)")
	code := compile(t, b, loop)
	guard := guardOf(loop, 10)
	for k := 1; k <= n; k++ {
		bridge := parse(t, env, fmt.Sprintf("# bridge out of Guard %d with 3 ops\n[i0, i1]\ni2 = int_add(i1, 1)\nguard_value(i0, %d, descr=<Guard%d>) [i0, i2]\nfinish(i0, i2)", guard.Number, k, 10+k))
		b.Attach(guard, compile(t, b, bridge))
		guard = guardOf(bridge, 10+k)
	}
	for k := range int64(n + 1) {
		x := b.Run(context.Background(), code, []int64{k, 0}, nil)
		if diff := gocmp.Diff(backend.Exit{Kind: backend.ExitFinish, Ints: []int64{k, k}}, x, exits); diff != "" {
			t.Fatalf("%d: %s", k, diff)
		}
	}
}

// TestBridgeInPlace: a bridge that wants the fail args where the guard has them
// is entered from the guard's door.
func TestBridgeInPlace(t *testing.T) {
	b, env := newBackend(t, Options{}), newEnv()
	loop := parse(t, env, "[i0, i1]\nguard_value(i0, 3, descr=<Guard2>) [i0, i1]\njump(i0, i1, descr=<Loop0>)")
	code := compile(t, b, loop)
	bridge := compile(t, b, parse(t, env, "# bridge out of Guard 2 with 2 ops\n[i0, i1]\ni2 = int_sub(i0, 1)\njump(i2, i1, descr=<Loop0>)"))
	b.Attach(guardOf(loop, 2), bridge)
	if b.words[b.guards[guardOf(loop, 2)].door] != int64(bridge.head) {
		t.Error("there is code between guard and bridge")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel() // the loop has no other end
	if diff := gocmp.Diff(canceled, ending(b.Run(ctx, code, []int64{10, 7}, nil)), exitsBy); diff != "" {
		t.Error(diff)
	}
}

func TestPerfMap(t *testing.T) {
	var text strings.Builder
	b, env := newBackend(t, Options{PerfMap: &text}), newEnv()
	loop := parse(t, env, countdown)
	compile(t, b, loop)
	b.Attach(guardOf(loop, 3), compile(t, b, parse(t, env, countdownBridge)))
	for n, name := range []string{"Loop0", "bridge of Guard3"} {
		line := strings.Split(text.String(), "\n")[n]
		var addr, size uint64
		if _, err := fmt.Sscanf(line, "%x %x", &addr, &size); err != nil || size < 20 || !strings.HasSuffix(line, " "+name) {
			t.Errorf("%q: %v", line, err)
		}
	}
	f, err := machine.CreatePerfMap()
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(f.Name())
	if err := machine.WritePerfMap(f, 0x1000, 32, "x"); err != nil {
		t.Error(err)
	}
	f.Close()
}
