package catalogue

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
)

// GenerateActs is acts.tsv for the given tables, by their file names. Only the
// generator and the test that checks its work call it.
func GenerateActs(tables map[string]string) (string, error) {
	var lines []string
	add := func(key, date, year, title, item, editions, flags string) {
		lines = append(lines, strings.TrimRight(strings.Join([]string{key, date, year, title, item, editions, flags}, "\t"), "\t"))
	}
	for _, t := range []struct {
		file string
		row  func(f []string)
	}{
		{"unsc.csv", func(f []string) { add("unsc "+f[0], f[2], f[1], f[3], f[4], "", "") }},
		{"unga.csv", func(f []string) { add("unga "+f[0], f[1], "", f[2], "", "", "") }},
		{"ecosoc.csv", func(f []string) { add("ecosoc "+f[0], f[1], "", f[2], "", "", "") }},
		{"hrc.csv", func(f []string) { add("hrc "+f[0], f[1], "", f[2], "", "", "") }},
		{"itu_pp.csv", func(f []string) {
			flags := f[3]
			if f[4] == "gone" {
				flags += " gone"
			}
			add("itu-pp "+f[0], "", "", f[1], "", f[2], flags)
		}},
		{"itu_other.csv", func(f []string) {
			key := "itu-" + strings.ToLower(f[0]) + " "
			if f[1] != "resolution" {
				key += f[1] + " "
			}
			add(key+f[2], "", "", f[3], "", f[4], "open")
		}},
	} {
		src, ok := tables[t.file]
		if !ok {
			return "", fmt.Errorf("no table %s", t.file)
		}
		r := csv.NewReader(strings.NewReader(src))
		r.Comment = '#'
		all, err := r.ReadAll()
		if err != nil {
			return "", fmt.Errorf("%s: %w", t.file, err)
		}
		for _, f := range all[1:] {
			for i := range f {
				if strings.ContainsAny(f[i], "\t\n") {
					return "", fmt.Errorf("%s: a tab or line end in %q", t.file, f[i])
				}
			}
			t.row(f)
		}
	}
	// By key, not by line: a tab sorts before a blank.
	keyOf := func(line string) string { k, _, _ := strings.Cut(line, "\t"); return k }
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(keyOf(a), keyOf(b)) })
	for i := 1; i < len(lines); i++ {
		if keyOf(lines[i]) == keyOf(lines[i-1]) {
			return "", fmt.Errorf("%s stands twice", keyOf(lines[i]))
		}
	}
	return strings.Join(lines, "\n") + "\n", nil
}
