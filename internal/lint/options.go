package lint

import (
	"fmt"
	"resolute/internal/catalogue"
	"slices"
	"strings"
)

// Setting is what a user's settings say of one rule.
type Setting struct {
	Off      bool
	Severity Severity // where the rule is not off
}

// ParseSetting reads "off" or the name of a severity.
func ParseSetting(s string) (Setting, bool) {
	if s == "off" {
		return Setting{Off: true}, true
	}
	sev, ok := ParseSeverity(s)
	return Setting{Severity: sev}, ok
}

// Options choose the rules that run and how grave their findings are. The zero
// value is every rule as its author set it.
type Options struct {
	// Rules holds what differs, by a rule's name or id.
	Rules map[string]Setting
	// Only, unless empty, names the rules that run, whatever Rules says of them.
	Only []string
	// Catalogue is what is known of cited acts; nil for the built-in facts.
	Catalogue *catalogue.Catalogue
	// SafeOnly tells that nobody will see the repairs that are not safe: a rule to which
	// they are dear need not look for them. The findings are the same.
	SafeOnly bool
}

// RuleNamed is the rule with that name or id.
func RuleNamed(rules []*Rule, name string) (*Rule, bool) {
	for _, r := range rules {
		if r.Name == name || strings.EqualFold(r.ID, name) {
			return r, true
		}
	}
	return nil, false
}

// UnknownRule is the error for a name that no rule has. It names the rule that
// the writer is likely to have meant.
func UnknownRule(rules []*Rule, name string) error {
	if near, ok := nearestRule(rules, name); ok {
		return fmt.Errorf("no rule is called %q; did you mean %s?", name, near)
	}
	return fmt.Errorf("no rule is called %q; resolute rules lists them all", name)
}

// nearestRule is the name or id of the rule that is likely to have been meant.
func nearestRule(rules []*Rule, name string) (string, bool) {
	names := make([]string, 0, 2*len(rules))
	for _, r := range rules {
		names = append(names, r.Name, r.ID)
	}
	return Nearest(name, names)
}

// setting is what the options say of a rule; false if nothing.
func (o Options) setting(r *Rule) (Setting, bool) {
	if s, ok := o.Rules[r.Name]; ok {
		return s, true
	}
	s, ok := o.Rules[r.ID]
	return s, ok
}

func (o Options) runs(r *Rule) bool {
	if len(o.Only) > 0 {
		return slices.Contains(o.Only, r.Name) || slices.Contains(o.Only, r.ID)
	}
	s, ok := o.setting(r)
	return !ok || !s.Off
}

// Nearest is the candidate that name is the least number of keystrokes away
// from, the first of several; false where all are too far to be what was meant.
func Nearest(name string, candidates []string) (string, bool) {
	// A third of the letters wrong, one at least: "labelgap", "lable-gap".
	best, limit := "", max(1, len(name)/3)
	for _, c := range candidates {
		if d := distance(strings.ToLower(name), strings.ToLower(c), limit); d <= limit {
			best, limit = c, d-1
		}
	}
	return best, best != ""
}

// distance counts the letters added, left out, changed or swapped with their
// neighbour between a and b; above limit it may be any number above limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(last[j]+1, row[j-1]+1, change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
