package numbering

import "strings"

// suffixes are those of paragraphs that were inserted between numbers, in their
// order. "alt" marks a rival text of the same paragraph in a negotiation.
var suffixes = []string{"bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", alternative, "quat", "quinto"}

const alternative = "alt"

// suffixFirst has the letters that suffixes begin with.
var suffixFirst = func() (t [256]bool) {
	for _, suf := range suffixes {
		t[suf[0]] = true
	}
	return t
}()

// suffix reads "bis", " bis" or a no-break blank before it, and "bis alt"; the length
// read is 0 if there is none.
func suffix(s string) (string, int) {
	if !maySuffix(s) {
		return "", 0
	}
	suf, n := oneSuffix(s)
	if n > 0 && n < len(s) && suf != alternative {
		if more, m := oneSuffix(s[n:]); more == alternative {
			return suf + " " + more, n + m
		}
	}
	return suf, n
}

// maySuffix turns down nearly all that is no suffix by its first letter.
func maySuffix(s string) bool {
	return s != "" && (suffixFirst[s[0]|0x20] || s[0] == 0xC2 || s[0] == ' ' && len(s) > 1 && suffixFirst[s[1]|0x20])
}

func oneSuffix(s string) (string, int) {
	at := 0
	if strings.HasPrefix(s, " ") {
		at = 1
	} else if strings.HasPrefix(s, "\u00a0") {
		at = 2
	}
	rest := s[at:]
	if rest == "" || !suffixFirst[rest[0]|0x20] {
		return "", 0 // nearly always
	}
	for _, suf := range suffixes {
		if hasFold(rest, suf) && (len(rest) == len(suf) || !isLetter(rest[len(suf)])) {
			return suf, at + len(suf)
		}
	}
	return "", 0
}

// capital reads the A of "3A." and "3A)", as common-law countries number what they
// insert. "4G networks" and "3D printing" begin with no label: without a mark only a
// tab may follow.
func capital(s string) string {
	if len(s) < 2 || s[0] < 'A' || s[0] > 'Z' || s[1] != '.' && s[1] != ')' && s[1] != '\\' && s[1] != '\t' {
		return ""
	}
	return s[:1]
}

// isCapital tells the suffix that capital reads.
func isCapital(suffix string) bool { return len(suffix) == 1 && suffix[0] >= 'A' && suffix[0] <= 'Z' }

// nextSuffix is the one after suffix among those of one number; "" after the last,
// after none, and after a rival text's.
func nextSuffix(suffix string) string {
	if isCapital(suffix) {
		if suffix == "Z" {
			return ""
		}
		return string(rune(suffix[0] + 1))
	}
	if k := rank(suffix); k > 0 && suffixes[k] != alternative && !strings.HasSuffix(suffix, alternative) {
		return suffixes[k]
	}
	return ""
}

func isSuffix(s string) bool {
	_, n := suffix(s)
	return n == len(s) && n > 0
}

// withOuterSuffix takes in a suffix after the closing mark, as in "b)bis".
func withOuterSuffix(l Label, s string) Label {
	if l.Suffix == "" {
		if suf, m := suffix(s[l.Len:]); m > 0 {
			l.Suffix, l.Len = suf, l.Len+m
		}
	}
	return l
}
