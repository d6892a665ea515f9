package config

import (
	"bytes"

	"github.com/pelletier/go-toml/v2/unstable"

	"resolute/internal/text"
)

// TableAt is the place of a table in the text of a settings file, whose header stands on
// that line, from one: its lines with the blank ones before them, without the comments
// that lead to the next table. It reports false where none begins there.
func TableAt(data []byte, line int) (text.Span, bool) {
	start := lineStart(data, line)
	end, here := len(data), false
	var p unstable.Parser
	p.Reset(data)
	for p.NextExpression() {
		e := p.Expression()
		if e.Kind != unstable.Table && e.Kind != unstable.ArrayTable {
			continue
		}
		_, offset := nameOf(e)
		if here {
			end = 1 + bytes.LastIndexByte(data[:offset], '\n')
			break
		}
		here = start <= offset && offset < lineStart(data, line+1)
	}
	if !here {
		return text.Span{}, false
	}
	for end > start {
		last := 1 + bytes.LastIndexByte(data[:end-1], '\n')
		if s := bytes.TrimSpace(data[last:end]); len(s) > 0 && s[0] != '#' || last == start {
			break
		}
		end = last
	}
	for start > 0 {
		above := 1 + bytes.LastIndexByte(data[:start-1], '\n')
		if len(bytes.TrimSpace(data[above:start])) > 0 {
			break
		}
		start = above
	}
	return text.Span{Start: start, End: end}, true
}

// lineStart is where a line begins, from one; the end of data where it has not so many.
func lineStart(data []byte, line int) int {
	at := 0
	for range line - 1 {
		n := bytes.IndexByte(data[at:], '\n')
		if n < 0 {
			return len(data)
		}
		at += n + 1
	}
	return at
}
