package viewer

import (
	"strconv"
	"strings"
)

// ScriptData is what the page's script reads: the recordings, in words of one table.
// It renders what is looked at and nothing else.
type scriptData struct {
	Words      []string            `json:"words"`
	Digits     string              `json:"digits"` // of the codes
	Final      int                 `json:"final"`  // how many of them end a code
	Fates      [][2]string         `json:"fates"`
	Help       map[string]string   `json:"help"` // what ops and rules mean
	Files      map[string][]string `json:"files"`
	Machine    string              `json:"machine"` // below the machine code
	Recordings []recordingData     `json:"recordings"`
}

type recordingData struct {
	ID       string     `json:"id"`
	Title    string     `json:"title"`
	None     bool       `json:"none"` // no locations
	Pieces   packed     `json:"pieces"`
	Places   packed     `json:"places"`
	Passages []*passage `json:"passages"`
	Recorded listData   `json:"recorded"`
	Parts    []listData `json:"parts"`
}

// A listData has a line for each op, its fields parted by tabs. An empty field says
// that it is as that of the recorded op, a dash that there is none.
type listData struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Inputs string `json:"inputs"`
	Count  int    `json:"count"`
	Rows   packed `json:"rows"`
	Asm    packed `json:"asm"` // empty without machine code
}

func newScriptData(all []*recording, machine string) *scriptData {
	w := &words{}
	d := &scriptData{Digits: digits, Final: final, Fates: fates, Help: meanings(), Files: map[string][]string{}, Machine: machine, Recordings: []recordingData{}}
	for _, r := range all {
		d.Recordings = append(d.Recordings, r.data(w))
		for _, p := range r.Passages {
			d.Files[p.Name] = p.file.Lines
		}
	}
	d.Words = w.table()
	return d
}

func (r *recording) data(w *words) recordingData {
	d := recordingData{ID: r.ID, Title: r.Title, None: r.Guest.None, Passages: r.Passages,
		Pieces: pieces(w, r.Guest.Pieces), Places: pieces(w, r.Guest.Places)}
	d.Recorded = r.Recorded.data(w, func(o *row) []string { return o.recordedFields() })
	for _, p := range r.Parts {
		d.Parts = append(d.Parts, p.data(w, func(o *row) []string { return o.partFields(&r.Recorded) }))
	}
	return d
}

// pieces: text, place, first row.
func pieces(w *words, list []piece) packed {
	var lines []string
	for _, p := range list {
		lines = append(lines, fields([]string{p.Text, placeField(p.At), strconv.Itoa(p.Row)}))
	}
	return w.pack(strings.Join(lines, "\n"))
}

func (l *list) data(w *words, of func(*row) []string) listData {
	var rows, asm []string
	for i := range l.Rows {
		r := &l.Rows[i]
		rows = append(rows, fields(of(r)))
		asm = append(asm, fields(append(append(r.Asm[:len(r.Asm):len(r.Asm)], ""), r.Exit...)))
	}
	d := listData{ID: l.ID, Title: l.Title, Inputs: l.Inputs, Count: len(rows), Rows: w.pack(strings.Join(rows, "\n")), Asm: w.pack("")}
	if l.Asm {
		d.Asm = w.pack(strings.Join(asm, "\n"))
	}
	return d
}

// inField keeps a text in its field: names and places are the guest's and the
// interpreter's to choose. The script undoes it.
var inField = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\t", `\t`)

// fields joins the fields of a line; empty ones at its end are left out.
func fields(list []string) string {
	for len(list) > 0 && list[len(list)-1] == "" {
		list = list[:len(list)-1]
	}
	safe := make([]string, len(list))
	for i, f := range list {
		safe[i] = inField.Replace(f)
	}
	return strings.Join(safe, "\t")
}

func placeField(at int) string {
	if at < 0 {
		return "-"
	}
	return strconv.Itoa(at)
}

func lineField(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// recordedFields: text, place, line, fate, reasons.
func (r *row) recordedFields() []string {
	f := ""
	if r.Fate != unsaid {
		f = strconv.Itoa(int(r.Fate))
	}
	return append([]string{r.Text, placeField(r.Guest), lineField(r.Line), f}, r.Why...)
}

// partFields: text, place, line, recorded op, what a guard says, how often it
// failed, its bridge, its frames.
func (r *row) partFields(rec *list) []string {
	at, ln, o := placeField(r.Guest), lineField(r.Line), placeField(r.Recorded)
	if r.Recorded >= 0 && r.Recorded < len(rec.Rows) {
		of := &rec.Rows[r.Recorded]
		at, ln = unless(at, placeField(of.Guest)), unless(ln, lineField(of.Line))
	}
	out := []string{r.Text, at, ln, o}
	if g := r.Guard; g != nil {
		failed := ""
		if g.Failed > 0 {
			failed = strconv.Itoa(g.Failed)
		}
		out = append(append(out, g.Says, failed, g.Bridge), g.Frames...)
	}
	return out
}

func unless(a, b string) string {
	if a == b {
		return ""
	}
	return a
}
