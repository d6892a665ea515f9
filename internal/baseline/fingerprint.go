package baseline

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

// Fingerprints names each of the findings, in their order, by what is wrong and
// where in the outline: the rule, the path of the paragraph, the words found
// fault with. Lines added above, another wrapping or another indent leave it as
// it is. Findings alike in all of that are told apart by their order.
func Fingerprints(tree *syntax.Tree, found []lint.Diagnostic) []string {
	out := make([]string, len(found))
	seen := make(map[[sha256.Size]byte]uint32, len(found))
	var b []byte
	for i, d := range found {
		b = append(append(b[:0], d.Rule.ID...), 0)
		if n := lint.NodeAt(tree, d.Span.Start); n >= 0 {
			b = append(b, tree.Path(n)...)
		}
		b = append(b, 0)
		b = appendFolded(b, d.Span.In(tree.Text.String()))
		sum := sha256.Sum256(b)
		if nth := seen[sum]; nth > 0 {
			seen[sum]++
			sum = sha256.Sum256(binary.BigEndian.AppendUint32(b, nth))
		} else {
			seen[sum] = 1
		}
		// 64 bits: among a million findings two agree once in 40 million runs.
		out[i] = hex.EncodeToString(sum[:8])
	}
	return out
}

// appendFolded adds s with every run of blanks as one.
func appendFolded(b []byte, s string) []byte {
	first := true
	for word := range strings.FieldsSeq(s) {
		if !first {
			b = append(b, ' ')
		}
		b, first = append(b, word...), false
	}
	return b
}
