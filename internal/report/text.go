package report

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"slices"
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
	return &textReport{printer{w: bufio.NewWriterSize(w, outputRoom), Style: o.Style, named: o.Named}}
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

// failed is the error that a writer has met with so far.
func failed(w *bufio.Writer) error {
	_, err := w.Write(nil)
	return err
}

// IsText tells that a Reporter prints for people.
func IsText(r Reporter) bool {
	_, ok := r.(*textReport)
	return ok
}

type printer struct {
	w *bufio.Writer
	Style
	named []string // the arguments of the call
}

func (p *printer) lines(f *File) {
	path := oneLine(f.Path) // one with a line break would make two lines of one finding
	for i := range f.Findings {
		d := &f.Findings[i]
		b := append(p.w.AvailableBuffer(), path...)
		b = strconv.AppendInt(append(b, ':'), int64(d.Range.Start.Line), 10)
		b = strconv.AppendInt(append(b, ':'), int64(d.Range.Start.Column), 10)
		b = append(append(b, ": "...), p.paint(ink[d.level], d.Severity)...)
		b = append(append(b, ": "...), d.Message...)
		b = append(append(b, " ["...), d.Rule...)
		p.w.Write(append(b, "]\n"...))
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
	p.headline(place+p.paint(ink[d.level], level)+"  ", len(place)+len(level)+2, d)

	const indent = "        "
	if d.excerpt.line != "" {
		fmt.Fprintf(p.w, "%s%s %s\n", indent, p.paint(dim, "│"), d.excerpt.line)
		fmt.Fprintf(p.w, "%s%s %s\n", indent, p.paint(dim, "│"), p.paint(ink[d.level], d.excerpt.carets))
	}
	for _, rel := range d.Related {
		at := fmt.Sprintf("%d:%d  ", rel.Range.Start.Line, rel.Range.Start.Column)
		p.hanging(indent+at, len(indent)+len(at), rel.Message)
	}
	if s := repairs(d.Fixes); s != "" {
		p.hanging(indent+p.paint(green, "fix:")+" ", len(indent)+len("fix: "), s)
	}
	fmt.Fprintln(p.w)
}

// leastRoom is how many columns a message must have beside the name of its rule.
const leastRoom = 36

// headline prints a finding's message behind a head of so many columns, with the
// name of its rule at the end of the first line; below, where that leaves no room.
func (p *printer) headline(head string, before int, d *Finding) {
	room := p.width() - before - len(d.Rule) - 2
	if room < leastRoom {
		p.hanging(head, before, d.Message)
		fmt.Fprintf(p.w, "%s%s\n", strings.Repeat(" ", before), p.paint(dim, d.Rule))
		return
	}
	first, rest, _ := strings.Cut(wrap(d.Message, room), "\n")
	fmt.Fprintf(p.w, "%s%s%s  %s\n", head, first, strings.Repeat(" ", max(0, room-columns(first))), p.paint(dim, d.Rule))
	for line := range strings.Lines(rest) {
		fmt.Fprintf(p.w, "%s%s\n", strings.Repeat(" ", before), strings.TrimSuffix(line, "\n"))
	}
}

// hanging prints words behind a head of so many columns; lines that follow begin
// where the words do.
func (p *printer) hanging(head string, before int, words string) {
	lines := wrap(words, p.width()-before)
	fmt.Fprintf(p.w, "%s%s\n", head, strings.ReplaceAll(lines, "\n", "\n"+strings.Repeat(" ", before)))
}

// wrap is a sentence in lines of so many columns at the most, as far as its words
// let it.
func wrap(s string, width int) string {
	var b strings.Builder
	col := 0
	for i, word := range strings.Split(s, " ") {
		n := columns(word)
		switch {
		case i == 0:
		case col+1+n > width:
			b.WriteByte('\n')
			col = 0
		default:
			b.WriteByte(' ')
			col++
		}
		b.WriteString(word)
		col += n
	}
	return strings.ReplaceAll(strings.ReplaceAll(b.String(), " \n", "\n"), unbroken, " ")
}

// Hang breaks those lines of s that are wider than a terminal of width columns, 0 for
// one that is not known, which breaks none. What goes on stands two columns further in.
func Hang(s string, width int) string {
	if width <= 0 {
		return s
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		body := strings.TrimRight(line, "\n")
		indent := body[:len(body)-len(strings.TrimLeft(body, " "))]
		within := "\n" + indent + "  "
		if columns(body) > width {
			body = indent + strings.ReplaceAll(wrap(body[len(indent):], max(20, width-len(within)+1)), "\n", within)
		}
		b.WriteString(body + line[len(strings.TrimRight(line, "\n")):])
	}
	return b.String()
}

// repairs is "change 31 to 3  ·  or change it to 1".
func repairs(fixes []Fix) string {
	const (
		shown = 3
		short = 24 // columns of a repair that is not broken over two lines
	)
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
	for i, part := range parts {
		if columns(part) <= short {
			parts[i] = strings.ReplaceAll(part, " ", unbroken)
		}
	}
	return strings.Join(parts, unbroken+unbroken+"·  ")
}

// unbroken stands for a blank at which wrap begins no line.
const unbroken = "\x1f"

// lowerFirst makes a title part of a sentence; an abbreviation stays as it is.
func lowerFirst(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] >= 'a' && s[1] <= 'z') {
		return string(s[0]+'a'-'A') + s[1:]
	}
	return s
}

// summary tells how many findings there were and what to do next; on a terminal that
// is narrower than the line, a line each.
func (p *printer) summary(s *Summary) {
	known := ""
	if s.Known > 0 {
		known = fmt.Sprintf("%d known to the baseline", s.Known)
	}
	if s.Total() == 0 {
		parts := []string{plural(s.Files, "draft") + ", no findings"}
		if known != "" {
			parts = append(parts, known)
		}
		fmt.Fprintln(p.w, strings.Join(parts, " · "))
		return
	}
	plain := printer{}
	parts, length := []string{p.counts(s)}, columns(plain.counts(s))
	add := func(part string) {
		parts = append(parts, part)
		length += len(" · ") + columns(part)
	}
	if s.Fixable > 0 {
		add(fmt.Sprintf("%d can be fixed: resolute lint --fix", s.Fixable) + p.again(s))
	}
	if known != "" {
		add(known)
	}
	add("why: " + s.worst.Help())
	sep := " · "
	if p.Full && length > p.width() {
		sep = "\n"
	}
	if p.Full && columns(plain.counts(s)) > p.width() {
		parts[0] = strings.Replace(parts[0], ": ", ":\n", 1)
	}
	fmt.Fprintln(p.w, strings.Join(parts, sep))
}

// counts is "4 findings in 1 of 2 drafts: 3 errors, 1 info".
func (p *printer) counts(s *Summary) string {
	out := plural(s.Total(), "finding")
	if s.Files > 1 && s.Bad > 0 {
		out += fmt.Sprintf(" in %d of %d drafts", s.Bad, s.Files)
	}
	for level, sep := lint.Error, ": "; ; level-- {
		if n := s.Count[level]; n > 0 {
			out += sep + p.paint(ink[level], countOf(n, level))
			sep = ", "
		}
		if level == lint.Hint {
			return out
		}
	}
}

// again is what to repair: the one draft that has findings, or all that were named.
func (p *printer) again(s *Summary) string {
	const most = 60 // what is longer was not typed by hand
	paths := p.named
	if s.Bad == 1 && !slices.Equal(paths, []string{"-"}) {
		paths = []string{s.where}
	}
	out := ""
	for _, path := range paths {
		out += " " + asArgument(oneLine(path))
	}
	if len(out) > most {
		return " …"
	}
	return out
}

// asArgument is a path as it can be typed into a shell of this system.
func asArgument(path string) string { return argument(path, filepath.Separator == '\\') }

// argument quotes for both of the shells that Windows has, or for those of others.
func argument(path string, windows bool) string {
	switch {
	case windows && strings.ContainsAny(path, " '$&;()<>|[]{}#~!`,@^%"):
		return `"` + path + `"`
	case !windows && strings.ContainsAny(path, " '\"\\$&;()<>|*?[]#~!`"):
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
