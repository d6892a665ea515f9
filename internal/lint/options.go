package lint

import (
	"fmt"
	"slices"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/text"
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
	return text.Nearest(name, names)
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
