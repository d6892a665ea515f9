// Package lineartest holds code to time that grows with the length of a text, for
// tests of hostile texts. It counts processor time, of which a machine that is busy
// with other work takes no more, and asks again before it believes a bad figure.
package lineartest

import (
	"testing"
	"time"
)

// Sizes are the lengths in bytes that are compared.
const (
	Small = 1 << 13
	Large = 16 * Small
)

// Check fails the test where work on a text of Large bytes takes out of proportion
// more than on one of Small. prepare makes a text of a size and gives the work on
// it. In a short run nothing is measured.
func Check(t testing.TB, what string, prepare func(size int) (work func())) {
	t.Helper()
	if testing.Short() {
		return
	}
	const (
		most  = 4 * Large / Small // a square would be 16 times as much as a line
		least = 30 * time.Millisecond
	)
	small, large := prepare(Small), prepare(Large)
	var short, long time.Duration
	for range 6 {
		short, long = took(small, 8), took(large, 1)
		if long <= most*short+least {
			return
		}
	}
	t.Errorf("%s: %v of processor time for %d kB, %v for %d kB", what, short, Small>>10, long, Large>>10)
}

// took is the processor time of one of n runs.
func took(work func(), n int) time.Duration {
	start := processorTime()
	for range n {
		work()
	}
	return (processorTime() - start) / time.Duration(n)
}
