package catalogue

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"resolute/internal/cite"
)

// mostNear is how many acts Near offers.
const mostNear = 5

// Near are the acts that a citation which names none is likely to mean, the
// likeliest first; a few. beside is what the text quotes as its title, or "": an
// act so titled comes before all. A Security Council number comes with its own year
// and with the numbers of the year given that are one slip away, one of the General
// Assembly with two digits swapped, one with a roman session with its own session.
func (c *Catalogue) Near(r cite.Ref, beside string) []Act {
	refs := c.NearRefs(r, beside)
	acts := make([]Act, 0, len(refs))
	for _, ref := range refs {
		if a, ok := c.Find(ref); ok {
			acts = append(acts, a)
		}
	}
	return acts
}

// NearRefs is Near for those who need no more than the acts' names. Nothing that the
// catalogue knows of the acts is read, so it may be asked for every slip of a draft.
func (c *Catalogue) NearRefs(r cite.Ref, beside string) []cite.Ref {
	var near likelies
	if beside != "" {
		for _, a := range c.Entitled(r.Body, beside) {
			near.add(a.Ref, 0)
		}
	}
	if r.Kind == "resolution" {
		switch session, n, ok := strings.Cut(r.Number, "/"); {
		case r.Body == "unsc":
			c.nearCouncil(r, &near)
		case r.Body == "itu-pp":
			c.nearNumbers(r, "", r.Number, &near)
		case ok:
			c.nearNumbers(r, session+"/", n, &near)
			var room [mostSlips]slipped
			for _, s := range slips(room[:0], session) {
				if near.enough() {
					break // those to come are no likelier
				}
				c.tryNumber(r, "", s.number, "/"+n, s.cost+1, &near)
			}
		case r.Body == "unga" && roman(r.Edition) > 0:
			for _, own := range romanSessions() {
				c.tryNear(cite.Ref{Body: r.Body, Kind: r.Kind, Number: r.Number, Edition: own}, 1, &near)
			}
		}
	}
	return near.best()
}

// nearCouncil: years are slips of one more often than numbers are of a digit.
func (c *Catalogue) nearCouncil(r cite.Ref, near *likelies) {
	year := number(r.Edition)
	n := number(r.Number)
	all := c.series(r, "")
	if own, _, known := SecurityCouncilYears(n); known {
		cost := 4
		switch {
		case year == 0 || abs(own-year) == 1:
			cost = 1
		case oneDigit(own, year):
			cost = 2
		}
		all.try(n, cost, near)
	}
	first, last, known := SecurityCouncilRange(year)
	if !known {
		return
	}
	var room [mostSlips]slipped
	for _, s := range slips(room[:0], r.Number) {
		if s.number >= first && s.number <= last {
			all.try(s.number, s.cost, near)
		}
	}
}

// nearNumbers tries the numbers one slip away, behind what stands before them.
func (c *Catalogue) nearNumbers(r cite.Ref, before, n string, near *likelies) {
	all := c.series(r, before)
	var room [mostSlips]slipped
	for _, s := range slips(room[:0], n) {
		all.try(s.number, s.cost, near)
		if near.enough() {
			return // those to come are no likelier
		}
	}
}

// series is the acts of a body like ref that are numbered on behind what stands before.
type series struct {
	catalogue *Catalogue
	ref       cite.Ref
	before    string
	there     numberSet // their numbers, if told: then there are no others
	told      bool
}

func (c *Catalogue) series(r cite.Ref, before string) series {
	s := series{catalogue: c, ref: r, before: before}
	if c == nil || len(c.own) == 0 {
		s.there, s.told = numbersOf(r, before)
	}
	return s
}

// try adds the act with number n, if there is one.
func (s *series) try(n, cost int, near *likelies) {
	switch {
	case !s.told:
		s.catalogue.tryNumber(s.ref, s.before, n, "", cost, near)
	case s.there.has(n):
		var room [32]byte
		number := strconv.AppendInt(append(room[:0], s.before...), int64(n), 10)
		near.add(cite.Ref{Body: s.ref.Body, Kind: s.ref.Kind, Number: string(number)}, cost)
	}
}

// numberSet has the numbers that resolutions of one session have in the table.
type numberSet []uint64

func (s numberSet) has(n int) bool { return n/64 < len(s) && s[n/64]&(1<<(n%64)) != 0 }

// numberSets keeps what numbersOf found: body and session, then numberSet.
var numberSets sync.Map

// numbersOf are the numbers behind "68/" that resolutions of a body have, or those of
// a body that numbers them on through the years; false where that is not asked, or
// nothing is behind it: most numbers that are tried are none, and searching for them
// one by one takes longer.
func numbersOf(r cite.Ref, before string) (there numberSet, ok bool) {
	if before == "" && r.Body != "unsc" && r.Body != "itu-pp" || before != "" && r.Edition != "" {
		return nil, false
	}
	type key struct{ body, before string }
	if all, ok := numberSets.Load(key{r.Body, before}); ok {
		return all.(numberSet), true
	}
	v := volumeOf(r.Body)
	for i, _, end := v.find(r.Body, before); i < end; i++ {
		rest, ok := strings.CutPrefix(v.key(i), before)
		if !ok {
			break
		}
		n, ok := digits(rest)
		if !ok || len(rest) > longestSlipped {
			continue // a part of a resolution
		}
		for n/64 >= len(there) {
			there = append(there, 0)
		}
		there[n/64] |= 1 << (n % 64)
	}
	if there == nil { // what a text makes up is not kept
		return nil, false
	}
	numberSets.Store(key{strings.Clone(r.Body), strings.Clone(before)}, there)
	return there, true
}

// tryNumber tries an act like r whose number is n between two other parts.
func (c *Catalogue) tryNumber(r cite.Ref, before string, n int, after string, cost int, near *likelies) {
	var room [32]byte // most numbers tried are none, and are never a string of their own
	number := append(strconv.AppendInt(append(room[:0], before...), int64(n), 10), after...)
	known := false
	if c == nil || len(c.own) == 0 {
		if _, known, _ = volumeOf(r.Body).find(r.Body, string(number)); !known {
			return
		}
	}
	if ref := (cite.Ref{Body: r.Body, Kind: r.Kind, Number: string(number)}); known || c.has(ref) {
		near.add(ref, cost)
	}
}

func (c *Catalogue) tryNear(r cite.Ref, cost int, near *likelies) {
	if c.has(r) {
		near.add(r, cost)
	}
}

// has tells that the act is known, without reading what is known of it.
func (c *Catalogue) has(r cite.Ref) bool {
	if c != nil && len(c.own) > 0 {
		if _, ok := c.own[ownKey(r)]; ok {
			return true
		}
	}
	_, ok, _ := volumeOf(r.Body).find(r.Body, key(r))
	return ok
}

// likelies are acts with what it takes to have slipped from them.
type likelies struct {
	refs  []cite.Ref
	costs []int
}

// enough tells that those to come, which are no likelier, need not be looked for.
func (l *likelies) enough() bool { return len(l.refs) >= 2*mostNear }

func (l *likelies) add(r cite.Ref, cost int) {
	for i := range l.refs {
		o := &l.refs[i]
		if o.Number == r.Number && o.Body == r.Body && o.Kind == r.Kind && (o.Edition == r.Edition || o.Edition == "" || r.Edition == "") {
			l.costs[i] = min(l.costs[i], cost)
			return
		}
	}
	if l.refs == nil {
		l.refs, l.costs = make([]cite.Ref, 0, 2*mostNear), make([]int, 0, 2*mostNear)
	}
	l.refs, l.costs = append(l.refs, r), append(l.costs, cost)
}

// best are the few likeliest, the least slip first and otherwise in their order.
func (l *likelies) best() []cite.Ref {
	for i := 1; i < len(l.refs); i++ { // there are a dozen at most, nearly in order
		for k := i; k > 0 && l.costs[k] < l.costs[k-1]; k-- {
			l.refs[k], l.refs[k-1] = l.refs[k-1], l.refs[k]
			l.costs[k], l.costs[k-1] = l.costs[k-1], l.costs[k]
		}
	}
	return l.refs[:min(len(l.refs), mostNear)]
}

// slipped is a number that another may be a slip of, and what that costs.
type slipped struct{ number, cost int }

const (
	// longestSlipped is how many digits a number may have of which slips are looked for.
	longestSlipped = 6
	mostSlips      = 10 * longestSlipped
)

// slips adds to all the numbers that differ from n by two neighbouring digits swapped,
// and then those that differ by one digit.
func slips(all []slipped, n string) []slipped {
	if len(n) == 0 || len(n) > longestSlipped || n[0] == '0' {
		return all
	}
	// unit is the value of a one at the place of n[i].
	whole, unit := 0, 1
	for i := range len(n) {
		if n[i] < '0' || n[i] > '9' {
			return all
		}
		whole = 10*whole + int(n[i]-'0')
		if i > 0 {
			unit *= 10
		}
	}
	for i, u := 0, unit; i+1 < len(n); i, u = i+1, u/10 {
		a, b := int(n[i]-'0'), int(n[i+1]-'0')
		if a != b && (i > 0 || b > 0) {
			all = append(all, slipped{whole + (b-a)*u + (a-b)*u/10, 2})
		}
	}
	for i, u := 0, unit; i < len(n); i, u = i+1, u/10 {
		for d := range 10 {
			if own := int(n[i] - '0'); d != own && (i > 0 || d > 0) {
				all = append(all, slipped{whole + (d-own)*u, 3})
			}
		}
	}
	return all
}

// oneDigit tells that two years differ in one digit.
func oneDigit(a, b int) bool {
	n := 0
	for ; a > 0 || b > 0; a, b = a/10, b/10 {
		if a%10 != b%10 {
			n++
		}
	}
	return n == 1
}

func abs(n int) int { return max(n, -n) }

// Beginning are the acts of a body whose number begins so, the shortest numbers
// first, at most most of them.
func (c *Catalogue) Beginning(body, number string, most int) []Act {
	var out []Act
	v := volumeOf(body)
	for i, _, end := v.find(body, number); i < end && strings.HasPrefix(v.key(i), number); i++ {
		out = append(out, readAct(v.line(i)))
	}
	slices.SortStableFunc(out, func(a, b Act) int {
		return cmp.Or(len(a.Ref.Number)-len(b.Ref.Number), strings.Compare(a.Ref.Number, b.Ref.Number))
	})
	var own []Act
	for _, a := range c.owned() {
		if a.Ref.Body == body && strings.HasPrefix(a.Ref.Number, number) {
			own = append(own, *a)
			out = slices.DeleteFunc(out, func(b Act) bool { return b.Ref == a.Ref })
		}
	}
	out = append(own, out...)
	return out[:min(len(out), most)]
}
