// Package parallel divides work that a list makes among the processors.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Least is the least of a text, in bytes, that is given to a processor of its own:
// below it, starting one takes longer than the work.
const Least = 64 << 10

// Parts is how many processors a text of that many bytes is divided among, at least 1.
func Parts(bytes int) int { return max(1, min(runtime.GOMAXPROCS(0), bytes/Least)) }

// Do divides 0 up to n into parts, calls work for each of them at the same time, the
// last one on the caller's goroutine, and returns when all have. A part is from first
// up to end; it may be empty. Where one panics, Do does.
func Do(n, parts int, work func(part, first, end int)) {
	var done sync.WaitGroup
	var failure atomic.Pointer[any]
	for k := range parts {
		one := func() {
			defer func() {
				if v := recover(); v != nil {
					failure.Store(&v)
				}
			}()
			work(k, n*k/parts, n*(k+1)/parts)
		}
		if k == parts-1 {
			one()
		} else {
			done.Go(one)
		}
	}
	done.Wait()
	if v := failure.Load(); v != nil {
		panic(*v)
	}
}
