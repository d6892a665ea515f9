package catalogue

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"resolute/internal/cite"
)

// Near are the acts that a citation which names none is likely to mean, the
// likeliest first: a Security Council number with its own year, and the numbers
// of the year given that are one slip away, of the Assembly the numbers with two
// digits swapped. There are no more than a few.
func (c *Catalogue) Near(r cite.Ref) []Act {
	const few = 4
	var out []Act
	// add adds an act that exists and reports whether there is room for more.
	add := func(number string) bool {
		a, ok := c.Find(cite.Ref{Body: r.Body, Kind: r.Kind, Number: number})
		if ok && !slices.ContainsFunc(out, func(b Act) bool { return b.Ref == a.Ref }) {
			out = append(out, a)
		}
		return len(out) < few
	}
	switch r.Body {
	case "unsc":
		first, last, known := SecurityCouncilRange(number(r.Edition))
		for n := range slips(r.Number) {
			if known && n >= first && n <= last && !add(strconv.Itoa(n)) {
				return out
			}
		}
		add(r.Number)
	case "unga", "hrc", "ecosoc":
		session, n, ok := strings.Cut(r.Number, "/")
		if !ok {
			return nil
		}
		for m := range slips(n) {
			if !add(session + "/" + strconv.Itoa(m)) {
				break
			}
		}
	}
	return out
}

// slips are the numbers that differ from n by two neighbouring digits swapped,
// or by one digit.
func slips(n string) iter.Seq[int] {
	return func(yield func(int) bool) {
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
			if a != b && (i > 0 || b > 0) && !yield(whole+(b-a)*u+(a-b)*u/10) {
				return
			}
		}
		for i, u := 0, unit; i < len(n); i, u = i+1, u/10 {
			for d := range 10 {
				if own := int(n[i] - '0'); d != own && (i > 0 || d > 0) && !yield(whole+(d-own)*u) {
					return
				}
			}
		}
	}
}

// Beginning are the acts of a body whose number begins so, the shortest numbers
// first, at most most of them.
func (c *Catalogue) Beginning(body, number string, most int) []Act {
	var out []Act
	for i, _, end := lineWith(body, number); i < end && strings.HasPrefix(keyOf(i), number); i++ {
		out = append(out, readAct(lineOf(i)))
	}
	slices.SortStableFunc(out, func(a, b Act) int {
		if len(a.Ref.Number) != len(b.Ref.Number) {
			return len(a.Ref.Number) - len(b.Ref.Number)
		}
		return strings.Compare(a.Ref.Number, b.Ref.Number)
	})
	if c != nil {
		for _, a := range c.own {
			if a.Ref.Body == body && strings.HasPrefix(a.Ref.Number, number) {
				out = slices.Insert(out, 0, *a)
			}
		}
	}
	return out[:min(len(out), most)]
}
