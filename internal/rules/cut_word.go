package rules

import (
	"strings"

	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var cutWord = &lint.Rule{
	ID:      "RS0607",
	Name:    "cut-word",
	Summary: "A blank cuts a word in two.",
	Why: `Text drawn from a PDF has blanks where letters were set apart: "Confere nce", "th e". A
cut is told only where neither part is a word and the whole is one.

Source: A/RES/73/6 as drawn from its PDF; WTSA Resolution 64.`,
	Severity: lint.Warning,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin th e review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.LoneLetter.Bit() | syntax.UnknownWord.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		last := -1
		for i := range p.Signals {
			s := &p.Signals[i]
			if s.Kind != syntax.LoneLetter && s.Kind != syntax.UnknownWord || s.Start < last {
				continue
			}
			at, ok := cutAt(p.Raw, s.Span)
			if !ok || foreign(pass, p) {
				continue
			}
			last = at.End
			found := at.In(p.Raw)
			whole := strings.ReplaceAll(found, " ", "")
			d := pass.Report(at, "“"+found+"” is “"+whole+"” cut in two")
			replace(d, "Join it: “"+whole+"”", at, whole, false)
		}
	},
}

// cutAt finds the word that the part at at makes with the one before or after it.
func cutAt(s string, at text.Span) (text.Span, bool) {
	start := at.Start
	if start > 1 && s[start-1] == ' ' {
		for start--; start > 0 && isLetter(s[start-1]); start-- {
		}
	}
	end := at.End
	if end+1 < len(s) && s[end] == ' ' {
		for end++; end < len(s) && isLetter(s[end]); end++ {
		}
	}
	part := at.In(s)
	if before := s[start:at.Start]; len(before) > 1 && len(before)+len(part) > 3 {
		if first := before[:len(before)-1]; !isWord(first) && !isWord(part) && lexicon.Known(first+part) { // mostly it is a word
			return text.Span{Start: start, End: at.End}, true
		}
	}
	if after := s[at.End:end]; len(after) > 1 && len(after)+len(part) > 3 {
		if second := after[1:]; !isWord(second) && !isWord(part) && lexicon.Known(part+second) {
			return text.Span{Start: at.Start, End: end}, true
		}
	}
	return text.Span{}, false
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isWord(s string) bool { return len(s) > 1 && lexicon.Known(s) }
