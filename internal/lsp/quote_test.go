package lsp

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestQuoted puts every byte, and what takes several, at every place of a string.
func TestQuoted(t *testing.T) {
	units := []string{"“", "é", "\U0001F3DB", "\xff", "\xe2\x80"}
	for c := range 256 {
		units = append(units, string([]byte{byte(c)}))
	}
	for _, unit := range units {
		for n := range 19 {
			s := strings.Repeat("a", n) + unit + strings.Repeat("z", 18-n)
			var back string
			raw := appendQuoted(nil, s)
			want := strings.ToValidUTF8(s, "\uFFFD")
			if unit == "\xe2\x80" {
				want = strings.ReplaceAll(s, unit, "\uFFFD\uFFFD") // a mark for each byte
			}
			if err := json.Unmarshal(raw, &back); err != nil || back != want {
				t.Fatalf("%q is written %s, which is read %q: %v", s, raw, back, err)
			}
		}
	}
}
