package complete_test

import (
	"strings"
	"testing"

	"resolute/internal/complete"
	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Whatever stands before the caret, suggestions fit the text: they replace what ends
// at the caret and nothing else, and begin as what is typed does.
func FuzzSuggestionsFitTheText(f *testing.F) {
	for _, s := range []string{
		"", "R", "The General Assembly,\n\nRecalling its resolution 7", "1.\tRequests the Secretary-General\n\n2.\tDec", "recalling\na)\tResolution 140 (Rev. \n",
		"resolves\n1\tto act on recalling \n2\tparagraph \u00a0", "(\u00a0(Resolution 1 (é", "a)\tone:\n\n", "Annex \n\u2028the G",
	} {
		for off := range len(s) + 3 {
			f.Add(s, uint8(0), uint16(off))
		}
	}
	ids := []string{"itu-pp", "unga", "unsc", "who", "mun", "us-whereas", "other"}
	f.Fuzz(func(t *testing.T, s string, h uint8, caret uint16) {
		if len(s) > 600 {
			return
		}
		tree := syntax.Parse(text.New(s), house.ByID(ids[int(h)%len(ids)]), nil)
		read := tree.Text.String()
		off := int(caret)%(len(read)+3) - 1 // before and behind the text too
		l := complete.At(tree, nil, off)
		if l.At.Start < 0 || l.At.End < l.At.Start || l.At.End > len(read) || len(l.Items) > complete.Most {
			t.Fatalf("at %d of %q: %v", off, read, l.At)
		}
		seen := map[string]bool{}
		for _, it := range l.Items {
			if it.Kind != complete.Reference && seen[it.Label] {
				t.Fatalf("at %d of %q: %q twice", off, read, it.Label)
			}
			seen[it.Label] = true
			if typed := l.At.In(read); !strings.EqualFold(it.Filter[:min(len(it.Filter), len(typed))], typed) {
				t.Fatalf("at %d of %q: %q for %q", off, read, it.Filter, typed)
			}
			if _, err := tree.Text.Apply(append([]text.Edit{{Span: l.At, New: it.Text}}, it.More...)...); err != nil {
				t.Fatalf("at %d of %q: %v", off, read, err)
			}
		}
		complete.Inline(tree, nil, off)
		if form, ok := complete.Signature(tree, nil, off); ok && (form.Active >= len(form.Parts) || form.Label == "") {
			t.Fatalf("at %d of %q: %+v", off, read, form)
		}
	})
}

func BenchmarkOpeners(b *testing.B) {
	s := strings.Repeat("The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n1.\tDecides to begin;\n\n", 800) + "2.\tReq"
	tree := syntax.Parse(text.New(s), house.ByID("unga"), nil)
	for b.Loop() {
		complete.At(tree, nil, len(s))
	}
}
