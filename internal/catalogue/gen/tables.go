package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// table is one of the files under tables.
type table struct {
	coverage string // what its head says: "complete to 219", "partial"
	rows     [][]string
}

// act is a line of a volume.
type act struct{ body, key, date, year, title, item, editions, flags string }

func (a act) line() string {
	return strings.TrimRight(strings.Join([]string{a.body + " " + a.key, a.date, a.year, a.title, a.item, a.editions, a.flags}, "\t"), "\t") + "\n"
}

// generate gives the generated files by their paths.
func generate(dir string) (map[string]string, error) {
	tables := map[string]table{}
	for _, name := range []string{"unsc.csv", "unga.csv", "ecosoc.csv", "hrc.csv", "itu_pp.csv", "itu_other.csv", "series.csv"} {
		t, err := readTable(filepath.Join(dir, name))
		if err != nil {
			return nil, err
		}
		tables[name] = t
	}
	acts := actsOf(tables)
	// By key, not by line: a tab sorts before a blank.
	slices.SortFunc(acts, func(a, b act) int { return strings.Compare(a.body+" "+a.key, b.body+" "+b.key) })
	volumes := map[string]*strings.Builder{"unsc": {}, "unga": {}, "other": {}}
	for i, a := range acts {
		if i > 0 && a.body == acts[i-1].body && a.key == acts[i-1].key {
			return nil, fmt.Errorf("%s %s stands twice", a.body, a.key)
		}
		v := volumes[a.body]
		if v == nil {
			v = volumes["other"]
		}
		v.WriteString(a.line())
	}
	series, err := seriesOf(tables, acts)
	if err != nil {
		return nil, err
	}
	years, err := councilYears(tables["unsc.csv"])
	if err != nil {
		return nil, err
	}
	made := map[string]string{"acts/series.tsv": series, "security_council.csv": years}
	for name, v := range volumes {
		made["acts/"+name+".tsv.gz"] = v.String()
	}
	return made, nil
}

func readTable(path string) (table, error) {
	src, err := os.ReadFile(path)
	if err != nil {
		return table{}, err
	}
	var t table
	for line := range strings.Lines(string(src)) {
		if s, ok := strings.CutPrefix(line, "# coverage: "); ok {
			t.coverage = strings.TrimSpace(s)
		}
	}
	r := csv.NewReader(strings.NewReader(string(src)))
	r.Comment = '#'
	all, err := r.ReadAll() // that the rows have one length is its concern
	if err != nil {
		return table{}, fmt.Errorf("%s: %w", path, err)
	}
	t.rows = all[1:]
	for _, row := range t.rows {
		for _, f := range row {
			if strings.ContainsAny(f, "\t\n") || f != strings.TrimSpace(f) {
				return table{}, fmt.Errorf("%s: a tab, a line end or a blank at the end in %q", path, f)
			}
		}
	}
	return t, nil
}

func actsOf(tables map[string]table) []act {
	var acts []act
	for _, r := range tables["unsc.csv"].rows {
		acts = append(acts, act{body: "unsc", key: r[0], date: r[2], year: r[1], title: r[3], item: r[4]})
	}
	for _, body := range []string{"unga", "ecosoc", "hrc"} {
		for _, r := range tables[body+".csv"].rows {
			acts = append(acts, act{body: body, key: r[0], date: r[1], title: r[2]})
		}
	}
	for _, r := range tables["itu_pp.csv"].rows {
		a := act{body: "itu-pp", key: r[0], title: r[1], editions: r[2], flags: r[3]}
		if r[4] == "gone" {
			a.flags += " gone"
		}
		acts = append(acts, a)
	}
	for _, r := range tables["itu_other.csv"].rows {
		a := act{body: "itu-" + strings.ToLower(r[0]), key: r[2], title: r[3], editions: r[4], flags: "open"}
		if r[1] != "resolution" {
			a.key = r[1] + " " + a.key
		}
		acts = append(acts, a)
	}
	return acts
}

// seriesOf lists the series: body, name, acts, with a date, with a title, coverage,
// the newest date or year, source.
func seriesOf(tables map[string]table, acts []act) (string, error) {
	var b strings.Builder
	listed := map[string]bool{}
	for _, s := range tables["series.csv"].rows {
		body, coverage := s[0], tables[s[2]].coverage
		listed[body] = true
		n, dates, titles, newest := 0, 0, 0, ""
		for _, a := range acts {
			if a.body != body {
				continue
			}
			n++
			if a.date != "" {
				dates++
			}
			if a.title != "" {
				titles++
			}
			newest = max(newest, a.date, lastYear(a.editions))
		}
		if to, ok := strings.CutPrefix(coverage, "complete to "); ok {
			if err := complete(body, to, acts); err != nil {
				return "", err
			}
		} else if coverage != "partial" && coverage != "complete" {
			return "", fmt.Errorf("%s: coverage %q", s[2], coverage)
		}
		fmt.Fprintf(&b, "%s\t%s\t%d\t%d\t%d\t%s\t%s\t%s\n", body, s[1], n, dates, titles, coverage, newest, s[3])
	}
	for _, a := range acts {
		if !listed[a.body] {
			return "", fmt.Errorf("series.csv has no row for %s", a.body)
		}
	}
	return b.String(), nil
}

func lastYear(editions string) string {
	return editions[strings.LastIndexByte(editions, ' ')+1:]
}

// complete tells whether a series has every resolution from 1 to the last.
func complete(body, last string, acts []act) error {
	to, err := strconv.Atoi(last)
	if err != nil {
		return fmt.Errorf("%s: complete to %q", body, last)
	}
	has := make([]bool, to+1)
	for _, a := range acts {
		if n, err := strconv.Atoi(a.key); err == nil && a.body == body {
			if n < 1 || n > to {
				return fmt.Errorf("%s %d lies beyond %d, to which the series is complete", body, n, to)
			}
			has[n] = true
		}
	}
	for n := 1; n <= to; n++ {
		if !has[n] {
			return fmt.Errorf("%s %d is missing", body, n)
		}
	}
	return nil
}

// councilYears is the table of the Council's numbers by year.
func councilYears(t table) (string, error) {
	var b strings.Builder
	b.WriteString(`# Numbers of the Security Council's resolutions by year: year, first, last. Made by
# go generate of tables/unsc.csv, where the facts and their sources are.
# coverage: complete; the last year is open
year,first,last
`)
	first := ""
	for i, r := range t.rows {
		if first == "" {
			first = r[0]
		}
		if i+1 < len(t.rows) && t.rows[i+1][1] == r[1] {
			continue
		}
		if i+1 < len(t.rows) && t.rows[i+1][1] < r[1] {
			return "", fmt.Errorf("unsc.csv: %s is of %s, after one of %s", t.rows[i+1][0], t.rows[i+1][1], r[1])
		}
		fmt.Fprintf(&b, "%s,%s,%s\n", r[1], first, r[0])
		first = ""
	}
	return b.String(), nil
}
