package rules

import (
	"strconv"
	"strings"

	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var revisionMissing = &lint.Rule{
	ID:      "RS0105",
	Name:    "revision-missing",
	Summary: "A revised resolution lacks “Rev.” before its place.",
	Why: `A resolution that an earlier conference adopted keeps its number and gets "Rev." before
the new place and year. That it is older shows in the heading itself, where tracked
changes left both conferences, in the line of its history, or in the catalogue.

Source: Final Acts of the Plenipotentiary Conference (Busan, 2014), explanatory notes;
WTSA Resolution 1.`,
	Severity: lint.Error,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc"},
	Bad:      "RESOLUTION 64 (Hammamet, 2016)\nReview of the budget\n(Johannesburg, 2008; Dubai, 2012; Hammamet, 2016)\nThe World Telecommunication Standardization Assembly (Hammamet, 2016),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "RESOLUTION 64 (Rev. Hammamet, 2016)\nReview of the budget\n(Johannesburg, 2008; Dubai, 2012; Hammamet, 2016)\nThe World Telecommunication Standardization Assembly (Hammamet, 2016),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-wtsa",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range t.Acts {
			a := &t.Acts[i]
			if a.Heading < 0 || a.Number.Revised {
				continue
			}
			n := &t.Nodes[a.Heading]
			at := bracketOf(n)
			why := ""
			for _, g := range gluedEditions(pass, t) {
				if g.node == a.Heading && g.old.Known && g.new.Known && !g.old.Revised && !g.new.Revised {
					why = "it stood already in " + plain(g.old)
				}
			}
			if h, places := history(t, a); h >= 0 && len(places) > 1 && a.Number.Year == places[len(places)-1].year {
				why = "its history begins in " + places[0].String()
			}
			if known, ok := pass.Catalogue.Find(cite.Ref{Body: t.House.Body, Kind: a.Number.Kind, Number: a.Number.Number}); ok && why == "" && a.Number.Year > 0 && !gluedAt(pass, t, a.Heading) && t.House.Body == "itu-pp" {
				if first := firstEdition(known); first != "" && known.Editions[0].Year < a.Number.Year {
					why = "the resolution is of " + first
				}
			}
			if why == "" || at == n.Mark.Shift(n.Start) {
				continue
			}
			head := strings.TrimRight(at.In(t.Text.String()), "., ")
			head = head[:max(0, len(head)-len("2014"))]
			if strings.ContainsAny(head, "0123456789;") && !gluedAt(pass, t, a.Heading) {
				continue // a history, or two editions in some disorder, in which "Rev." would not be read
			}
			d := pass.Report(text.Span{Start: at.Start - 1, End: at.Start}, "“Rev.” is missing before the place: "+why)
			rev := "Rev. "
			if p := a.Number.Place; p == strings.ToUpper(p) {
				rev = "REV. "
			}
			d.Fixes = []lint.Fix{{Title: "Add “Rev.”", Edits: []text.Edit{{Span: text.Span{Start: at.Start, End: at.Start}, New: rev}}}}
		}
	},
}

// session is a place and year in the line of a resolution's history.
type session struct {
	place string
	year  int
}

func (s session) String() string { return s.place + ", " + strconv.Itoa(s.year) }

// history reads the line under the title that tells the conferences at which the
// resolution was adopted and revised: "(Johannesburg, 2008; Dubai, 2012)". It
// gives the node, -1 if there is none.
func history(t *syntax.Tree, a *syntax.Act) (node int, sessions []session) {
	for i := a.Heading + 1; i < len(t.Nodes) && i <= a.Heading+8 && i != a.Enacting; i++ {
		n := &t.Nodes[i]
		s := n.Raw[n.Mark.Start:n.Mark.End]
		if len(s) < 2 || s[0] != '(' || s[len(s)-1] != ')' || strings.IndexByte(s, ';') < 0 {
			continue
		}
		sessions = sessions[:0]
		for _, part := range strings.Split(s[1:len(s)-1], ";") {
			place, year, ok := strings.Cut(squeeze(part), ", ")
			y, err := strconv.Atoi(year)
			if !ok || err != nil {
				return -1, nil
			}
			sessions = append(sessions, session{place, y})
		}
		return i, sessions
	}
	return -1, nil
}
