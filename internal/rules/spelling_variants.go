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
		var room [32]variantUse
		var formRoom [16]variantForm
		uses, forms := variants(pass, t, room[:0], formRoom[:0])
		for i := range uses {
			u := &uses[i]
			best := usualForm(forms, forms[u.form].row)
			if best == u.form {
				continue
			}
			other := forms[best].first
			due := squeeze(other.text(t))
			d := pass.Report(u.at(t), "“"+squeeze(u.text(t))+"” is “"+due+"” elsewhere in this text")
			if lexicon.Term(other.Word).Ending == lexicon.Term(u.Word).Ending {
				replace(d, "Change to “"+due+"”", u.at(t), other.text(t), false)
			}
		}
	},
}

// variantForm is a form of a term that a text uses. A text has few of them.
type variantForm struct {
	row, form int // of the table
	uses      int
	first     sighting
}

// variantUse is a word in its place and which of the forms it is of.
type variantUse struct {
	sighting
	form int
}

// usualForm is the form of a row used most, of several the one listed first.
func usualForm(forms []variantForm, row int) int {
	best := -1
	for i := range forms {
		if f := &forms[i]; f.row == row && (best < 0 || f.uses > forms[best].uses || f.uses == forms[best].uses && f.form < forms[best].form) {
			best = i
		}
	}
	return best
}

// variants adds to uses the places of words that have several forms, in order, and to
// forms what they are of.
func variants(pass *lint.Pass, t *syntax.Tree, uses []variantUse, forms []variantForm) ([]variantUse, []variantForm) {
	var room [16]wordForm
	words := room[:0]
	for _, s := range sightings(pass, t, syntax.WatchedWord) {
		if lexicon.ClassOf(s.Word) != lexicon.Variant {
			continue
		}
		n := &t.Nodes[s.node]
		if n.Kind == syntax.Note || n.Quoted {
			continue
		}
		k := 0
		for k < len(words) && words[k].word != s.Word {
			k++
		}
		if k == len(words) {
			words = append(words, wordForm{s.Word, formOf(pass, s, &forms)})
		}
		if form := words[k].form; form >= 0 {
			forms[form].uses++
			uses = append(uses, variantUse{s, form})
		}
	}
	return uses, forms
}

// wordForm is a word of the table and which of the forms it is of, -1 for one that the
// house lets be.
type wordForm struct {
	word int32
	form int
}

// formOf is which of the forms a word is of, added to them if it is of another; -1 if
// the house lets it be.
func formOf(pass *lint.Pass, s sighting, forms *[]variantForm) int {
	w := lexicon.Term(s.Word)
	if !w.Applies(pass.House.ID) {
		return -1
	}
	for i := range *forms {
		if f := &(*forms)[i]; f.row == w.Row && f.form == w.Form {
			return i
		}
	}
	*forms = append(*forms, variantForm{row: w.Row, form: w.Form, first: s})
	return len(*forms) - 1
}
