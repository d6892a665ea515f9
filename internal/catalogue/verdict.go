package catalogue

import (
	"bytes"
	"strconv"
	"strings"
	"sync"

	"resolute/internal/cite"
)

// Catalogue is the built-in facts with those of a user's own files. It is never
// changed once made. A nil Catalogue is the built-in facts alone.
type Catalogue struct {
	own     map[string]*Act
	sources []Source
	partial bool // a user's own files are not read

	sorted  sync.Once
	inOrder []*Act // own, once owned is asked
}

// Status is what is known of a cited act.
type Status uint8

const (
	Unknown   Status = iota // of a series that is known in part; or nothing that has one
	Known                   // it exists
	Outdated                // a later revision is known
	Abrogated               // it is not in force any more
	Dangling                // of a series that is known in full, and not in it
)

// String is the name used in output.
func (s Status) String() string {
	return [...]string{"unknown", "known", "outdated", "abrogated", "dangling"}[s]
}

// newestConference is the last one whose acts the table of the Plenipotentiary
// Conference holds.
const newestConference = 2022

// Find is the act that r names, whatever its edition or year; false if it is not
// known.
func (c *Catalogue) Find(r cite.Ref) (Act, bool) {
	if c != nil && len(c.own) > 0 {
		if a, ok := c.Own(r); ok {
			return a, true
		}
	}
	return builtIn(r)
}

// DateOf is the day on which the act that r names was adopted; false if that is not
// known. It reads no more of the act.
func (c *Catalogue) DateOf(r cite.Ref) (cite.Date, bool) {
	if c != nil && len(c.own) > 0 {
		if a, ok := c.Own(r); ok {
			return a.Date, a.Date.Day > 0
		}
	}
	v := volumeOf(r.Body)
	i, ok, _ := v.find(r.Body, key(r))
	if !ok {
		return cite.Date{}, false
	}
	_, rest, _ := strings.Cut(v.line(i), "\t")
	date, _, _ := strings.Cut(rest, "\t")
	d := readDate(date)
	return d, d.Day > 0
}

// ownKey is what an act of a user's file is found by.
func ownKey(r cite.Ref) string { return r.Body + " " + key(r) }

// Status tells what is known of the act that r names, as a text of the year as
// sees it: what was revised later was up to date then. as is 0 for a text of
// today.
func (c *Catalogue) Status(r cite.Ref, as int) Status {
	status := c.status(r, as)
	if status == Dangling && c != nil && c.partial {
		return Unknown // it may stand in what was not read
	}
	return status
}

// Partial is the built-in facts for a user whose own files cannot be read: no act
// is said not to exist.
func Partial() *Catalogue { return &Catalogue{partial: true} }

func (c *Catalogue) status(r cite.Ref, as int) Status {
	if c != nil && len(c.own) > 0 {
		if a, ok := c.own[ownKey(r)]; ok {
			return a.StatusOf(r, as)
		}
	}
	switch {
	case r.Kind == "provision" || r.Kind == "article":
		return provision(r)
	case r.Body == "unsc" && r.Kind == "resolution":
		return councilStatus(r)
	case r.Body == "itu-pp" && r.Kind == "resolution":
		n, ok := digits(r.Number)
		if !ok || n < 1 {
			return Unknown
		}
		if acts := plenipotentiary(); n < len(acts) && len(acts[n].Editions) > 0 {
			return acts[n].StatusOf(r, as)
		}
		if y := editionYear(r.Edition); y > 0 && y <= newestConference {
			return Dangling
		}
		return Unknown
	}
	v := volumeOf(r.Body)
	i, ok, _ := v.find(r.Body, key(r))
	switch {
	case ok && strings.HasPrefix(r.Body, "itu-"):
		return v.act(i).StatusOf(r, as)
	case ok:
		return Known
	case r.Body == "unga" && r.Kind == "resolution":
		if hasParts(r) {
			return Known
		}
		return beyondSession(r)
	}
	return Unknown
}

// councilStatus judges a number of the Security Council by its year. One beyond
// the table is of a year to come, or of one that is in it.
func councilStatus(r cite.Ref) Status {
	n, ok := digits(r.Number)
	if !ok {
		return Unknown
	}
	first, last, known := SecurityCouncilYears(n)
	switch y := number(r.Edition); {
	case n < 1 || y != 0 && first != 0 && (y < first || y > last):
		return Dangling
	case known:
		return Known
	}
	return Unknown
}

// plenipotentiary are the resolutions of the Plenipotentiary Conference by number.
var plenipotentiary = sync.OnceValue(func() []Act {
	var acts []Act
	v := volumeOf("itu-pp")
	for _, p := range v.parts {
		if p.body != "itu-pp" {
			continue
		}
		for i := p.first; i < p.end; i++ {
			a := readAct(v.line(i))
			n, err := strconv.Atoi(a.Ref.Number)
			if a.Ref.Kind != "resolution" || err != nil {
				continue
			}
			for len(acts) <= n {
				acts = append(acts, Act{})
			}
			acts[n] = a
		}
	}
	return acts
})

// StatusOf is that of the act in the edition that r names, as a text of the year as
// sees it.
func (a *Act) StatusOf(r cite.Ref, as int) Status {
	year := editionYear(r.Edition)
	switch {
	case a.Gone && (as == 0 || as > newestConference || a.statusSaid):
		return Abrogated
	case a.Ref.Body == "unsc" && year != 0 && a.Year != 0 && year != a.Year:
		return Dangling
	case year == 0 || len(a.Editions) == 0:
		return Known
	case year < a.Editions[0].Year && a.Ref.Body == "itu-pp" && a.Source == "":
		return Dangling // before it was adopted
	}
	// Opinions are numbered anew at every forum, so a later one is another act.
	if e, ok := a.EditionAt(as); ok && a.Ref.Kind != "opinion" && e.Year > year {
		return Outdated
	}
	for _, e := range a.Editions {
		if e.Year == year {
			return Known
		}
	}
	return Unknown
}

// editionYear is the year at the end of an edition as a citation has it, 0 if it
// has none: "Rev. Busan, 2014".
func editionYear(edition string) int {
	if len(edition) < 4 {
		return 0
	}
	y := number(edition[len(edition)-4:])
	if y < 1865 {
		return 0
	}
	return y
}

// slack is how many resolutions a session may have had beyond the last one in the
// table, which lacks some.
const slack = 25

// beyondSession judges a number of the General Assembly that is not in the table.
func beyondSession(r cite.Ref) Status {
	if r.Edition != "" {
		return ofAnotherSession(r)
	}
	session, n, ok := strings.Cut(r.Number, "/")
	last := lastOfSession(session)
	if !ok || last == 0 || number(session) >= openSession() {
		return Unknown
	}
	n, _, _ = strings.Cut(n, " ")
	for n != "" && n[len(n)-1] >= 'A' && n[len(n)-1] <= 'Z' {
		n = n[:len(n)-1] // the letter of a part
	}
	if got, ok := digits(n); ok && (got > last+slack || got == 0) {
		return Dangling
	}
	return Unknown
}

// ofAnotherSession judges a number with a regular session in roman numerals. They
// ran on from session to session, so one that lies among those of another session
// is a slip in one of the two.
func ofAnotherSession(r cite.Ref) Status {
	session, ends := roman(r.Edition), romanEnds()
	base, _, _ := strings.Cut(r.Number, " ")
	n, err := strconv.Atoi(base)
	if err != nil || session < 1 || session >= len(ends) || ends[session][0] == 0 {
		return Unknown
	}
	if n <= ends[session-1][1] || session+1 < len(ends) && n >= ends[session+1][0] || n < 1 {
		return Dangling
	}
	return Unknown
}

// romanSessions are the sessions that were numbered so, "I" to "XXX".
var romanSessions = sync.OnceValue(func() []string {
	var all []string
	for _, tens := range []string{"", "X", "XX"} {
		for _, ones := range []string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"} {
			if s := tens + ones; roman(s) == len(all)+1 {
				all = append(all, s)
			}
		}
	}
	return all
})

// romanEnds is the first and the last number in the table of each session with
// roman numerals.
var romanEnds = sync.OnceValue(func() (ends [31][2]int) {
	v := volumeOf("unga")
	for i := range v.starts {
		base, session, ok := strings.Cut(v.key(i), " (")
		s := roman(strings.TrimSuffix(session, ")"))
		base, _, _ = strings.Cut(base, " ")
		n, err := strconv.Atoi(base)
		if !ok || err != nil || s < 1 || s >= len(ends) {
			continue
		}
		if e := &ends[s]; e[0] == 0 || n < e[0] {
			e[0] = n
		}
		ends[s][1] = max(ends[s][1], n)
	}
	return ends
})

// hasParts tells that the resolution was adopted in several parts, or that one of
// it is cited: "52/38" of "52/38 A" in the table, and the other way round.
func hasParts(r cite.Ref) bool {
	base, _, _ := strings.Cut(r.Number, " ")
	r.Number = base
	k := key(r)
	if r.Edition != "" {
		k, _, _ = strings.Cut(k, " (")
	}
	v := volumeOf(r.Body)
	i, ok, end := v.find(r.Body, k)
	if i == end {
		return false
	}
	if rest, more := bytes.CutPrefix(v.keyAt(i), []byte(k)); !ok && (!more || rest[0] != ' ') {
		return false
	}
	return r.Edition == "" || strings.HasSuffix(v.key(i), " ("+r.Edition+")")
}

// sessionEnds keeps what lastOfSession found: session, then number.
var sessionEnds sync.Map

// lastOfSession is the highest number of a session in the table, 0 if it has none.
func lastOfSession(session string) int {
	if n, ok := sessionEnds.Load(session); ok {
		return n.(int)
	}
	last := 0
	v := volumeOf("unga")
	for i, _, end := v.find("unga", session+"/"); i < end; i++ {
		n, ok := strings.CutPrefix(v.key(i), session+"/")
		if !ok {
			break
		}
		n, _, _ = strings.Cut(n, " ")
		if got, err := strconv.Atoi(n); err == nil {
			last = max(last, got)
		}
	}
	if last > 0 { // what a text makes up is not kept
		sessionEnds.Store(strings.Clone(session), last)
	}
	return last
}

// openSession is the regular session that may still adopt.
var openSession = sync.OnceValue(func() int {
	n := 31 // the first of those numbered like this
	for lastOfSession(strconv.Itoa(n+1)) > 0 {
		n++
	}
	return n
})
