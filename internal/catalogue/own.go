package catalogue

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"resolute/internal/cite"
)

// Problem is what of a user's catalogue is left out, and why: one for a file.
type Problem struct {
	File    string
	Line    int // from 1; 0 where the whole file is meant
	Message string
}

func (p Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ": " + p.Message
}

// Reader reads users' catalogues and remembers of each file the last that could be
// read: that stands while the file is broken. It may be used by many at once. The
// zero value is ready.
type Reader struct {
	mu   sync.Mutex
	good map[string][]row
}

// Read makes a catalogue of the built-in facts and the files, of which a later one
// overrides an earlier. What cannot be read is left out and told; the rest stands.
func (r *Reader) Read(files []File) (*Catalogue, []Problem) {
	c := &Catalogue{own: map[string]*Act{}}
	var problems []Problem
	for _, f := range files {
		t := troubles{file: f.Name}
		rows, err := f.rows()
		if err != nil {
			line, message := placeOf(err)
			// What the file said before is worth more than a half of it.
			if before, ok := r.last(f.Name); ok {
				rows, message = before, message+"; what it said before still holds"
			}
			t.tell(line, message)
		} else {
			r.keep(f.Name, rows)
			if len(rows) == 0 {
				t.tell(0, "no act in it")
			}
		}
		c.take(f.Name, rows, &t)
		if p, ok := t.problem(); ok {
			problems = append(problems, p)
		}
	}
	return c, problems
}

func (r *Reader) last(name string) ([]row, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	rows, ok := r.good[name]
	return rows, ok
}

func (r *Reader) keep(name string, rows []row) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.good == nil {
		r.good = map[string][]row{}
	}
	r.good[name] = rows
}

// Read reads files once, with no memory of what they said before.
func Read(files []File) (*Catalogue, []Problem) { return new(Reader).Read(files) }

// troubles are those of one file, of which the first is told and the others are
// counted.
type troubles struct {
	file  string
	first Problem
	more  int
}

func (t *troubles) tell(line int, message string) {
	if t.first.Message != "" {
		t.more++
		return
	}
	t.first = Problem{t.file, line, message}
}

func (t *troubles) problem() (Problem, bool) {
	p := t.first
	switch t.more {
	case 0:
	case 1:
		p.Message += " (and 1 more)"
	default:
		p.Message += " (and " + strconv.Itoa(t.more) + " more)"
	}
	return p, p.Message != ""
}

// take adds the acts of a file.
func (c *Catalogue) take(name string, rows []row, t *troubles) {
	s := Source{Name: name, Coverage: "own"}
	seen := map[cite.Ref]int{} // with the edition
	fresh := map[string]*Act{} // of this file
	for i := range rows {
		a, chain, err := rows[i].act(name)
		if err != nil {
			t.tell(rows[i].line, err.Error())
			continue
		}
		if first, again := seen[a.Ref]; again {
			t.tell(rows[i].line, fmt.Sprintf("%s stands twice, first in line %d", a.Ref, first))
			continue
		}
		seen[a.Ref] = rows[i].line
		k := ownKey(a.Ref)
		if known := fresh[k]; known != nil { // another edition of the same act
			known.Editions = together(known.Editions, a.Editions)
			known.Title = cmp.Or(known.Title, a.Title)
			continue
		}
		if before, ok := c.Find(a.Ref); ok {
			a.complete(&before, chain || len(before.Editions) == 0)
		}
		a.Ref = anyEdition(a.Ref)
		fresh[k] = a
	}
	maps.Copy(c.own, fresh)
	for _, a := range fresh {
		s.count(a)
	}
	c.sources = append(c.sources, s)
}

// anyEdition is the act in whatever edition, as the catalogue keeps it.
func anyEdition(r cite.Ref) cite.Ref {
	if strings.HasPrefix(r.Body, "itu-") {
		r.Edition = ""
	}
	return r
}

// complete takes from what was known before what a does not say. Editions are
// added to, unless a says the whole chain.
func (a *Act) complete(before *Act, chain bool) {
	a.Title = cmp.Or(a.Title, before.Title)
	a.Item = cmp.Or(a.Item, before.Item)
	if a.Date == (cite.Date{}) {
		a.Date = before.Date
	}
	a.Year = cmp.Or(a.Year, before.Year)
	if !chain {
		a.Editions = together(before.Editions, a.Editions)
		a.Exact = before.Exact
	}
	if !a.statusSaid {
		a.Gone = before.Gone
	}
}

// together is both lists of editions in the order of their years, each year once.
func together(a, b []Edition) []Edition {
	all := slices.Concat(a, b)
	slices.SortStableFunc(all, func(x, y Edition) int { return cmp.Compare(x.Year, y.Year) })
	return slices.CompactFunc(all, func(x, y Edition) bool { return x.Year == y.Year })
}

// With is the catalogue with acts of the workspace's texts, which add to those it
// has; source names where they come from.
func (c *Catalogue) With(source string, acts []Act) *Catalogue {
	if len(acts) == 0 {
		return c
	}
	out := &Catalogue{own: map[string]*Act{}}
	if c != nil {
		maps.Copy(out.own, c.own)
		out.sources = append(out.sources, c.sources...)
	}
	s := Source{Name: source, Coverage: "own"}
	for _, a := range acts {
		s.count(&a)
		if before, ok := out.Find(a.Ref); ok {
			if newest, ok := before.EditionAt(0); ok && before.Text != "" && len(a.Editions) > 0 && newest.Year > a.Editions[0].Year {
				a.Text, a.Source = before.Text, before.Source
			}
			a.complete(&before, false)
		}
		a.Ref = anyEdition(a.Ref)
		out.own[ownKey(a.Ref)] = &a
	}
	out.sources = append(out.sources, s)
	return out
}

// Own is the act that r names as the user's files and texts have it.
func (c *Catalogue) Own(r cite.Ref) (Act, bool) {
	if c != nil && len(c.own) > 0 {
		if a, ok := c.own[ownKey(r)]; ok {
			return *a, true
		}
	}
	return Act{}, false
}

// owned are the acts of the user's files and texts, in the order of their keys.
func (c *Catalogue) owned() []*Act {
	if c == nil || len(c.own) == 0 {
		return nil
	}
	c.sorted.Do(func() {
		for _, k := range slices.Sorted(maps.Keys(c.own)) {
			c.inOrder = append(c.inOrder, c.own[k])
		}
	})
	return c.inOrder
}

// row is an act as a user's file has it.
type row struct {
	Cite     string   `toml:"cite"` // as a draft cites it
	Title    string   `toml:"title"`
	Date     string   `toml:"date"`     // "2015-09-25"
	Editions []string `toml:"editions"` // "Busan, 2014", the earliest first
	Status   string   `toml:"status"`   // "abrogated", or nothing
	line     int
}

// act makes an act of a row; chain tells that the row says all editions.
func (r *row) act(file string) (a *Act, chain bool, err error) {
	ref, ok := refOf(r.Cite)
	if !ok {
		return nil, false, fmt.Errorf("%q is no citation of an act that can be read", clipped(r.Cite))
	}
	a = &Act{Ref: ref, Title: printable(r.Title), Source: file}
	if r.Date != "" {
		if a.Date = readDate(r.Date); a.Date.Year == 0 || a.Date.Month < 1 || a.Date.Month > 12 || a.Date.Day < 1 || a.Date.Day > 31 {
			return nil, false, fmt.Errorf("date %q: a date is written 2015-09-25", clipped(r.Date))
		}
		a.Year = a.Date.Year
	}
	if y := number(ref.Edition); a.Year == 0 && ref.Body == "unsc" {
		a.Year = y
	}
	for _, e := range r.Editions {
		ed, ok := parseEdition(e)
		if !ok {
			return nil, false, fmt.Errorf("edition %q: an edition is written \"Busan, 2014\"", clipped(e))
		}
		ed.Revised = len(a.Editions) > 0
		a.Editions = append(a.Editions, ed)
	}
	if chain = len(r.Editions) > 0; !chain && strings.HasPrefix(ref.Body, "itu-") {
		if ed, ok := parseEdition(ref.Edition); ok {
			a.Editions = []Edition{ed}
		}
	}
	a.statusSaid = r.Status != ""
	switch strings.ToLower(r.Status) {
	case "", "in force", "known":
	case "abrogated", "suppressed", "superseded", "repealed":
		a.Gone = true
	default:
		return nil, false, fmt.Errorf("status %q is neither \"in force\" nor \"abrogated\"", clipped(r.Status))
	}
	return a, chain, nil
}

// parseEdition reads "Busan, 2014" and "Rev. Busan, 2014".
func parseEdition(s string) (Edition, bool) {
	s, revised := strings.CutPrefix(strings.TrimSpace(s), "Rev. ")
	place, year, ok := strings.Cut(s, ",")
	y, err := strconv.Atoi(strings.TrimSpace(year))
	if !ok || err != nil || y < 1 || y > 9999 {
		return Edition{}, false
	}
	return Edition{Place: printable(place), Year: y, Revised: revised, Known: true}, true
}

// longestCite is how long a citation in a catalogue may be, in bytes.
const longestCite = 500

// refOf reads the act that s cites.
func refOf(s string) (cite.Ref, bool) {
	if len(s) > longestCite {
		return cite.Ref{}, false
	}
	for _, body := range []string{"", "us"} {
		for _, c := range cite.Find(s, body) {
			switch c.Ref.Kind {
			case "resolution", "decision", "recommendation", "opinion":
				if c.Ref.Body != "self" && c.Ref.Number != "" {
					return c.Ref, true
				}
			}
		}
	}
	return cite.Ref{}, false
}

// printable is s on one line and without what would take over a terminal or turn
// round the line that it is printed on.
func printable(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r >= 0x7F && r < 0xA0:
			return ' '
		case r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func clipped(s string) string {
	const most = 60
	if s = printable(s); len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// atLine is an error with its line.
type atLine struct {
	line    int
	message string
}

func (e atLine) Error() string { return e.message }

func placeOf(err error) (int, string) {
	if e, ok := errors.AsType[atLine](err); ok {
		return e.line, e.message
	}
	return 0, err.Error()
}
