package docx

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// scanner reads the XML of a part, element by element. It knows what Office Open
// XML uses and refuses the rest: a document type, with which entities come, is an
// error, and so is nesting beyond depthCap. encoding/xml reads 100 pages in half
// a second; this takes a hundredth of it.
type scanner struct {
	b     []byte
	pos   int
	open  []string // the elements around the place, by canonical name
	name  string   // of the element that began last
	attrs []byte   // its attributes as written
	empty bool     // it closes itself: its end is due
	err   error

	names    map[string]string // as written → canonical
	prefixes map[string]string // as written → canonical
}

// depthCap is how deep elements may stand in each other. Word's own documents
// stay below 60, nested tables with text boxes included.
const depthCap = 512

// namespaces are those that are known, transitional and strict, with the prefix
// that Word gives them.
var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":        "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                    "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":          "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                      "m",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             "r",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         "mc",
	"http://schemas.openxmlformats.org/drawingml/2006/main":               "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                           "a",
}

var errDocType = errors.New("it declares a document type, which no Word document does")

func newScanner(b []byte) *scanner {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	return &scanner{b: b, names: map[string]string{}, prefixes: map[string]string{}}
}

type token uint8

const (
	endOfPart token = iota
	startTag
	endTag
	charData
)

// next reads on; chars holds what charData brought, undecoded.
func (x *scanner) next() (tok token, chars []byte) {
	if x.err != nil {
		return endOfPart, nil
	}
	if x.empty {
		x.empty = false
		x.open = x.open[:len(x.open)-1]
		return endTag, nil
	}
	for x.pos < len(x.b) {
		if x.b[x.pos] != '<' {
			end := bytes.IndexByte(x.b[x.pos:], '<')
			if end < 0 {
				end = len(x.b) - x.pos
			}
			chars = x.b[x.pos : x.pos+end]
			x.pos += end
			return charData, chars
		}
		rest := x.b[x.pos:]
		switch {
		case bytes.HasPrefix(rest, []byte("</")):
			return x.endTag(rest)
		case bytes.HasPrefix(rest, []byte("<!--")):
			x.skipTo("-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			from := x.pos + len("<![CDATA[")
			x.skipTo("]]>")
			if x.err == nil {
				return charData, escaped(x.b[from : x.pos-len("]]>")])
			}
		case bytes.HasPrefix(rest, []byte("<?")):
			x.skipTo("?>")
		case bytes.HasPrefix(rest, []byte("<!")):
			x.err = errDocType
		default:
			return x.startTag(rest)
		}
		if x.err != nil {
			return endOfPart, nil
		}
	}
	if len(x.open) > 0 {
		x.err = fmt.Errorf("it breaks off within <%s>", x.open[len(x.open)-1])
	}
	return endOfPart, nil
}

// escaped writes the bytes of a CDATA section as character data has them.
func escaped(b []byte) []byte { return bytes.ReplaceAll(b, []byte("&"), []byte("&amp;")) }

func (x *scanner) skipTo(end string) {
	i := bytes.Index(x.b[x.pos:], []byte(end))
	if i < 0 {
		x.err = errors.New("it breaks off")
		return
	}
	x.pos += i + len(end)
}

func (x *scanner) endTag(rest []byte) (token, []byte) {
	end := bytes.IndexByte(rest, '>')
	if end < 0 || len(x.open) == 0 {
		x.err = errors.New("its elements do not fit together")
		return endOfPart, nil
	}
	name := x.canonical(bytes.TrimSpace(rest[2:end]))
	if name != x.open[len(x.open)-1] {
		x.err = fmt.Errorf("<%s> is closed by </%s>", x.open[len(x.open)-1], name)
		return endOfPart, nil
	}
	x.open = x.open[:len(x.open)-1]
	x.pos += end + 1
	return endTag, nil
}

func (x *scanner) startTag(rest []byte) (token, []byte) {
	end := tagEnd(rest)
	if end < 0 {
		x.err = errors.New("it breaks off")
		return endOfPart, nil
	}
	inside := rest[1:end]
	x.pos += end + 1
	x.empty = bytes.HasSuffix(inside, []byte("/"))
	if x.empty {
		inside = inside[:len(inside)-1]
	}
	n := bytes.IndexAny(inside, " \t\r\n")
	if n < 0 {
		n = len(inside)
	}
	x.attrs = inside[n:]
	if bytes.Contains(x.attrs, []byte("xmlns")) {
		x.declare()
	}
	x.name = x.canonical(inside[:n])
	x.open = append(x.open, x.name)
	if len(x.open) > depthCap {
		x.err = fmt.Errorf("its elements stand more than %d deep in each other", depthCap)
		return endOfPart, nil
	}
	return startTag, nil
}

// tagEnd is where the tag that b begins with ends, quoted values heeded.
func tagEnd(b []byte) int {
	var quote byte
	for i, c := range b {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// declare takes the prefixes that an element binds. They are taken to hold for
// the whole part, as every writer of such files has them.
func (x *scanner) declare() {
	eachAttr(x.attrs, func(name, value []byte) bool {
		prefix, ok := bytes.CutPrefix(name, []byte("xmlns"))
		if !ok {
			return true
		}
		prefix = bytes.TrimPrefix(prefix, []byte(":"))
		if short := namespaces[string(value)]; short != "" && x.prefixes[string(prefix)] != short {
			x.prefixes[string(prefix)] = short
			clear(x.names)
		}
		return true
	})
}

// canonical is the name of an element with Word's own prefix.
func (x *scanner) canonical(name []byte) string {
	if s, ok := x.names[string(name)]; ok {
		return s
	}
	prefix, local, ok := bytes.Cut(name, []byte(":"))
	if !ok {
		prefix, local = nil, name
	}
	s := string(name)
	if short := x.prefixes[string(prefix)]; short != "" {
		s = short + ":" + string(local)
	}
	if len(x.names) < 4096 {
		x.names[string(name)] = s
	}
	return s
}

func eachAttr(b []byte, f func(name, value []byte) bool) {
	for {
		eq := bytes.IndexByte(b, '=')
		if eq < 0 {
			return
		}
		name := bytes.TrimSpace(b[:eq])
		b = bytes.TrimLeft(b[eq+1:], " \t\r\n")
		if len(b) == 0 || b[0] != '"' && b[0] != '\'' {
			return
		}
		end := bytes.IndexByte(b[1:], b[0])
		if end < 0 || !f(name, b[1:1+end]) {
			return
		}
		b = b[end+2:]
	}
}

// attr is the value of an attribute of the element that began last, by the
// canonical name; empty if it has none.
func (x *scanner) attr(want string) string {
	_, local, _ := strings.Cut(want, ":")
	out := ""
	eachAttr(x.attrs, func(name, value []byte) bool {
		if !bytes.HasSuffix(name, []byte(local)) || x.canonical(name) != want && string(name) != local {
			return true
		}
		out = string(unescape(nil, value))
		return false
	})
	return out
}

// on tells whether a property that is on by being there is on.
func (x *scanner) on() bool {
	switch x.attr("w:val") {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// children calls f for every child of the element that began last, and reads past
// what f leaves of it.
func (x *scanner) children(f func(name string)) {
	depth := len(x.open)
	for {
		switch tok, _ := x.next(); tok {
		case endOfPart:
			return
		case endTag:
			if len(x.open) < depth {
				return
			}
		case startTag:
			f(x.name)
			x.leave(depth)
		}
	}
}

// leave reads on until the elements open are as many as depth.
func (x *scanner) leave(depth int) {
	for len(x.open) > depth {
		if tok, _ := x.next(); tok == endOfPart {
			return
		}
	}
}

// text is the character data of the element that began last.
func (x *scanner) text() string {
	depth := len(x.open)
	var out []byte
	for len(x.open) >= depth {
		switch tok, chars := x.next(); tok {
		case endOfPart:
			return string(out)
		case charData:
			out = unescape(out, chars)
		}
	}
	return string(out)
}

// unescape appends character data with its entities resolved: the five of XML and
// those by number. Bytes that are no UTF-8 become the sign for that.
func unescape(out, b []byte) []byte {
	if bytes.IndexByte(b, '&') < 0 {
		return appendValid(out, b)
	}
	for {
		i := bytes.IndexByte(b, '&')
		if i < 0 {
			return appendValid(out, b)
		}
		out = appendValid(out, b[:i])
		b = b[i:]
		end := bytes.IndexByte(b, ';')
		if end < 0 || end > 12 {
			out = append(out, '&')
			b = b[1:]
			continue
		}
		if r, ok := entity(string(b[1:end])); ok {
			out = utf8.AppendRune(out, r)
		} else {
			out = append(out, b[:end+1]...)
		}
		b = b[end+1:]
	}
}

func appendValid(out, b []byte) []byte {
	if utf8.Valid(b) {
		return append(out, b...)
	}
	return append(out, bytes.ToValidUTF8(b, []byte("\uFFFD"))...)
}

func entity(s string) (rune, bool) {
	switch s {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	num, ok := strings.CutPrefix(s, "#")
	if !ok {
		return 0, false
	}
	base := 10
	if hex, ok := strings.CutPrefix(num, "x"); ok {
		num, base = hex, 16
	}
	n, err := strconv.ParseUint(num, base, 32)
	if err != nil || n > utf8.MaxRune || n < ' ' && n != '\t' && n != '\n' && n != '\r' {
		return utf8.RuneError, err == nil
	}
	return rune(n), true
}
