package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/report"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

func (a *app) explain() *cobra.Command {
	return &cobra.Command{
		Use:   "explain NAME|ID",
		Short: "Tell what a rule means and why it is there",

		ValidArgsFunction: ruleNames,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("explain takes the name or the id of one rule; resolute rules lists them all")
			}
			rule, ok := lint.RuleNamed(rules.All, args[0])
			if !ok {
				return lint.UnknownRule(rules.All, args[0])
			}
			return written(report.Explain(a.stdout, report.Page{Rule: rule, Fix: firstFix(rule)}, style(a.stdout, "text", "auto")))
		},
	}
}

// ruleNames are offered by a shell, each with what it is about.
func ruleNames(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var names []cobra.Completion
	for _, r := range rules.All {
		names = append(names, cobra.CompletionWithDesc(r.Name, r.Summary))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// firstFix is what the rule offers for its own bad example.
func firstFix(rule *lint.Rule) *report.Fix {
	h := house.ByID(rule.House)
	if h == nil {
		h, _ = house.Detect(rule.Bad)
	}
	engine := lint.New(rules.All, lint.Options{})
	for _, d := range engine.Run(context.Background(), syntax.Parse(text.New(rule.Bad), h, nil), nil).All() {
		if d.Rule == rule && len(d.Fixes) > 0 {
			return &report.Fix{Title: d.Fixes[0].Title, Safe: d.Fixes[0].Safe}
		}
	}
	return nil
}
