//go:build !unix

package lineartest

import "time"

var start = time.Now()

// processorTime is the time that has passed, where the system does not tell more.
func processorTime() time.Duration { return time.Since(start) }
