package repair

import (
	"strings"
	"unicode"
)

// strikeDefined strikes the long form of an abbreviation where what was put in before
// gives it already: a draft explains an abbreviation once, where it first has it.
func (f *former) strikeDefined() {
	known := map[string]string{} // the abbreviation, and the words before it where it was put in
	for i := 0; i+2 < len(f.flat); i++ {
		if f.flat[i] != '(' || f.struck[i] {
			continue
		}
		n := strings.IndexByte(f.flat[i:], ')')
		if n < 0 || n > 14 {
			continue
		}
		at := i + 1
		if k := strings.LastIndex(f.flat[at:i+n], ", ") + len(", "); k > 1 && f.old[i] && !f.old[at] && f.old[at+k] {
			at += k // "(CPN, CLI)", of which CLI stood there
		}
		name := f.flat[at : i+n]
		if !abbreviationLike(name) {
			continue
		}
		key := strings.TrimSuffix(name, "s")
		from := max(0, i-farthest)
		line := lineStart(f.flat[from:i], i-from) + from
		switch long, again := known[key]; {
		case !f.old[i] || !f.old[at]:
			if !again {
				known[key] = f.flat[line:i]
			}
		case again && f.old[i+n] && !f.struck[i+n]:
			if words := longForm(long, f.flat[line:i], key); words > 0 {
				f.strike(i-words, i+1)
				f.strike(i+n, i+n+1)
			}
		}
	}
}

// abbreviationLike tells that s is written as abbreviations are: capitals, a hyphen,
// a small s at the end.
func abbreviationLike(s string) bool {
	capitals := 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case r != '-' && !unicode.IsLower(r) && !unicode.IsDigit(r):
			return false
		}
	}
	return capitals >= 2
}

// longForm is how long the words are that here ends with and that stand before the
// abbreviation where it is explained first, too; they begin as the abbreviation does.
func longForm(first, here, name string) int {
	a, b := strings.Fields(first), strings.Fields(here)
	n := 0
	for k := 1; k <= min(len(a), len(b), 2*len(name)); k++ {
		x, y := strings.ToLower(a[len(a)-k]), strings.ToLower(b[len(b)-k])
		if cut := strings.LastIndexByte(y, '/'); cut >= 0 {
			y = y[cut+1:] // "telecommunication/information"
		}
		if cut := strings.LastIndexByte(x, '/'); cut >= 0 {
			x = x[cut+1:]
		}
		if common := min(len(x), len(y)); x != y && (common < 5 || x[:common-2] != y[:common-2]) {
			break
		}
		if strings.EqualFold(y[:1], name[:1]) {
			n = len(here) - strings.LastIndex(here, b[len(b)-k]) - len(b[len(b)-k]) + len(y)
		}
	}
	return n
}
