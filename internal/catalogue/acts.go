package catalogue

import (
	"slices"
	"strconv"
	"strings"

	"resolute/internal/cite"
)

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
	Source   string // the file of a user's catalogue or text; empty for the built-in one

	// Text is the file of the workspace that holds the act's text; the newest edition's
	// where there are several. Empty if none does.
	Text string

	statusSaid bool // the user's file says whether it is in force
}

// Latest is the newest edition that is known; false if none is.
func (a *Act) Latest() (Edition, bool) { return a.EditionAt(0) }

// EditionAt is the newest edition that a text of the year can cite as in force, 0
// for a text of today; false if none is known.
func (a *Act) EditionAt(year int) (Edition, bool) {
	for _, e := range slices.Backward(a.Editions) {
		if !e.Draft && (year == 0 || e.Year <= year) {
			return e, true
		}
	}
	return Edition{}, false
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

// builtIn finds an act in the embedded tables. The resolutions of the Plenipotentiary
// Conference, which texts of the ITU cite in every other paragraph, stand ready.
func builtIn(r cite.Ref) (Act, bool) {
	if r.Body == "itu-pp" && r.Kind == "resolution" {
		if n, ok := digits(r.Number); ok && n < len(plenipotentiary()) && r.Number[0] != '0' {
			a := plenipotentiary()[n]
			return a, a.Ref.Body != ""
		}
	}
	v := volumeOf(r.Body)
	i, ok, _ := v.find(r.Body, key(r))
	if !ok {
		return Act{}, false
	}
	return *v.act(i), true
}

// The fields of a line of a volume.
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

// readAct reads a line of a volume, which gen wrote.
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
