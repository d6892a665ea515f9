package house

import "testing"

func TestStrength(t *testing.T) {
	for _, c := range []struct{ house, phrase, milder, own, stronger string }{
		{"unga", "Notes with appreciation", "takes note with interest of", "notes with appreciation", "takes note with appreciation of"},
		{"unga", "Urges", "requests", "urges", "strongly urges"},
		{"unga", "Also requests", "calls upon", "requests", "urges"},
		{"unga", "Welcoming", "takes note with appreciation of", "welcomes", "welcomes with appreciation"},
		{"unsc", "Condemns", "strongly deplores", "condemns", "strongly condemns"},
	} {
		steps, at := ByID(c.house).Strength(c.phrase)
		if len(steps) == 0 || steps[at] != c.own || steps[at-1] != c.milder || steps[at+1] != c.stronger {
			t.Errorf("%s: %q at %d", c.phrase, steps, at)
		}
	}
	if steps, _ := ByID("unga").Strength("Bearing in mind"); steps != nil {
		t.Errorf("of an opener without neighbours: %q", steps)
	}
}
