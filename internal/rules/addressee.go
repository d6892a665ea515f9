package rules

import (
	"slices"
	"strings"
	"sync"

	"resolute/internal/house"
	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var addressee = &lint.Rule{
	ID:      "RS0511",
	Name:    "addressee",
	Summary: "The addressee of an opener is misspelt.",
	Why: `The addressees of the ITU's instructions are few, and their names are fixed: the
Secretary-General, the Director of the Telecommunication (not Telecommunications)
Development Bureau, the Council.

Source: ITU English style guide; texts of the Plenipotentiary Conference.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "resolves\nto begin the review,\ninstructs the Secretary-Generel\nto report on it.\n",
	Good:     "resolves\nto begin the review,\ninstructs the Secretary-General\nto report on it.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			if n.Role != house.OperativePart {
				continue
			}
			phrase := openerOf(n).In(t.Text.String())
			i := strings.Index(phrase, " the ")
			if i < 0 {
				continue
			}
			name := strings.TrimRight(phrase[i+5:], " ")
			at := text.Span{Start: n.OpenerAt.Start + i + 5}
			at.End = at.Start + len(name)
			if slices.Contains(addressees(), squeeze(name)) || strings.Contains(name, ",") || strings.Contains(name, " and ") {
				continue
			}
			inHouse := spelled(pass, n, at)
			if slices.Contains(addressees(), inHouse) {
				continue // the rule that watches for the word speaks of it
			}
			k := slices.IndexFunc(addressees(), func(due string) bool { return len(due) >= 8 && misspells(inHouse, due) })
			if k < 0 {
				continue
			}
			due := addressees()[k]
			if from, word, wanted := oneWord(name, due); word != "" {
				at = text.Span{Start: at.Start + from, End: at.Start + from + len(word)}
				name, due = word, wanted
			}
			d := pass.Report(at.Shift(n.Start), "“"+squeeze(name)+"”: “"+due+"” is due")
			replace(d, "Change to “"+due+"”", at.Shift(n.Start), due, false)
		}
	},
}

// misspells tells that name is meant for due: it lacks an article, or has words
// that are no words. Another name, however near, may be that of another body.
func misspells(name, due string) bool {
	article := func(w string) bool { return w == "the" }
	a, b := slices.DeleteFunc(strings.Fields(name), article), slices.DeleteFunc(strings.Fields(due), article)
	return slices.EqualFunc(a, b, func(v, w string) bool {
		if v == w {
			return true
		}
		if len(w) > 12 && v == w+"s" {
			return true // "Telecommunications Development Bureau"
		}
		_, near := text.Nearest(v, []string{w})
		return near && len(w) > 4 && !lexicon.Known(v) && strings.ToUpper(v) != v
	})
}

// spelled is what stands at at with its watched words as the house writes them.
func spelled(pass *lint.Pass, n *syntax.Node, at text.Span) string {
	var b strings.Builder
	from := at.Start
	for k := range n.Signals {
		s := &n.Signals[k]
		if s.Kind != syntax.WatchedWord || s.Start < from || s.End > at.End {
			continue
		}
		if w := lexicon.Term(s.Word); w.Applies(pass.House.ID) {
			b.WriteString(n.Raw[from:s.Start])
			b.WriteString(w.Due(squeeze(s.In(n.Raw))))
			from = s.End
		}
	}
	b.WriteString(n.Raw[from:at.End])
	return squeeze(b.String())
}

// addressees are those to whom ITU resolutions give instructions, as their names
// are written after "the".
var addressees = sync.OnceValue(func() []string {
	var out []string
	for _, name := range house.ByID("itu-pp").KnownAddressees() {
		if rest, ok := strings.CutPrefix(name, "the "); ok {
			out = append(out, rest)
		}
	}
	return out
})

// oneWord is the only word in which name and due differ, and where it begins in name;
// empty where more do.
func oneWord(name, due string) (from int, word, wanted string) {
	a, b := strings.Split(name, " "), strings.Split(due, " ")
	if len(a) != len(b) {
		return 0, "", ""
	}
	at := 0
	for i := range a {
		if a[i] != b[i] {
			if word != "" {
				return 0, "", ""
			}
			from, word, wanted = at, a[i], b[i]
		}
		at += len(a[i]) + 1
	}
	return from, word, wanted
}
