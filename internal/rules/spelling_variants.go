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
		type form struct{ row, form int }
		type use struct {
			at    text.Span
			found string
			w     lexicon.Watched
		}
		var uses []use
		counts, first := map[form]int{}, map[form]int{} // how often, and its first use
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
			k := form{w.Row, w.Form}
			if counts[k]++; counts[k] == 1 {
				first[k] = len(uses)
			}
			uses = append(uses, use{s.at(t), s.text(t), w})
		}
		usual := map[int]form{} // of every row the form used most, of several the one listed first
		for k, n := range counts {
			best, ok := usual[k.row]
			if !ok || n > counts[best] || n == counts[best] && k.form < best.form {
				usual[k.row] = k
			}
		}
		if len(usual) == len(counts) {
			return // one form of each
		}
		for _, u := range uses {
			best := usual[u.w.Row]
			if best.form == u.w.Form {
				continue
			}
			other := uses[first[best]]
			d := pass.Report(u.at, "“"+squeeze(u.found)+"” is “"+squeeze(other.found)+"” elsewhere in this text")
			if other.w.Ending == u.w.Ending {
				replace(d, "Change to “"+squeeze(other.found)+"”", u.at, other.found, false)
			}
		}
	},
}
