package rules_test

import (
	"os"
	"testing"
)

// corpus is where the real texts are; they are not part of the repository.
const corpus = "../../../shared/corpus"

// needCorpus skips the test where the corpus is not beside the repository, but
// not in continuous integration, where it must be.
func needCorpus(t testing.TB) {
	t.Helper()
	if _, err := os.Stat(corpus); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("the corpus is missing: %v", err)
		}
		t.Skip("the corpus of real texts is not beside the repository")
	}
}
