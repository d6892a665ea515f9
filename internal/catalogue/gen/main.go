// Command gen makes acts.tsv of the tables. It is run by go generate in the
// directory of package catalogue.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"resolute/internal/catalogue"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run() error {
	files, err := filepath.Glob("tables/*.csv")
	if err != nil {
		return err
	}
	tables := map[string]string{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		tables[filepath.Base(file)] = string(b)
	}
	acts, err := catalogue.GenerateActs(tables)
	if err != nil {
		return err
	}
	return os.WriteFile("acts.tsv", []byte(acts), 0o644)
}
