package house

import (
	"strings"

	"resolute/internal/text"
)

// NearEnacting is the enacting line of this house that line was meant to be, if that is
// plain: it has all its words, one of them with a slip of a letter or two in it
// ("Assemby", "Telecommunications"), or it lacks "The". n is how many bytes of line the
// name of the organ takes. Lines that are enacting lines are none.
func (h *House) NearEnacting(line string) (due string, n int, ok bool) {
	if _, _, _, whole := h.ReadEnacting(line); whole {
		return "", 0, false
	}
	for _, o := range h.Enacting {
		if n := nearOrgan(line, o); n > 0 {
			return o, n, true
		}
	}
	return "", 0, false
}

// nearEnacting is the built-in house whose enacting line line was meant to be, "" if
// there is none.
func nearEnacting(line string) string {
	for _, o := range organs {
		if nearOrgan(line, o.line) > 0 {
			return o.house
		}
	}
	return ""
}

// mostSlips is how many letters of a word may be wrong. Of a short one fewer may:
// another short word is another organ ("The Joint Council").
const mostSlips = 2

func slipsIn(word string) int { return min(mostSlips, (len(word)+1)/4) }

// nearOrgan is how many bytes of line are the organ's name with a slip in it; 0 if it
// is another name, or the line has more than the name, a place and a year, and a mark.
func nearOrgan(line, organ string) int {
	name, rest := line, ""
	if i := strings.IndexAny(line, "(,:;"); i >= 0 {
		name, rest = line[:i], line[i:]
	}
	name = strings.TrimRight(name, " \t\r.")
	if rest = strings.TrimLeft(rest, ",:;"); rest != "" && rest[0] == '(' {
		_, rest, _ = strings.Cut(rest, ")")
	}
	if strings.Trim(rest, " \t\r.,:;") != "" || strings.Contains(organ, "{") || len(name) > len(organ)+mostSlips {
		return 0
	}
	have, due := strings.Fields(name), strings.Fields(organ)
	if len(have) == len(due)-1 && len(due) > 2 && isUpper(line[0]) {
		due = due[1:] // without "The"
	} else if len(have) != len(due) {
		return 0
	}
	slips := len(strings.Fields(organ)) - len(due)
	for i, w := range have {
		if strings.EqualFold(w, due[i]) {
			continue
		}
		slips++
		most := slipsIn(due[i])
		if w[0]|0x20 != due[i][0]|0x20 || text.Distance(strings.ToLower(w), strings.ToLower(due[i]), most) > most {
			return 0
		}
	}
	if slips != 1 {
		return 0
	}
	return len(name)
}
