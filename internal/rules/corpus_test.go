package rules_test

import (
	"testing"

	"resolute/internal/sharedtest"
)

// corpus is where the real texts are; they are not part of the repository.
const corpus = "../../../shared/corpus"

// needCorpus skips the test where the corpus is not beside the repository, but
// not in continuous integration, where it must be.
func needCorpus(t testing.TB) {
	t.Helper()
	sharedtest.Path(t, "corpus")
}
