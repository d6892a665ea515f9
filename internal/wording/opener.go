package wording

import (
	"fmt"
	"strings"

	"resolute/internal/house"
)

// Opener tells, in Markdown, what an opener does, where it belongs and which openers
// say the same with more or less force.
func Opener(h *house.House, op house.Opener) string {
	part := "opens an operative paragraph: with it the organ acts"
	if op.Role == house.Preambular {
		part = "opens a preambular paragraph: it gives a reason"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "**%s** %s", op.Phrase, part)
	if steps, at := h.Strength(op.Phrase); len(steps) > 0 {
		for i := range steps {
			if i == at {
				steps[i] = "**" + steps[i] + "**"
			}
		}
		b.WriteString("\n\nfrom mild to strong: " + strings.Join(steps, " → "))
	}
	if other, ok := h.Counterpart(withoutAddressee(h, op.Phrase)); ok {
		if h.PreambleCase == house.Small {
			other = lowerFirst(other)
		}
		where := "in the preamble"
		if op.Role == house.Preambular {
			where = "in the operative part"
		}
		fmt.Fprintf(&b, "\n\n%s: *%s*", where, other)
	}
	verb, adverb := op.Base()
	if adverb != "" {
		fmt.Fprintf(&b, "\n\n“%s” refers to an earlier paragraph that opens with *%s*", adverb, verb)
	} else if op.Role != house.NoRole && !strings.Contains(op.Phrase, " ") {
		fmt.Fprintf(&b, "\n\na second time: *%s*, *%s*", h.WithAdverb(op.Phrase, "also", op.Role), h.WithAdverb(op.Phrase, "further", op.Role))
	}
	return b.String() + "\n\n" + h.Name
}

// withoutAddressee is an opener without those whom it addresses: "instructs" of
// "instructs the Council".
func withoutAddressee(h *house.House, phrase string) string {
	for _, verb := range h.AddressingVerbs() {
		if len(phrase) > len(verb) && phrase[len(verb)] == ' ' && strings.EqualFold(phrase[:len(verb)], verb) {
			return phrase[:len(verb)]
		}
	}
	return phrase
}

// Neighbours are openers of the same ladders of strength that begin with what is
// typed, in the form that the role asks for: "Takes note with appreciation of".
func Neighbours(h *house.House, typed string, role house.Role) []string {
	var out []string
	first, _, _ := strings.Cut(typed, " ")
	if len(first) < 3 {
		return nil
	}
	for _, ladder := range house.Ladders() {
		for _, step := range ladder {
			form := step
			if role == house.Preambular {
				other, ok := h.Counterpart(step)
				if !ok {
					continue
				}
				form = other
			}
			form = h.Cased(form, role)
			if len(form) >= len(first) && strings.EqualFold(form[:len(first)], first) {
				out = append(out, form)
			}
		}
	}
	return out
}
