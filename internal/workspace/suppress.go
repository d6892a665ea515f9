package workspace

import (
	"resolute/internal/config"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

// Suppressions are those of the settings that hold for a file.
func Suppressions(c *config.Config, path string) []lint.Suppression {
	var out []lint.Suppression
	for i := range c.Suppress {
		if matches(c.Suppress[i].Files, path) {
			out = append(out, c.Suppress[i].Suppression)
		}
	}
	return out
}

// Locks are the numbers of a file that the settings lock.
func Locks(c *config.Config, path string) []syntax.Lock {
	var out []syntax.Lock
	for i := range c.Locks {
		if matches(c.Locks[i].Files, path) {
			out = append(out, c.Locks[i].Lock)
		}
	}
	return out
}

// Unlinks are the references of a file that the settings unlink.
func Unlinks(c *config.Config, path string) []syntax.Unlinking {
	var out []syntax.Unlinking
	for i := range c.Unlinks {
		if matches(c.Unlinks[i].Files, path) {
			out = append(out, c.Unlinks[i].Unlinking)
		}
	}
	return out
}

// matches tells whether a pattern, in the form that .gitignore has, matches a
// file or a folder over it; an empty pattern matches all.
func matches(p config.Pattern, path string) bool {
	if p.Text == "" {
		return true
	}
	var ign *ignore
	return ign.with(p.Dir, p.Text).matchWithin(path, false)
}
