package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"
)

// man writes the manual for those who make packages; it is not in the help.
func (a *app) man() *cobra.Command {
	return &cobra.Command{
		Use:    "man FOLDER",
		Short:  "Write the manual pages into a folder",
		Hidden: true,
		Args:   cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(args[0], 0o755); err != nil {
				return fmt.Errorf("cannot write the manual: %w", err)
			}
			root := cmd.Root()
			asMarkdown(root)
			root.DisableAutoGenTag = true // pages of one version are the same whenever they are made
			head := &doc.GenManHeader{Title: "RESOLUTE", Section: "1", Source: "resolute " + version, Manual: "Resolute"}
			if err := doc.GenManTree(root, head, args[0]); err != nil {
				return fmt.Errorf("cannot write the manual: %w", err)
			}
			return nil
		},
	}
}

// asMarkdown keeps the generator, which takes help for Markdown, from reading
// 'a/**/*.txt' as words in bold.
func asMarkdown(cmd *cobra.Command) {
	star := strings.NewReplacer("*", `\*`, "_", `\_`)
	cmd.Long, cmd.Short = star.Replace(cmd.Long), star.Replace(cmd.Short)
	for _, c := range cmd.Commands() {
		asMarkdown(c)
	}
}
