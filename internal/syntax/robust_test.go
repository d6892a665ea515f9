package syntax_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A change gives the lines that a line of a text becomes; its first one stands
// for the paragraph. lead is the opener that the gold has for it, "" if none.
type change struct {
	name string
	line func(s, lead string) []string
	all  func(s string) string // done to the whole at last; keeps the lines
	less float64               // percentage points of labels, parts or openers that may be lost
}

func each(f func(s, lead string) string) func(string, string) []string {
	return func(s, lead string) []string { return []string{f(s, lead)} }
}

// wrapped breaks a line at the width, and sets what goes on in by indent.
func wrapped(width int, indent string) func(string, string) []string {
	return func(s, _ string) []string {
		var out []string
		for len(s) > width {
			at := strings.LastIndexByte(s[:width], ' ')
			if at <= len(indent) {
				if at = strings.IndexByte(s[len(indent):], ' ') + len(indent); at < len(indent) {
					break
				}
			}
			out = append(out, s[:at])
			s = indent + strings.TrimLeft(s[at:], " ")
		}
		return append(out, s)
	}
}

func label(s string) (l, rest string, ok bool) {
	l, rest, ok = strings.Cut(s, "\t")
	return l, rest, ok && len(l) < 8
}

var changes = []change{
	{name: "as they are", line: each(func(s, _ string) string { return s })},
	{name: "wrapped at 72 columns", line: wrapped(72, "")},
	{name: "wrapped at 72 columns, hanging", line: wrapped(72, "      ")},
	{name: "wrapped at 72 columns, no empty lines", less: 2.5, line: func(s, _ string) []string {
		if strings.TrimSpace(s) == "" {
			return nil
		}
		return wrapped(72, "")(s, "")
	}},
	{name: "no empty lines", line: func(s, _ string) []string {
		if strings.TrimSpace(s) == "" {
			return nil
		}
		return []string{s}
	}},
	{name: "an empty line after every line", line: func(s, _ string) []string { return []string{s, ""} }},
	{name: "one blank for a tab", less: 1, line: each(func(s, _ string) string { return strings.ReplaceAll(s, "\t", " ") })},
	{name: "four blanks for a tab", less: 1, line: each(func(s, _ string) string { return strings.ReplaceAll(s, "\t", "    ") })},
	{name: "no-break blank for a tab", less: 1, line: each(func(s, _ string) string { return strings.ReplaceAll(s, "\t", "\u00a0") })},
	{name: "em space for a tab", less: 1, line: each(func(s, _ string) string { return strings.ReplaceAll(s, "\t", "\u2003") })},
	{name: "no-break blanks before figures", line: each(func(s, _ string) string {
		b := []byte(nil)
		for i := range len(s) {
			if s[i] == ' ' && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' {
				b = append(b, "\u00a0"...)
				continue
			}
			b = append(b, s[i])
		}
		return string(b)
	})},
	{name: "no-break hyphens", line: each(func(s, _ string) string { return strings.ReplaceAll(s, "-", "\u2011") })},
	{name: "straight quotation marks", line: each(func(s, _ string) string {
		return strings.NewReplacer("“", "\"", "”", "\"", "‘", "'", "’", "'").Replace(s)
	})},
	{name: "curly quotation marks", line: each(func(s, _ string) string { return strings.ReplaceAll(s, "'", "’") })},
	{name: "blanks at the ends", line: each(func(s, _ string) string { return s + " \t " })},
	{name: "set in by four blanks", line: each(func(s, _ string) string { return "    " + s })},
	{name: "set in by a tab", line: each(func(s, _ string) string { return "\t" + s })},
	{name: "openers in capitals", line: each(func(s, lead string) string {
		if i := strings.Index(s, lead); lead != "" && i >= 0 {
			return s[:i] + strings.ToUpper(lead) + s[i+len(lead):]
		}
		return s
	})},
	{name: "openers in Markdown's italics", line: each(func(s, lead string) string {
		if i := strings.Index(s, lead); lead != "" && i >= 0 {
			return s[:i] + "*" + lead + "*" + s[i+len(lead):]
		}
		return s
	})},
	{name: "openers in underscores, labels in bold", line: each(func(s, lead string) string {
		if i := strings.Index(s, lead); lead != "" && i >= 0 {
			s = s[:i] + "_" + lead + "_" + s[i+len(lead):]
		}
		if l, rest, ok := label(s); ok {
			s = "**" + l + "** " + rest
		}
		return s
	})},
	{name: "labels on lines of their own", line: func(s, _ string) []string {
		if l, rest, ok := label(s); ok {
			return []string{l, rest}
		}
		return []string{s}
	}},
	{name: "quoted as in an e-mail", line: each(func(s, _ string) string { return "> " + s })},
	{name: "CR LF", line: each(func(s, _ string) string { return s }), all: func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
	{name: "a byte order mark", line: each(func(s, _ string) string { return s }), all: func(s string) string { return "\ufeff" + s }},
}

// changed is the text after the change, and where each of its lines has gone.
func (c change) changed(src string, leads map[int]string) (string, map[int]int) {
	lines, to := []string(nil), map[int]int{}
	for i, s := range strings.Split(strings.TrimSuffix(src, "\n"), "\n") {
		to[i+1] = len(lines) + 1
		lines = append(lines, c.line(strings.TrimSuffix(s, "\r"), leads[i+1])...)
	}
	out := strings.Join(lines, "\n") + "\n"
	if c.all != nil {
		out = c.all(out)
	}
	return out, to
}

// Texts are copied out of web pages and PDFs, mailed, wrapped, pasted into other
// programs. What they say stays, so what is read of them has to stay, too.
func TestTheReadingHoldsThroughSuperficialChanges(t *testing.T) {
	needCorpus(t)
	slips := goldSlips(t)
	var plain []goldScores
	for _, c := range changes {
		t.Run(c.name, func(t *testing.T) {
			for k, f := range goldFloors {
				var s goldScores
				files, _ := filepath.Glob(filepath.Join(corpus, "texts", f.folder, "*.json"))
				for _, file := range files {
					gold := readGold(t, file)
					src, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
					if err != nil {
						t.Fatal(err)
					}
					leads := map[int]string{}
					for _, b := range gold.Blocks {
						if lead, ok := goldOpener(b); ok {
							leads[b.Line] = lead
						}
					}
					txt, to := c.changed(string(src), leads)
					for i := range gold.Blocks {
						gold.Blocks[i].moved = to[gold.Blocks[i].Line]
					}
					s.read(t, filepath.Base(file), txt, gold, slips)
				}
				t.Logf("%-7s label %6.2f role %6.2f opener %6.2f", f.folder, s.label.percent(), s.role.percent(), s.opener.percent())
				if len(plain) == k {
					plain = append(plain, s)
				}
				p := plain[k]
				for _, x := range []struct {
					what     string
					got, was float64
				}{{"labels", s.label.percent(), p.label.percent()}, {"parts", s.role.percent(), p.role.percent()}, {"openers", s.opener.percent(), p.opener.percent()}} {
					if x.got < x.was-c.less-0.15 {
						t.Errorf("%s: %s %.2f %%, %.2f %% of the text as it is", f.folder, x.what, x.got, x.was)
					}
				}
			}
		})
	}
}
