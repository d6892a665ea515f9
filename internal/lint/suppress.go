package lint

import (
	"fmt"
	"slices"
	"strings"

	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Suppression silences a rule in a text, or in a part of it, for a reason.
type Suppression struct {
	Rule      string // its name
	Paragraph string // the address of a paragraph, with all below it; empty: the whole text
	Reason    string
	Source    string // where it is written, "resolute.toml:12:1"
}

// covers tells whether the suppression holds for a paragraph with that address.
func (s *Suppression) covers(path string) bool {
	return syntax.Covers(s.Paragraph, path)
}

// With is the engine with suppressions that hold for one text, of its settings.
func (e *Engine) With(s []Suppression) *Engine {
	if len(s) == 0 {
		return e
	}
	with := *e
	with.suppress = s
	with.key += fmt.Sprint(s)
	return &with
}

// Used are the sources of those suppressions of the engine that silence something, and
// of those locks of the settings that lock something.
func (r *Result) Used() []string {
	out := r.Tree.Holds()
	for i, s := range r.suppress {
		if r.used[i] {
			out = append(out, s.Source)
		}
	}
	return out
}

// allowance is a comment that silences rules: "%% allow label-gap: withdrawn".
type allowance struct {
	at     text.Span // of the comment, in the text
	rules  []string  // ids
	node   int       // the paragraph it holds for; -1: all of them
	silent map[string]bool
}

// quiet finds out what is silenced, by comments and by the engine's suppressions,
// and tells of those comments that are mistaken or silence nothing.
func (r *run) quiet(e *Engine) {
	tree, result := r.tree, r.result
	result.suppress, result.unlinks = e.suppress, len(tree.Settlings()) > 0
	comments := tree.Comments()
	result.locks = len(comments)+len(tree.Locks) > 0
	if len(e.suppress)+len(comments) == 0 {
		return
	}
	told := r.hear(e, comments)
	all := result.everything()
	result.used = make([]bool, len(e.suppress))
	for i := range all {
		result.mark(&all[i])
	}
	if e.unused != nil {
		for _, a := range result.allow {
			for _, id := range a.rules {
				if !a.silent[id] && r.runs(id) {
					told = append(told, unused(e, tree, a, id))
				}
			}
		}
	}
	result.file = append(result.file, told...)
	sortFound(result.file)
}

// runs tells that a rule is at work on this text: one that is off finds nothing
// that could be silenced.
func (r *run) runs(id string) bool {
	is := func(a active) bool { return a.ID == id }
	return slices.ContainsFunc(r.paraRules, is) || slices.ContainsFunc(r.treeRules, is) || slices.ContainsFunc(r.fileRules, is)
}

// mark notes which comments and suppressions silence a finding.
func (r *Result) mark(d *Diagnostic) {
	node := NodeAt(r.Tree, d.Span.Start)
	for i := range r.allow {
		if a := &r.allow[i]; a.holds(d.Rule.ID, node) {
			a.silent[d.Rule.ID] = true
		}
	}
	for i := range r.suppress {
		if s := &r.suppress[i]; s.Rule == d.Rule.Name && s.covers(pathAt(r.Tree, node)) {
			r.used[i] = true
		}
	}
}

func (a *allowance) holds(id string, node int) bool {
	return (a.node < 0 || a.node == node) && slices.Contains(a.rules, id)
}

// silences tells that some findings may not be told.
func (r *Result) silences() bool { return len(r.allow)+len(r.suppress) > 0 || r.unlinks || r.locks }

// silenced tells whether a finding is not to be told.
func (r *Result) silenced(d Diagnostic) bool {
	node := NodeAt(r.Tree, d.Span.Start)
	return r.locks && ofLocked(r.Tree, d.Span) || slices.ContainsFunc(r.allow, func(a allowance) bool { return a.holds(d.Rule.ID, node) }) ||
		slices.ContainsFunc(r.suppress, func(s Suppression) bool {
			return s.Rule == d.Rule.Name && s.covers(pathAt(r.Tree, node))
		}) || r.unlinks && r.unlinked(&d, node)
}

func pathAt(tree *syntax.Tree, node int) string {
	if node < 0 {
		return ""
	}
	return tree.Path(node)
}

// directives are what comments may tell the engine, by their verbs. Each notes in the
// result what is asked for, and gives the finding about what is mistaken, nil if
// nothing is.
var directives = map[string]func(r *run, e *Engine, c syntax.Comment, d syntax.Directive) *Diagnostic{
	syntax.Allow:      (*run).allow,
	syntax.LockNumber: (*run).lock,
	syntax.Unlink:     (*run).unlink,
	syntax.Confirm:    (*run).confirm,
}

// hear takes what comments tell the engine and gives the findings about them.
func (r *run) hear(e *Engine, comments []syntax.Comment) []*Diagnostic {
	var told []*Diagnostic
	for _, c := range comments {
		d, ok := c.Directive(r.tree.Text.String())
		if !ok {
			continue
		}
		if mistake := directives[d.Verb](r, e, c, d); mistake != nil {
			told = append(told, mistake)
		}
	}
	return told
}

// mistaken is the finding about a comment that is written wrongly.
func (e *Engine) mistaken(at text.Span, message string, fixes ...Fix) *Diagnostic {
	if e.form == nil {
		return nil
	}
	return &Diagnostic{Rule: e.form.Rule, Severity: e.form.level, Span: at, Message: message, Fixes: fixes}
}

// GivesReason tells that a reason is one.
func GivesReason(s string) bool { return syntax.Directive{Reason: strings.TrimSpace(s)}.Reasoned() }

// allow notes which rules a comment silences, and where.
func (r *run) allow(e *Engine, c syntax.Comment, d syntax.Directive) *Diagnostic {
	a := allowance{at: c.Span, node: c.Before, silent: map[string]bool{}}
	names := d.About.In(r.tree.Text.String())
	if before, ok := strings.CutSuffix(strings.TrimSpace(names), syntax.InThisText); ok {
		names, a.node = before, -1
	}
	if strings.TrimSpace(names) == "" {
		return e.mistaken(c.Span, "no rule is named: “%% allow label-gap: the reason” is due")
	}
	at := d.About.Start
	for name := range strings.SplitSeq(names, ",") {
		trimmed := strings.TrimSpace(name)
		span := text.Span{Start: at + strings.Index(name, trimmed), End: at + strings.Index(name, trimmed) + len(trimmed)}
		at += len(name) + 1
		rule, ok := RuleNamed(e.known, trimmed)
		if !ok {
			var fixes []Fix
			if near, ok := nearestRule(e.known, trimmed); ok {
				fixes = []Fix{{Title: "Change to " + near, Edits: []text.Edit{{Span: span, New: near}}}}
			}
			return e.mistaken(span, UnknownRule(e.known, trimmed).Error(), fixes...)
		}
		a.rules = append(a.rules, rule.ID)
	}
	switch {
	case !d.Reasoned():
		return e.mistaken(c.Span, "no reason is given: “%% allow label-gap: the reason” is due")
	case a.node == len(r.tree.Nodes):
		return e.mistaken(c.Span, "no paragraph follows; for all of them: “%% allow label-gap in this text: the reason”")
	}
	r.result.allow = append(r.result.allow, a)
	return nil
}

// unused is the finding for a comment that silences nothing.
func unused(e *Engine, tree *syntax.Tree, a allowance, id string) *Diagnostic {
	rule, _ := RuleNamed(e.known, id)
	return e.idle(tree, a.at, rule.Name+" finds nothing here that is to be allowed", len(a.rules) == 1)
}

// idle is the finding for a comment that does nothing, with its removal where it has
// nothing else to do; nil where that is not told.
func (e *Engine) idle(tree *syntax.Tree, at text.Span, message string, removable bool) *Diagnostic {
	if e.unused == nil {
		return nil
	}
	d := &Diagnostic{Rule: e.unused.Rule, Severity: e.unused.level, Span: at, Message: message}
	if removable {
		d.Fixes = []Fix{{Title: "Remove the comment", Edits: []text.Edit{Removal(tree.Text, at)}}}
	}
	return d
}

// Removal takes the line away that a comment is.
func Removal(t *text.Text, comment text.Span) text.Edit {
	line := t.Line(t.LineAt(comment.Start))
	line.End += text.LineEnd(t.String(), line.End)
	return text.Edit{Span: line}
}

// SuppressionForm and UnusedSuppression are the rules about comments that silence
// rules. The engine itself finds what they tell.
var (
	SuppressionForm = &Rule{
		ID:      "RS0801",
		Name:    "suppression-form",
		Summary: "A comment that silences a rule is mistaken.",
		Why: `A line that begins with %% is a comment: no part of the resolution, and left out
when it is exported. "%% allow label-gap: item 2 was withdrawn" silences a rule for
the paragraph that follows, "%% allow label-gap in this text: …" everywhere. The
rule must exist and a reason must be given, or the comment would look as if it
did something for years. The same holds for "%% unlink paragraph 5: …", which makes a
reference one that is not followed, and "%% confirm paragraph 3: …", which says how the
paragraph begins that it names.

"%% lock: number of Resolution 101 (Rev. Busan, 2014)" keeps the number of the
paragraph that follows: no rule speaks of it, nothing renumbers it, and the series
goes on from it, with 3B after 3A. It is kept also where the reason is still to be
given.

Source: what users of other linters ask for (astral-sh/ruff issues 6157, 21877).`,
		Severity: Warning,
		Bad:      "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to build one;\n\n%% allow label-gpa: item 2 was withdrawn\n3.\tDecides to remain seized of the matter.\n",
		Good:     "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to build one;\n\n%% allow label-gap: item 2 was withdrawn\n3.\tDecides to remain seized of the matter.\n",
		House:    "unga",
	}
	UnusedSuppression = &Rule{
		ID:      "RS0802",
		Name:    "unused-suppression",
		Summary: "A suppression silences nothing.",
		Why: `What it allowed has been mended, or stands elsewhere now; the reference that it unlinked
or confirmed, or the number that it locked, is gone. Left in place it would hide the next slip. This is told of comments in a draft and, when a whole folder
is checked, of the suppressions and the locks in its settings.

Source: what users of other linters ask for (astral-sh/ruff issue 10239).`,
		Severity: Warning,
		Bad:      "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to build one;\n\n%% allow label-gap: item 2 was withdrawn\n2.\tDecides to remain seized of the matter.\n",
		Good:     "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to build one;\n\n2.\tDecides to remain seized of the matter.\n",
		House:    "unga",
	}
)
