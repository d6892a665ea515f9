package house

import (
	"bytes"
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed addressees.txt
var addresseeTable string

// addressees are the names of a line of the table, and the beginnings of the ids of
// its houses.
type addressees struct {
	houses          []string
	proposed, known []string
	longestFirst    []string
	endings         map[string]bool // of the verbs, those that name whom they address right behind them
}

var addresseeLines = sync.OnceValue(func() []addressees { return readAddressees(false) })

// addressingLines are those that name verbs.
var addressingLines = sync.OnceValue(func() []addressees { return readAddressees(true) })

func readAddressees(verbs bool) []addressees {
	var out []addressees
	for line := range strings.Lines(addresseeTable) {
		line = strings.TrimSpace(line)
		ids, names, ok := strings.Cut(line, ":")
		ids, isVerbs := strings.CutPrefix(ids, "verbs ")
		if !ok || line[0] == '#' || isVerbs != verbs || ids == actsLine {
			continue
		}
		a := addressees{houses: strings.Fields(ids)}
		for _, name := range strings.Split(names, ";") {
			name = strings.TrimSpace(name)
			if inner, ok := strings.CutPrefix(name, "("); ok {
				name = strings.TrimSuffix(inner, ")")
			} else {
				a.proposed = append(a.proposed, name)
			}
			a.known = append(a.known, name)
		}
		a.longestFirst = slices.Clone(a.known)
		a.endings = map[string]bool{}
		for _, verb := range a.proposed {
			a.endings[verb] = verbs && !strings.HasSuffix(verb, " to") && !strings.HasSuffix(verb, " that")
		}
		slices.SortStableFunc(a.longestFirst, func(x, y string) int { return len(y) - len(x) })
		out = append(out, a)
	}
	return out
}

func (h *House) addressees() *addressees {
	all := addresseeLines()
	for i := range all {
		for _, id := range all[i].houses {
			if strings.HasPrefix(h.ID, id) {
				return &all[i]
			}
		}
	}
	return &addressees{}
}

// Addressees are those whom the house's operative paragraphs address, as their names
// stand behind the verb, the commonest first.
func (h *House) Addressees() []string { return h.addressees().proposed }

// KnownAddressees are Addressees and other ways in which they are written.
func (h *House) KnownAddressees() []string { return h.addressees().known }

// AddresseeAt reads the name of an addressee at s[i], behind blanks: its length,
// those blanks not counted, and where it begins; 0 where there is none.
func (h *House) AddresseeAt(s string, i int) (start, n int) {
	start = gap(s, i, false)
	for _, name := range h.addressees().longestFirst {
		if len(s)-start >= len(name) && s[start] == name[0] && s[start:start+len(name)] == name && !inName(s, start+len(name)) {
			return start, len(name)
		}
	}
	return start, 0
}

// inName tells that a word goes on at s[i].
func inName(s string, i int) bool { return i < len(s) && wordByte[s[i]] == inWord }

// Addressee finds the name that an opener ends with, "the Council" of "instructs the
// Council": where it begins; -1 where it ends with none.
func (h *House) Addressee(opener string) int {
	for _, name := range h.addressees().longestFirst {
		if rest, ok := strings.CutSuffix(opener, name); ok && rest != "" && wordByte[rest[len(rest)-1]] == outside {
			return len(rest)
		}
	}
	return -1
}

// actsLine is the head of the line of the table that says what is asked for.
const actsLine = "acts"

// acts are what addressees are asked to do, as verbs behind "to".
var acts = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for line := range strings.Lines(addresseeTable) {
		if verbs, ok := strings.CutPrefix(line, actsLine+":"); ok {
			for verb := range strings.SplitSeq(verbs, ";") {
				all[strings.TrimSpace(verb)] = true
			}
		}
	}
	return all
})

// IsAct reports whether word is a plain verb of what addressees are often asked to do:
// "report", "submit".
func IsAct(word string) bool { return acts()[word] }

// ActOf is the plain verb of which word is the finite form: "report" of "reports"; false
// if IsAct does not know it.
func ActOf(word string) (string, bool) {
	if word == "" || word[len(word)-1] != 's' {
		return "", false
	}
	for _, verb := range [...]string{strings.TrimSuffix(word, "s"), strings.TrimSuffix(word, "es"), strings.TrimSuffix(word, "ies") + "y"} {
		if verb != word && acts()[verb] && thirdPerson(verb) == word {
			return verb, true
		}
	}
	return "", false
}

// Addresses reports whether an opener, without "also" or "further", names those whom it
// addresses right behind it: "requests", "strongly urges", but not "appeals to" and
// "demands that".
func (h *House) Addresses(opener string) bool {
	line := h.addressing()
	if line == nil {
		return false
	}
	var room [64]byte
	small := append(room[:0], opener...)
	for i, c := range small {
		if 'A' <= c && c <= 'Z' {
			small[i] = c | 0x20
		}
	}
	for {
		if line.endings[string(small)] {
			return true
		}
		next := bytes.IndexByte(small, ' ')
		if next < 0 {
			return false
		}
		small = small[next+1:]
	}
}

// AddressingVerbs are the openers that address somebody, in small letters.
func (h *House) AddressingVerbs() []string {
	if line := h.addressing(); line != nil {
		return line.proposed
	}
	return nil
}

// addressing is the line with the house's verbs, nil if it has none.
func (h *House) addressing() *addressees {
	all := addressingLines()
	for i := range all {
		for _, id := range all[i].houses {
			if strings.HasPrefix(h.ID, id) {
				return &all[i]
			}
		}
	}
	return nil
}

// WithAdverb is an opener with "also" or "further" on the side on which the house has
// it: "Recalling also", "Also requests".
func (h *House) WithAdverb(phrase, adverb string, role Role) string {
	side := h.AlsoPreamble
	if role == Operative {
		side = h.AlsoOperative
	}
	verb, rest, _ := strings.Cut(phrase, " ")
	if phrase == strings.ToUpper(phrase) {
		adverb = strings.ToUpper(adverb)
	}
	if side == After {
		return strings.TrimRight(verb+" "+adverb+" "+rest, " ")
	}
	if phrase != "" && phrase[0] >= 'A' && phrase[0] <= 'Z' && h.OperativeCase != Capitals {
		return strings.ToUpper(adverb[:1]) + adverb[1:] + " " + strings.ToLower(phrase[:1]) + phrase[1:]
	}
	return adverb + " " + phrase
}
