package chapters

import (
	"bytes"
	"os"
	"testing"

	"mergepoint/tools/order"
)

func TestStagesAreFresh(t *testing.T) {
	text, err := os.ReadFile("order.txt")
	if err != nil {
		t.Fatal(err)
	}
	list, err := order.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	want, err := order.Stages(list)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("stages.go")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("stages.go is not what order.txt makes (%v): go generate ./chapters", err)
	}
}
