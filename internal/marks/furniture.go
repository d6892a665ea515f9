package marks

import (
	"strings"

	"resolute/internal/lexicon"
	"resolute/internal/text"
)

const softHyphen = "\u00ad"

// furniture is what a page gives to a text that is no part of it: the numbers of lines
// in the margin, and the hyphens at which words were parted, with the line end behind
// them. A text copied from a page has it, and is read without. Where there is none,
// which is nearly always, that costs a pass at the speed of memory.
func furniture(s string) []text.Span {
	margin := marginOf(s)
	hyphens := hasParted(s)
	if margin.every == 0 && !hyphens {
		return nil
	}
	var out []text.Span
	add := func(from, to int) {
		if n := len(out); n > 0 && out[n-1].End == from {
			out[n-1].End = to
		} else if to > from {
			out = append(out, text.Span{Start: from, End: to})
		}
	}
	joined := false // the line before ends within a word
	for at := 0; at < len(s); {
		end, next := lineEnd(s, at, len(s))
		words := at + margin.take(s[at:end])
		if joined {
			words = end - len(strings.TrimLeft(s[words:end], " \t"))
		}
		add(at, words)
		if hyphens {
			for i := strings.Index(s[words:end], softHyphen); i >= 0; i = strings.Index(s[words:end], softHyphen) {
				add(words+i, words+i+len(softHyphen))
				words += i + len(softHyphen)
			}
			hyphen := partingHyphen(s[at:end], s[next:])
			if joined = hyphen > 0; joined {
				add(max(words, end-hyphen), next)
			}
		}
		at = next
	}
	return out
}

// hasParted tells that s has a soft hyphen, or a hyphen at the end of a line.
func hasParted(s string) bool {
	if strings.IndexByte(s, softHyphen[1]) >= 0 && strings.Contains(s, softHyphen) {
		return true
	}
	for {
		i := strings.IndexByte(s, '-')
		if i < 0 {
			return false
		}
		if s = s[i+1:]; s != "" && (s[0] == '\n' || s[0] == '\r' && len(s) > 1 && s[1] == '\n') {
			return true
		}
	}
}

// partingHyphen is the length of the hyphen at which the last word of a line is parted,
// 0 if none is. A soft hyphen is one; of another it is told by the words: the whole is
// a word, and the half on the next line is none.
func partingHyphen(line, rest string) int {
	end, _ := lineEnd(rest, 0, len(rest))
	next := strings.TrimLeft(rest[:end], " \t0123456789") // whatever number stands in the margin
	half := 0
	for half < len(next) && next[half] >= 'a' && next[half] <= 'z' {
		half++
	}
	switch {
	case half == 0:
		return 0
	case strings.HasSuffix(line, softHyphen):
		return len(softHyphen)
	case !strings.HasSuffix(line, "-") || lexicon.Known(next[:half]):
		return 0
	}
	head := line[:len(line)-1]
	start := len(head)
	for start > 0 && (head[start-1]|0x20 >= 'a' && head[start-1]|0x20 <= 'z') {
		start--
	}
	if start == len(head) || !lexicon.Known(head[start:]+next[:half]) {
		return 0
	}
	return 1
}

// margin is how the lines of a text are numbered: each, or every fifth.
type margin struct{ every, last int }

const (
	marginLines = 40 // lines at the head of a text that tell it
	shortLine   = 30 // a line that goes on on the next one is longer, in bytes
)

// marginOf tells how the lines of a text are numbered.
func marginOf(s string) margin {
	for _, every := range [...]int{1, 5} {
		if isNumbered(s, every) {
			return margin{every: every}
		}
	}
	return margin{}
}

// isNumbered tells that each line, or every fifth, has a number in the margin. Numbers
// of lines stand within sentences too, which those of paragraphs do not: two lines at
// least must go on with the one before.
func isNumbered(s string, every int) bool {
	m := margin{every: every}
	lines, numbers, within, before := 0, 0, 0, ""
	for at := 0; at < len(s) && lines < marginLines; {
		end, next := lineEnd(s, at, len(s))
		line := s[at:end]
		at = next
		if strings.TrimLeft(line, " \t") == "" {
			continue
		}
		n := m.take(line)
		words := strings.TrimSpace(line[n:])
		switch {
		case n > 0:
			numbers++
		case numbers == 0 && (every == 1 || lines > every+2):
			return false
		case line[0] == '1' && len(line) > 1 && (line[1] == ' ' || line[1] == '\t'):
			return false // the first of a list
		}
		if len(before) > shortLine && words != "" && words[0] >= 'a' && words[0] <= 'z' && strings.IndexByte(",;:.", before[len(before)-1]) < 0 {
			within++
		}
		lines, before = lines+1, words
	}
	return numbers >= 3 && numbers*every >= 8 && numbers*every*10 >= (lines-every-2)*9 && within >= 2
}

// take is the length of the number of a line with the blanks around it, if the line has
// the number that is due or the first of another page; 0 if it has none.
func (m *margin) take(line string) int {
	if m.every == 0 {
		return 0
	}
	start := 0
	for start < len(line) && line[start] == ' ' {
		start++
	}
	n, end := 0, start
	for end < len(line) && end < start+4 && line[end] >= '0' && line[end] <= '9' {
		n = 10*n + int(line[end]-'0')
		end++
	}
	if end == start || end < len(line) && line[end] != ' ' && line[end] != '\t' || n != m.last+m.every && n != m.every {
		return 0
	}
	m.last = n
	for end < len(line) && (line[end] == ' ' || line[end] == '\t') {
		end++
	}
	return end
}
