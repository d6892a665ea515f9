package syntax

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/text"
)

// sampleLines is how many lines decide whether a text is wrapped.
const sampleLines = 400

// isWrapped tells a text whose paragraphs run over several lines, as a PDF gives
// it: many lines go on on the next one, and hardly any is wider than a page; or
// some go on so, and none is wider.
func isWrapped(t *text.Text, h *house.House) bool {
	const narrow, page = 100, 140
	lines, runs, wide, wider := 0, 0, 0, 0
	var before string
	s, starts := t.String(), t.LineStarts()
	for n := 0; n < min(len(starts), sampleLines); n++ {
		at := starts[n]
		line := words(s[at:min(lineStop(s, starts, n), at+4*headMax)])
		if line == "" {
			before = ""
			continue
		}
		lines++
		if len(line) > narrow {
			wide++
		}
		if len(line) > page {
			wider++
		}
		if runsOn(before, line, h) {
			runs++
		}
		before = line
	}
	return runs*8 > lines && wider*10 < lines || runs > 0 && wide == 0
}

// runsOn tells that a sentence, or the enacting line, goes on from one line to the
// next.
func runsOn(before, line string, h *house.House) bool {
	const full = 40 // shorter lines are headings, openers and the like
	if len(before) <= full || ends(before) {
		return false
	}
	if _, _, _, ok := h.ReadEnacting(before); ok {
		return line[0] == '('
	}
	if line[0] >= 'a' && line[0] <= 'z' || joins(before) {
		if _, ok := numbering.Parse(line); ok {
			return false
		}
		return h.Placement != house.Alone || !isOpenerLine(h, line) && !isOpenerLine(h, before)
	}
	if before[0] != 'T' || len(before)+len(line) > 2*headMax {
		return false
	}
	_, _, _, ok := h.ReadEnacting(before + " " + line)
	return ok
}

// isOpenerLine tells an opener that stands alone: what is above it lacks its mark
// only, what is below is its item.
func isOpenerLine(h *house.House, line string) bool {
	_, n := h.MatchLine(line)
	return n > 0
}

// joins tells a line that ends with a word that wants another one.
func joins(line string) bool {
	switch line[strings.LastIndexByte(line, ' ')+1:] {
	case "the", "of", "and", "to", "in", "for", "a", "an", "by", "on", "with", "its", "or", "at", "from", "that":
		return true
	}
	return false
}
