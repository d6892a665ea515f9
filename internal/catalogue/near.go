package catalogue

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

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
	near := make(likelies, 0, 2*mostNear)
	if beside != "" {
		for _, a := range c.Entitled(r.Body, beside) {
			near.add(likely{ref: a.Ref, act: &a})
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
			for m, cost := range slips(session) {
				if len(near) >= 2*mostNear {
					break // those to come are no likelier
				}
				c.tryNear(cite.Ref{Body: r.Body, Kind: r.Kind, Number: strconv.Itoa(m) + "/" + n}, cost+1, &near)
			}
		case r.Body == "unga" && roman(r.Edition) > 0:
			for _, own := range romanSessions() {
				c.tryNear(cite.Ref{Body: r.Body, Kind: r.Kind, Number: r.Number, Edition: own}, 1, &near)
			}
		}
	}
	return c.acts(near)
}

// nearCouncil: years are slips of one more often than numbers are of a digit.
func (c *Catalogue) nearCouncil(r cite.Ref, near *likelies) {
	year := number(r.Edition)
	n, _ := strconv.Atoi(r.Number)
	if own, _, known := SecurityCouncilYears(n); known {
		cost := 4
		switch {
		case year == 0 || abs(own-year) == 1:
			cost = 1
		case oneDigit(own, year):
			cost = 2
		}
		c.tryNear(cite.Ref{Body: r.Body, Kind: r.Kind, Number: r.Number}, cost, near)
	}
	first, last, known := SecurityCouncilRange(year)
	for m, cost := range slips(r.Number) {
		if known && m >= first && m <= last {
			c.tryNear(cite.Ref{Body: r.Body, Kind: r.Kind, Number: strconv.Itoa(m)}, cost, near)
		}
	}
}

// nearNumbers tries the numbers one slip away, behind what stands before them.
func (c *Catalogue) nearNumbers(r cite.Ref, before, n string, near *likelies) {
	for m, cost := range slips(n) {
		c.tryNear(cite.Ref{Body: r.Body, Kind: r.Kind, Number: before + strconv.Itoa(m)}, cost, near)
		if len(*near) >= 2*mostNear {
			return // those to come are no likelier
		}
	}
}

func (c *Catalogue) tryNear(r cite.Ref, cost int, near *likelies) {
	if c.has(r) {
		near.add(likely{ref: r, cost: cost})
	}
}

// has tells that the act is known, without reading what is known of it.
func (c *Catalogue) has(r cite.Ref) bool {
	if c != nil {
		if _, ok := c.own[ownKey(r)]; ok {
			return true
		}
	}
	_, ok, _ := volumeOf(r.Body).find(r.Body, key(r))
	return ok
}

// likely is an act with what it takes to have slipped from it. The act is read only
// if it is among the likeliest.
type likely struct {
	ref  cite.Ref
	act  *Act
	cost int
}

type likelies []likely

func (l *likelies) add(a likely) {
	same := func(o likely) bool {
		return o.ref.Number == a.ref.Number && o.ref.Body == a.ref.Body && o.ref.Kind == a.ref.Kind &&
			(o.ref.Edition == a.ref.Edition || o.ref.Edition == "" || a.ref.Edition == "")
	}
	if i := slices.IndexFunc(*l, same); i >= 0 {
		(*l)[i].cost = min((*l)[i].cost, a.cost)
		return
	}
	*l = append(*l, a)
}

// acts are the likeliest, the least slip first.
func (c *Catalogue) acts(l likelies) []Act {
	slices.SortStableFunc(l, func(a, b likely) int { return cmp.Compare(a.cost, b.cost) })
	out := make([]Act, 0, min(len(l), mostNear))
	for _, a := range l[:min(len(l), mostNear)] {
		if a.act != nil {
			out = append(out, *a.act)
		} else if act, ok := c.Find(a.ref); ok {
			out = append(out, act)
		}
	}
	return out
}

// slips are the numbers that differ from n by two neighbouring digits swapped, and
// then those that differ by one digit, each with what that costs.
func slips(n string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		whole, err := strconv.Atoi(n)
		if err != nil || len(n) > 6 || n[0] == '0' || n[0] == '+' || n[0] == '-' {
			return
		}
		// unit is the value of a one at the place of n[i].
		unit := 1
		for range len(n) - 1 {
			unit *= 10
		}
		for i, u := 0, unit; i+1 < len(n); i, u = i+1, u/10 {
			a, b := int(n[i]-'0'), int(n[i+1]-'0')
			if a != b && (i > 0 || b > 0) && !yield(whole+(b-a)*u+(a-b)*u/10, 2) {
				return
			}
		}
		for i, u := 0, unit; i < len(n); i, u = i+1, u/10 {
			for d := range 10 {
				if own := int(n[i] - '0'); d != own && (i > 0 || d > 0) && !yield(whole+(d-own)*u, 3) {
					return
				}
			}
		}
	}
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
