package rules_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"resolute/internal/rules"
)

var update = flag.Bool("update", false, "rewrite the README's table of rules and the goldens")

const readme = "../../README.md"

func TestTheReadmesTableIsTheListOfRules(t *testing.T) {
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- rules -->\n", "<!-- end of rules -->"
	head, rest, ok := strings.Cut(string(data), begin)
	had, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("the README has lost the place of its table of rules")
	}
	var table strings.Builder
	table.WriteString("| rule | | severity | what it tells |\n|---|---|---|---|\n")
	for _, r := range rules.All {
		fmt.Fprintf(&table, "| `%s` | %s | %s | %s |\n", r.Name, r.ID, r.Severity, r.Summary)
	}
	if had == table.String() {
		return
	}
	if !*update {
		t.Fatal("the README's table of rules is out of date: run with -update")
	}
	if err := os.WriteFile(readme, []byte(head+begin+table.String()+end+tail), 0o644); err != nil {
		t.Fatal(err)
	}
}
