package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"resolute/internal/lint"
)

// statistics prints how many findings there are of each rule, the commonest first,
// for who decides which to begin with.
type statistics struct {
	printer
	rules map[string]*ruleCount
}

type ruleCount struct {
	name            string
	level           lint.Severity // the gravest
	findings, fixed int
	drafts          int
}

func newStatistics(w io.Writer, o Options) Reporter {
	return &statistics{printer{w: bufio.NewWriter(w), Style: o.Style, named: o.Named}, map[string]*ruleCount{}}
}

func (r *statistics) File(f *File) error {
	here := map[string]bool{}
	for i := range f.Findings {
		d := &f.Findings[i]
		c := r.rules[d.Rule]
		if c == nil {
			c = &ruleCount{name: d.Rule}
			r.rules[d.Rule] = c
		}
		c.findings++
		c.level = max(c.level, d.level)
		if d.safelyFixed() && !f.byParagraph {
			c.fixed++
		}
		if !here[d.Rule] {
			here[d.Rule] = true
			c.drafts++
		}
	}
	return nil
}

func (r *statistics) Close(s *Summary) error {
	all := slices.SortedFunc(maps.Values(r.rules), func(a, b *ruleCount) int {
		return cmp.Or(b.findings-a.findings, cmp.Compare(a.name, b.name))
	})
	for _, c := range all {
		level := c.level.String()
		fmt.Fprintf(r.w, "%7d  %s%*s  %-24s in %s", c.findings, r.paint(ink[c.level], level), 7-len(level), "", c.name, plural(c.drafts, "draft"))
		if c.fixed > 0 {
			fmt.Fprintf(r.w, ", %d can be fixed", c.fixed)
		}
		fmt.Fprintln(r.w)
	}
	r.summary(s)
	return r.w.Flush()
}
