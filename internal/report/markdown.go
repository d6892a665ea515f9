package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"resolute/internal/lint"
)

// summaryRows is how many findings a summary lists: enough to see what is the
// matter, and far from the size at which GitHub refuses it (1 MiB).
const summaryRows = 50

// markdown prints a summary of the run as a page of Markdown: how many findings
// there are, the gravest of them, and which rules speak oftenest.
type markdown struct {
	w      *bufio.Writer
	rows   [lint.Error + 1][]string // as many of each severity as may be shown
	byRule map[string]int
}

func newMarkdown(w io.Writer, _ Options) Reporter {
	return &markdown{w: bufio.NewWriter(w), byRule: map[string]int{}}
}

func (r *markdown) File(f *File) error {
	for i := range f.Findings {
		d := &f.Findings[i]
		r.byRule[d.Rule]++
		if len(r.rows[d.level]) < summaryRows {
			r.rows[d.level] = append(r.rows[d.level], fmt.Sprintf("| %s | %s:%d:%d | %s | `%s` |\n", d.Severity, inCell(f.Repo), d.Range.Start.Line, d.Range.Start.Column, inCell(d.Message), d.Rule))
		}
	}
	return nil
}

func (r *markdown) Close(s *Summary) error {
	fmt.Fprint(r.w, "## Resolute\n\n")
	total := s.Total()
	if total == 0 {
		fmt.Fprintf(r.w, "%s, no findings.\n", plural(s.Files, "draft"))
		return r.w.Flush()
	}
	fmt.Fprint(r.w, plural(total, "finding"))
	if s.Bad > 0 {
		fmt.Fprintf(r.w, " in %d of %s", s.Bad, plural(s.Files, "draft"))
	}
	for level, sep := lint.Error, ": "; ; level-- {
		if n := s.Count[level]; n > 0 {
			fmt.Fprint(r.w, sep, countOf(n, level))
			sep = ", "
		}
		if level == lint.Hint {
			break
		}
	}
	fmt.Fprint(r.w, ".\n\n| | where | what | rule |\n|---|---|---|---|\n")
	shown := 0
	for level := lint.Error; ; level-- {
		rows := r.rows[level][:min(len(r.rows[level]), summaryRows-shown)]
		for _, row := range rows {
			r.w.WriteString(row)
		}
		shown += len(rows)
		if level == lint.Hint {
			break
		}
	}
	if total > shown {
		fmt.Fprintf(r.w, "\nand %d more.\n", total-shown)
	}
	r.rules()
	return r.w.Flush()
}

// rules prints how often each rule spoke, the oftenest first.
func (r *markdown) rules() {
	names := make([]string, 0, len(r.byRule))
	for name := range r.byRule {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(r.byRule[b], r.byRule[a]), cmp.Compare(a, b))
	})
	fmt.Fprint(r.w, "\n<details><summary>By rule</summary>\n\n| rule | findings |\n|---|---|\n")
	for _, name := range names {
		fmt.Fprintf(r.w, "| `%s` | %d |\n", name, r.byRule[name])
	}
	fmt.Fprint(r.w, "\n</details>\n")
}

// inCell is s within a row of a table.
func inCell(s string) string { return tableCell.Replace(oneLine(s)) }

var tableCell = strings.NewReplacer("|", `\|`, "<", "&lt;", "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, `\`, `\\`)
