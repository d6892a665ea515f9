// Package sharedtest leads tests to the real texts and facts that lie beside the
// repository, in ../shared, and are no part of it.
package sharedtest

import (
	"os"
	"path/filepath"
	"testing"
)

// Path is the place of a file or folder there, for a test of a package two folders
// below the repository's own. Where it is missing the test is skipped, but fails if CI
// is "true": there it has to be.
func Path(t testing.TB, name string) string {
	t.Helper()
	path := filepath.FromSlash("../../../shared/" + name)
	if _, err := os.Stat(path); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("shared/%s has to be beside the repository: %v", name, err)
		}
		t.Skipf("shared/%s is not beside the repository", name)
	}
	return path
}
