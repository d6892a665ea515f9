package workspace

import (
	"resolute/internal/config"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

// Suppressions are those of the settings that hold for a file.
func Suppressions(c *config.Config, path string) []lint.Suppression { return holding(c.Suppress, path) }

// Locks are the numbers of a file that the settings lock.
func Locks(c *config.Config, path string) []syntax.Lock { return holding(c.Locks, path) }

// Unlinks are the references of a file that the settings unlink.
func Unlinks(c *config.Config, path string) []syntax.Unlinking { return holding(c.Unlinks, path) }

// holding are those of all that hold for a file.
func holding[T any](all []config.For[T], path string) []T {
	var out []T
	for i := range all {
		if matches(all[i].Files, path) {
			out = append(out, all[i].What)
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
