package catalogue

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"resolute/internal/cite"
)

//go:generate go run ./gen

// actTable is acts.tsv, which gen makes of the tables: a line an act, sorted by
// key, so that an act is found where it lies, with nothing to load.
//
//go:embed acts.tsv
var actTable string

// Act is what is known of a resolution or another act.
type Act struct {
	Ref   cite.Ref // without an edition; of the Security Council and of the old Assembly with it
	Title string   // or the subject, where the act has no title; may be empty
	Item  string   // the agenda item; mostly empty
	Date  cite.Date
	Year  int // of the Security Council's number; else of Date
	// Editions are those of an ITU act that are known, the first one being its
	// adoption. Exact tells that the last of them is the latest there is.
	Editions []Edition
	Exact    bool
	Gone     bool   // not in force any more, as of the newest conference in the table
	Source   string // the file of a user's catalogue; empty for the built-in one
}

// Latest is the newest edition that is known; false if none is.
func (a *Act) Latest() (Edition, bool) {
	if len(a.Editions) == 0 {
		return Edition{}, false
	}
	return a.Editions[len(a.Editions)-1], true
}

// Name is the act as running text cites it, in its newest edition.
func (a *Act) Name() string {
	switch r := a.Ref; {
	case r.Body == "unsc":
		return "Security Council resolution " + r.Number + " (" + strconv.Itoa(a.Year) + ")"
	case r.Body == "unga":
		return "General Assembly resolution " + withEdition(r)
	case r.Body == "ecosoc":
		return "Economic and Social Council resolution " + withEdition(r)
	case r.Body == "hrc":
		return "Human Rights Council resolution " + withEdition(r)
	default:
		name := capitalized(r.Kind) + " " + r.Number
		if e, ok := a.Latest(); ok {
			name += " (" + e.String() + ")"
		}
		return name
	}
}

func withEdition(r cite.Ref) string {
	if r.Edition == "" {
		return r.Number
	}
	return r.Number + " (" + r.Edition + ")"
}

func capitalized(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// key is what an act is found by among those of its body: kind unless it is a
// resolution, and number, and of the General Assembly before 1976 the session.
func key(r cite.Ref) string {
	k := r.Number
	if r.Kind != "resolution" {
		k = r.Kind + " " + k
	}
	if r.Edition != "" && (r.Body == "unga" || r.Body == "ecosoc") {
		k += " (" + r.Edition + ")"
	}
	return k
}

// starts are the offsets of the table's lines.
var starts = sync.OnceValue(func() []uint32 {
	all := make([]uint32, 0, 24_000)
	for i := 0; i < len(actTable); {
		all = append(all, uint32(i))
		end := strings.IndexByte(actTable[i:], '\n')
		if end < 0 {
			break
		}
		i += end + 1
	}
	return all
})

// lineOf is the i-th line of the table without its end.
func lineOf(i int) string {
	all := starts()
	end := len(actTable)
	if i+1 < len(all) {
		end = int(all[i+1])
	}
	return strings.TrimSuffix(actTable[all[i]:end], "\n")
}

// keyOf is the key of the i-th line, behind its body.
func keyOf(i int) string {
	s := actTable[starts()[i]:]
	s = s[:strings.IndexAny(s, "\t\n")]
	return s[strings.IndexByte(s, ' ')+1:]
}

// part is the lines of one body.
type part struct {
	body       string
	first, end int
}

var parts = sync.OnceValue(func() []part {
	var all []part
	for i, at := range starts() {
		s := actTable[at:]
		body := s[:strings.IndexByte(s, ' ')]
		if len(all) == 0 || all[len(all)-1].body != body {
			all = append(all, part{body, i, i})
		}
		all[len(all)-1].end = i + 1
	}
	return all
})

// lineWith is the first line of the body whose key is k or sorts after it, the end
// of the body's lines where none does, and whether it is k.
func lineWith(body, k string) (line int, ok bool, end int) {
	for _, p := range parts() {
		if p.body != body {
			continue
		}
		all, lo, hi := starts(), p.first, p.end
		skip := len(body) + 1
		for lo < hi {
			mid := int(uint(lo+hi) >> 1)
			if compareKey(actTable[int(all[mid])+skip:], k) < 0 {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		return lo, lo < p.end && compareKey(actTable[int(all[lo])+skip:], k) == 0, p.end
	}
	return 0, false, 0
}

// compareKey compares the key at the head of line with k. Byte by byte: keys are
// short, and a tab or a line end, where the line's ends, sorts before all else.
func compareKey(line, k string) int {
	for i := 0; i < len(k); i++ {
		if i == len(line) || line[i] == '\t' || line[i] == '\n' {
			return -1
		}
		if line[i] != k[i] {
			return int(line[i]) - int(k[i])
		}
	}
	if len(line) == len(k) || line[len(k)] == '\t' || line[len(k)] == '\n' {
		return 0
	}
	return 1
}

// builtIn finds an act in the table.
func builtIn(r cite.Ref) (Act, bool) {
	i, ok, _ := lineWith(r.Body, key(r))
	if !ok {
		return Act{}, false
	}
	return readAct(lineOf(i)), true
}

// The fields of a line of acts.tsv.
const (
	fieldKey = iota
	fieldDate
	fieldYear
	fieldTitle
	fieldItem
	fieldEditions
	fieldFlags
	fields
)

// readAct reads a line of acts.tsv, which gen wrote.
func readAct(line string) Act {
	var f [fields]string
	for i := range f {
		f[i], line, _ = strings.Cut(line, "\t")
	}
	a := Act{Title: f[fieldTitle], Item: f[fieldItem], Year: number(f[fieldYear])}
	body, rest, _ := strings.Cut(f[fieldKey], " ")
	a.Ref = cite.Ref{Body: body, Kind: "resolution", Number: rest}
	if kind, n, ok := strings.Cut(rest, " "); ok && kind[0] >= 'a' && kind[0] <= 'z' {
		a.Ref.Kind, a.Ref.Number = kind, n
	}
	if n, session, ok := strings.Cut(a.Ref.Number, " ("); ok {
		a.Ref.Number, a.Ref.Edition = n, strings.TrimSuffix(session, ")")
	}
	if body == "unsc" {
		a.Ref.Edition = f[fieldYear]
	}
	a.Date = readDate(f[fieldDate])
	if a.Year == 0 {
		a.Year = a.Date.Year
	}
	if f[fieldEditions] != "" {
		for i, e := range strings.Split(f[fieldEditions], "; ") {
			a.Editions = append(a.Editions, readEdition(e, i > 0))
		}
	}
	a.Exact = strings.Contains(f[fieldFlags], "exact")
	a.Gone = strings.Contains(f[fieldFlags], "gone")
	return a
}

// readDate reads "2015-09-25"; what is missing is 0.
func readDate(s string) cite.Date {
	if len(s) != len("2015-09-25") {
		return cite.Date{}
	}
	return cite.Date{Year: number(s[:4]), Month: number(s[5:7]), Day: number(s[8:])}
}

// readEdition reads "Busan 2014".
func readEdition(s string, revised bool) Edition {
	i := strings.LastIndexByte(s, ' ')
	if i < 0 {
		return Edition{Place: s, Revised: revised}
	}
	return Edition{Place: s[:i], Year: number(s[i+1:]), Revised: revised, Known: true}
}

// Chain is the editions of an ITU act in order, "Antalya 2006 → Dubai 2018", with
// what is known of the last one; "" for acts that are not revised.
func (a *Act) Chain() string {
	if len(a.Editions) == 0 {
		return ""
	}
	parts := make([]string, len(a.Editions))
	for i, e := range a.Editions {
		parts[i] = e.Place + " " + strconv.Itoa(e.Year)
	}
	s := strings.Join(parts, " → ")
	switch {
	case a.Gone:
		return s + " (not in force after " + strconv.Itoa(newestConference) + ")"
	case a.Exact:
		return s + " (in force)"
	case a.Ref.Body == "itu-pp":
		return s + " (in force; a later revision may exist)"
	}
	return s + " (editions that are known)"
}
