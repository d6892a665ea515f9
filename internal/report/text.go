package report

import (
	"bufio"
	"fmt"
	"io"
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

// Text prints the findings of files, in their order, and a summary. Of files
// without findings it says nothing more than how many there are.
func Text(w io.Writer, files []File, style Style) error {
	p := &printer{w: bufio.NewWriter(w), Style: style}
	for i := range files {
		if len(files[i].Findings) == 0 {
			continue
		}
		if style.Full {
			p.full(&files[i])
		} else {
			p.lines(&files[i])
		}
	}
	p.summary(files)
	return p.w.Flush()
}

type printer struct {
	w *bufio.Writer
	Style
}

func (p *printer) lines(f *File) {
	for _, d := range f.Findings {
		// A path with a line break would make two lines of one finding.
		fmt.Fprintf(p.w, "%s:%d:%d: %s: %s [%s]\n", oneLine(f.Path), d.Range.Start.Line, d.Range.Start.Column,
			p.paint(ink[d.level], d.Severity), d.Message, d.Rule)
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

func (p *printer) summary(files []File) {
	var count [lint.Error + 1]int
	total, bad, fixable := 0, 0, 0
	var worst *Finding
	var where string
	for i := range files {
		if len(files[i].Findings) > 0 {
			bad++
			where = files[i].Path
		}
		for j := range files[i].Findings {
			d := &files[i].Findings[j]
			total++
			count[d.level]++
			if len(d.Fixes) > 0 && d.Fixes[0].Safe {
				fixable++
			}
			if worst == nil || d.level > worst.level {
				worst = d
			}
		}
	}
	if total == 0 {
		fmt.Fprintf(p.w, "%s, no findings\n", plural(len(files), "draft"))
		return
	}
	fmt.Fprint(p.w, plural(total, "finding"))
	if len(files) > 1 {
		fmt.Fprintf(p.w, " in %d of %d drafts", bad, len(files))
	}
	for level, sep := lint.Error, ": "; ; level-- {
		if n := count[level]; n > 0 {
			name := plural(n, level.String())
			if level == lint.Info {
				name = fmt.Sprintf("%d info", n)
			}
			fmt.Fprint(p.w, sep, p.paint(ink[level], name))
			sep = ", "
		}
		if level == lint.Hint {
			break
		}
	}
	if fixable > 0 {
		fmt.Fprintf(p.w, " · %d can be fixed: resolute lint --fix", fixable)
		if bad == 1 {
			fmt.Fprintf(p.w, " %s", oneLine(where))
		}
	}
	fmt.Fprintf(p.w, " · why: %s\n", worst.Help)
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
