package catalogue

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the README's table of series")

func TestTheReadmesTableOfSeriesIsThatOfTheTables(t *testing.T) {
	const path, from, to = "../../README.md", "<!-- series -->\n", "<!-- end of series -->"
	var b strings.Builder
	b.WriteString("| series | acts | with date | with title | coverage | as of |\n|---|---|---|---|---|---|\n")
	for _, s := range builtInSources() {
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %s | %s |\n", s.Name, s.Acts, s.Dates, s.Titles, s.Coverage, s.Last)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(data), from)
	_, tail, ok2 := strings.Cut(rest, to)
	if !ok || !ok2 {
		t.Fatal("the README has no place for the table of series")
	}
	want := head + from + b.String() + to + tail
	if want == string(data) {
		return
	}
	if !*update {
		t.Fatal("the README's table of series is out of date: run with -update")
	}
	if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}
