package numbering

import (
	"slices"
	"strconv"
	"strings"
)

// Same reports whether l and o belong to one series: scheme, frame and stem.
func (l Label) Same(o Label) bool {
	return Same(&l, &o)
}

// Same is Label.Same for two labels that need not be copied.
func Same(l, o *Label) bool {
	return l.Scheme == o.Scheme && l.Frame == o.Frame && l.Stem == o.Stem
}

// Next is the label after l in its series. The one after "2 bis" is 3.
func (l Label) Next() Label { return l.With(l.N + 1) }

// With is the label of ordinal n in the series of l. It stands in no text: its
// Len is zero.
func (l Label) With(n int) Label {
	l.N, l.Suffix, l.Len = n, "", 0
	return l
}

// Continued is the label that goes on from l where l itself is fixed, as a number quoted
// from another text is: 3B after 3A, 3 ter after 3 bis, 4 after 3.
func (l Label) Continued() Label {
	suffix := nextSuffix(l.Suffix)
	if suffix == "" {
		return l.Next()
	}
	next := l.With(l.N)
	next.Suffix = suffix
	return next
}

// Due is the label that a drafter goes on with behind l. What is lettered goes on in
// letters, as another number stands below it: 3B after 3A.
func (l Label) Due() Label {
	if isCapital(l.Suffix) {
		return l.Continued()
	}
	return l.Next()
}

// Follows reports whether l may stand right after o in a series: the next
// ordinal, or the same with the next suffix ("2 bis" after "2", "2 ter" after
// "2 bis"). A rival text ("alt") may stand anywhere after its number.
func (l Label) Follows(o Label) bool {
	if !l.Same(o) {
		return false
	}
	if l.N == o.N {
		return strings.HasSuffix(l.Suffix, "alt") || rank(l.Suffix) == rank(o.Suffix)+1 && (o.Suffix == "" || isCapital(l.Suffix) == isCapital(o.Suffix))
	}
	return l.N == o.N+1 && (l.Suffix == "" || strings.HasSuffix(l.Suffix, "alt"))
}

// rank is the place of a suffix among those of one number: none 0, bis 1, ter 2; A 1.
func rank(suffix string) int {
	if isCapital(suffix) {
		return 1 + int(suffix[0]-'A')
	}
	suffix, _, _ = strings.Cut(suffix, " ")
	switch suffix {
	case "", "alt":
		return 0
	case "quat":
		suffix = "quater"
	case "quinto":
		suffix = "quinquies"
	}
	return 1 + slices.Index(suffixes, suffix)
}

// String is the label as its house writes it.
func (l Label) String() string {
	var s string
	switch l.Scheme {
	case None:
		return ""
	case Bullet:
		return "–"
	case Decimal:
		s = strconv.Itoa(l.N)
	case Dotted:
		s = l.Stem + strconv.Itoa(l.N)
	case Preamble:
		s = "PP" + strconv.Itoa(l.N)
	case Operative:
		s = "OP" + strconv.Itoa(l.N)
	case Lower:
		s = formatLetter(l.N)
	case Upper:
		s = strings.ToUpper(formatLetter(l.N))
	case RomanLower:
		s = FormatRoman(l.N)
	case RomanUpper:
		s = strings.ToUpper(FormatRoman(l.N))
	}
	if l.Suffix != "" && !isCapital(l.Suffix) {
		s += " "
	}
	s += l.Suffix
	switch l.Frame {
	case Stop:
		return s + "."
	case Bracket:
		return s + ")"
	case Paired:
		return "(" + s + ")"
	}
	return s
}

func formatLetter(n int) string {
	if n < 1 {
		return ""
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), min(1+(n-1)/26, 3))
}

// Unglue takes apart a label in which an old and a new number were run
// together, as "31" where 3 became 1. It is one only if one of the two is want,
// the ordinal that was due, or one that was allowed besides. The halves come in
// the order in which they stand.
func Unglue(s string, l Label, want func(n int) bool) (first, second Label, ok bool) {
	if l.Scheme != Decimal && l.Scheme != Lower && l.Scheme != Upper && l.Scheme != RomanLower {
		return l, l, false
	}
	at := 0
	for at < len(s) && !isDigit(s[at]) && !isLetter(s[at]) {
		at++
	}
	end := at
	for end < len(s) && end < l.Len && (isDigit(s[end]) || isLetter(s[end])) {
		end++
	}
	for cut := at + 1; cut < end; cut++ {
		a, n := ordinal(s[at:cut])
		b, m := ordinal(s[cut:end])
		if n != cut-at || m != end-cut || s[cut] == '0' || a.Scheme != b.Scheme || a.N == 0 {
			continue
		}
		if l.Scheme == RomanLower && a.Scheme != Lower {
			continue
		}
		if want(a.N) || want(b.N) {
			a.Frame, b.Frame = l.Frame, l.Frame
			return a.With(a.N), b.With(b.N), true
		}
	}
	return l, l, false
}

// IsLettered reports whether the label is that of a paragraph inserted with a capital,
// "3A".
func (l Label) IsLettered() bool { return isCapital(l.Suffix) }

// IsAlternative reports whether the label is that of a rival text of the paragraph that
// it names: "OP2 alt", "2 bis alt".
func (l Label) IsAlternative() bool { return strings.HasSuffix(l.Suffix, alternative) }
