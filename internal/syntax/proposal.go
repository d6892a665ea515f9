package syntax

import (
	"strings"

	"resolute/internal/text"
)

// Proposals to a conference of the ITU have a symbol over each text: what is to become of
// it. The number of the proposal stands beside it: "MOD	EUR/45A12/1".
//
// Source: guidelines for proposals of the Plenipotentiary Conference, 2010.
const (
	Added       = "ADD"
	Modified    = "MOD"
	Suppressed  = "SUP"
	Unchanged   = "NOC"
	Editorially = "(MOD)"
)

var proposalSymbols = [...]string{Added, Modified, Suppressed, Unchanged, Editorially}

// longestProposal is how long the line with a symbol is at most, in bytes.
const longestProposal = 48

// ProposalSymbol is the symbol on a line that holds nothing else but the number of the
// proposal; empty where it is no such line.
func ProposalSymbol(line string) string {
	if len(line) < 3 || len(line) > longestProposal || strings.IndexByte("AMSN(", line[0]) < 0 {
		return ""
	}
	for _, symbol := range proposalSymbols {
		rest, ok := strings.CutPrefix(line, symbol)
		if !ok {
			continue
		}
		number := strings.TrimLeft(rest, blanks)
		slash := strings.IndexByte(number, '/')
		if rest == "" || number != rest && slash > 0 && slash+1 < len(number) && number[slash+1] >= '0' && number[slash+1] <= '9' && !strings.ContainsAny(number, " \t.,;") {
			return symbol
		}
	}
	return ""
}

// Proposal is the symbol that node i is the line of, and where it stands; empty where it
// is none.
func (t *Tree) Proposal(i int) (symbol string, at text.Span) {
	n := &t.Nodes[i]
	if n.Kind != Closing && n.Kind != Text {
		return "", text.Span{}
	}
	symbol = ProposalSymbol(n.Raw[n.Mark.Start:n.Mark.End])
	start := n.Start + n.Mark.Start
	return symbol, text.Span{Start: start, End: start + len(symbol)}
}

// Proposed is what is to become of an act, by the symbol over its heading, and where that
// stands; empty where there is none.
func (t *Tree) Proposed(a *Act) (symbol string, at text.Span) {
	if a.Heading < 1 {
		return "", text.Span{}
	}
	return t.Proposal(a.Heading - 1)
}

// isProposed tells that the line over node i is the symbol of a proposal.
func (t *Tree) isProposed(i int) bool {
	if i == 0 {
		return false
	}
	n := &t.Nodes[i-1]
	return n.form == closingForm && ProposalSymbol(n.Raw[n.Mark.Start:n.Mark.End]) != ""
}
