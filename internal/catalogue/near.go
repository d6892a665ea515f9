package catalogue

import (
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
	var out []Act
	add := func(number string) {
		a, ok := c.Find(cite.Ref{Body: r.Body, Kind: r.Kind, Number: number})
		if ok && !slices.ContainsFunc(out, func(b Act) bool { return b.Ref == a.Ref }) {
			out = append(out, a)
		}
	}
	switch r.Body {
	case "unsc":
		year := number(r.Edition)
		for _, s := range slips(r.Number) {
			n, _ := strconv.Atoi(s)
			if first, _, known := SecurityCouncilYears(n); known && first == year {
				add(s)
			}
		}
		add(r.Number)
	case "unga", "hrc", "ecosoc":
		session, n, ok := strings.Cut(r.Number, "/")
		if !ok {
			return nil
		}
		for _, m := range slips(n) {
			add(session + "/" + m)
		}
	}
	return out[:min(len(out), 4)]
}

// slips are the numbers that differ from n by two neighbouring digits swapped,
// or by one digit.
func slips(n string) []string {
	if _, err := strconv.Atoi(n); err != nil || len(n) > 6 {
		return nil
	}
	var out []string
	for i := 0; i+1 < len(n); i++ {
		if n[i] != n[i+1] {
			b := []byte(n)
			b[i], b[i+1] = b[i+1], b[i]
			out = append(out, string(b))
		}
	}
	for i := range n {
		for d := byte('0'); d <= '9'; d++ {
			if d != n[i] {
				b := []byte(n)
				b[i] = d
				out = append(out, string(b))
			}
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return s[0] == '0' })
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
