package chapters

import (
	"os"
	"strings"
	"testing"
)

// The tutorial's names for ours, which are those of Go. That is all in which its
// listings differ from our log, but for the time stamps.
var tutorialNames = strings.NewReplacer(
	"descr=<[]int>", "descr=<SignedArrayDescr>",
	"ConstClass(Dict.lookup)", "ConstClass(ll_dict_lookup__dicttablePtr_Signed_Signed)",
	"ConstClass(Dict.value)", "ConstClass(ll_get_value__dicttablePtr_Signed)",
	"descr=<Dict.lookup>", "descr=<SignedCallDescr>",
	"descr=<Dict.value>", "descr=<SignedCallDescr>",
)

// TestTutorialsListings: Loop 0 of stages 4 and 5 is the tutorial's, word for word.
func TestTutorialsListings(t *testing.T) {
	for number, file := range map[int]string{4: "loop0-26-ops.txt", 5: "loop0-15-ops.txt"} {
		want := sections(golden(t, file))[0]
		got := sections(logOf(t, number, testB(t), "jit-log-opt", ""))[0]
		// Its author trimmed the locations from the left.
		const trimmed = "++++++++++++++++>++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++++"
		got = strings.ReplaceAll(got, "debug_merge_point('"+trimmed, "debug_merge_point('")
		same(t, file, want, tutorialNames.Replace(got))
	}
}

// TestPyPysListings: and PyPy's own log of that program, with whole locations.
func TestPyPysListings(t *testing.T) {
	for number, file := range map[int]string{4: "pypy2011-dict.txt", 5: "pypy2011-pure.txt"} {
		want, _, _ := strings.Cut(golden(t, file), "\n\n")
		got := sections(logOf(t, number, testB(t), "jit-log-opt", ""))[0]
		same(t, file, want+"\n", tutorialNames.Replace(got))
	}
}

// TestNoLocation: without a printable location stage 3 has the same loop.
func TestNoLocation(t *testing.T) {
	got := logOf(t, 3, testB(t), "jit-log-opt", "")
	if strings.Contains(got, "_>_") || !strings.Contains(got, "debug_merge_point('(no location)', 0)") {
		t.Errorf("stage 3 shows locations:\n%s", got)
	}
	if !strings.HasPrefix(sections(got)[0], "# Loop 0 : loop with 26 ops\n") {
		t.Errorf("Loop 0 is not that of 26 ops:\n%s", sections(got)[0])
	}
}

// TestWholeLog: the log has the trace as recorded, the loop and its entry bridge,
// for each of the two loops of test.b; both inner loops become hot.
func TestWholeLog(t *testing.T) {
	for number, counts := range map[int][3]int{3: {60, 26, 41}, 4: {60, 26, 41}, 5: {49, 15, 30}} {
		log := logOf(t, number, testB(t), "jit-log-noopt,jit-log-opt", "")
		list := sections(log)
		if len(list) != 6 {
			t.Fatalf("stage %d: %d sections, want 6\n%s", number, len(list), log)
		}
		for i, section := range list {
			// The inputs are a line, and a header where there is one.
			ops := strings.Count(section, "\n") - 1 - strings.Count(section, "# ")
			if want := counts[i%3]; ops != want {
				t.Errorf("stage %d, section %d has %d ops, want %d\n%s", number, i, ops, want, section)
			}
		}
	}
}

// TestLogIsTheSameEachTime: but for time stamps, which logOf keeps and sections drops.
func TestLogIsTheSameEachTime(t *testing.T) {
	src := nestedProgram
	first := sections(logOf(t, 5, src, "jit", "threshold=3,trace_eagerness=2"))
	for range 5 {
		again := sections(logOf(t, 5, src, "jit", "threshold=3,trace_eagerness=2"))
		same(t, "another run", strings.Join(first, "\n"), strings.Join(again, "\n"))
	}
}

// nestedProgram is three loops in each other that do something at each level.
const nestedProgram = "++++++[>++++++[>++++++[>+<-]>[>+<-]<<-]<-]"

func golden(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile("../testdata/golden/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// same compares texts line by line and shows the first difference.
func same(t *testing.T, what, want, got string) {
	t.Helper()
	if got == want {
		return
	}
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(w), len(g)) {
		if a, b := line(w, i), line(g, i); a != b {
			t.Errorf("%s: line %d\nwant %s\ngot  %s", what, i+1, a, b)
			return
		}
	}
}

func line(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "(no more)"
}
