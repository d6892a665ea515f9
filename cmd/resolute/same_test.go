package main

import (
	"runtime"
	"testing"

	"resolute/internal/report"
)

// One processor or sixteen, with what was kept of the last run and without, today and
// tomorrow: every form prints the same bytes.
func TestOutputIsTheSameHoweverItIsMade(t *testing.T) {
	cache := t.TempDir()
	t.Chdir("../../testdata")
	processors := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(processors)
	for _, form := range report.FormatNames() {
		args := []string{"lint", "--format", form, "--min-severity", "hint", "--color", "never", "drafts", "adopted"}
		runtime.GOMAXPROCS(1)
		want, errs, code := call(append(args, "--no-cache")...)
		if code != exitFindings || errs != "" || want == "" {
			t.Fatalf("%s: exit code %d %s", form, code, errs)
		}
		for _, n := range []int{1, 2, 16} {
			runtime.GOMAXPROCS(n)
			for _, how := range [][]string{{"--no-cache"}, {"--cache-dir", cache}, {"--cache-dir", cache}} {
				if got, _, _ := call(append(args, how...)...); got != want {
					t.Errorf("%s, %d processors, %v: another output", form, n, how)
				}
			}
		}
	}
}
