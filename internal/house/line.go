package house

import "strings"

// maxLine is the length above which a line is no opener that stands alone; the
// longest in print has about 180 bytes.
const maxLine = 320

// MatchLine reads a line that is an opener and nothing else, as houses write
// them whose openers stand alone: "recognizing further", "resolves to instruct
// the Secretary-General", "instructs the Council". An item ("to instruct the
// Council …") and a sentence ("instructs the Council to report;") are none. The
// number is where the words end; a mark behind them does not belong to them.
func (h *House) MatchLine(line string) (Opener, int) {
	if h.index == nil || len(line) == 0 || len(line) > maxLine {
		return Opener{}, 0
	}
	start := 0
	if wordByte[line[0]] != inWord {
		start = Lead(line)
	}
	end, role := h.index.match(line, start)
	if role == NoRole {
		return Opener{}, 0
	}
	stop, mark := trimLine(line)
	if stop < end {
		return Opener{}, 0
	}
	if rest := strings.TrimLeft(line[end:stop], " \t\u00a0*_"); rest != "" {
		if role != Operative || mark == '.' || mark == ';' || line[end] == ',' && role != Operative || !isComplement(rest) {
			return Opener{}, 0
		}
		end = stop
	}
	return Opener{clean(line[start:end]), role}, end
}

// trimLine is where the words of line end, and the last mark behind them.
func trimLine(line string) (end int, mark byte) {
	end = len(line)
	for end > 0 {
		switch c := line[end-1]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '*' || c == '_':
			end--
		case c == ':' || c == ',' || c == ';' || c == '.':
			if mark == 0 {
				mark = c
			}
			end--
		case c == 0xA0 && end > 1 && line[end-2] == 0xC2:
			end -= 2
		default:
			return end, mark
		}
	}
	return 0, mark
}

// isComplement reports whether s, behind the verb of an opener line, names only
// whom it addresses: it says neither what they shall do nor that anything is.
func isComplement(s string) bool {
	if hasQuote(s) {
		return false
	}
	words, prev := 0, ""
	for i := 0; i < len(s); {
		next := gap(s, i, false)
		if next > i {
			i = next
			continue
		}
		end := i
		for end < len(s) && s[end] != ' ' && s[end] != '\t' && s[end] != '\n' && s[end] != 0xC2 {
			end++
		}
		if end == i { // the first byte of a no-break space is not, of another character is
			end++
		}
		w := trimMarks(s[i:end])
		words++
		switch {
		case words == 1 && notAddressed(w):
			return false
		case w == "to" && !takesTo(prev), inClause(w):
			return false
		case strings.HasSuffix(s[i:end], ";"):
			return false
		}
		prev, i = w, end
	}
	return words <= 45
}

// hasQuote reports whether a double quotation mark, straight or English, stands in s.
func hasQuote(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c == '"' || c == 0xE2 && (strings.HasPrefix(s[i:], "“") || strings.HasPrefix(s[i:], "”")) {
			return true
		}
	}
	return false
}

// trimMarks is a word without the marks around it.
func trimMarks(w string) string {
	const marks = ",;:().*_"
	for w != "" && !isLetter(w[0]) && strings.IndexByte(marks, w[0]) >= 0 {
		w = w[1:]
	}
	for w != "" && !isLetter(w[len(w)-1]) && strings.IndexByte(marks, w[len(w)-1]) >= 0 {
		w = w[:len(w)-1]
	}
	return w
}

// notAddressed tells a word that cannot be the first one of an addressee.
func notAddressed(w string) bool {
	switch w {
	case "that", "to", "on", "in", "for", "a", "an", "of", "with", "by", "and", "this", "No.",
		"Resolution", "Resolutions", "Decision", "Recommendation":
		return true
	}
	return false
}

// takesTo tells the words that "to" may follow within a complement: "with regard
// to", "in response to".
func takesTo(w string) bool {
	switch w {
	case "regard", "respect", "response", "relation", "according", "pursuant", "related", "relating", "addition", "assistance",
		"contributing", "belonging", "due", "subject", "access", "party", "parties":
		return true
	}
	return false
}

// inClause tells the words that stand in sentences, not in the names of addressees.
func inClause(w string) bool {
	switch w {
	case "shall", "should", "may", "must", "is", "are", "was", "were", "has", "have", "been", "that", "will":
		return true
	}
	return false
}
