package rules

import (
	"slices"
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var requestForm = &lint.Rule{
	ID:      "RS0517",
	Name:    "request-form",
	Summary: "A request does not go on as “requests somebody to do something”.",
	Why: `"Requests", "invites", "urges", "calls upon" name at once whom they address, without
"to", and then what is asked for, with "to" and the plain verb. "Requests to the
Secretary-General", "Encourages Member States adopt" and "to reports" are none of it.
"Requests the Secretary-General submit" is English and has been adopted (Security
Council resolution 2203 (2015), paragraph 18), so of requests and demands it is told as
style only.

Source: operative paragraphs of the General Assembly and the Security Council.`,
	Severity: lint.Warning,
	Houses:   append(slices.Clone(unHouses), "who", "imo", "unesco", "mun"),
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests to the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clauses(pass, t) {
			if n := &t.Nodes[c.node]; n.Role == house.OperativePart && pass.House.Addresses(c.base) {
				judgeRequest(pass, n)
			}
		}
	},
}

// judgeRequest looks at what stands behind the verb that addresses somebody.
func judgeRequest(pass *lint.Pass, n *syntax.Node) {
	s, verb := n.Body.In(n.Raw), n.OpenerAt.End-n.Body.Start
	at := func(from, to int) text.Span {
		return text.Span{Start: from, End: to}.Shift(n.Body.Start + n.Start)
	}
	if verb >= len(s) {
		return
	}
	if strings.HasPrefix(s[verb:], " to ") {
		start, name := pass.House.AddresseeAt(s, verb+len(" to"))
		if name == 0 {
			return
		}
		d := pass.Report(at(verb+1, start), "“"+n.Opener.Phrase+" to "+s[start:start+name]+"”: no “to” stands before whom it addresses")
		replace(d, "Take “to” out", at(verb+1, start), "", false)
		return
	}
	start, name := pass.House.AddresseeAt(s, verb)
	end := start + name
	if name == 0 || end >= len(s) || s[end] != ' ' {
		return
	}
	act := wordAt(s, end+1)
	if house.IsAct(act) {
		d := pass.Report(at(end+1, end+1+len(act)), "“"+s[start:end]+" "+act+"”: “to "+act+"” is due")
		switch wordAt(s, 0) {
		case "Requests", "Demands", "Recommends", "Urges":
			d.Severity = lint.Info // the subjunctive, with its "that" left out
		}
		replace(d, "Put “to” in", at(end+1, end+1), "to ", false)
		return
	}
	if act != "to" {
		return
	}
	form := wordAt(s, end+len(" to "))
	if act, ok := house.ActOf(form); ok {
		span := at(end+len(" to "), end+len(" to ")+len(form))
		d := pass.Report(span, "“to "+form+"”: “to "+act+"” is due")
		replace(d, "Change to “"+act+"”", span, act, false)
	}
}

// wordAt is the word of letters at s[i], empty behind the end.
func wordAt(s string, i int) string {
	if i >= len(s) {
		return ""
	}
	end := i
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	return s[i:end]
}
