package rules

import (
	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var spellingVariants = &lint.Rule{
	ID:      "RS0712",
	Name:    "spelling-variants",
	Summary: "One term is spelled in two ways.",
	Why: `A search finds one of them only. The form that the text uses most is proposed, or
the usual one.

Source: flattened working documents of the ITU (multistakeholder, multi-stakeholder).`,
	Severity: lint.Hint,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin a multi-stakeholder review;\n\n2.\tRequests the Secretary-General to report on the multi-stakeholder review and on other multistakeholder work.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin a multi-stakeholder review;\n\n2.\tRequests the Secretary-General to report on the multi-stakeholder review and on other multi-stakeholder work.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		type form struct{ row, ending, form int }
		type use struct {
			at    text.Span
			found string
			w     lexicon.Watched
		}
		var uses []use
		counts := map[form]int{}
		for _, s := range sightings(pass, t, syntax.WatchedWord) {
			if lexicon.ClassOf(s.Word) != lexicon.Variant {
				continue
			}
			n := &t.Nodes[s.node]
			if n.Kind == syntax.Note || n.Quoted {
				continue
			}
			w := lexicon.Term(s.Word)
			if !w.Applies(pass.House.ID) {
				continue
			}
			uses = append(uses, use{s.at(t), s.text(t), w})
			counts[form{w.Row, 0, w.Form}]++
		}
		if len(counts) < 2 {
			return
		}
		for _, u := range uses {
			best, most := u.w.Form, counts[form{u.w.Row, 0, u.w.Form}]
			for _, v := range uses {
				if c := counts[form{v.w.Row, 0, v.w.Form}]; v.w.Row == u.w.Row && (c > most || c == most && v.w.Form < best) {
					best, most = v.w.Form, c
				}
			}
			if best == u.w.Form {
				continue
			}
			for _, v := range uses {
				if v.w.Row == u.w.Row && v.w.Form == best {
					d := pass.Report(u.at, "“"+squeeze(u.found)+"” is “"+squeeze(v.found)+"” elsewhere in this text")
					if v.w.Ending == u.w.Ending {
						replace(d, "Change to “"+squeeze(v.found)+"”", u.at, v.found, false)
					}
					break
				}
			}
		}
	},
}
