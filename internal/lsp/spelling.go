package lsp

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"go.lsp.dev/uri"
)

// spelling is how the editor spells the names of documents where that is not the
// way the library does: file:///C:/drafts for file:///c%3A/drafts. Inside, a
// document has one name; what goes out is put in the editor's spelling, because
// some editors compare names letter by letter.
type spelling struct {
	mu    sync.Mutex
	known map[string]string // of ours, with the quotation mark before, theirs
	pairs atomic.Pointer[[]pair]
}

// pair is one name, or the beginning of many.
type pair struct{ ours, theirs []byte }

// learn takes notice of a name, of a document or a folder.
func (s *spelling) learn(theirs string) {
	u, err := uri.Parse(theirs)
	ours := strings.TrimSuffix(string(u), "/")
	theirs = strings.TrimSuffix(theirs, "/")
	if err != nil || ours == theirs {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.known == nil {
		s.known = map[string]string{}
	}
	s.known[`"`+ours] = strings.Clone(`"` + theirs)
	var all []pair
	for o, t := range s.known {
		all = append(all, pair{[]byte(o), []byte(t)})
	}
	// A document's own name comes before that of the folder it is in.
	slices.SortFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(len(b.ours), len(a.ours)), bytes.Compare(a.ours, b.ours))
	})
	s.pairs.Store(&all)
}

// theirs puts the names in a message in the editor's spelling.
func (s *spelling) theirs(message []byte) []byte {
	if pairs := s.pairs.Load(); pairs != nil {
		for i := range *pairs {
			message = (*pairs)[i].replaced(message)
		}
	}
	return message
}

// replaced is the message with the pair's name in the other spelling. A name ends
// with its quotation mark, that of a folder with the stroke before what is in it.
func (p *pair) replaced(message []byte) []byte {
	var out []byte
	from := 0
	for at := 0; ; {
		i := bytes.Index(message[at:], p.ours)
		if i < 0 {
			break
		}
		i += at
		at = i + len(p.ours)
		if at < len(message) && (message[at] == '"' || message[at] == '/' || message[at] == '#') {
			out = append(append(out, message[from:i]...), p.theirs...)
			from = at
		}
	}
	if from == 0 {
		return message
	}
	return append(out, message[from:]...)
}
