package syntax

import (
	"strings"

	"resolute/internal/text"
)

// CommentMark begins a comment: a line that is the drafter's own and no part of
// the resolution. No house's texts have such lines. To the tree a comment is a
// blank line, so that no rule sees it; exports leave it out.
const CommentMark = "%%"

// Comment is a line of comments.
type Comment struct {
	text.Span // what it says, without the mark and the blanks around it
	// Before is the paragraph that it stands before; the number of nodes where
	// none follows.
	Before int
}

// Directive is a comment that tells the program something: a verb, what it is about,
// and the reason behind a colon. "allow label-gap: withdrawn" lets a finding stand.
type Directive struct {
	Verb   string
	About  text.Span // what stands between the verb and the colon, with its blanks
	Reason string    // without the blanks around it; empty where there is none
}

// ReasonDue stands for the reason in what an editor has put in. It is none yet.
const ReasonDue = "say why"

// Reasoned tells that a directive has its reason.
func (d Directive) Reasoned() bool { return d.Reason != "" && d.Reason != ReasonDue }

// The verbs. A comment that begins with none of them is a note of the drafter's and
// says nothing to the program.
const (
	Allow      = "allow"   // lets findings stand
	LockNumber = "lock"    // keeps the number of the paragraph that follows
	Unlink     = "unlink"  // says that a reference is none that is followed
	Confirm    = "confirm" // says what a reference names: its words come in place of the reason
)

var verbs = [...]string{Allow, LockNumber, Unlink, Confirm}

// Directive is what the comment tells the program in src, the text that it is of; false
// for a note.
func (c Comment) Directive(src string) (Directive, bool) {
	s := c.In(src)
	for _, verb := range verbs {
		rest, ok := strings.CutPrefix(s, verb)
		if !ok || rest != "" && rest[0] != ' ' && rest[0] != '\t' && rest[0] != ':' {
			continue
		}
		about, reason, _ := strings.Cut(rest, ":")
		at := c.Start + len(verb)
		return Directive{verb, text.Span{Start: at, End: at + len(about)}, strings.TrimSpace(reason)}, true
	}
	return Directive{}, false
}

// isComment tells that a line, which may begin with blanks, is a comment.
func isComment(line string) bool {
	return strings.HasPrefix(strings.TrimLeft(line, " \t\ufeff"), CommentMark)
}

// HasComments tells that a text may have comments.
func HasComments(s string) bool { return strings.Contains(s, CommentMark) }

// Comments are the comments of the text, in order.
func (t *Tree) Comments() []Comment { return t.comments }

// note reads the comments of a text that may have some.
func (t *Tree) note() {
	s := t.Text.String()
	var out []Comment
	node := 0
	eachLine(s, func(at, end, _ int) {
		if !isComment(s[at:end]) {
			return
		}
		for node < len(t.Nodes) && (t.Nodes[node].Start < at || t.Nodes[node].Kind == Blank) {
			node++
		}
		out = append(out, Comment{said(s, at, end), node})
	})
	t.comments = out
	t.settle(nil)
}

// said is what the comment that is the line s[at:end] says.
func said(s string, at, end int) text.Span {
	from := at + strings.Index(s[at:end], CommentMark) + len(CommentMark)
	for from < end && (s[from] == ' ' || s[from] == '\t') {
		from++
	}
	for end > from && (s[end-1] == ' ' || s[end-1] == '\t') {
		end--
	}
	return text.Span{Start: from, End: end}
}

// WithoutComments is a text without its comments, as it leaves the house.
func WithoutComments(s string) string {
	if !HasComments(s) {
		return s
	}
	var b strings.Builder
	eachLine(s, func(at, end, next int) {
		if !isComment(s[at:end]) {
			b.WriteString(s[at:next])
		}
	})
	return b.String()
}

// eachLine yields the lines of s: where each begins, ends, and the next begins.
func eachLine(s string, yield func(at, end, next int)) {
	for at := 0; at < len(s); {
		end, next := lineEnd(s, at)
		yield(at, end, next)
		at = next
	}
}

// beforeComments is where the part of s up to end stops that is followed by
// comments and blank lines only.
func beforeComments(s string, start, end int) int {
	for end > start {
		line := start + strings.LastIndexAny(s[start:end], "\r\n") + 1
		if !isComment(s[line:end]) {
			return end
		}
		end = trimmed(s, start, line)
	}
	return end
}
