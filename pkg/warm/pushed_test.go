package warm_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"mergepoint/pkg/backend/runner"
	"mergepoint/pkg/jit"
	"mergepoint/pkg/ops"
	"mergepoint/pkg/trace"
	"mergepoint/pkg/warm"
	"mergepoint/testdata/pushed"
)

// pushedCode is a function whose variable 1 goes down to 0 around a body.
func pushedCode(body ...byte) []byte {
	op := func(op pushed.Op) byte { return byte(op) }
	return append(body,
		op(pushed.Load), 1, op(pushed.Const), 1, op(pushed.Sub), 0, op(pushed.Store), 1,
		op(pushed.Const), 0, op(pushed.Load), 1, op(pushed.Less), 0, op(pushed.JumpIf), 0,
		op(pushed.Load), 0, op(pushed.Return), 0)
}

func pushedSum() *pushed.Func {
	return &pushed.Func{Consts: []any{0, 1}, Code: pushedCode(
		byte(pushed.Load), 0, byte(pushed.Load), 1, byte(pushed.Add), 0, byte(pushed.Store), 0)}
}

// lastLoop is the loop that was compiled last.
type lastLoop struct{ *trace.Trace }

func (l *lastLoop) Event(e trace.Event) {
	if c, ok := e.(trace.EventCompiled); ok && c.Trace.Kind == trace.Loop {
		l.Trace = c.Trace
	}
}

// TestPushedLoop: of a sum nothing is left but the sum. No operand of the code is loaded, no
// variable, no constant, and no box is made.
func TestPushedLoop(t *testing.T) {
	var loop lastLoop
	e, err := warm.New(pushed.Driver, jit.DefaultParams(), warm.WithBackend(runner.New()), warm.WithSink(&loop))
	if err != nil {
		t.Fatal(err)
	}
	vm, f := pushed.New(0, 5000), pushedSum()
	onEngine(e, nil, vm, f)
	if got := e.Results()[0]; got != 5000*5001/2 {
		t.Errorf("the sum is %v", got)
	}
	var left []string
	for _, op := range loop.Ops {
		if op.Code != ops.DebugMergePoint {
			left = append(left, op.Code.String())
		}
	}
	if got := strings.Join(left, " "); got != "int_add int_sub int_lt guard_true jump" {
		t.Errorf("the loop is\n%v", loop.Trace)
	}
}

// randomPushed writes a function that comes to an end: variables 1 to 3 count down, each in
// a loop of its own depth.
func randomPushed(r *rand.Rand) *pushed.Func {
	f := &pushed.Func{Consts: []any{0, 1, 2, -3, 1 << 62, "a", nil, 7}}
	emit := func(op pushed.Op, arg int) { f.Code = append(f.Code, byte(op), byte(arg)) }
	var block func(depth int)
	block = func(depth int) {
		for range 1 + r.IntN(4) {
			switch n := r.IntN(8); {
			case n < 3 && depth < 3 && len(f.Code) < 120:
				counter := 1 + depth
				emit(pushed.Const, 7)
				emit(pushed.Store, counter)
				start := len(f.Code)
				block(depth + 1)
				emit(pushed.Load, counter)
				emit(pushed.Const, 1)
				emit(pushed.Sub, 0)
				emit(pushed.Store, counter)
				emit(pushed.Const, 0)
				emit(pushed.Load, counter)
				emit(pushed.Less, 0)
				emit(pushed.JumpIf, start)
			case n == 3 && len(f.Code) < 150:
				emit(pushed.Load, 4+r.IntN(3))
				emit(pushed.Load, 4+r.IntN(3))
				emit(pushed.Less, 0)
				at := len(f.Code)
				emit(pushed.JumpIf, 0)
				emit(pushed.Const, r.IntN(4))
				emit(pushed.Store, 4+r.IntN(3))
				f.Code[at+1] = byte(len(f.Code))
			case n == 4 && r.IntN(8) == 0:
				emit(pushed.Const, r.IntN(len(f.Consts)))
				emit(pushed.Store, 4+r.IntN(3))
			default:
				emit(pushed.Load, r.IntN(7))
				emit([]pushed.Op{pushed.Const, pushed.Load}[r.IntN(2)], r.IntN(5))
				emit([]pushed.Op{pushed.Add, pushed.Add, pushed.Sub, pushed.Mul}[r.IntN(4)], 0)
				emit(pushed.Store, []int{0, 4, 5, 6}[r.IntN(4)])
			}
			if len(f.Code) > 200 {
				return
			}
		}
	}
	block(0)
	block(0)
	emit(pushed.Load, 4)
	emit(pushed.Return, 0)
	return f
}

func TestRandomPushed(t *testing.T) {
	judgeSome(t, *guests/5, pushed.Driver, randomSeed, func(e *warm.Engine, code string, limit int) string {
		f := randomPushed(fromSeed(code))
		vm := pushed.New(0, limit%9, 1, 2, limit%5, 1, 3)
		return left(e, func() string {
			stack, vars := vm.Left()
			return showBoxed(stack...) + showBoxed(vars...) + showBoxed(e.Results()...)
		}, vm, f)
	})
}
