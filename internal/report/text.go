package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"resolute/internal/lint"
)

// Style is how findings are laid out for people.
type Style struct {
	// Full shows the line and the repairs under every finding, as a terminal
	// wants it. Without, a finding is one line that a program can find again.
	Full  bool
	Color bool
	Width int // columns of the terminal; 0 for a usual one
}

// usual is the width taken where none is known, narrow enough for half a screen.
const usual = 100

func (s Style) width() int {
	if s.Width <= 0 {
		return usual
	}
	return max(s.Width, 40)
}

// gutter is the room before an excerpt: the columns of "  12:34  │ ".
const gutter = 10

// outputRoom is how much is written at once where nobody waits for it: a folder of
// thousands of drafts makes megabytes of output.
const outputRoom = 64 << 10

// textReport prints findings for people, and a summary. Of drafts without
// findings it says nothing more than how many there are.
type textReport struct{ printer }

func newText(w io.Writer, o Options) Reporter {
	return &textReport{printer{w: bufio.NewWriterSize(w, outputRoom), Style: o.Style}}
}

func (r *textReport) File(f *File) error {
	if len(f.Findings) == 0 {
		return failed(r.w)
	}
	if !r.Full {
		r.lines(f)
		return failed(r.w)
	}
	r.full(f)
	return r.w.Flush() // people read it as it comes
}

func (r *textReport) Close(s *Summary) error {
	r.summary(s)
	return r.w.Flush()
}

// IsText tells that a Reporter prints for people.
func IsText(r Reporter) bool {
	_, ok := r.(*textReport)
	return ok
}

type printer struct {
	w *bufio.Writer
	Style
}

func (p *printer) lines(f *File) {
	path := oneLine(f.Path) // one with a line break would make two lines of one finding
	for i := range f.Findings {
		d := &f.Findings[i]
		b := append(p.w.AvailableBuffer(), path...)
		b = strconv.AppendInt(append(b, ':'), int64(d.Range.Start.Line), 10)
		b = strconv.AppendInt(append(b, ':'), int64(d.Range.Start.Column), 10)
		for _, s := range [...]string{": ", p.paint(ink[d.level], d.Severity), ": ", d.Message, " [", d.Rule, "]\n"} {
			b = append(b, s...)
		}
		p.w.Write(b)
	}
}

func (p *printer) full(f *File) {
	head := []string{p.paint(bold, oneLine(f.Path))}
	for _, s := range []string{f.House, f.Act} {
		if s != "" {
			head = append(head, oneLine(s))
		}
	}
	fmt.Fprintf(p.w, "%s\n\n", strings.Join(head, " · "))
	for i := range f.Findings {
		p.finding(&f.Findings[i])
	}
}

func (p *printer) finding(d *Finding) {
	place := fmt.Sprintf("%3d:%d", d.Range.Start.Line, d.Range.Start.Column)
	place += strings.Repeat(" ", max(0, 8-len(place)))
	level := d.Severity + strings.Repeat(" ", max(0, 7-len(d.Severity)))
	pad := p.width() - len(place) - len(level) - columns(d.Message) - len(d.Rule) - 2
	fmt.Fprintf(p.w, "%s%s  %s%s  %s\n", place, p.paint(ink[d.level], level), d.Message,
		strings.Repeat(" ", max(0, pad-2)), p.paint(dim, d.Rule))

	const indent = "        "
	if d.excerpt.line != "" {
		fmt.Fprintf(p.w, "%s%s %s\n", indent, p.paint(dim, "│"), d.excerpt.line)
		fmt.Fprintf(p.w, "%s%s %s\n", indent, p.paint(dim, "│"), p.paint(ink[d.level], d.excerpt.carets))
	}
	for _, rel := range d.Related {
		fmt.Fprintf(p.w, "%s%d:%d  %s\n", indent, rel.Range.Start.Line, rel.Range.Start.Column, rel.Message)
	}
	if s := repairs(d.Fixes); s != "" {
		fmt.Fprintf(p.w, "%s%s %s\n", indent, p.paint(green, "fix:"), s)
	}
	fmt.Fprintln(p.w)
}

// repairs is "change 31 to 3  ·  or change it to 1".
func repairs(fixes []Fix) string {
	const shown = 3
	var parts []string
	for i, f := range fixes {
		if i == shown {
			parts = append(parts, fmt.Sprintf("and %d more", len(fixes)-shown))
			break
		}
		title := lowerFirst(f.Title)
		if i > 0 {
			title = "or " + title
		}
		parts = append(parts, title)
	}
	return strings.Join(parts, "  ·  ")
}

// lowerFirst makes a title part of a sentence; an abbreviation stays as it is.
func lowerFirst(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] >= 'a' && s[1] <= 'z') {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}

func (p *printer) summary(s *Summary) {
	total := s.Total()
	known := ""
	if s.Known > 0 {
		known = fmt.Sprintf(" · %d known to the baseline", s.Known)
	}
	if total == 0 {
		fmt.Fprintf(p.w, "%s, no findings%s\n", plural(s.Files, "draft"), known)
		return
	}
	fmt.Fprint(p.w, plural(total, "finding"))
	if s.Files > 1 {
		fmt.Fprintf(p.w, " in %d of %d drafts", s.Bad, s.Files)
	}
	for level, sep := lint.Error, ": "; ; level-- {
		if n := s.Count[level]; n > 0 {
			fmt.Fprint(p.w, sep, p.paint(ink[level], countOf(n, level)))
			sep = ", "
		}
		if level == lint.Hint {
			break
		}
	}
	if s.Fixable > 0 {
		fmt.Fprintf(p.w, " · %d can be fixed: resolute lint --fix", s.Fixable)
		if s.Bad == 1 {
			fmt.Fprintf(p.w, " %s", asArgument(oneLine(s.where)))
		}
	}
	fmt.Fprintf(p.w, "%s · why: %s\n", known, s.worst.Help)
}

// asArgument is a path as it can be typed into a shell.
func asArgument(path string) string {
	if strings.ContainsAny(path, " '\"\\$&;()<>|*?[]#~!`") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}

// countOf is "2 errors", "3 info".
func countOf(n int, level lint.Severity) string {
	if level == lint.Info {
		return fmt.Sprintf("%d info", n)
	}
	return plural(n, level.String())
}

func plural(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

const (
	bold  = "1"
	dim   = "2"
	green = "32"
)

// ink is the colour of a severity: of the sixteen that every terminal's user
// has chosen to be readable.
var ink = [...]string{lint.Hint: dim, lint.Info: "36", lint.Warning: "33", lint.Error: "1;31"}

func (p *printer) paint(color, s string) string {
	if !p.Color || s == "" {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}
