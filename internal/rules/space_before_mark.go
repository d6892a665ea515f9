package rules

import (
	"slices"
	"strconv"
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var spaceBeforeMark = &lint.Rule{
	ID:      "RS0313",
	Name:    "space-before-mark",
	Summary: "A blank stands before a mark, or two stand together.",
	Why: `English sets no blank before a comma, semicolon, colon or full stop, and one between
words. French sets one before the semicolon and the colon and is not looked at. Said once
for the document; the repair takes them all away. Blanks that may be what is left of
something (a footnote's mark, the gap of a form) are told apart from the others, and
their repair is not among the safe ones.

Source: ITU style guides.`,
	Severity: lint.Info,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review ;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.SpaceMark.Bit() | syntax.DoubleBlank.Bit(),
	File:     true,
	Reads:    syntax.SpaceMark.Bit() | syntax.DoubleBlank.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		all := strays(pass, t)
		if len(all) == 0 || otherLanguage(pass, t) != "" {
			return
		}
		// Those that are certain and those that are not have repairs of their own.
		var groups [2][]stray
		for _, s := range all {
			if s.safe {
				groups[0] = append(groups[0], s)
			} else {
				groups[1] = append(groups[1], s)
			}
		}
		for _, group := range groups {
			if len(group) == 0 {
				continue
			}
			what, title := group[0].what, "Remove the blank"
			if len(group) > 1 {
				what += ", the first of " + strconv.Itoa(len(group)) + " stray blanks"
				title = "Remove all stray blanks"
			}
			edits := make([]text.Edit, len(group))
			for i := range group {
				edits[i] = group[i].edit
			}
			d := pass.Report(group[0].at, what)
			d.Fixes = []lint.Fix{{Title: title, Edits: edits, Safe: group[0].safe && !t.Wrapped}}
		}
	},
}

// stray is a blank that should not stand where it does.
type stray struct {
	at   text.Span
	edit text.Edit // takes it away
	what string
	safe bool // nothing can have stood there
}

// strays are the stray blanks of a text, in order.
func strays(pass *lint.Pass, t *syntax.Tree) []stray {
	var all []stray
	for _, s := range sightings(pass, t, syntax.SpaceMark) {
		marks := strings.TrimLeft(s.text(t), " \t\u00a0\u202f")
		at := s.at(t)
		at.End -= len(marks)
		n := &t.Nodes[s.node]
		safe := s.Start > n.Body.Start+3 && isLetter(n.Raw[s.Start-1]) && !gapOfForm(n.Raw[:s.Start]) && !(marks == "." && numberNext(n.Raw[s.End:]))
		all = append(all, stray{s.at(t), text.Edit{Span: at}, "a blank before “" + marks + "”", safe})
	}
	for _, s := range sightings(pass, t, syntax.DoubleBlank) {
		n := &t.Nodes[s.node]
		if n.Role == house.FrontPart && s.Len() > 2 {
			continue // columns of a page's head
		}
		if before := n.Raw[n.Body.Start:max(n.Body.Start, s.Start)]; strings.Trim(before, "0123456789.") == "" {
			continue // the number of a heading
		}
		if s.Start >= n.Body.Start {
			head := n.Raw[n.Body.Start:s.Start]
			label := len(head) <= 3 && head == strings.ToUpper(head) // "PP  5" would become one
			all = append(all, stray{s.at(t), text.Edit{Span: s.at(t), New: " "}, "two blanks where one is due", betweenWords(n.Raw, s.Span) && !label})
		}
	}
	slices.SortStableFunc(all, func(a, b stray) int { return a.at.Start - b.at.Start })
	return all
}

// numberNext tells that a number follows, so that the stop before it is one of "No."
// or "para." and what is put together is another citation.
func numberNext(s string) bool {
	s = strings.TrimLeft(s, " \t\u00a0")
	return s != "" && '0' <= s[0] && s[0] <= '9'
}

// betweenWords tells two blanks that part two words of a sentence. Beside a letter
// that stands alone they may cut a word, behind a number it may be what is left of a
// footnote's mark, and more of them are a gap that was meant.
func betweenWords(s string, at text.Span) bool {
	lone := func(i int) bool {
		return (i == 0 || !isLetter(s[i-1])) && (i+1 == len(s) || !isLetter(s[i+1]))
	}
	before, after := at.Start-1, at.End
	if before < 0 || after == len(s) || at.Len() != 2 {
		return false
	}
	digit := func(c byte) bool { return '0' <= c && c <= '9' }
	switch c := s[after]; {
	case c == '(':
		return isLetter(s[before]) || digit(s[before])
	case isLetter(c) && lone(after) || !isLetter(c) && !digit(c):
		return false
	}
	return strings.IndexByte(",;:", s[before]) >= 0 || isLetter(s[before]) && !lone(before)
}

// gapOfForm tells that what stands before a blank and a mark is a form whose gaps are
// to be filled in by hand, or were lost: "on this day of , 20 by , the of , a ,".
func gapOfForm(before string) bool {
	i := len(before)
	for i > 0 && isLetter(before[i-1]) {
		i--
	}
	switch before[i:] {
	case "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with":
		return true
	}
	return strings.Contains(before, " day of ")
}
