// Command gen makes words.bin, field.bin and watch_table.go of the text tables beside them.
// It is run by go generate in the directory of package lexicon.
package main

import (
	"fmt"
	"go/format"
	"os"

	"resolute/internal/lexicon"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run() error {
	var list []string
	for _, name := range []string{"words.txt", "domain.txt"} {
		b, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		list = append(list, lexicon.ReadList(string(b))...)
	}
	filter, err := lexicon.BuildWords(list)
	if err != nil {
		return err
	}
	if err := os.WriteFile("words.bin", filter, 0o644); err != nil {
		return err
	}
	field, err := os.ReadFile("field.txt")
	if err != nil {
		return err
	}
	if filter, err = lexicon.BuildField(lexicon.ReadList(string(field))); err != nil {
		return err
	}
	if err := os.WriteFile("field.bin", filter, 0o644); err != nil {
		return err
	}
	terms, err := os.ReadFile("terms.txt")
	if err != nil {
		return err
	}
	table, err := lexicon.GenerateTerms(string(terms))
	if err != nil {
		return err
	}
	code, err := format.Source([]byte(table))
	if err != nil {
		return err
	}
	return os.WriteFile("watch_table.go", code, 0o644)
}
