package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var agreement = &lint.Rule{
	ID:      "RS0516",
	Name:    "agreement",
	Summary: "A French opener does not agree with the organ in gender.",
	Why: `In French the participles and adjectives that open the preamble are those of the organ:
"L'Assemblée générale, Consciente", "Le Conseil de sécurité, Conscient". A paragraph that
was taken over from a text of another organ keeps the other's gender.

Source: UZH corpus of French United Nations texts: of the General Assembly 3,550 are
feminine and two masculine, of the Human Rights Council 1,193 masculine and three feminine.`,
	Severity: lint.Error,
	Houses:   unHouses,
	Bad:      "L'Assemblée générale,\n\nRappelant les résolutions sur la question et les rapports du Secrétaire général,\n\nConscient du rôle des États dans ce domaine,\n\n1.\tDécide de commencer l'examen;\n\n2.\tPrie le Secrétaire général de lui faire rapport.\n",
	Good:     "L'Assemblée générale,\n\nRappelant les résolutions sur la question et les rapports du Secrétaire général,\n\nConsciente du rôle des États dans ce domaine,\n\n1.\tDécide de commencer l'examen;\n\n2.\tPrie le Secrétaire général de lui faire rapport.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if t.Language != "fr" {
			return
		}
		organ := noGender
		for i := range t.Nodes {
			n := &t.Nodes[i]
			s := strings.TrimLeft(n.Mark.In(n.Raw), "“«\"*_ \u00a0")
			if g := organGender(s); g != noGender {
				organ = g
				continue
			}
			if organ == noGender || n.Label.Scheme != numbering.None {
				continue
			}
			word, due := disagreeing(s, organ)
			if word == "" {
				continue
			}
			start := n.Mark.End - len(s) + strings.Index(s, word)
			at := text.Span{Start: start, End: start + len(word)}.Shift(n.Start)
			d := pass.Report(at, "“"+word+"” does not agree with the organ: “"+due+"” is due")
			replace(d, "Change to “"+due+"”", at, due, true)
		}
	},
}

// gender is that of an organ's name in French.
type gender uint8

const (
	noGender gender = iota
	masculine
	feminine
)

// organGender is the gender of the organ that the line s names as the one that
// speaks, if it does.
func organGender(s string) gender {
	const longest = 60
	s = strings.TrimRight(s, "*_ ")
	if len(s) > longest || !strings.HasSuffix(s, ",") {
		return noGender
	}
	switch {
	case strings.HasPrefix(s, "L’Assemblée"), strings.HasPrefix(s, "L'Assemblée"):
		return feminine
	case strings.HasPrefix(s, "Le Conseil"):
		return masculine
	}
	return noGender
}

// frenchOpeners are the openers that have a gender: masculine, feminine.
var frenchOpeners = [...][2]string{
	{"alarmé", "alarmée"}, {"animé", "animée"}, {"attaché", "attachée"}, {"attristé", "attristée"}, {"bouleversé", "bouleversée"},
	{"conscient", "consciente"}, {"consterné", "consternée"}, {"convaincu", "convaincue"}, {"déçu", "déçue"}, {"désireux", "désireuse"},
	{"déterminé", "déterminée"}, {"encouragé", "encouragée"}, {"ému", "émue"}, {"guidé", "guidée"},
	{"horrifié", "horrifiée"}, {"indigné", "indignée"}, {"inquiet", "inquiète"}, {"inspiré", "inspirée"}, {"obligé", "obligée"},
	{"persuadé", "persuadée"}, {"préoccupé", "préoccupée"}, {"résolu", "résolue"}, {"satisfait", "satisfaite"}, {"soucieux", "soucieuse"}, {"troublé", "troublée"},
}

// disagreeing is the opener at the head of s that has the other gender than the
// organ, and the form that is due; adverbs may stand before it.
func disagreeing(s string, organ gender) (word, due string) {
	const words = 3
	for range words {
		first, rest, _ := strings.Cut(s, " ")
		bare := strings.TrimRight(first, ",")
		for _, pair := range frenchOpeners {
			wrong, right := pair[0], pair[1]
			if organ == masculine {
				wrong, right = right, wrong
			}
			if strings.EqualFold(bare, wrong) {
				if bare != wrong {
					right = capital(right)
				}
				return bare, right
			}
		}
		if !strings.HasSuffix(bare, "ment") && bare != "Toujours" && bare != "Très" && bare != "Également" && bare != "également" {
			return "", ""
		}
		s = rest
	}
	return "", ""
}
