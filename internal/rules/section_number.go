package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var sectionNumber = &lint.Rule{
	ID:      "RS0218",
	Name:    "section-number",
	Summary: "The roman numbers of sections are not consecutive.",
	Why: `A long resolution has sections I, II, III, each with its own paragraphs, cited as
"section II, paragraph 3". A hole among them is the trace of a section taken out.

Source: AKN4UN guidelines; resolutions of the General Assembly on administrative
and budgetary questions.`,
	Severity: lint.Warning,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc"},
	Bad:      "The General Assembly,\n\nNoting the report,\n\nI\n\n1.\tDecides to begin the review;\n\n2.\tInvites Member States to take part;\n\nIII\n\n1.\tRequests a report;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nNoting the report,\n\nI\n\n1.\tDecides to begin the review;\n\n2.\tInvites Member States to take part;\n\nII\n\n1.\tRequests a report;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		last, act := 0, -1
		for _, s := range t.Sections {
			if s.Head < 0 || s.Role == house.AnnexPart || t.Nodes[s.Head].Kind != syntax.Heading {
				continue
			}
			n := &t.Nodes[s.Head]
			at := n.Body
			if n.Label.Scheme != numbering.None {
				at = n.LabelAt
			}
			word := strings.TrimRight(at.In(n.Raw), ". ")
			l, ok := numbering.Parse(word + ")")
			if !ok {
				continue
			}
			if l.Scheme == numbering.Upper {
				l, ok = l.Reread(word + ")")
			}
			if !ok || l.Scheme != numbering.RomanUpper {
				continue
			}
			if n.Act != act {
				last, act = 0, n.Act
			}
			if last > 0 && l.N > last+1 {
				due := strings.ToUpper(numbering.FormatRoman(last + 1))
				place := text.Span{Start: at.Start, End: at.Start + len(word)}.Shift(n.Start)
				d := pass.Report(place, "section "+word+" follows section "+strings.ToUpper(numbering.FormatRoman(last))+": "+due+" is missing")
				relabel(d, place, word, due, false)
			}
			last = l.N
		}
	},
}
