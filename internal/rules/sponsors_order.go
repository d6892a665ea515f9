package rules

import (
	"slices"
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var sponsorsOrder = &lint.Rule{
	ID:      "RS0113",
	Name:    "sponsors-order",
	Summary: "The sponsors are not in the order of the alphabet, or one stands twice.",
	Why: `The sponsors of a draft are listed in the order of the English alphabet.

Source: WHO template, decision EB153(2).`,
	Severity: lint.Warning,
	Houses:   []string{"who", "unga", "ecosoc", "hrc", "unsc", "mun"},
	Bad:      "Albania, Chile, Brazil and Denmark: draft resolution\n\nReview of the budget\n\nThe General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "Albania, Brazil, Chile and Denmark: draft resolution\n\nReview of the budget\n\nThe General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if n.Role != house.FrontPart {
				return
			}
			s := n.Raw[n.Mark.Start:n.Mark.End]
			list, from, ok := sponsors(s)
			if !ok {
				continue
			}
			names := make([]string, len(list))
			for k, at := range list {
				names[k] = squeeze(at.In(s))
			}
			sorted := slices.Clone(names)
			slices.SortStableFunc(sorted, func(a, b string) int { return strings.Compare(sortKey(a), sortKey(b)) })
			unique := slices.Compact(slices.Clone(sorted))
			if slices.Equal(names, unique) {
				continue
			}
			at := text.Span{Start: list[0].Start, End: list[len(list)-1].End}.Shift(n.Mark.Start + n.Start)
			message := "the sponsors are not in the order of the alphabet"
			if len(unique) < len(sorted) {
				message = "a sponsor stands twice"
			} else {
				for k := range names {
					if names[k] != sorted[k] {
						message += ": " + sorted[k] + " is due before " + names[k]
						break
					}
				}
			}
			d := pass.Report(at, message)
			joined := strings.Join(unique, ", ")
			if k := len(unique) - 1; k > 0 && from {
				joined = strings.Join(unique[:k], ", ") + " and " + unique[k]
			}
			replace(d, "Put them in order", at, joined, false)
			return
		}
	},
}

// sponsors finds the names in "Albania, Chile and Denmark: draft resolution" or
// "Sponsors: Albania, Chile and Denmark", and whether "and" stands before the
// last one.
func sponsors(s string) (list []text.Span, and, ok bool) {
	start, end := 0, strings.Index(s, ": draft ")
	if end < 0 {
		end = strings.Index(s, ":\u00a0draft ")
	}
	if end < 0 {
		for _, head := range []string{"Sponsors", "SPONSORS", "Co-sponsors", "Signatories", "SIGNATORIES"} {
			if rest, ok := strings.CutPrefix(s, head); ok && strings.HasPrefix(strings.TrimLeft(rest, " \t\u00a0"), ":") {
				start, end = strings.IndexByte(s, ':')+1, len(s)
			}
		}
		if start == 0 {
			return nil, false, false
		}
	}
	for i := start; i < end; {
		next := strings.IndexByte(s[i:end], ',')
		if next < 0 {
			next = end - i
		}
		part := text.Span{Start: i, End: i + next}
		if k := strings.LastIndex(part.In(s), " and "); k >= 0 && i+next == end && !strings.Contains(s[i:i+k], " of ") {
			if k > 0 {
				list = append(list, trimmed(s, text.Span{Start: i, End: i + k}))
			}
			part.Start, and = i+k+5, true
		}
		list = append(list, trimmed(s, part))
		i += next + 1
	}
	for _, at := range list {
		if at.Empty() || s[at.Start] < 'A' || s[at.Start] > 'Z' && s[at.Start] < 0x80 {
			return nil, false, false
		}
	}
	return list, and, len(list) > 2
}

func trimmed(s string, at text.Span) text.Span {
	for at.Start < at.End && s[at.Start] == ' ' {
		at.Start++
	}
	for at.End > at.Start && (s[at.End-1] == ' ' || s[at.End-1] == '*' || s[at.End-1] == '.') {
		at.End--
	}
	return at
}

// sortKey is what a name is sorted by: as written, "Türkiye" as if without dots.
func sortKey(name string) string {
	return strings.NewReplacer("ü", "u", "é", "e", "ô", "o", "ç", "c", "í", "i", "Å", "A", "ã", "a").Replace(strings.ToLower(name))
}
