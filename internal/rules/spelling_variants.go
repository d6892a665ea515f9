package rules

import (
	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
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
	Needs:    syntax.WatchedWord.Bit(),
	Reads:    syntax.WatchedWord.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		uses, counts := variants(pass, t)
		if len(counts) < 2 {
			return
		}
		type form struct{ row, form int }
		forms := map[form]int{} // how often
		for word, n := range counts {
			w := lexicon.Term(word)
			forms[form{w.Row, w.Form}] += n
		}
		usual := map[int]form{} // of every row the form used most, of several the one listed first
		for k, n := range forms {
			best, ok := usual[k.row]
			if !ok || n > forms[best] || n == forms[best] && k.form < best.form {
				usual[k.row] = k
			}
		}
		if len(usual) == len(forms) {
			return // one form of each
		}
		first := map[form]sighting{}
		for _, u := range uses {
			w := lexicon.Term(u.Word)
			if k := (form{w.Row, w.Form}); first[k].Signal == nil {
				first[k] = u
			}
		}
		for _, u := range uses {
			w := lexicon.Term(u.Word)
			best := usual[w.Row]
			if best.form == w.Form {
				continue
			}
			other := first[best]
			due := squeeze(other.text(t))
			d := pass.Report(u.at(t), "“"+squeeze(u.text(t))+"” is “"+due+"” elsewhere in this text")
			if lexicon.Term(other.Word).Ending == w.Ending {
				replace(d, "Change to “"+due+"”", u.at(t), other.text(t), false)
			}
		}
	},
}

// variants are the places of words that have several forms, in order, and how
// often each of the words stands there.
func variants(pass *lint.Pass, t *syntax.Tree) (uses []sighting, counts map[int32]int) {
	for _, s := range sightings(pass, t, syntax.WatchedWord) {
		if lexicon.ClassOf(s.Word) != lexicon.Variant {
			continue
		}
		n := &t.Nodes[s.node]
		if n.Kind == syntax.Note || n.Quoted {
			continue
		}
		if counts[s.Word] == 0 {
			if w := lexicon.Term(s.Word); !w.Applies(pass.House.ID) {
				continue
			}
		}
		if counts == nil {
			counts = map[int32]int{}
		}
		counts[s.Word]++
		uses = append(uses, s)
	}
	return uses, counts
}
