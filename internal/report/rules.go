package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"resolute/internal/lint"
)

// Page is what "explain" prints of a rule besides what the rule holds.
type Page struct {
	Rule *lint.Rule
	Fix  *Fix // what is offered for the rule's bad example; nil if nothing is
}

// Explain prints the page of a rule.
func Explain(w io.Writer, page Page, style Style) error {
	p := &printer{w: bufio.NewWriter(w), Style: style}
	r := page.Rule
	fmt.Fprintf(p.w, "%s · %s · %s\n\n", p.paint(bold, r.Name), r.ID, p.paint(ink[r.Severity], r.Severity.String()))
	fmt.Fprintf(p.w, "%s\n\n%s\n", wrap(r.Summary, p.width()), p.reflow(strings.TrimSpace(r.Why)))
	p.example("Bad", r.Bad)
	p.example("Good", r.Good)
	if page.Fix != nil {
		how := "offered in the editor, and made by --unsafe-fixes; never without being asked for"
		if page.Fix.Safe {
			how = "made by resolute lint --fix"
		}
		fmt.Fprintf(p.w, "\n%s\n\n  %s (%s)\n", p.paint(bold, "Repair"), page.Fix.Title, how)
	}
	if len(r.Houses) > 0 {
		fmt.Fprintf(p.w, "\n%s\n\n  %s\n", p.paint(bold, "Houses"), strings.Join(r.Houses, ", "))
	}
	fmt.Fprintf(p.w, "\n%s\n\n  in resolute.toml, for the drafts in its folder and below:\n\n  [rules]\n  %s = \"off\"    # or error, warning, info, hint\n",
		p.paint(bold, "Switch it off"), r.Name)
	return p.w.Flush()
}

// reflow lays paragraphs out for a terminal; into a pipe they go as they were written.
func (p *printer) reflow(s string) string {
	if !p.Full {
		return s
	}
	paragraphs := strings.Split(s, "\n\n")
	for i, words := range paragraphs {
		paragraphs[i] = wrap(strings.Join(strings.Fields(words), " "), p.width())
	}
	return strings.Join(paragraphs, "\n\n")
}

func (p *printer) example(name, s string) {
	if s == "" {
		return
	}
	fmt.Fprintf(p.w, "\n%s\n\n", p.paint(bold, name))
	for line := range strings.Lines(s) {
		line = strings.TrimRight(line, "\r\n")
		fmt.Fprintf(p.w, "%s\n", strings.TrimRight("  "+strings.ReplaceAll(line, "\t", "    "), " "))
	}
}

// Rules prints one line a rule.
func Rules(w io.Writer, rules []*lint.Rule, style Style) error {
	p := &printer{w: bufio.NewWriter(w), Style: style}
	wide := 0
	for _, r := range rules {
		wide = max(wide, len(r.Name))
	}
	for _, r := range rules {
		head := fmt.Sprintf("%s  %s%s  %s%s  ", r.ID,
			p.paint(bold, r.Name), strings.Repeat(" ", wide-len(r.Name)),
			p.paint(ink[r.Severity], r.Severity.String()), strings.Repeat(" ", 7-len(r.Severity.String())))
		if !p.Full {
			fmt.Fprintf(p.w, "%s%s\n", head, r.Summary)
			continue
		}
		p.hanging(head, len(r.ID)+wide+7+len("      "), r.Summary)
	}
	return p.w.Flush()
}

// RulesJSON prints the rules as one array.
func RulesJSON(w io.Writer, rules []*lint.Rule) error {
	type rule struct {
		ID       string   `json:"id"`
		Name     string   `json:"name"`
		Severity string   `json:"severity"`
		Summary  string   `json:"summary"`
		Why      string   `json:"why"`
		Houses   []string `json:"houses"`
		Bad      string   `json:"bad"`
		Good     string   `json:"good"`
	}
	out := make([]rule, 0, len(rules))
	for _, r := range rules {
		houses := r.Houses
		if houses == nil {
			houses = []string{}
		}
		out = append(out, rule{r.ID, r.Name, r.Severity.String(), r.Summary, r.Why, houses, r.Bad, r.Good})
	}
	return encode(w, out, "  ")
}
