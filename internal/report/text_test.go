package report

import "testing"

// What stands behind "resolute lint --fix" can be typed into the shells of the system.
func TestAPathIsQuotedForTheShellsOfItsSystem(t *testing.T) {
	for _, c := range []struct{ path, others, windows string }{
		{"drafts/a.txt", "drafts/a.txt", "drafts/a.txt"},
		{`C:\Drafts\a.txt`, `'C:\Drafts\a.txt'`, `C:\Drafts\a.txt`},
		{"two words.txt", "'two words.txt'", `"two words.txt"`},
		{"the chair's.txt", `'the chair'\''s.txt'`, `"the chair's.txt"`},
		{"*.txt", "'*.txt'", "*.txt"},
		{"a (1), 50%.txt", "'a (1), 50%.txt'", `"a (1), 50%.txt"`},
	} {
		if got := argument(c.path, false); got != c.others {
			t.Errorf("%s: %s, want %s", c.path, got, c.others)
		}
		if got := argument(c.path, true); got != c.windows {
			t.Errorf("%s on Windows: %s, want %s", c.path, got, c.windows)
		}
	}
}
