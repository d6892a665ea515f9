// Package report prints what was found and what was read: for people, and as
// JSON for other programs. It writes to the writer it is given and knows no
// files. This is where byte offsets become lines and columns, counted from one,
// columns in code points.
package report

import (
	"slices"
	"strings"

	"resolute/internal/baseline"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// File is what was found in one draft, ready to be printed. It holds nothing of
// the draft's text but short excerpts, so that a run over many drafts need not
// keep them.
type File struct {
	Path string // as it is shown to people
	// Repo is the path from the root of the repository, with slashes: what a
	// service that shows the findings beside the text finds the file by.
	Repo     string
	House    string // its name, "ITU Plenipotentiary Conference"
	Act      string // "Resolution 172"; empty where the draft does not say
	Findings []Finding
	Known    int // findings left out because the baseline has them

	byParagraph bool
	beside      bool // it is no draft: settings, of which something is told
}

// ByParagraph puts the paragraph's path before what is said: the reader of a Word
// document sees no lines. Nothing of it can be repaired in place.
func (f *File) ByParagraph() {
	f.byParagraph = true
	for i := range f.Findings {
		if d := &f.Findings[i]; d.Paragraph != "" {
			d.Message = d.Paragraph + ": " + d.Message
		}
	}
}

// Keep leaves those findings that keep wants.
func (f *File) Keep(keep func(*Finding) bool) {
	kept := 0
	for i := range f.Findings {
		if !keep(&f.Findings[i]) {
			continue
		}
		if kept < i {
			f.Findings[kept] = f.Findings[i]
		}
		kept++
	}
	clear(f.Findings[kept:])
	f.Findings = f.Findings[:kept]
}

// Finding is one finding of a File.
type Finding struct {
	Path        string
	ID          string
	Rule        string
	Severity    string
	Message     string
	Range       Range
	Section     string
	Paragraph   string
	Related     []Related
	Fixes       []Fix
	Fingerprint string

	level   lint.Severity
	excerpt excerpt
}

// Level is the severity.
func (d *Finding) Level() lint.Severity { return d.level }

// Help is the command that tells more of the rule.
func (d *Finding) Help() string { return "resolute explain " + d.Rule }

// Remark is a finding about something else than a draft, a settings file for one,
// at a line and a column of it.
func Remark(path string, line, column int, rule *lint.Rule, level lint.Severity, message, fingerprint string) File {
	at := Place{Line: line, Column: column, inLine: column}
	return File{Path: path, Repo: path, beside: true, Findings: []Finding{{
		Path: path, ID: rule.ID, Rule: rule.Name, Severity: level.String(), level: level, Message: oneLine(message),
		Range: Range{at, at}, Fingerprint: fingerprint,
	}}}
}

// Range is a place in a draft; its end is the first character after it.
type Range struct{ Start, End Place }

// Place is a line and a column, from one, and an offset in bytes, from zero.
type Place struct {
	Line, Column, Offset int
	// inLine is the column in bytes, from one, for the one form that wants it.
	inLine int
}

// Related is another place that explains a finding.
type Related struct {
	Message string
	Range   Range
}

// Fix is a repair; its edits are there where Detail asks for them. Where Detail shows no
// repairs there is the first one at most, and nothing of it but whether it is safe.
type Fix struct {
	Title string
	Safe  bool
	Edits []Edit
}

// Edit puts Text in the place of what stands in Range.
type Edit struct {
	Range Range
	Text  string
}

// Detail is what of a result is made ready to be printed.
type Detail struct {
	Least    lint.Severity // findings of this severity and above
	Excerpts bool          // the line of the draft
	Width    int           // of the excerpts with what stands before them; 0 for a usual one
	Repairs  bool          // what they are called
	Edits    bool          // of the repairs
	Paths    bool          // the section and the path of the paragraph
	// Fingerprints are those of the findings, for a baseline and for services that know
	// a finding again.
	Fingerprints bool
	// Wants tells which findings are wanted; nil for all of them.
	Wants func(*lint.Diagnostic) bool
}

// Of is what a result says of the draft at path.
func Of(path string, r *lint.Result, detail Detail) File {
	f := File{Path: path, Repo: path, Act: actName(r.Tree)}
	if r.Tree.House != nil {
		f.House = r.Tree.House.Name
	}
	if n := r.Len(); n > 0 {
		f.Findings = make([]Finding, 0, n)
	}
	var prints []string
	if detail.Fingerprints {
		prints = baseline.Fingerprints(r.Tree, r.All())
	}
	m := maker{tree: r.Tree, detail: &detail, at: locatorOf(r.Tree)}
	i := 0
	r.Each(func(d *lint.Diagnostic, by int) {
		if detail.wants(d, by) && d.Severity >= detail.Least {
			f.Findings = f.Findings[:len(f.Findings)+1] // made ready where it is to lie
			out := &f.Findings[len(f.Findings)-1]
			m.finding(out, path, d, by)
			if prints != nil {
				out.Fingerprint = prints[i]
			}
		}
		i++
	})
	return f
}

// wants tells that a finding whose spans are by off is wanted.
func (d *Detail) wants(found *lint.Diagnostic, by int) bool {
	if d.Wants == nil {
		return true
	}
	there := *found
	there.Span = there.Span.Shift(by)
	return d.Wants(&there)
}

// maker makes the findings of one draft ready.
type maker struct {
	tree    *syntax.Tree
	detail  *Detail
	at      locator
	fixes   []Fix // what is left of an allocation for those of several findings
	related []Related
}

// someFixes is how many fixes share an allocation.
const someFixes = 32

// finding makes out what d says, whose spans are by off.
func (m *maker) finding(out *Finding, path string, d *lint.Diagnostic, by int) {
	out.Path, out.ID, out.Rule = path, d.Rule.ID, d.Rule.Name
	out.Severity, out.level = d.Severity.String(), d.Severity
	out.Message, out.Range = oneLine(d.Message), m.span(d.Span.Shift(by))
	out.Related, out.Fixes = carve(&m.related, len(d.Related)), carve(&m.fixes, m.shown(d.Fixes))
	if m.detail.Paths {
		if n := lint.NodeAt(m.tree, d.Span.Start+by); n >= 0 {
			out.Section, out.Paragraph = m.tree.SectionName(n), m.tree.Path(n)
		}
	}
	for _, rel := range d.Related {
		out.Related = append(out.Related, Related{oneLine(rel.Message), m.span(rel.Span.Shift(by))})
	}
	if !m.detail.Repairs {
		if len(d.Fixes) > 0 {
			out.Fixes = append(out.Fixes, Fix{Safe: d.Fixes[0].Safe})
		}
		return
	}
	for _, fix := range d.Fixes {
		made := Fix{Title: oneLine(fix.Title), Safe: fix.Safe}
		if m.detail.Edits {
			made.Edits = m.edits(fix.Edits, by)
		}
		out.Fixes = append(out.Fixes, made)
	}
	if m.detail.Excerpts {
		out.excerpt = cutOut(m.tree.Shown(), m.tree.Show(d.Span.Shift(by)), Style{Width: m.detail.Width}.width()-gutter)
	}
}

// shown is how many of the repairs are made ready.
func (m *maker) shown(fixes []lint.Fix) int {
	if m.detail.Repairs {
		return len(fixes)
	}
	return min(1, len(fixes))
}

// span is where the draft shows a span of the text.
func (m *maker) span(s text.Span) Range { return m.at.span(m.tree.Show(s)) }

// edits are those of a repair, whose spans are by off; none if the draft cannot take
// them.
func (m *maker) edits(some []text.Edit, by int) []Edit {
	there := slices.Clone(some)
	for i := range there {
		there[i].Span = there[i].Span.Shift(by)
	}
	edits, ok := m.tree.Edits(there, false)
	if !ok {
		return nil
	}
	var out []Edit
	for _, e := range edits {
		out = append(out, Edit{m.at.span(e.Span), e.New})
	}
	return out
}

// carve cuts room for n off what is left of an allocation.
func carve[T any](left *[]T, n int) []T {
	if n == 0 {
		return nil
	}
	if n > len(*left) {
		*left = make([]T, max(n, someFixes))
	}
	room := (*left)[:0:n]
	*left = (*left)[n:]
	return room
}

// actName is what the first act of a draft calls itself, for a headline.
func actName(tree *syntax.Tree) string {
	for _, act := range tree.Acts {
		if act.Embedded || act.Number.Number == "" {
			continue
		}
		kind := act.Number.Kind
		if kind == "" {
			kind = "resolution"
		}
		return strings.ToUpper(kind[:1]) + kind[1:] + " " + act.Number.Number
	}
	return ""
}

// oneLine is s without what would break a line, or command a terminal.
func oneLine(s string) string {
	for i := 0; i < len(s); {
		if i+8 <= len(s) {
			if k := text.Leading(text.Printable(text.Chunk(s[i : i+8]))); k > 0 {
				i += k
				continue
			}
		} else if ' ' <= s[i] && s[i] <= '~' {
			i++
			continue
		}
		if i+2 >= len(s) || s[i] != 0xE2 || s[i+1] != 0x80 || s[i+2] < 0x80 || s[i+2] >= 0xA8 {
			return strings.Map(visible, s)
		}
		i += 3 // from U+2000 to U+2027: the quotation marks and dashes of our own messages
	}
	return s
}

// visible is r, or what is shown in its stead.
func visible(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029:
		return ' '
	case r < ' ' || r >= 0x7f && r < 0xa0:
		return '\uFFFD'
	case r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069:
		return '\uFFFD' // turns the direction of what follows, the report's own words too
	}
	return r
}

// locator finds lines and columns.
type locator struct{ *text.Finder }

func locatorOf(t *syntax.Tree) locator { return locator{t.Shown().Finder(text.UTF32)} }

func (l locator) span(s text.Span) Range { return Range{l.place(s.Start), l.place(s.End)} }

func (l locator) place(off int) Place {
	pos := l.Pos(off)
	return Place{Line: pos.Line + 1, Column: pos.Col + 1, Offset: off, inLine: off - l.LineStart() + 1}
}
